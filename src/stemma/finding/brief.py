"""What kind of match is it, and how much was kept? Told from the passages alone, for matching in bulk.

Credit lines, datelines and notes are not looked for here: all words of both texts count, where `stemma.compare` leaves
what stands around a report out of its shares.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from stemma.compare import Measures, find_quotations, tell_kind
from stemma.finding.shelf import Held
from stemma.shapes import Document, Match, Passage, Span
from stemma.text import Likeness, Prepared, WordPassage

_STOPS = "\n.!?…؟。！？۔।"
_QUOTED_MOST_SHARE = 0.5
_TEXTS = 256  # whose quotations are remembered: a page's, for its next match, and those of reports that many pages copy


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
    measures = _measure(page.text, pair, others)
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


def _measure(page: str, pair: Pair, others: Sequence[Span]) -> Measures:
    ours, theirs, report = pair.page, pair.held.prepared, pair.held.text
    passages = pair.likeness.passages
    kept, taken = bytearray(theirs.words), bytearray(ours.words)
    for passage in passages:
        for a, b, length in passage.blocks:
            taken[a : a + length] = kept[b : b + length] = b"\x01" * length
    shared, carried = kept.count(1), taken.count(1)
    kept_share = shared / (len(kept) or 1)
    gaps = list(_gaps(page, report, ours, theirs, passages))
    return Measures(
        kept_share=kept_share,
        own_share=1 - carried / (len(taken) or 1),
        shared_words=shared,
        changed_words=sum(max(gap) for gap, is_whole in gaps if not is_whole),
        inner_added_share=sum(gap[0] for gap, is_whole in gaps if is_whole) / (len(taken) or 1),
        moved_words=_moved_words(passages),
        other_share=_other_words(ours, taken, others) / (len(taken) or 1) if others else 0.0,
        unquoted_words=shared
        if kept_share > _QUOTED_MOST_SHARE
        else _unquoted_words(page, report, ours, theirs, passages),
    )


def _gaps(
    page: str, report: str, ours: Prepared, theirs: Prepared, passages: Sequence[WordPassage]
) -> Iterator[tuple[tuple[int, int], bool]]:
    """What differs between two words that stay: words of the page and of the report, and whether it is whole sentences."""
    blocks = [block for passage in passages for block in passage.blocks]
    for first, second in pairwise(blocks):
        added, cut = second.a - first.a - first.length, second.b - first.b - first.length
        if cut < 0 or (not added and not cut):
            continue
        text, words, begin, size = (page, ours, first.a + first.length, added)
        if not added:
            text, words, begin, size = (report, theirs, first.b + first.length, cut)
        is_whole = not (added and cut) and _breaks(text, words, begin) and _breaks(text, words, begin + size)
        yield (added, cut), is_whole


def _breaks(text: str, words: Prepared, word: int) -> bool:
    """Whether a sentence may begin with this word."""
    if word <= 0 or word >= words.words:
        return True
    between = text[words.span(word - 1, word)[1] : words.span(word, word + 1)[0]]
    return any(mark in between for mark in _STOPS)


def _moved_words(passages: Sequence[WordPassage]) -> int:
    """Words of the passages that do not rise in both texts with the heaviest chain of the others."""
    best: list[int] = []
    for number, passage in enumerate(passages):
        before = [best[n] for n in range(number) if passages[n].report_end <= passage.report_begin]
        best.append(max(before, default=0) + passage.same_words)
    return sum(passage.same_words for passage in passages) - max(best, default=0)


def _other_words(ours: Prepared, taken: bytearray, others: Sequence[Span]) -> int:
    """Words of the page that other reports alone explain."""
    return (_bits(_mark(ours, others)) & ~_bits(taken)).bit_count()


def _unquoted_words(page: str, report: str, ours: Prepared, theirs: Prepared, passages: Sequence[WordPassage]) -> int:
    """Shared words that stand between quotation marks in neither text."""
    in_page, in_report = _mark(ours, _quotations(page)), _mark(theirs, _quotations(report))
    blocks = [block for passage in passages for block in passage.blocks]
    quoted = [_bits(in_page[a : a + length]) | _bits(in_report[b : b + length]) for a, b, length in blocks]
    return sum(length for _, _, length in blocks) - sum(one.bit_count() for one in quoted)


@lru_cache(maxsize=_TEXTS)
def _quotations(text: str) -> list[Span]:
    return find_quotations(text)


def _bits(marks: bytearray) -> int:
    """Marks of 0 and 1, one a byte, as one number."""
    return int.from_bytes(marks, "little")


def _mark(words: Prepared, spans: Sequence[Span]) -> bytearray:
    """One byte a word: 1 where it stands in one of the spans."""
    begins, ends = words.places()
    marks = bytearray(len(begins))
    for begin, end in spans:
        first, last = bisect_left(begins, begin), bisect_right(ends, end)
        if first < last:
            marks[first:last] = b"\x01" * (last - first)
    return marks
