"""How does a message become a Document? Subject, sender, date and the words of its body; what is attached is only named."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

from stemma.reading.charset import decode, mend_text
from stemma.reading.html.text import Laid, read_fragment, words_of
from stemma.reading.limit import MAX_PARTS
from stemma.reading.source import Source
from stemma.shapes import Dated, Document, Hop, InputError

_DAMAGE = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


def read_message(data: bytes, source: Source) -> Document:
    """The annotated Document. InputError where the message has no words."""
    from stemma.reading.measured import annotate_within

    try:
        message = message_from_bytes(data, policy=policy.default)
        laid, attached = _words(message, source)
    except _DAMAGE as error:
        why = " ".join(str(error).split())[:100].rstrip(".") or type(error).__name__
        raise InputError(f"{source.name} is no message that can be read ({why}); save it again as text.") from error
    if not laid.text.strip():
        raise InputError(f"{source.name} is a message without words; nothing was read.")
    sender, at = _sender(message), _date(message)
    errors = (f"The attachments were not read: {', '.join(attached)}.",) if attached else ()
    document = Document(
        id=source.id_of_item(_header(message, "Message-ID").strip("<>")) if not source.id else source.id,
        headline=words_of(_header(message, "Subject")),
        text=laid.text,
        hops=(Hop(0, "submitter", sender, (), None, at, "metadata", 0.7),) if sender else (),
        dates=(Dated(None, None, at, "published"),) if at else (),
        links=laid.links,
        errors=laid.errors + errors,
        format="mail" if laid.links else "plain",
        received_sha256=source.received.sha256(),
    )
    return annotate_within(document, agencies=source.agencies)


def _words(message: Any, source: Source) -> tuple[Laid, list[str]]:
    html = plain = ""
    attached: list[str] = []
    for number, part in enumerate(message.walk()):
        if number >= MAX_PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        if part.get_content_disposition() == "attachment" or kind not in ("text/html", "text/plain"):
            attached.append(words_of(mend_text(part.get_filename() or kind))[:60])
            continue
        payload = part.get_payload(decode=True)
        told = part.get_content_charset()
        text = decode(payload if isinstance(payload, bytes) else b"", (told,)).text
        html, plain = (html or text, plain) if kind == "text/html" else (html, plain + text)
    laid = read_fragment(html, None) if html.strip() else Laid("", (), ())
    return (laid if laid.text.strip() else Laid(plain.replace("\r\n", "\n").strip("\n"), (), ())), attached[:20]


def _sender(message: EmailMessage) -> str:
    """The name that the sender goes by, else the address; a header that breaks the norm gives nothing."""
    try:
        sender = message["From"]
        address = sender.addresses[0] if sender is not None and sender.addresses else None
    except _DAMAGE:
        return ""
    return words_of(mend_text(address.display_name or address.addr_spec)) if address else ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return mend_text(str(message[name] or ""))
    except _DAMAGE:
        return ""


def _date(message: EmailMessage) -> str | None:
    try:
        moment = parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat() if moment.tzinfo else moment.date().isoformat()
