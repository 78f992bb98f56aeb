"""Under which address does a thing stand on the public side, as a path and as a whole address?"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from stemma.publishing.site.asker import newsroom_of
from stemma.record.models import Report

# Addresses of their own below a report's: a headline that gives one of these as its slug must not hide behind it.
TAKEN = frozenset({"v", "difference", "history", "republish", "report-an-error", "claim"})


def base_of(request: HttpRequest) -> str:
    """Where this desk is reached from outside, with no slash at its end: as the newsroom says, as set, or as asked for."""
    given = newsroom_of(request).address or str(settings.PUBLIC_ADDRESS)
    return (given or request.build_absolute_uri("/")).rstrip("/")


def slug_of(report: Report) -> str:
    """The readable end of a report's address; never empty, never one of TAKEN."""
    slug = report.slug or "report"
    return f"{slug}-report" if slug in TAKEN else slug


def report_path(report: Report) -> str:
    """The path of a report's page."""
    return reverse("site:report", args=[report.pk, slug_of(report)])


def bare_path(report_id: UUID) -> str:
    """The path that names a report by nothing but its id, as a tombstone's has to."""
    return reverse("site:bare", args=[report_id])


def version_path(report_id: UUID, number: int) -> str:
    """The path of one version."""
    return reverse("site:version", args=[report_id, number])


def difference_path(report_id: UUID, from_number: int, to_number: int) -> str:
    """The path of what changed between two versions."""
    return reverse("site:difference", args=[report_id, from_number, to_number])
