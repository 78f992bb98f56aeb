"""Where do passages stand in their texts, and what is counted of them? The plain twin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from stemma.shapes import Passage, Span
from stemma.text.passage import WordPassage
from stemma.text.quotation import find_quotations

QUOTED_MOST_SHARE = 0.5  # of the report that is kept: more than that is no quotation, whatever stands around it
_OPENING = "\"'“„«‚‘‹([{¿¡「『"
_STOPS = "\n.!?…؟。！？۔।"
_EDGE_CHARS = 8


class Counts(NamedTuple):
    """What is counted, in words: see `stemma.compare.Measures`."""

    shared: int  # of the report, that stay
    carried: int  # of the page, that are the report's
    changed: int  # inside sentences
    inner_added: int  # of whole sentences put between the report's
    moved: int
    other: int  # of the page, that other reports alone explain
    unquoted: int  # shared, and quoted in neither text


class Placed(Protocol):
    """A text with the places of its words."""

    text: str

    @property
    def words(self) -> int:
        """How many words."""

    def span(self, first: int, last: int) -> Span:
        """Where words stand in the text."""

    def places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where each word begins, and where it ends."""


def place(page: Placed, report: Placed, passages: Sequence[WordPassage]) -> Iterator[Passage]:
    """The passages as places in both texts, with the opening marks before them and the stops behind them that both texts have."""
    ours, theirs, taken = page.text, report.text, 0
    for passage in passages:
        begin, end = page.span(passage.page_begin, passage.page_end)
        report_begin, report_end = report.span(passage.report_begin, passage.report_end)
        low = max(taken, begin - _EDGE_CHARS)
        while (
            begin > low and report_begin and ours[begin - 1] in _OPENING and ours[begin - 1] == theirs[report_begin - 1]
        ):
            begin, report_begin = begin - 1, report_begin - 1
        high = min(len(ours), end + _EDGE_CHARS)
        while end < high and report_end < len(theirs) and _closes(ours[end]) and ours[end] == theirs[report_end]:
            end, report_end = end + 1, report_end + 1
        yield Passage(begin, end, report_begin, report_end)
        taken = end


def measure(page: Placed, report: Placed, passages: Sequence[WordPassage], others: Sequence[Span]) -> Counts:
    """What is counted of a page and a report by the passages they share; ``others`` are places that other reports explain."""
    kept, taken = bytearray(report.words), bytearray(page.words)
    for passage in passages:
        for a, b, length in passage.blocks:
            taken[a : a + length] = kept[b : b + length] = b"\x01" * length
    shared = sum(kept)
    gaps = list(_gaps(page, report, passages))
    is_much = shared > QUOTED_MOST_SHARE * (report.words or 1)
    return Counts(
        shared,
        sum(taken),
        sum(max(gap) for gap, is_whole in gaps if not is_whole),
        sum(gap[0] for gap, is_whole in gaps if is_whole),
        _moved_words(passages),
        sum(is_marked and not is_taken for is_marked, is_taken in zip(_mark(page, others), taken, strict=True)),
        shared if is_much else _unquoted_words(page, report, passages),
    )


def _closes(char: str) -> bool:
    return not (char.isalnum() or char.isspace())


def _gaps(page: Placed, report: Placed, passages: Sequence[WordPassage]) -> Iterator[tuple[tuple[int, int], bool]]:
    """What differs between two words that stay: words of the page and of the report, and whether it is whole sentences."""
    blocks = [block for passage in passages for block in passage.blocks]
    for first, second in pairwise(blocks):
        added, cut = second.a - first.a - first.length, second.b - first.b - first.length
        if cut < 0 or (not added and not cut):
            continue
        text, begin, size = (page, first.a + first.length, added)
        if not added:
            text, begin, size = (report, first.b + first.length, cut)
        is_whole = not (added and cut) and _breaks(text, begin) and _breaks(text, begin + size)
        yield (added, cut), is_whole


def _breaks(text: Placed, word: int) -> bool:
    """Whether a sentence may begin with this word."""
    if word <= 0 or word >= text.words:
        return True
    between = text.text[text.span(word - 1, word)[1] : text.span(word, word + 1)[0]]
    return any(mark in between for mark in _STOPS)


def _moved_words(passages: Sequence[WordPassage]) -> int:
    """Words of the passages that do not rise in both texts with the heaviest chain of the others."""
    best: list[int] = []
    for number, passage in enumerate(passages):
        before = [best[n] for n in range(number) if passages[n].report_end <= passage.report_begin]
        best.append(max(before, default=0) + passage.same_words)
    return sum(passage.same_words for passage in passages) - max(best, default=0)


def _unquoted_words(page: Placed, report: Placed, passages: Sequence[WordPassage]) -> int:
    """Shared words that stand between quotation marks in neither text."""
    in_page, in_report = _mark(page, find_quotations(page.text)), _mark(report, find_quotations(report.text))
    return sum(
        not (is_ours or is_theirs)
        for passage in passages
        for a, b, length in passage.blocks
        for is_ours, is_theirs in zip(in_page[a : a + length], in_report[b : b + length], strict=True)
    )


def _mark(text: Placed, spans: Sequence[Span]) -> bytearray:
    """One byte a word: 1 where it stands in one of the spans."""
    begins, ends = text.places()
    marks = bytearray(len(begins))
    for begin, end in spans:
        first, last = bisect_left(begins, begin), bisect_right(ends, end)
        if first < last:
            marks[first:last] = b"\x01" * (last - first)
    return marks
