"""Write letters: for every live copy that carries what was corrected or withdrawn, a letter that waits for a person."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.find_row import find_copy, find_letter, find_report
from stemma.record.models import Copy, Correction, Letter, Newsroom, Report, Withdrawal
from stemma.record.models.letter import LetterState
from stemma.shapes import CreditCheck, InputError, Match, StateError, clock, from_plain


def write_letters(actor: Actor, *, correction_id: UUID | None = None, withdrawal_id: UUID | None = None) -> int:
    """How many letters were written; a copy that has one already gets no second, so it can be run again."""
    require(actor, "work")
    with transaction.atomic():
        correction = Correction.objects.filter(pk=correction_id).first() if correction_id else None
        withdrawal = Withdrawal.objects.filter(pk=withdrawal_id).first() if withdrawal_id else None
        change = correction or withdrawal
        if change is None:
            return 0
        return sum(_write_one(actor, copy, correction, withdrawal) for copy in _copies_due(change.report, correction))


def write_credit_letter(actor: Actor, copy_id: UUID) -> UUID:
    """A letter that asks for the credit that is missing; StateError where none is."""
    require(actor, "send_letter")
    with transaction.atomic():
        copy = find_copy(actor, copy_id, lock=True)
        match = from_plain(Match, copy.matched.match)
        missing = [check for check in match.credit if check.state == "missing"]
        if not missing:
            raise StateError(_("Nothing of the credit is missing in this copy, so there is nothing to ask for."))
        known = Letter.objects.filter(copy=copy, about="credit", state=LetterState.DRAFT).first()
        if known is not None:
            return known.pk
        with translation.override(_lang_of(copy)):
            body = _credit_body(copy, missing)
            subject = _("Credit for “%(headline)s”") % {"headline": _headline(copy.report)}
        return _make(actor, copy, "credit", subject, body).pk


def send_letter(actor: Actor, letter_id: UUID, *, to: str, subject: str, body: str) -> None:
    """A person has approved the letter and sent it by their own mail; what went out is kept."""
    require(actor, "send_letter")
    if not to.strip() or not subject.strip() or not body.strip():
        raise InputError(_("A letter has a receiver, a subject and a text; fill in what is missing."))
    with transaction.atomic():
        letter = _draft(actor, letter_id)
        letter.to, letter.subject, letter.body = to.strip(), " ".join(subject.split())[:300], body
        letter.state, letter.approved_by_id, letter.sent_at = LetterState.SENT, actor.user_id, clock.now()
        letter.save()
        record_event(
            actor,
            ("letter", letter.pk),
            "sent",
            report_id=letter.copy.report_id,
            data={"copy": letter.copy_id, "about": letter.about},
        )


def drop_letter(actor: Actor, letter_id: UUID) -> None:
    """The letter is not sent; the copy stays on the list."""
    require(actor, "send_letter")
    with transaction.atomic():
        letter = _draft(actor, letter_id)
        letter.state, letter.approved_by_id = LetterState.DROPPED, actor.user_id
        letter.save()
        record_event(actor, ("letter", letter.pk), "dropped", report_id=letter.copy.report_id)


def letters_of_report(actor: Actor, report_id: UUID) -> int:
    """Letters for copies that were found after the last correction or withdrawal; how many were written."""
    require(actor, "send_letter")
    with transaction.atomic():
        report = find_report(actor, report_id, lock=True)
        correction = report.corrections.order_by("-created_at").first()
        withdrawal = Withdrawal.objects.filter(report=report).first()
        if correction is None and withdrawal is None:
            raise StateError(
                _("This report was neither corrected nor withdrawn, so its copies need no letter about that.")
            )
        correction = None if withdrawal else correction
        return sum(_write_one(actor, copy, correction, withdrawal) for copy in _copies_due(report, correction))


def _draft(actor: Actor, letter_id: UUID) -> Letter:
    letter = find_letter(actor, letter_id, lock=True)
    if letter.state != LetterState.DRAFT:
        raise StateError(
            _("The state of this letter is “%(state)s” already; the list of letters shows what waits.")
            % {"state": letter.get_state_display()}
        )
    return letter


def _copies_due(report: Report, correction: Correction | None) -> list[Copy]:
    copies = Copy.objects.filter(report=report, is_live=True).select_related("page__site", "report", "matched")
    copies = copies.exclude(judgements__ended_at__isnull=True, judgements__verdict="no copy")
    if correction is not None:
        copies = copies.filter(version_number__lt=correction.to_version.number)
    return list(copies)


def _write_one(actor: Actor, copy: Copy, correction: Correction | None, withdrawal: Withdrawal | None) -> int:
    if Letter.objects.filter(copy=copy, correction=correction, withdrawal=withdrawal).exclude(about="credit").exists():
        return 0
    with translation.override(_lang_of(copy)):
        if withdrawal is not None:
            about, subject, body = "withdrawal", _("Withdrawn: “%(headline)s”"), _withdrawal_body(copy, withdrawal)
        else:
            assert correction is not None
            about, subject, body = "correction", _("Correction of “%(headline)s”"), _correction_body(copy, correction)
        subject = subject % {"headline": _headline(copy.report)}
    _make(actor, copy, about, subject, body, correction, withdrawal)
    return 1


def _make(
    actor: Actor,
    copy: Copy,
    about: str,
    subject: str,
    body: str,
    correction: Correction | None = None,
    withdrawal: Withdrawal | None = None,
) -> Letter:
    contact = copy.page.site.contact if copy.page.site else ""
    letter = Letter.objects.create(
        newsroom_id=copy.newsroom_id,
        copy=copy,
        about=about,
        to=contact,
        subject=subject[:300],
        body=body,
        correction=correction,
        withdrawal=withdrawal,
    )
    record_event(
        actor, ("letter", letter.pk), "written", report_id=copy.report_id, data={"copy": copy.pk, "about": about}
    )
    return letter


def _lang_of(copy: Copy) -> str:
    """The language of the letter: the newsroom's, since its editors must be able to read what they approve."""
    return Newsroom.objects.values_list("lang", flat=True).get(pk=copy.newsroom_id) or "en"


def _headline(report: Report) -> str:
    return report.current.headline if report.current and report.current.headline else _("a report")


def _address(report: Report) -> str:
    newsroom = report.newsroom
    return f"{newsroom.address or settings.PUBLIC_ADDRESS}/r/{report.pk}"


def _sign_off(copy: Copy) -> str:
    newsroom = copy.report.newsroom
    reach = f"\n{newsroom.contact}" if newsroom.contact else ""
    return _("Please answer to this letter if anything in it is not right.") + f"\n\n{newsroom.name}{reach}\n"


def _opening(copy: Copy) -> str:
    return _("Your page\n%(page)s\ncarries version %(number)s of our report “%(headline)s”\n%(address)s") % {
        "page": copy.page.address,
        "number": copy.version_number,
        "headline": _headline(copy.report),
        "address": _address(copy.report),
    }


def _correction_body(copy: Copy, correction: Correction) -> str:
    asked = _(
        "We have corrected it (version %(number)s):\n%(note)s\n\n"
        "We ask you to carry the correction in your copy and to say there that you did."
    ) % {
        "number": correction.to_version.number,
        "note": correction.note,
    }
    return f"{_opening(copy)}\n\n{asked}\n\n{_sign_off(copy)}"


def _withdrawal_body(copy: Copy, withdrawal: Withdrawal) -> str:
    asked = _(
        "We have withdrawn it, and it must not be used any more:\n%(note)s\n\n"
        "We ask you to take your copy down, or to say there that the report was withdrawn."
    ) % {
        "note": withdrawal.note,
    }
    return f"{_opening(copy)}\n\n{asked}\n\n{_sign_off(copy)}"


def _credit_body(copy: Copy, missing: list[CreditCheck]) -> str:
    lines = "\n".join(f"- {check.evidence or check.duty.replace('_', ' ')}" for check in missing)
    asked = _(
        "You are welcome to republish it. What we ask for in return, and did not find on the page we received:\n%(lines)s"
    ) % {"lines": lines}
    return f"{_opening(copy)}\n\n{asked}\n\n{_sign_off(copy)}"
