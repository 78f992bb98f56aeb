"""Decline: an inbox item is not published; what was received stays received."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.find_row import find_item
from stemma.record.models.inbox import ItemState
from stemma.record.models.report import ReportState
from stemma.shapes import StateError, clock


def decline(actor: Actor, item_id: UUID, reason: str = "") -> None:
    """The item leaves the inbox; a report that was never published is declined with it."""
    require(actor, "decline")
    with transaction.atomic():
        item = find_item(actor, item_id, lock=True)
        if item.state != ItemState.WAITING:
            raise StateError(
                _("The state of this item is “%(state)s” already; open the inbox for what waits.")
                % {"state": item.get_state_display()}
            )
        item.state, item.reason = ItemState.DECLINED, reason
        item.handled_by_id, item.handled_at = actor.user_id, clock.now()
        item.save()
        if item.report.state == ReportState.INBOX:
            item.report.state = ReportState.DECLINED
            item.report.save(update_fields=["state"])
        record_event(actor, ("inbox_item", item.pk), "declined", report_id=item.report_id)


def reopen(actor: Actor, item_id: UUID) -> None:
    """Undo of a decline: the item waits in the inbox again."""
    require(actor, "decline")
    with transaction.atomic():
        item = find_item(actor, item_id, lock=True)
        if item.state != ItemState.DECLINED:
            raise StateError(
                _("The state of this item is “%(state)s”, so there is nothing to undo.")
                % {"state": item.get_state_display()}
            )
        item.state, item.handled_by, item.handled_at = ItemState.WAITING, None, None
        item.save()
        if item.report.state == ReportState.DECLINED:
            item.report.state = ReportState.INBOX
            item.report.save(update_fields=["state"])
        record_event(actor, ("inbox_item", item.pk), "reopened", report_id=item.report_id)
