"""What does the feed tell, change by change? The public events of reports, in the order in which they happened.

Events are insert-only, so a full page of them never changes its bounds: that makes archives of the feed possible.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from stemma.record.models import Event, Report
from stemma.record.models.report import ReportState
from stemma.record.queries.front import as_listed

FED = ("published", "corrected", "updated", "withdrawn")


def fed_events(newsroom_id: UUID) -> QuerySet[Event]:
    """The events that the feed tells, oldest first."""
    return Event.objects.filter(newsroom_id=newsroom_id, subject_type="report", verb__in=FED).order_by("at", "pk")


def last_events(newsroom_id: UUID, report_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """For each of the reports the id of the last event that the feed tells of it."""
    rows = fed_events(newsroom_id).filter(report_id__in=report_ids).values_list("report_id", "pk")
    return {report_id: pk for report_id, pk in rows if report_id}


def newest_event(newsroom_id: UUID) -> UUID | None:
    """The last event that can have changed what the feed shows: of a report, of a reading, or of the newsroom itself."""
    events = Event.objects.filter(newsroom_id=newsroom_id, subject_type__in=("report", "reading", "newsroom"))
    return events.order_by("-at", "-pk").values_list("pk", flat=True).first()


def fed_reports(newsroom_id: UUID, report_ids: Collection[UUID]) -> dict[UUID, Report]:
    """The reports that are or were public, with what an entry or a tombstone tells."""
    public = (ReportState.PUBLISHED, ReportState.WITHDRAWN)
    reports = Report.objects.filter(newsroom_id=newsroom_id, pk__in=report_ids, state__in=public)
    return {report.pk: report for report in as_listed(reports.select_related("withdrawal"))}
