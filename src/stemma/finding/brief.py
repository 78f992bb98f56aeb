"""What kind of match is it, and how much was kept? Told from the passages alone, for matching in bulk.

Credit lines, datelines and notes are not looked for here: all words of both texts count, where `stemma.compare` leaves
what stands around a report out of its shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from stemma.compare import Measures, tell_kind
from stemma.finding.shelf import Held
from stemma.shapes import Document, Match, Passage, Span
from stemma.text import Likeness, Prepared, choose_engine


class Pair(Protocol):
    """A page and a report that share passages."""

    @property
    def held(self) -> Held:
        """The report."""

    @property
    def weight(self) -> float:
        """Bits."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Where they stand."""

    @property
    def likeness(self) -> Likeness:
        """What the engine found."""

    @property
    def page(self) -> Prepared:
        """The page's words."""


def judge_briefly(page: Document, pair: Pair, others: Sequence[Span]) -> Match:
    """The Match without its details; ``others`` are the page's places that other reports explain."""
    ours, theirs = pair.page, pair.held.prepared
    counted = choose_engine().measure(ours, theirs, pair.likeness.passages, others)
    page_words = ours.words or 1
    measures = Measures(
        kept_share=counted.shared / (theirs.words or 1),
        own_share=1 - counted.carried / page_words,
        shared_words=counted.shared,
        changed_words=counted.changed,
        inner_added_share=counted.inner_added / page_words,
        moved_words=counted.moved,
        other_share=counted.other / page_words,
        unquoted_words=counted.unquoted,
    )
    return Match(
        page=page.id,
        report=pair.held.key,
        version=pair.held.version,
        match_kind=tell_kind(measures, pair.weight),
        weight=pair.weight,
        kept_share=measures.kept_share,
        own_share=measures.own_share,
        passages=pair.passages,
    )
