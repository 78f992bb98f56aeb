"""Which seeds that two texts share belong together, in order in both?

Seeds are grown to runs of equal words; runs that follow one another in both texts are chained, the gap between them
costing more the longer and the more uneven it is (collinear chaining, as aligners of genomes do). The best chain comes
first; what it does not use makes further chains, so that a passage that was moved is found too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from stemma.text.align import Block, shared_prefix, shared_suffix
from stemma.text.fingerprint import K_WORDS, Seed
from stemma.text.tokens import Words

# A gap of more words than this in either text ends a chain; what lies beyond is a passage of its own.
GAP_WORDS = 100
# How many runs before it each run is tried against. Runs are sorted by their place in the page.
LOOK_BACK = 50
# Pairs of places kept for one pair of texts, beyond two for each seed; the rarest hashes go first, so what is left out
# is repetition.
PAIRS = 50_000
_PER_WORD = 0.05
_PER_ROOT_OF_UNEVEN_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs of equal words (``a`` is the page, ``b`` the report) that rise in both texts and do not overlap, and their score."""

    score: float
    runs: tuple[Block, ...]


def find_chains(page: Words, report: Words, page_seeds: Sequence[Seed], report_seeds: Sequence[Seed]) -> list[Chain]:
    """All chains of what the two share, best first. A run is part of one chain only."""
    return _chain(_grow(page.keys, report.keys, _pairs(page_seeds, report_seeds)))


def _pairs(page_seeds: Sequence[Seed], report_seeds: Sequence[Seed]) -> list[tuple[int, int]]:
    """Places of shared hashes as (diagonal, place in the page), sorted."""
    there: dict[int, list[int]] = {}
    for value, position in report_seeds:
        there.setdefault(value, []).append(position)
    here: dict[int, list[int]] = {}
    for value, position in page_seeds:
        if value in there:
            here.setdefault(value, []).append(position)
    limit = PAIRS + 2 * (len(page_seeds) + len(report_seeds))
    pairs: list[tuple[int, int]] = []
    for value in sorted(here, key=lambda value: len(here[value]) * len(there[value])):
        if len(pairs) + len(here[value]) * len(there[value]) > limit:
            break
        pairs += [(i - j, i) for i in here[value] for j in there[value]]
    pairs.sort()
    return pairs


def _grow(page: Sequence[str], report: Sequence[str], pairs: list[tuple[int, int]]) -> list[Block]:
    """Each pair grown to the longest run of equal words around it, each run once, sorted by place in the page."""
    runs: list[Block] = []
    diagonal, reach = None, -1
    for offset, i in pairs:
        if offset == diagonal and i < reach:
            continue
        j = i - offset
        if page[i : i + K_WORDS] != report[j : j + K_WORDS]:
            continue  # two k-grams of one hash
        back = shared_suffix(page, i, report, j)
        length = back + K_WORDS + shared_prefix(page, i + K_WORDS, report, j + K_WORDS)
        runs.append(Block(i - back, j - back, length))
        diagonal, reach = offset, i - back + length
    runs.sort()
    return runs


def _chain(runs: list[Block]) -> list[Chain]:
    best = [float(run.length) for run in runs]
    before = [-1] * len(runs)
    for n, run in enumerate(runs):
        for m in range(n - 1, max(-1, n - 1 - LOOK_BACK), -1):
            gain = _gain(runs[m], run)
            if gain is not None and best[m] + gain > best[n]:
                best[n], before[n] = best[m] + gain, m
    chains: list[Chain] = []
    used = [False] * len(runs)
    for n in sorted(range(len(runs)), key=best.__getitem__, reverse=True):
        if used[n]:
            continue
        members: list[Block] = []
        at = n
        while at >= 0 and not used[at]:
            used[at] = True
            members.append(runs[at])
            at = before[at]
        score = best[n] - (best[at] if at >= 0 else 0.0)
        chains.append(Chain(score, _without_overlap(members[::-1])))
    chains.sort(key=lambda chain: (-chain.score, chain.runs[0]))
    return chains


def _gain(first: Block, second: Block) -> float | None:
    """What the second run adds behind the first; None where it cannot follow."""
    if second.a <= first.a or second.b <= first.b:
        return None
    a_gap = second.a - first.a - first.length
    b_gap = second.b - first.b - first.length
    overlap = max(0, -a_gap, -b_gap)
    if overlap >= second.length or max(a_gap, b_gap) + overlap > GAP_WORDS:
        return None
    wide, uneven = max(a_gap, b_gap) + overlap, abs(a_gap - b_gap)
    return second.length - overlap - _PER_WORD * wide - _PER_ROOT_OF_UNEVEN_WORDS * sqrt(uneven)


def _without_overlap(runs: list[Block]) -> tuple[Block, ...]:
    kept = [runs[0]]
    for run in runs[1:]:
        last = kept[-1]
        overlap = max(0, last.a + last.length - run.a, last.b + last.length - run.b)
        if overlap < run.length:
            kept.append(Block(run.a + overlap, run.b + overlap, run.length - overlap))
    return tuple(kept)
