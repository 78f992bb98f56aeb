"""What does a list of reports show of each? Headline, first words, where they come from, and what became of it since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import formats
from django.utils.translation import gettext as _

from stemma.publishing.formats import paragraphs_of
from stemma.publishing.site.address import report_path
from stemma.record.models import Correction, Report
from stemma.record.queries.public_report import read_of
from stemma.shapes import Document

SUMMARY_CHARS = 280


@dataclass(frozen=True, slots=True)
class Card:
    """A report in a list; ``state`` is one of the look's, "" for nothing to say."""

    title: str
    url: str
    summary: str
    at: datetime | None
    kind: str
    byline: str
    lang: str | None
    dir: str
    state: str
    notes: tuple[str, ...]


def cards_of(reports: Iterable[Report]) -> list[Card]:
    """The cards of reports that were fetched as listed: no query for any of them."""
    return [_card(report, read_of(report.current)) for report in reports if report.current is not None]


def way_of(document: Document) -> str:
    """Origin and relays, the origin first, as one line."""
    roles = ("origin", "agency", "relay")
    names = dict.fromkeys(hop.name for role in roles for hop in document.hops if hop.role == role)
    return " → ".join(names)


def _card(report: Report, document: Document) -> Card:
    changes: list[Correction] = getattr(report, "changes", [])
    way = way_of(document) or ", ".join(document.authors)
    is_corrected = any(change.kind == "correction" for change in changes)
    return Card(
        title=document.headline or _("Report without a headline"),
        url=report_path(report),
        summary=_summary(document),
        at=report.published_at,
        kind=document.item_kind,
        byline=way,
        lang=document.lang,
        dir=document.dir,
        state="corrected" if is_corrected else "elsewhere" if document.home else "",
        notes=tuple(_notes(document, changes)),
    )


def _notes(document: Document, changes: list[Correction]) -> Iterable[str]:
    if document.item_kind != "article" and document.authors and document.hops:
        yield ", ".join(document.authors)
    for change in changes[:1]:
        day = formats.date_format(change.created_at, "j F Y")
        said = _("corrected on %(day)s") if change.kind == "correction" else _("updated on %(day)s")
        yield said % {"day": day}


def _summary(document: Document) -> str:
    """The first words of the body, the dateline among them."""
    words = ""
    for paragraph in paragraphs_of(document):
        words = f"{words} {' '.join(paragraph.text.split())}".strip()
        if len(words) >= SUMMARY_CHARS // 2:
            break
    if len(words) <= SUMMARY_CHARS:
        return words
    return words[: words.rfind(" ", 0, SUMMARY_CHARS) if " " in words[:SUMMARY_CHARS] else SUMMARY_CHARS] + "…"
