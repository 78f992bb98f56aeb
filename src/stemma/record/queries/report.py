"""Which report is meant, for the staff?"""

from __future__ import annotations

from uuid import UUID

from stemma.record.models import Report
from stemma.shapes import NotFoundError


def the_report(newsroom_id: UUID, report_id: UUID) -> Report:
    """The report in whatever state, with its current version; NotFoundError where there is none."""
    report = Report.objects.filter(newsroom_id=newsroom_id, pk=report_id).select_related("current", "newsroom").first()
    if report is None:
        raise NotFoundError(
            f"There is no report {report_id} on this record; the list of reports shows those there are."
        )
    return report
