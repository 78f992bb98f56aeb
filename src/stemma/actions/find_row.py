"""Which row is meant? Found in the actor's newsroom, or one sentence that says it is not there."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor
from stemma.record.models import Case, Copy, InboxItem, Letter, Report
from stemma.shapes import NotFoundError

M = TypeVar("M", bound=models.Model)


def find_report(actor: Actor, report_id: UUID, *, lock: bool = False) -> Report:
    """The report, locked for the caller's transaction where asked."""
    return _find(Report, actor, report_id, lock)


def find_item(actor: Actor, item_id: UUID, *, lock: bool = False) -> InboxItem:
    """The inbox item."""
    return _find(InboxItem, actor, item_id, lock)


def find_case(actor: Actor, case_id: UUID, *, lock: bool = False) -> Case:
    """The case."""
    return _find(Case, actor, case_id, lock)


def find_copy(actor: Actor, copy_id: UUID, *, lock: bool = False) -> Copy:
    """The copy."""
    return _find(Copy, actor, copy_id, lock)


def find_letter(actor: Actor, letter_id: UUID, *, lock: bool = False) -> Letter:
    """The letter."""
    return _find(Letter, actor, letter_id, lock)


def _find(model: type[M], actor: Actor, row_id: UUID, lock: bool) -> M:
    rows = model._default_manager.filter(newsroom_id=actor.newsroom_id, pk=row_id)
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise NotFoundError(
            _("There is nothing of the number %(row_id)s on this record; go back to the list and open it from there.")
            % {"row_id": row_id}
        )
    return row
