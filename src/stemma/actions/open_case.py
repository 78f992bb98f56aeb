"""Open a case: a stranger complains, asks for a correction or claims a right, and gets a receipt."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.find_row import find_report
from stemma.actions.receipt import new_receipt
from stemma.record.models import Case, CaseStep
from stemma.record.models.case import CaseKind, CaseState, Ground
from stemma.record.models.report import ReportState
from stemma.shapes import InputError, StateError

GROUNDS = {
    CaseKind.COMPLAINT: (Ground.INACCURATE, Ground.OFFENSIVE, Ground.OTHER),
    CaseKind.CORRECTION: (Ground.INACCURATE,),
    CaseKind.CLAIM: (Ground.COPYRIGHT, Ground.PRIVACY, Ground.COURT_ORDER, Ground.OTHER),
}
MAX_CHARS = 50_000


@dataclass(frozen=True, slots=True)
class Opened:
    """What a stranger wrote; the fields are those of `Case`. A claim has those of 17 USC 512(c)(3)(A) and DSA article 16(2)."""

    kind: str
    ground: str
    what: str
    sender_name: str
    sender_email: str = ""
    sender_capacity: str = ""
    passage_text: str = ""
    wanted_text: str = ""
    evidence: str = ""
    work_description: str = ""
    work_address: str = ""
    work_text: str = ""
    work_published_on: str = ""
    has_good_faith: bool = False
    has_authority: bool = False
    signature: str = ""
    is_legal_demand: bool = False
    law: str = ""


def open_case(actor: Actor, report_id: UUID, opened: Opened) -> str:
    """The receipt's token, shown once. Nothing of the report is hidden or changed by a case being opened."""
    require(actor, "open_case")
    _check(opened)
    token, digest = new_receipt()
    with transaction.atomic():
        report = find_report(actor, report_id)
        if report.state not in (ReportState.PUBLISHED, ReportState.WITHDRAWN) or report.current is None:
            raise StateError(_("There is no public report at this address; check the address and send it again."))
        case = Case.objects.create(
            newsroom_id=actor.newsroom_id,
            report=report,
            version_number=report.current.number,
            receipt_sha256=digest,
            **asdict(opened),
        )
        CaseStep.objects.create(case=case, state=CaseState.OPEN)
        record_event(
            actor,
            ("case", case.pk),
            "opened",
            report_id=report.pk,
            version=report.current.number,
            data={"kind": opened.kind, "ground": opened.ground},
        )
    return token


def _check(opened: Opened) -> None:
    if opened.kind not in CaseKind.values or opened.ground not in GROUNDS[CaseKind(opened.kind)]:
        raise InputError(
            f"A {opened.kind!r:.40} for {opened.ground!r:.40} is no case; choose its kind and a ground of that kind."
        )
    if not opened.what.strip() or not opened.sender_name.strip():
        raise InputError(_("A case says what is wrong and who says so; fill in both."))
    if opened.kind == CaseKind.CORRECTION and not opened.evidence.strip():
        raise InputError(_("A correction is verified before it is accepted; say where it can be verified."))
    long = [name for name, value in asdict(opened).items() if isinstance(value, str) and len(value) > MAX_CHARS]
    if long:
        raise InputError(
            _("The field %(name)s has over %(most)s characters; shorten it.")
            % {"name": long[0].replace("_", " "), "most": MAX_CHARS}
        )
    if opened.kind != CaseKind.CLAIM:
        return
    if not (opened.has_good_faith and opened.has_authority and opened.signature.strip()):
        raise InputError(
            _(
                "A claim is made in good faith, by the owner of the right or for them, and signed; confirm both and sign with your name."
            )
        )
    if not opened.sender_email.strip():
        raise InputError(_("A claim needs an e-mail address at which you can be answered; fill it in."))
    if not opened.work_description.strip():
        raise InputError(_("A claim says which work or right it is about; describe it."))
