"""Between two passages: which sentence of the page answers which sentence of the report?"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from stemma.compare.cutting import Cut
from stemma.shapes import Span

# Sentences that share this much of their words (twice the common ones over all) are one sentence, reworded. On our own
# invented pairs reworded sentences lie above 0.55, different ones on the same matter below 0.4.
ALIKE_SHARE = 0.5
_FRAGMENT_SHARE = 0.3
_SHORT_WORDS = 4
_MAX_PAIRS = 4_000  # 20 ms at the worst; beyond it the sentences count as cut and added


class Pair(NamedTuple):
    """A range of the page's words beside one of the report's (either may be empty); ``is_alike`` says: align them."""

    page_begin: int
    page_end: int
    report_begin: int
    report_end: int
    is_alike: bool


class _Unit(NamedTuple):
    begin: int
    end: int
    starts: bool  # at a sentence's beginning
    stops: bool  # at a sentence's end

    @property
    def is_whole(self) -> bool:
        return self.starts and self.stops


def fill_gap(
    page: Cut,
    report: Cut,
    page_range: tuple[int, int],
    report_range: tuple[int, int],
    page_sentences: Sequence[Span],
    report_sentences: Sequence[Span],
) -> list[Pair]:
    """Pairs that cover both ranges once, in order. Rests of cut-off sentences face each other; whole ones by their words."""
    ours = _units(page, *page_range, page_sentences)
    theirs = _units(report, *report_range, report_sentences)
    head: list[Pair] = []
    tail: list[Pair] = []
    if ours and theirs and not ours[0].starts and not theirs[0].starts:
        head.append(_pair(page, report, ours.pop(0), theirs.pop(0)))
    if ours and theirs and not ours[-1].stops and not theirs[-1].stops:
        tail.append(_pair(page, report, ours.pop(), theirs.pop()))
    page_at = head[-1].page_end if head else page_range[0]
    report_at = head[-1].report_end if head else report_range[0]
    return head + _answered(page, report, ours, theirs, page_at, report_at) + tail


def _units(side: Cut, begin: int, end: int, sentences: Sequence[Span]) -> list[_Unit]:
    units: list[_Unit] = []
    starts = [first for first, _ in sentences]
    while begin < end:
        number = max(0, bisect_right(starts, side.begins[begin]) - 1)
        first, last = side.words_touching(*sentences[number]) if sentences else (begin, end)
        stop = min(end, max(last, begin + 1))
        units.append(_Unit(begin, stop, begin <= first, stop >= last))
        begin = stop
    return units


def _pair(page: Cut, report: Cut, ours: _Unit, theirs: _Unit) -> Pair:
    is_short = max(ours.end - ours.begin, theirs.end - theirs.begin) <= _SHORT_WORDS
    is_alike = is_short or likeness(_bag(page, ours), _bag(report, theirs)) >= _FRAGMENT_SHARE
    return Pair(ours.begin, ours.end, theirs.begin, theirs.end, is_alike)


def _bag(side: Cut, unit: _Unit) -> Counter[str]:
    return Counter(side.keys[unit.begin : unit.end])


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """Twice the words in common over all words of both (Dice), 0 to 1."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _answered(
    page: Cut, report: Cut, ours: list[_Unit], theirs: list[_Unit], page_at: int, report_at: int
) -> list[Pair]:
    pairs: list[Pair] = []
    i = j = 0
    for i_next, j_next in [*_best_pairs(page, report, ours, theirs), (len(ours), len(theirs))]:
        for unit in theirs[j:j_next]:
            pairs.append(Pair(page_at, page_at, unit.begin, unit.end, False))
            report_at = unit.end
        for unit in ours[i:i_next]:
            pairs.append(Pair(unit.begin, unit.end, report_at, report_at, False))
            page_at = unit.end
        if i_next < len(ours) and j_next < len(theirs):
            one, other = ours[i_next], theirs[j_next]
            pairs.append(Pair(one.begin, one.end, other.begin, other.end, True))
            page_at, report_at = one.end, other.end
        i, j = i_next + 1, j_next + 1
    return pairs


def _best_pairs(page: Cut, report: Cut, ours: list[_Unit], theirs: list[_Unit]) -> list[tuple[int, int]]:
    """Pairs of alike units, forward in both, with the greatest likeness together."""
    if not ours or not theirs or len(ours) * len(theirs) > _MAX_PAIRS:
        return []
    left, right = [_bag(page, unit) for unit in ours], [_bag(report, unit) for unit in theirs]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    alike: dict[tuple[int, int], float] = {}
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            score = max(best[i + 1][j], best[i][j + 1])
            share = likeness(left[i], right[j])
            if share >= ALIKE_SHARE:
                alike[i, j] = share
                score = max(score, best[i + 1][j + 1] + share)
            best[i][j] = score
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if (i, j) in alike and best[i][j] == best[i + 1][j + 1] + alike[i, j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
