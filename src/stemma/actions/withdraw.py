"""Withdraw: a report must not be used any more. A tombstone stands where it stood, and says why."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.check_copy import forget_checks
from stemma.actions.event import record_event
from stemma.actions.find_row import find_report
from stemma.actions.keep import erase_all
from stemma.actions.queue import enqueue
from stemma.record.models import Case, InboxItem, Reading, Received, SightedMatch, Sighting, Version, Withdrawal
from stemma.record.models.change import WithdrawalKind
from stemma.record.models.inbox import ItemState
from stemma.record.models.report import ReportState
from stemma.shapes import InputError, StateError, clock

REASONS = ("wrong", "retracted by its source", "author's wish", "copyright", "privacy", "court order", "other")


@dataclass(frozen=True, slots=True)
class Removal:
    """Why and how a report goes: ``note`` is for readers; ``is_legal`` gives 451 (RFC 7725), else 410."""

    kind: str
    reason: str
    note: str
    is_legal: bool = False
    demanded_by: str = ""
    law: str = ""
    case_id: UUID | None = None


def withdraw(actor: Actor, report_id: UUID, removal: Removal) -> UUID:
    """The withdrawal's id. From here on no page, feed, search or version shows the text; the archive follows at once."""
    require(actor, "withdraw")
    if removal.kind not in WithdrawalKind.values or removal.reason not in REASONS:
        raise InputError(f"A withdrawal is a kill or a takedown, for one of: {', '.join(REASONS)}.")
    if not removal.note.strip():
        raise InputError(_("A tombstone says why the report is gone; write the note that readers will see."))
    if removal.is_legal and (removal.kind != WithdrawalKind.TAKEDOWN or not removal.demanded_by.strip()):
        raise InputError(_("A legal demand is a takedown and names who demanded it; fill both in."))
    with transaction.atomic():
        report = find_report(actor, report_id, lock=True)
        if report.state != ReportState.PUBLISHED or report.current is None:
            raise StateError(
                _("The state of this report is “%(state)s”; only a published report is withdrawn.")
                % {"state": report.get_state_display()}
            )
        report.state, report.changed_at = ReportState.WITHDRAWN, clock.now()
        report.indexed_at = None
        report.save(update_fields=["state", "changed_at", "indexed_at"])
        withdrawal = Withdrawal.objects.create(
            newsroom_id=actor.newsroom_id,
            report=report,
            kind=removal.kind,
            http_status=451 if removal.is_legal else 410,
            reason=removal.reason,
            note=removal.note.strip(),
            demanded_by=removal.demanded_by.strip(),
            law=removal.law.strip(),
            case=Case.objects.filter(pk=removal.case_id, report=report).first() if removal.case_id else None,
            by_id=actor.person_id,
        )
        InboxItem.objects.filter(report=report, state=ItemState.WAITING).update(
            state=ItemState.DECLINED, handled_by_id=actor.user_id, handled_at=clock.now()
        )
        record_event(
            actor,
            ("report", report.pk),
            "withdrawn",
            report_id=report.pk,
            version=report.current.number,
            data={
                "withdrawal": withdrawal.pk,
                "kind": removal.kind,
                "reason": removal.reason.replace("'", ""),
                "status": withdrawal.http_status,
            },
        )
        enqueue(actor.newsroom_id, "index", report=str(report.pk))
        enqueue(actor.newsroom_id, "letters", withdrawal=str(withdrawal.pk))
    return withdrawal.pk


def erase(actor: Actor, report_id: UUID) -> None:
    """The words of a withdrawn report are gone for good, as a law asks: versions, readings, bytes, sightings, fingerprints."""
    require(actor, "erase")
    with transaction.atomic():
        report = find_report(actor, report_id, lock=True)
        if report.state != ReportState.WITHDRAWN:
            raise StateError(
                _("The state of this report is “%(state)s”; only a withdrawn report can be erased.")
                % {"state": report.get_state_display()}
            )
        now = clock.now()
        versions = Version.objects.filter(report=report)
        sightings = Sighting.objects.filter(matches__report=report)
        received = set(versions.values_list("received", flat=True)) | set(sightings.values_list("received", flat=True))
        received |= set(InboxItem.objects.filter(report=report).values_list("received", flat=True))
        Reading.objects.filter(version__in=versions).update(document={})
        InboxItem.objects.filter(report=report).update(document=None)
        versions.update(text="", headline="", search_text="", erased_at=now)
        Sighting.objects.filter(pk__in=list(sightings.values_list("pk", flat=True))).update(document=None)
        SightedMatch.objects.filter(report=report).update(match={})
        Case.objects.filter(report=report).update(held=None, passage_text="", work_text="")
        rows = Received.objects.filter(pk__in=received - {None})
        digests = set(rows.values_list("sha256", flat=True))
        Received.objects.filter(sha256__in=digests).update(erased_at=now, name="")
        forget_checks(actor.newsroom_id, report.pk)
        report.slug = ""
        report.save(update_fields=["slug"])
        record_event(actor, ("report", report.pk), "erased", report_id=report.pk, data={"files": len(digests)})
        enqueue(actor.newsroom_id, "index", report=str(report.pk))
        transaction.on_commit(lambda: erase_all(digests))
