"""What of an item is told at a glance in the list?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stemma.compare import blame_alone
from stemma.desk.what_was_read import headline_drifts, missing_links_sentence
from stemma.look.number import count as count_in_groups
from stemma.look.word import word
from stemma.record.models import InboxItem
from stemma.shapes import Document, Hop

MOST_STEPS = 6


@dataclass(frozen=True, slots=True)
class Glance:
    """An item with its lines: ``steps`` are the hops in order, those of a shared place together; ``warnings`` want a look."""

    item: InboxItem
    document: Document | None
    headline: str
    steps: Sequence[Sequence[Hop]]
    facts: Sequence[str]
    warnings: Sequence[str]
    how: str
    next_id: UUID | str = ""


def glance_at(item: InboxItem, document: Document | None, *, next_id: UUID | str = "", long_chars: int = 0) -> Glance:
    """What the list says of an item. Without a text nothing is said of whose its sentences are; of a long one its length alone."""
    headline = (document.headline or _first_line(document.text)) if document else ""
    return Glance(
        item,
        document,
        headline or _("Without a headline"),
        _steps(document) if document else (),
        _long(long_chars) if long_chars else _facts(document) if document else (),
        _warnings(document) if document and not long_chars else (),
        _how(item),
        next_id,
    )


def _first_line(text: str) -> str:
    return next((" ".join(line.split())[:120] for line in text[:2000].splitlines() if line.strip(" ,\t")), "")


def _steps(document: Document) -> list[list[Hop]]:
    ordered = sorted(document.hops, key=lambda hop: hop.position)[:MOST_STEPS]
    return [list(hops) for _position, hops in groupby(ordered, key=lambda hop: hop.position)]


def _long(chars: int) -> list[str]:
    return [_("%(count)s characters: open it to see what was read") % {"count": count_in_groups(chars)}]


def _facts(document: Document) -> list[str]:
    facts = [word(document.item_kind, "item_kind")]
    if document.dateline is not None:
        told = (document.dateline.place, _day(document.dateline.date))
        facts.append(
            _("dateline: %(told)s")
            % {"told": ", ".join(part for part in told if part) or document.dateline.text.strip()}
        )
    if document.authors:
        facts.append(_("by %(names)s") % {"names": ", ".join(document.authors[:3])})
    count = len(document.statements)
    if count:
        facts.append(ngettext("%(count)d statement", "%(count)d statements", count) % {"count": count})
    for force, label in (("required", _("requires: %(duties)s")), ("asked", _("asks: %(duties)s"))):
        duties = dict.fromkeys(word(term.duty, "duty") for term in document.terms if term.force == force)
        if duties:
            facts.append(label % {"duties": "; ".join(duties)})
    return facts


def _day(told: str | None) -> str:
    """A whole day as the interface writes days; whatever else as it was told."""
    try:
        return formats.date_format(date.fromisoformat(told or ""), "j F Y")
    except ValueError:
        return told or ""


def _warnings(document: Document) -> list[str]:
    warnings = [missing_links_sentence(document)]
    if not document.hops:
        warnings.append(_("No source is named"))
    if document.text and any(one.whose == "perhaps added" for one in blame_alone(document)):
        warnings.append(_("A last sentence is perhaps added"))
    if document.text and headline_drifts(document):
        warnings.append(_("A quotation of the headline is not in the text word for word"))
    if any(caption.is_archive for caption in document.captions):
        warnings.append(_("Archive picture"))
    if document.errors:
        count = len(document.errors)
        warnings.append(
            ngettext("%(count)d problem of reading", "%(count)d problems of reading", count) % {"count": count}
        )
    return [warning for warning in warnings if warning]


def _how(item: InboxItem) -> str:
    submission = getattr(item, "submission", None)
    if submission is not None:
        return _("submitted by %(name)s") % {"name": submission.sender_name}
    received = item.received
    if received is None:
        return ""
    host = received.address.split("/")[2] if received.address.count("/") >= 2 else received.address
    said = {
        "paste": _("pasted"),
        "upload": _("uploaded as %(name)s") % {"name": received.name} if received.name else _("uploaded"),
        "address": _("from %(host)s") % {"host": host},
        "feed": _("by the feed of %(host)s") % {"host": host} if host else _("by a feed"),
        "submission": _("submitted"),
    }
    return said.get(received.way, received.way)
