"""Ask for a report's entry in the archive to be made anew, where it looks as if it fell behind the record."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.find_row import find_report
from stemma.actions.queue import enqueue
from stemma.record.models.report import ReportState
from stemma.shapes import StateError


def ask_index(actor: Actor, report_id: UUID) -> None:
    """The worker makes the entry anew. StateError for a report that the archives do not hold."""
    require(actor, "publish")
    with transaction.atomic():
        report = find_report(actor, report_id, lock=True)
        if report.state not in (ReportState.PUBLISHED, ReportState.WITHDRAWN):
            raise StateError(
                _("The state of this report is “%(state)s”, and the archive holds only what was published.")
                % {"state": report.get_state_display()}
            )
        record_event(actor, ("report", report.pk), "index_asked", report_id=report.pk)
        enqueue(actor.newsroom_id, "index", report=str(report.pk))
