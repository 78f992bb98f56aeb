"""Correct: a mistake is put right, or more is told. The report gets a new version, the old one stays to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.carry import carry_reading
from stemma.actions.event import record_event
from stemma.actions.find_row import find_item, find_report
from stemma.actions.keep_mended import keep_mended, mended_fields
from stemma.actions.queue import enqueue
from stemma.actions.version import add_version, clean
from stemma.record.models import Case, Correction, Received, Report
from stemma.record.models.change import ChangeKind
from stemma.record.models.inbox import ItemKind, ItemState
from stemma.record.models.report import ReportState
from stemma.record.queries.document import document_of
from stemma.shapes import Document, InputError, StateError, clock, from_plain


@dataclass(frozen=True, slots=True)
class Corrected:
    """The version that came of it."""

    report_id: UUID
    correction_id: UUID
    from_number: int
    to_number: int


def correct(
    actor: Actor,
    report_id: UUID,
    *,
    text: str,
    headline: str,
    note: str,
    kind: str = ChangeKind.CORRECTION,
    case_id: UUID | None = None,
    base_number: int | None = None,
) -> Corrected:
    """A new public version with ``text`` and ``headline`` and the public ``note``. ``base_number`` guards against two editors at once."""
    require(actor, "correct")
    if not note.strip():
        raise InputError(
            _("A correction says what was wrong and what is right now; write the note that readers will see.")
        )
    if kind not in ChangeKind.values:
        raise InputError(f"A change is a correction or an update, and this says {kind!r}; choose one.")
    report = find_report(actor, report_id)
    old = _current_document(report, base_number)
    text = text.replace("\r\n", "\n") if "\r\n" not in old.text else text
    if (text, clean(headline)) == (old.text, old.headline):
        raise InputError(_("Nothing in the text or headline is changed; change the words that were wrong."))
    if not text.strip():
        raise InputError(_("The corrected text is empty; to take the report back, use Withdraw."))
    document = keep_mended(old, carry_reading(old, text, clean(headline)), mended_fields(report))
    with transaction.atomic():
        report = find_report(actor, report_id, lock=True)
        if _current_document(report, base_number) != old:
            raise StateError(
                _("Somebody changed this report while you wrote; compare with the newest version and send it again.")
            )
        return _put_version(actor, report, document, None, note.strip(), kind, case_id)


def accept_upstream(actor: Actor, item_id: UUID, note: str) -> Corrected:
    """The change that came from upstream becomes the report's new version."""
    require(actor, "correct")
    with transaction.atomic():
        item = find_item(actor, item_id, lock=True)
        if item.kind != ItemKind.CHANGED_UPSTREAM or item.state != ItemState.WAITING or item.document is None:
            raise StateError(_("This item is no change that waits; open the inbox for what does."))
        report = find_report(actor, item.report_id, lock=True)
        document = from_plain(Document, item.document)
        newest = report.versions.order_by("-number").first()
        if newest is not None:
            document = keep_mended(document_of(newest), document, mended_fields(report))
        if report.state == ReportState.INBOX:
            version = add_version(report, document, item.received, by=actor.user_id)
            record_event(
                actor,
                ("report", report.pk),
                "version_added",
                report_id=report.pk,
                version=version.number,
                data={"item": item.pk},
            )
            corrected = Corrected(report.pk, report.pk, version.number - 1, version.number)
        else:
            _current_document(report, None)
            kind = ChangeKind.CORRECTION if "sig:correction" in document.signals else ChangeKind.UPDATE
            corrected = _put_version(
                actor, report, document, item.received, note.strip() or "Changed at its source.", kind, None
            )
        item.state, item.handled_by_id, item.handled_at = ItemState.PUBLISHED, actor.user_id, clock.now()
        item.save()
    return corrected


def _current_document(report: Report, base_number: int | None) -> Document:
    if report.state != ReportState.PUBLISHED or report.current is None:
        raise StateError(
            _("The state of this report is “%(state)s”; only a published report is corrected.")
            % {"state": report.get_state_display()}
        )
    if base_number is not None and report.current.number != base_number:
        raise StateError(
            _("You corrected version %(base_number)s, and version %(number)s is the current one; begin from that.")
            % {"base_number": base_number, "number": report.current.number}
        )
    return document_of(report.current)


def _put_version(
    actor: Actor,
    report: Report,
    document: Document,
    received: Received | None,
    note: str,
    kind: str,
    case_id: UUID | None,
) -> Corrected:
    old = report.current
    assert old is not None
    version = add_version(report, document, received, by=actor.user_id)
    version.published_at = report.changed_at = clock.now()
    version.save(update_fields=["published_at"])
    report.current = version
    report.save(update_fields=["current", "changed_at"])
    case = Case.objects.filter(pk=case_id, report=report).first() if case_id else None
    correction = Correction.objects.create(
        newsroom_id=actor.newsroom_id,
        report=report,
        kind=kind,
        from_version=old,
        to_version=version,
        note=note,
        case=case,
        by_id=actor.person_id,
    )
    record_event(
        actor,
        ("report", report.pk),
        "corrected" if kind == ChangeKind.CORRECTION else "updated",
        report_id=report.pk,
        version=version.number,
        data={"correction": correction.pk, "from": old.number, "case": case.pk if case else None},
    )
    enqueue(actor.newsroom_id, "index", report=str(report.pk))
    enqueue(actor.newsroom_id, "letters", correction=str(correction.pk))
    return Corrected(report.pk, correction.pk, old.number, version.number)
