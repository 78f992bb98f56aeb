"""Decide a case: with reasons, by a person, and what follows from it happens at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.correct import correct
from stemma.actions.event import record_event
from stemma.actions.find_row import find_case
from stemma.actions.withdraw import Removal, withdraw
from stemma.record.models import Case, CaseStep
from stemma.record.models.case import CaseKind, CaseState
from stemma.shapes import InputError, StateError, clock

_OPEN = (CaseState.OPEN, CaseState.REVIEW)


@dataclass(frozen=True, slots=True)
class NewText:
    """The corrected report that an accepted case leads to."""

    headline: str
    text: str
    note: str
    base_number: int | None = None


def review_case(actor: Actor, case_id: UUID, note: str = "", *, is_public: bool = True) -> None:
    """The case is under review; a note to the sender, or one for the desk alone."""
    with transaction.atomic():
        case = _open_case(actor, case_id)
        case.state = CaseState.REVIEW
        case.save(update_fields=["state"])
        CaseStep.objects.create(
            case=case, state=case.state, by_id=actor.user_id, note=note.strip(), is_public=is_public
        )
        record_event(actor, ("case", case.pk), "reviewed", report_id=case.report_id)


def decline_case(actor: Actor, case_id: UUID, reasons: str) -> None:
    """The case is declined; the sender reads the reasons under their receipt."""
    with transaction.atomic():
        _close(actor, _open_case(actor, case_id), CaseState.DECLINED, reasons)


def accept_case(
    actor: Actor, case_id: UUID, reasons: str, *, new_text: NewText | None = None, removal: Removal | None = None
) -> None:
    """The case is accepted, and in the same transaction the correction is published or the report withdrawn."""
    with transaction.atomic():
        case = _open_case(actor, case_id)
        if case.kind == CaseKind.CORRECTION and new_text is None:
            raise InputError(_("An accepted correction makes a new version; put the text right and write the note."))
        if case.kind == CaseKind.CLAIM:
            if removal is None:
                raise InputError(_("An accepted claim takes the report down; choose what the tombstone says."))
            if case.held_at is None:
                raise StateError(
                    _("This claim has not been held against the engine; hold the claimed work beside the report first.")
                )
        _close(actor, case, CaseState.ACCEPTED, reasons)
        if new_text is not None:
            correct(
                actor,
                case.report_id,
                text=new_text.text,
                headline=new_text.headline,
                note=new_text.note,
                case_id=case.pk,
                base_number=new_text.base_number,
            )
        if removal is not None:
            withdraw(actor, case.report_id, replace(removal, case_id=case.pk))


def take_back_case(actor: Actor, case_id: UUID) -> None:
    """The sender takes the case back; whoever calls has checked the receipt."""
    with transaction.atomic():
        case = find_case(actor, case_id, lock=True)
        if case.state not in _OPEN:
            raise StateError(
                _("The state of this case is “%(state)s” already; nothing can be taken back.")
                % {"state": case.get_state_display()}
            )
        case.state, case.decided_at = CaseState.TAKEN_BACK, clock.now()
        case.save(update_fields=["state", "decided_at"])
        CaseStep.objects.create(case=case, state=case.state)
        record_event(actor, ("case", case.pk), "taken_back", report_id=case.report_id)


def _open_case(actor: Actor, case_id: UUID) -> Case:
    case = find_case(actor, case_id, lock=True)
    require(actor, "decide_claim" if case.kind == CaseKind.CLAIM else "decide_case")
    if case.state not in _OPEN:
        raise StateError(
            _("The state of this case is “%(state)s” already; its page shows the decision.")
            % {"state": case.get_state_display()}
        )
    return case


def _close(actor: Actor, case: Case, state: CaseState, reasons: str) -> None:
    if not reasons.strip():
        raise InputError(_("A decision has reasons that the sender can read; write them."))
    case.state, case.reasons = state, reasons.strip()
    case.decided_at, case.decided_by_id = clock.now(), actor.user_id
    case.save(update_fields=["state", "reasons", "decided_at", "decided_by"])
    CaseStep.objects.create(case=case, state=state, by_id=actor.user_id, note=case.reasons)
    record_event(
        actor,
        ("case", case.pk),
        state.value.replace(" ", "_"),
        report_id=case.report_id,
        data={"kind": case.kind, "ground": case.ground},
    )
