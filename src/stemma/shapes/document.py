"""What is read from one item of news: its text, who is credited, who said what, and on what terms.

Places are 0-based, half-open, in Unicode code points of ``Document.text``. What stands nowhere in the text (a date
from metadata, a link in a picture's caption that was left out) has ``None`` for its places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]

Role = Literal["origin", "agency", "relay", "network", "submitter", "republisher"]
KnownBy = Literal["dateline", "byline", "sign-off", "credit line", "link", "metadata", "page's own name", "editor"]
ItemKind = Literal["article", "speech", "comment"]
StatementKind = Literal["direct", "mixed", "reported"]
Force = Literal["required", "asked"]
LinkState = Literal["present", "missing", "cannot tell"]
Duty = Literal[
    "credit",  # name the source
    "cite_sources",  # name every source of the chain
    "link",  # link to the original
    "link_sources",  # link to every source of the chain
    "licence",  # name the licence, with its address
    "unaltered",  # no changes of the words
    "carry_corrections",  # put corrections right in the copy too
    "non_endorsement",  # the disclaimer that the newsroom does not share every view travels along
    "non_commercial",
    "share_alike",
    "no_pictures",
    "notify",  # tell the source of the republication
]


@dataclass(frozen=True, slots=True)
class Printed:
    """A credit as it is printed: ``text`` is exactly ``document.text[begin:end]`` where it has a place."""

    begin: int | None
    end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One party in one role in the chain of who passed the words on; ``position`` 0 is the origin, shared where the order is not told."""

    position: int
    role: Role
    name: str
    printed: tuple[Printed, ...] = ()
    link: str | None = None
    at: str | None = None
    known_by: KnownBy = "metadata"
    sure: float = 1.0
    evidence: str | None = None  # what a short name was resolved by, where the text does not explain it


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when an item was filed: ``agency`` and ``date`` (ISO 8601, as exact as printed) as far as they are told."""

    begin: int
    end: int
    text: str
    place: str | None = None
    date: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said by someone. Each part may be broken, so each is a tuple of spans; ``speaker_name`` is the person resolved."""

    kind: StatementKind
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker_name: str | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Person:
    """A person named with a post, as in a list of who attended."""

    name: str
    post: str | None
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption; ``on`` is its own date (ISO 8601); ``is_archive`` where that is well before the report's."""

    begin: int | None
    end: int | None
    text: str
    on: str | None = None
    credit: str | None = None
    is_archive: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and what it dates: ``published``, ``modified``, ``dateline``, ``caption`` or ``mentioned``."""

    begin: int | None
    end: int | None
    value: str
    what: str


@dataclass(frozen=True, slots=True)
class Term:
    """A duty of whoever republishes: ``target`` is what it is about (an address, a name, "all sources")."""

    duty: Duty
    force: Force
    begin: int | None
    end: int | None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its anchor; ``missing`` or ``cannot tell`` where the text promises one and none was received."""

    begin: int | None
    end: int | None
    text: str
    href: str | None
    rel: str | None = None
    state: LinkState = "present"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A run of the text that is no part of the report: residue of a crawler, furniture, a note. It is marked, never cut."""

    begin: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """All that is read from one item (`stemma read --json`, one object a document)."""

    id: str = ""
    headline: str = ""
    dateline: Dateline | None = None
    lang: str | None = None
    dir: Literal["ltr", "rtl"] = "ltr"
    item_kind: ItemKind = "article"
    authors: tuple[str, ...] = ()
    text: str = ""
    hops: tuple[Hop, ...] = ()
    statements: tuple[Statement, ...] = ()
    people: tuple[Person, ...] = ()
    captions: tuple[Caption, ...] = ()
    dates: tuple[Dated, ...] = ()
    terms: tuple[Term, ...] = ()
    links: tuple[Link, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    home: str | None = None
    modified_at: str | None = None
    signals: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    headline_span: Span | None = None
    format: str = "plain"
    received_sha256: str | None = field(default=None)
    author_spans: tuple[Span, ...] = ()  # bylines as printed, whole: "By A. Writer, a reader"
    body: tuple[Span, ...] = ()  # the report's own prose, as its page's structure tells it; empty where nothing does

    @property
    def has_links(self) -> bool:
        """Whether links could have arrived: plain text has none, a feed's or wire item's text perhaps; nobody is blamed for that."""
        if self.format in ("plain", "html", "warc-html"):
            return self.format != "plain"
        return any(link.href for link in self.links)

    @property
    def main_text(self) -> str:
        """The body without bylines, captions and what is set aside: what the report says, and not what is said of it.

        Of a document whose structure tells no body, the whole text without its headline and those.
        """
        told = [(caption.begin, caption.end) for caption in self.captions]
        cut = [(begin, end) for begin, end in told if begin is not None and end is not None]
        cut += [*self.author_spans, *((run.begin, run.end) for run in self.set_aside)]
        if not self.body and self.headline_span:
            cut.append(self.headline_span)
        pieces = _without(self.body or ((0, len(self.text)),), sorted(cut))
        return "\n\n".join(piece for begin, end in pieces if (piece := self.text[begin:end].strip()))


def _without(spans: tuple[Span, ...], cut: list[Span]) -> list[Span]:
    """The spans without what the sorted ``cut`` covers."""
    pieces: list[Span] = []
    first = 0
    for begin, end in sorted(spans):
        while first < len(cut) and cut[first][1] <= begin:
            first += 1
        at = begin
        for left, right in cut[first:]:
            if left >= end:
                break
            if left > at:
                pieces.append((at, left))
            at = max(at, right)
        if at < end:
            pieces.append((at, end))
    return pieces
