"""What became of a report in a page: one Match a pair (`stemma pairs`, `stemma find --json`).

All places are code points: ``page`` places in the page's ``Document.text``, ``report`` places in the report's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from stemma.shapes.document import Duty, Force, Span

MatchKind = Literal["verbatim", "trimmed", "excerpt", "edited", "merged", "quotation", "unrelated"]
Whose = Literal["hop", "page", "unknown", "perhaps added"]
CreditState = Literal["kept", "missing", "cannot tell from what was received"]
DriftState = Literal["unchanged", "changed", "cut", "absent", "headline only"]
EditKind = Literal["number", "name", "date", "negation", "quotation", "cut", "added", "moved", "words"]


class Passage(NamedTuple):
    """A run of words that two texts share, with its place in each."""

    page_begin: int
    page_end: int
    report_begin: int
    report_end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that differ: an empty ``page`` span is a cut, an empty ``report`` span an addition. ``kind`` says what sort of change."""

    kind: EditKind
    page: Span
    report: Span
    page_text: str
    report_text: str


@dataclass(frozen=True, slots=True)
class Blamed:
    """A sentence and whose it is.

    ``hop`` indexes the hops of ``report`` (a report's id), or of the text itself where ``report`` is None. ``share``
    is how much of the sentence's words stand in the report; ``evidence`` is a sentence for a person. ``is_frame`` says
    that it is the page's own credit line, note, terms, caption or headline: no word of its text.
    """

    begin: int
    end: int
    whose: Whose
    report: str | None = None
    hop: int | None = None
    share: float = 0.0
    evidence: str = ""
    is_frame: bool = False


@dataclass(frozen=True, slots=True)
class Drift:
    """A quotation of the report and what the page made of it; ``page`` is None where it is absent."""

    state: DriftState
    report: Span
    page: Span | None
    speaker_name: str | None = None
    edits: tuple[Edit, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class CreditCheck:
    """One duty of the report's terms, held against the page; ``page`` is where it is fulfilled."""

    duty: Duty
    force: Force
    state: CreditState
    target: str | None = None
    page: Span | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A page and a report that share words. ``weight`` is what the passages weigh beyond chance and stock phrases, in bits."""

    page: str
    report: str
    version: str
    match_kind: MatchKind
    weight: float
    kept_share: float
    own_share: float
    passages: tuple[Passage, ...]
    edits: tuple[Edit, ...] = ()
    blame: tuple[Blamed, ...] = ()
    drift: tuple[Drift, ...] = ()
    credit: tuple[CreditCheck, ...] = ()
