"""Submit: a stranger sends a report in, with consent and the credit they want, and gets a receipt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.keep import keep_bytes
from stemma.actions.receipt import new_receipt
from stemma.actions.version import add_version, clean
from stemma.record.models import InboxItem, Report, Submission
from stemma.record.models.inbox import ItemKind as InboxKind
from stemma.record.models.received import Way
from stemma.shapes import Hop, InputError, ItemKind

MAX_CHARS = 200_000


@dataclass(frozen=True, slots=True)
class Sent:
    """What a stranger sent: ``item_kind`` is article, speech or comment; ``address`` is where it was published, if it was."""

    headline: str
    text: str
    item_kind: ItemKind
    author: str
    sender_name: str
    sender_email: str
    credit_wanted: str
    has_consent: bool
    address: str = ""


def submit(actor: Actor, sent: Sent) -> str:
    """The receipt's token, shown once. The report waits in the inbox with its submitter as the last hop."""
    from stemma.reading import read_text

    require(actor, "submit")
    if not sent.has_consent:
        raise InputError(_("Without your consent to publish nothing can be taken in; tick the box or do not send."))
    if not sent.text.strip() or not sent.headline.strip() or not sent.sender_name.strip():
        raise InputError(
            _("A submission has a headline, a text and the name of whoever sends it; fill in what is missing.")
        )
    if len(sent.text) > MAX_CHARS:
        raise InputError(
            _("The text has %(count)s characters, and %(most)s can be sent here; send a shorter one.")
            % {"count": len(sent.text), "most": MAX_CHARS}
        )
    document = read_text(sent.text.replace("\r\n", "\n"))
    position = max((hop.position for hop in document.hops), default=-1) + 1
    credit = clean(sent.credit_wanted or sent.sender_name)
    submitter = Hop(position, "submitter", credit, link=sent.address or None, known_by="metadata")
    hops = document.hops if any(h.name == credit for h in document.hops) else (*document.hops, submitter)
    authors = (clean(sent.author),) if sent.author.strip() else document.authors
    document = replace(
        document,
        headline=clean(sent.headline),
        authors=authors,
        hops=hops,
        item_kind=sent.item_kind,
        home=sent.address or None,
    )
    token, digest = new_receipt()
    with transaction.atomic():
        received = keep_bytes(
            actor.newsroom_id, sent.text.encode("utf-8", "surrogatepass"), Way.SUBMISSION, media_type="text/plain"
        )
        report = Report.objects.create(
            newsroom_id=actor.newsroom_id, item_kind=document.item_kind, home=document.home or ""
        )
        add_version(report, document, received)
        item = InboxItem.objects.create(
            newsroom_id=actor.newsroom_id, report=report, kind=InboxKind.SUBMISSION, received=received
        )
        Submission.objects.create(
            item=item,
            sender_name=clean(sent.sender_name),
            sender_email=sent.sender_email.strip(),
            credit_wanted=credit,
            has_consent=True,
            receipt_sha256=digest,
        )
        record_event(
            actor,
            ("report", report.pk),
            "submitted",
            report_id=report.pk,
            version=1,
            data={"sha256": received.sha256, "item": item.pk},
        )
    return token


def submission_id(token: str) -> UUID | None:
    """The submission that a receipt names, or None for a forged one."""
    from stemma.actions.receipt import hash_receipt

    return Submission.objects.filter(receipt_sha256=hash_receipt(token)).values_list("pk", flat=True).first()
