"""Which passages keep the report's order in the page, and which have moved?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from stemma.compare.cutting import Cut
from stemma.shapes import Passage

REPEATED = -1


class Run(NamedTuple):
    """A passage in words; ``number`` counts those that moved; 0 is in the report's order, REPEATED says again what another says."""

    page_begin: int
    page_end: int
    report_begin: int
    report_end: int
    number: int = 0


def find_runs(page: Cut, report: Cut, passages: Sequence[Passage]) -> list[Run]:
    """The passages as runs of words in the page's order; no word of the page is in two."""
    return _number_moved(_runs(page, report, passages))


def _runs(page: Cut, report: Cut, passages: Sequence[Passage]) -> list[Run]:
    """The passages in words, in the page's order, each word of the page in one run only."""
    runs: list[Run] = []
    done = 0
    for passage in sorted(passages):
        page_begin, page_end = page.words_in(passage.page_begin, passage.page_end)
        report_begin, report_end = report.words_in(passage.report_begin, passage.report_end)
        over = max(0, done - page_begin)
        page_begin, report_begin = page_begin + over, min(report_begin + over, report_end)
        if page_begin < page_end and report_begin < report_end:
            runs.append(Run(page_begin, page_end, report_begin, report_end))
            done = page_end
    return runs


def _number_moved(runs: list[Run]) -> list[Run]:
    """The heaviest chain that keeps the report's order is in order; what repeats it is too; the rest has moved."""
    chain = _heaviest_chain(runs)
    kept = [run for index, run in enumerate(runs) if index in chain]
    begins = [run.report_begin for run in kept]
    moved = 0
    numbered: list[Run] = []
    for index, run in enumerate(runs):
        near = bisect_right(begins, run.report_begin) - 1
        repeats = near >= 0 and kept[near].report_end >= run.report_begin + (run.report_end - run.report_begin + 1) // 2
        if index in chain or repeats:
            numbered.append(run if index in chain else run._replace(number=REPEATED))
        else:
            moved += 1
            numbered.append(run._replace(number=moved))
    return numbered


def _heaviest_chain(runs: list[Run]) -> set[int]:
    """Indexes of the chain of most words in which both texts go forward; n log n, by a staircase of best weights."""
    ends: list[int] = []  # report_end of the best chains, growing, their weights growing with it
    weights: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, run in enumerate(runs):
        at = bisect_right(ends, run.report_begin)
        weight = (weights[at - 1] if at else 0) + run.report_end - run.report_begin
        before.append(last[at - 1] if at else -1)
        spot = bisect_right(ends, run.report_end)
        if spot and weights[spot - 1] >= weight:
            continue
        stop = spot
        while stop < len(ends) and weights[stop] <= weight:
            stop += 1
        start = spot - 1 if spot and ends[spot - 1] == run.report_end else spot
        ends[start:stop], weights[start:stop], last[start:stop] = [run.report_end], [weight], [index]
    chain: set[int] = set()
    index = last[-1] if last else -1
    while index >= 0:
        chain.add(index)
        index = before[index]
    return chain
