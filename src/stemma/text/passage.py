"""Which runs of words do two texts share, altered words inside them included?

Each chain is filled: between its runs, and for some way beyond its ends, the words are aligned one by one. Of the
filled chain those stretches are passages where the words that stay outweigh the holes between them (the maximal scoring
stretches of Ruzzo and Tompa, with a limit on how far the score may drop inside one).
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from typing import NamedTuple

from stemma.text.align import Block, same_blocks
from stemma.text.chain import Chain, find_chains
from stemma.text.fingerprint import GUARANTEE_WORDS, Seed, fingerprint
from stemma.text.tokens import Words

# Measured on 400 pages made of Reuters news of 1987 (trimmed, excerpts, merged, 10 to 30 % of words edited, OCR noise,
# paragraphs shuffled, quotations alone): characters F1 0.998; 0.996 to 0.998 for costs of 0.5 to 0.7 and drops of 8 to 14.
HOLE_COST = 0.6  # per word of a hole, against 1 for each word that stays
LOOSE_OPENING = 0.3  # and per hole, where the chain itself has holes: its text was edited
STRICT_OPENING = 2.0  # and where it has none: words that agree beyond a verbatim run agree by chance
DROP = 10.0  # a passage ends where it would fall this far below its best score
REACH_WORDS = 48  # how far beyond a chain's end words are aligned at a time
MIN_WORDS = GUARANTEE_WORDS  # fewer words that stay are no passage


class WordPassage(NamedTuple):
    """A run shared by page and report in words (half-open); ``blocks`` are the words that stay (``a`` page, ``b`` report)."""

    page_begin: int
    page_end: int
    report_begin: int
    report_end: int
    blocks: tuple[Block, ...]

    @property
    def same_words(self) -> int:
        """How many of its words stay."""
        return sum(block.length for block in self.blocks)


def find_passages(
    page: Words,
    report: Words,
    *,
    page_seeds: Sequence[Seed] | None = None,
    report_seeds: Sequence[Seed] | None = None,
) -> list[WordPassage]:
    """The passages in the order of the page. Each word of the page is in one passage at most, a report's word in any number.

    Every run of ``GUARANTEE_WORDS`` equal words is in a passage unless a better one has some of its words of the page,
    or its k-grams stand more than ``REPEATS`` times in one of the texts.
    Seeds that are at hand already may be given. Memory grows with the lengths of the texts.

    >>> from stemma.text.tokens import cut_words
    >>> report = cut_words("The council voted on Monday to keep the old town library open through the winter")
    >>> page = cut_words("We hear: the council voted on Tuesday to keep the old town library open through winter, cheers")
    >>> [(p.page_begin, p.page_end, p.report_begin, p.report_end) for p in find_passages(page, report)]
    [(2, 15, 0, 13)]
    """
    seeds = fingerprint(page) if page_seeds is None else page_seeds
    others = fingerprint(report) if report_seeds is None else report_seeds
    taken: list[tuple[int, int]] = []
    passages: list[WordPassage] = []
    for chain in find_chains(page, report, seeds, others):
        for runs in _free_stretches(chain, taken):
            room = _room(runs, taken, len(page), len(report))
            for passage in _passages_of(_filled(page.keys, report.keys, runs, room)):
                insort(taken, (passage.page_begin, passage.page_end))
                passages.append(passage)
    return sorted(passages)


def _free_stretches(chain: Chain, taken: list[tuple[int, int]]) -> list[list[Block]]:
    """The chain without the words of the page that a better one has, cut where such words lie between."""
    stretches: list[list[Block]] = []
    barrier = -1
    for run in chain.runs:
        for piece in _free_pieces(run, taken):
            at = bisect_right(taken, (piece.a, piece.a))
            if not stretches or at != barrier:
                stretches.append([])
                barrier = at
            stretches[-1].append(piece)
    return stretches


def _free_pieces(run: Block, taken: list[tuple[int, int]]) -> list[Block]:
    pieces: list[Block] = []
    begin, end = run.a, run.a + run.length
    at = max(0, bisect_right(taken, (begin, begin)) - 1)
    while at < len(taken) and taken[at][0] < end:
        if taken[at][1] > begin:
            if taken[at][0] > begin:
                pieces.append(Block(begin, run.b + begin - run.a, taken[at][0] - begin))
            begin = taken[at][1]
        at += 1
    if begin < end:
        pieces.append(Block(begin, run.b + begin - run.a, end - begin))
    return pieces


def _room(
    runs: list[Block], taken: list[tuple[int, int]], page_words: int, report_words: int
) -> tuple[int, int, int, int]:
    """How far a stretch may reach: to the next passage in the page, to the ends of the report."""
    at = bisect_right(taken, (runs[0].a, runs[0].a))
    low = taken[at - 1][1] if at else 0
    high = taken[at][0] if at < len(taken) else page_words
    return low, high, 0, report_words


def _filled(
    page: Sequence[str], report: Sequence[str], runs: list[Block], room: tuple[int, int, int, int]
) -> list[Block]:
    """All the words that stay: before, in, between and behind the runs."""
    low, high, report_low, report_high = room
    opening = STRICT_OPENING if len(runs) == 1 else LOOSE_OPENING
    blocks = _before(page, report, runs[0], low, report_low, opening)
    for n, run in enumerate(runs):
        if n:
            last = runs[n - 1]
            blocks += _between(page, report, last.a + last.length, run.a, last.b + last.length, run.b)
        blocks.append(run)
    blocks += _behind(page, report, runs[-1], high, report_high, opening)
    return blocks


def _between(page: Sequence[str], report: Sequence[str], i: int, i_end: int, j: int, j_end: int) -> list[Block]:
    found = same_blocks(page[i:i_end], report[j:j_end])
    return [Block(i + block.a, j + block.b, block.length) for block in found]


def _behind(
    page: Sequence[str], report: Sequence[str], run: Block, high: int, report_high: int, opening: float
) -> list[Block]:
    """Aligned window by window for as long as the words that stay outweigh the holes."""
    blocks: list[Block] = []
    i, j = run.a + run.length, run.b + run.length
    while i < high and j < report_high:
        window = _between(page, report, i, min(high, i + REACH_WORDS), j, min(report_high, j + REACH_WORDS))
        best = _best_head(window, i, j, opening)
        if not best:
            break
        blocks += best
        i, j = best[-1].a + best[-1].length, best[-1].b + best[-1].length
    return blocks


def _before(
    page: Sequence[str], report: Sequence[str], run: Block, low: int, report_low: int, opening: float
) -> list[Block]:
    """The same towards the beginning."""
    blocks: list[Block] = []
    i, j = run.a, run.b
    while i > low and j > report_low:
        window = _between(page, report, max(low, i - REACH_WORDS), i, max(report_low, j - REACH_WORDS), j)
        mirrored = [Block(-block.a - block.length, -block.b - block.length, block.length) for block in reversed(window)]
        best = _best_head(mirrored, -i, -j, opening)
        if not best:
            break
        found = [Block(-block.a - block.length, -block.b - block.length, block.length) for block in reversed(best)]
        blocks = found + blocks
        i, j = found[0].a, found[0].b
    return blocks


def _best_head(blocks: list[Block], i: int, j: int, opening: float) -> list[Block]:
    """The first blocks behind (i, j) up to where their score is best; none where it never rises above nothing."""
    score = best = 0.0
    until = 0
    for n, block in enumerate(blocks):
        score -= _hole(block.a - i, block.b - j, opening)
        if score < best - DROP:
            break
        score += block.length
        if score > best:
            best, until = score, n + 1
        i, j = block.a + block.length, block.b + block.length
    return blocks[:until]


def _hole(a_words: int, b_words: int, opening: float) -> float:
    wide = max(a_words, b_words)
    return opening + HOLE_COST * wide if wide else 0.0


def _passages_of(blocks: list[Block]) -> list[WordPassage]:
    """The stretches of the filled chain whose score is best, each with at least ``MIN_WORDS`` that stay."""
    passages: list[WordPassage] = []
    first = until = n = 0
    score = best = 0.0
    while n < len(blocks):
        if n > first:
            last = blocks[n - 1]
            score -= _hole(blocks[n].a - last.a - last.length, blocks[n].b - last.b - last.length, LOOSE_OPENING)
            if score <= 0 or score < best - DROP:
                passages += _passage(blocks[first:until])
                first = n = until  # what lies behind the best score is looked at again, by itself
                score = best = 0.0
        score += blocks[n].length
        n += 1
        if score > best:
            best, until = score, n
    return passages + _passage(blocks[first:until]) + (_passages_of(blocks[until:]) if until < n else [])


def _passage(blocks: list[Block]) -> list[WordPassage]:
    if sum(block.length for block in blocks) < MIN_WORDS:
        return []
    head, tail = blocks[0], blocks[-1]
    return [WordPassage(head.a, tail.a + tail.length, head.b, tail.b + tail.length, tuple(blocks))]
