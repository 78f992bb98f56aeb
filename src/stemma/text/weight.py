"""How much do the words that two texts share weigh, beyond what chance and stock phrases explain?

The weight is in bits. Each word that stays counts for about what it would cost to guess it; from each passage is taken
what a run may gain by chance because it could stand anywhere in either text, and something for each hole; a quotation
that both texts mark as one weighs more, and so do texts of which most is the same. A word under
a k-gram that many other reports hold counts for less, the more of them the less, and never for nothing: no frequency cuts
a text off. And a k-gram counts as common only beside the report it is in: where *all* of a report stands in thousands of
others it is one text in thousands of copies, and found; where one paragraph of it does, that paragraph is boilerplate.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import log2

from stemma.text.fingerprint import Seed
from stemma.text.letter import singles
from stemma.text.passage import WordPassage
from stemma.text.tokens import Words

# The costs of this file were weighed together on news of 1987 (5,000 reports and 5,000 pages with 2,182 known copies of
# eleven kinds, twice) and on 400 reports of 2013: at 72 bits every known copy is told, and of what is told 0.4 % shares
# fewer than 20 words; at 40 bits it is 4 %, facts and formulas that every report of a day repeats. It is about eighteen
# words as they stand, or eight that both texts quote.
COPY_BITS = 72.0  # passages that weigh less together are no copy
_STOCK_HALF = 3.0  # so many other texts than the first two halve the weight of what they share
_STOCK_SHARE = 20.0  # and a share of all reports weighs down as much as this many times its value
_HOLE_BITS = 5.5
_QUOTED_BITS = 50.0  # both texts set the same words, and no others, in quotation marks: hardly by chance
_SHORT_QUOTED_BITS = 20.0  # but a phrase of five to seven words may be a title
_SHORT_WORDS = 8
_WHOLE_BITS = 25.0  # most of both texts is the same, or all of one: no choice of places was left to chance
_WHOLE_WORDS = 24
_WHOLE_SHARE = 0.6
_ALL_WORDS = 12
_ALL_SHARE = 0.9
_SINGLE_BITS = 3.0


@lru_cache(maxsize=1 << 16)
def word_bits(key: str) -> float:
    """About what it costs to guess a word in its context: 3.5 to 5.25 bits; 3 for a single character.

    >>> word_bits("of"), word_bits("parliament"), word_bits("北")
    (3.75, 5.25, 3.0)
    """
    if len(key) == 1 and any(first <= key <= last for first, last in _single_ranges()):
        return _SINGLE_BITS
    return 3.25 + 0.25 * min(len(key), 8)


def stock_discount(holders: int, family: int, reports: int) -> float:
    """What is left, 0 to 1, of a word's bits where ``holders`` of ``reports`` reports hold its k-gram.

    ``family`` is how many reports hold the report's own typical k-gram (see ``family_size``): the copies of the text itself.

    >>> stock_discount(1, 1, 5000), stock_discount(10_000, 10_000, 10_000)
    (1.0, 1.0)
    >>> stock_discount(300, 1, 5000) < 0.01
    True
    """
    others = holders / max(1, family) - 2.0
    if others <= 0:
        return 1.0
    share = others / max(1.0, reports / max(1, family))
    return 1.0 / (1.0 + others / _STOCK_HALF + _STOCK_SHARE * share)


def family_size(holders: Sequence[int]) -> int:
    """How many reports hold this report's typical text, from how many hold each of its k-grams: the lower quartile.

    The quartile and not the middle, so that a report of which two thirds are boilerplate is not taken for its boilerplate.

    >>> family_size([1, 1, 2, 300]), family_size([9_000] * 40), family_size([])
    (1, 9000, 1)
    """
    return sorted(holders)[len(holders) // 4] if holders else 1


def weigh(
    page: Words,
    report: Words,
    passages: Sequence[WordPassage],
    *,
    seeds: Sequence[Seed] = (),
    discounts: Mapping[int, float] | None = None,
    quoted: Collection[int] = (),
) -> float:
    """The weight of the passages in bits.

    ``discounts`` tells for hashes of the page's ``seeds`` what is left of a word's bits, all where it is silent; a word's
    discount is that of the shared seed at or before it in the passage. ``quoted`` numbers the passages that are a
    quotation in both texts.
    """
    discounts = discounts or {}
    shared = [(seed.position, discounts[seed.hash]) for seed in seeds if seed.hash in discounts]
    positions = [position for position, _ in shared]
    chance = log2(max(2, len(page))) + log2(max(2, len(report)))
    total = 0.0
    for number, passage in enumerate(passages):
        mark = _SHORT_QUOTED_BITS if passage.page_end - passage.page_begin < _SHORT_WORDS else _QUOTED_BITS
        bits = (mark if number in quoted else 0.0) - chance - _HOLE_BITS * (len(passage.blocks) - 1)
        for block in passage.blocks:
            for i in range(block.a, block.a + block.length):
                at = bisect_right(positions, i) - 1
                if at < 0 or positions[at] < passage.page_begin:
                    at += 1
                left = shared[at][1] if at < len(shared) and positions[at] < passage.page_end else 1.0
                bits += left * word_bits(page.keys[i])
        total += max(0.0, bits)
    return total + _whole_bits(page, report, passages) if total else 0.0


def _whole_bits(page: Words, report: Words, passages: Sequence[WordPassage]) -> float:
    same = sum(passage.same_words for passage in passages)
    less, more = sorted((same / max(1, len(page)), same / max(1, len(report))))
    is_whole = (same >= _WHOLE_WORDS and less >= _WHOLE_SHARE) or (same >= _ALL_WORDS and more >= _ALL_SHARE)
    return _WHOLE_BITS if is_whole else 0.0


@lru_cache(maxsize=1)
def _single_ranges() -> tuple[tuple[str, str], ...]:
    return tuple((first, last) for first, _, last in zip(*[iter(singles())] * 3, strict=True))
