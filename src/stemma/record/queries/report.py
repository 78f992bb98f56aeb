"""Which report is meant, for the staff?"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from stemma.record.models import Report
from stemma.record.models.report import ReportState
from stemma.shapes import NotFoundError


def the_report(newsroom_id: UUID, report_id: UUID) -> Report:
    """The report in whatever state, with its current version; NotFoundError where there is none."""
    report = Report.objects.filter(newsroom_id=newsroom_id, pk=report_id).select_related("current", "newsroom").first()
    if report is None:
        raise NotFoundError(
            _("There is no report %(report_id)s on this record; the list of reports shows those there are.")
            % {"report_id": report_id}
        )
    return report


def published_by_id(newsroom_id: UUID, ids: Sequence[str]) -> dict[str, Report]:
    """Published reports with their current versions, by id as text; others are left out."""
    reports = Report.objects.filter(newsroom_id=newsroom_id, pk__in=ids, state=ReportState.PUBLISHED)
    return {str(report.pk): report for report in reports.select_related("current")}
