"""Which reports stand on the front page? The published ones, newest first."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from stemma.record.models import Correction, Report
from stemma.record.models.report import ReportState
from stemma.record.queries.public_report import readings_in_force, with_versions


def newest_reports(newsroom_id: UUID) -> QuerySet[Report]:
    """The published reports, newest first, each with what a list shows: current version, its reading, its corrections."""
    published = Report.objects.filter(newsroom_id=newsroom_id, state=ReportState.PUBLISHED, current__isnull=False)
    return as_listed(published.order_by("-published_at", "-pk"))


def as_listed(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Reports with what a list shows, in as many queries for one as for a hundred; corrections are in ``changes``, newest first."""
    corrections = with_versions(Correction.objects.all()).order_by("-created_at", "-pk")
    return (
        reports.select_related("current")
        .defer("current__search_text")
        .prefetch_related(
            readings_in_force("current__readings"), Prefetch("corrections", corrections, to_attr="changes")
        )
    )
