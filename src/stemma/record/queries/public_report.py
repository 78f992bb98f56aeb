"""What may be shown of a report to everybody? Published reports in their published versions, and withdrawn ones as such."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from stemma.record.models import Correction, Reading, Report, Version
from stemma.record.models.report import ReportState
from stemma.record.queries.document import document_of
from stemma.shapes import Document

WORDS_OF_A_VERSION = ("headline", "text", "search_text")


def public_report(newsroom_id: UUID, report_id: UUID) -> Report | None:
    """The report with its current version and withdrawal, if it is or was public; None for the inbox and the declined."""
    reports = Report.objects.select_related("current", "withdrawal", "newsroom").defer("current__search_text")
    public = (ReportState.PUBLISHED, ReportState.WITHDRAWN)
    return reports.filter(newsroom_id=newsroom_id, pk=report_id, state__in=public, current__isnull=False).first()


def published_versions(report: Report) -> list[Version]:
    """Every version that was ever public, oldest first, without its words."""
    return list(report.versions.filter(published_at__isnull=False).defer(*WORDS_OF_A_VERSION).order_by("number"))


def published_version(report: Report, number: int) -> Version | None:
    """A version with its reading in force, if it was ever public."""
    versions = with_readings(report.versions.filter(published_at__isnull=False, number=number))
    return versions.first()


def changes_of(report: Report) -> list[Correction]:
    """The corrections and updates of a report, oldest first, with their two versions."""
    return list(with_versions(Correction.objects.filter(report=report)).order_by("created_at", "pk"))


def with_versions(corrections: QuerySet[Correction]) -> QuerySet[Correction]:
    """The corrections with the two versions that each joins, without their words."""
    deferred = [f"{end}__{name}" for end in ("from_version", "to_version") for name in WORDS_OF_A_VERSION]
    return corrections.select_related("from_version", "to_version").defer(*deferred)


def with_readings(versions: QuerySet[Version]) -> QuerySet[Version]:
    """The versions with their readings in force, in one query more."""
    return versions.defer("search_text").prefetch_related(readings_in_force("readings"))


def readings_in_force(path: str) -> Prefetch[str, QuerySet[Reading], str]:
    """To be prefetched where `read_of` will ask."""
    return Prefetch(path, Reading.objects.filter(ended_at__isnull=True), to_attr="in_force")


def reading_of(version: Version) -> Reading | None:
    """The reading in force of a version that was fetched with `readings_in_force`, or asked for now."""
    in_force: Sequence[Reading] | None = getattr(version, "in_force", None)
    if in_force is None:
        return version.readings.filter(ended_at__isnull=True).first()
    return in_force[0] if in_force else None


def read_of(version: Version) -> Document:
    """The Document of a version, without a query where its reading was fetched with it."""
    return document_of(version, reading_of(version))
