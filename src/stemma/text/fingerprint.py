"""Which few numbers stand for a text, so that any two texts that share a run of words share a number?

Winnowing (Schleimer, Wilkerson, Aiken 2003) of word 5-grams. Each run of ``K_WORDS`` words has a hash, and of every
``WINDOW`` hashes in a row the least is kept (the last of them where several are least).

The guarantee: two texts that share a run of at least ``GUARANTEE_WORDS`` = ``K_WORDS + WINDOW - 1`` words share a
hash. Proof: such a run holds ``WINDOW`` k-grams in a row, so both texts have a window with the same hashes in the same
order. Which hash of a window is kept depends on the window's hashes alone, so both texts keep the same one, at the same
place of the run. It is lost again in one case only: a text keeps a hash at most ``REPEATS`` times, at its first places.
Then the hash itself is still shared, since the first places are kept; only this one place of it is not. So a shared run
always gives a shared hash, and a seed on the run itself unless its k-gram stands more than ``REPEATS`` times in a text.

A text of fewer than ``GUARANTEE_WORDS`` words counts as one window; one of fewer than ``K_WORDS`` words has no seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from stemma.text.tokens import Words

K_WORDS = 4
GUARANTEE_WORDS = 8
WINDOW = GUARANTEE_WORDS - K_WORDS + 1
# A k-gram that stands oftener than this in one text says nothing new there, and would make pairs of places by the square.
REPEATS = 16

_MASK = (1 << 64) - 1
_FNV_OFFSET, _FNV_PRIME = 0xCBF29CE484222325, 0x100000001B3
_BASE = 0x9E3779B97F4A7C15  # odd, so that no bit of a word's hash is lost; the value is the golden ratio's
_POWERS = tuple(pow(_BASE, K_WORDS - 1 - n, 1 << 64) for n in range(K_WORDS))


class Seed(NamedTuple):
    """A k-gram that was kept: its hash (64 bits, unsigned, the same on every machine) and its first word's number."""

    hash: int
    position: int


def fingerprint(words: Words) -> list[Seed]:
    """The seeds of a text by rising position: about two for every five words, at least one for every four.

    >>> from stemma.text.tokens import cut_words
    >>> run = "the river rose above the old bridge"
    >>> one, two = cut_words(f"On Monday {run} again"), cut_words(f"They said that {run} at night")
    >>> len({seed.hash for seed in fingerprint(one)} & {seed.hash for seed in fingerprint(two)}) > 0
    True
    """
    hashes = hash_runs(words.keys)
    seeds: list[Seed] = []
    seen: dict[int, int] = {}
    for position in _winnow(hashes):
        value = hashes[position]
        times = seen.get(value, 0)
        if times < REPEATS:
            seen[value] = times + 1
            seeds.append(Seed(value, position))
    return seeds


def hash_runs(keys: Sequence[str]) -> list[int]:
    """The hash of every k-gram: a polynomial of the words' hashes modulo 2**64."""
    each = [hash_word(key) for key in keys]
    p, q, r, _ = _POWERS
    return [(a * p + b * q + c * r + d) & _MASK for a, b, c, d in zip(each, each[1:], each[2:], each[3:], strict=False)]


@lru_cache(maxsize=1 << 17)
def hash_word(key: str) -> int:
    """64 bits: FNV-1a over the code points (draft-eastlake-fnv), then the finalizer of MurmurHash3, which spreads them.

    >>> f"{hash_word('river'):016x}"
    '8b4060dc892ffc66'
    """
    value = _FNV_OFFSET
    for char in key:
        value = (value ^ ord(char)) * _FNV_PRIME & _MASK
    value = (value ^ value >> 33) * 0xFF51AFD7ED558CCD & _MASK
    value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53 & _MASK
    return value ^ value >> 33


def _winnow(hashes: list[int]) -> list[int]:
    """The places of the least hash of every window, each place once, rising."""
    if len(hashes) <= WINDOW:
        return [_last_least(hashes, 0, len(hashes))] if hashes else []
    least = _last_least(hashes, 0, WINDOW)
    kept = [least]
    for end in range(WINDOW + 1, len(hashes) + 1):
        if least < end - WINDOW:
            least = _last_least(hashes, end - WINDOW, end)
        elif hashes[end - 1] <= hashes[least]:
            least = end - 1
        if least != kept[-1]:
            kept.append(least)
    return kept


def _last_least(hashes: list[int], begin: int, end: int) -> int:
    window = hashes[begin:end]
    least = min(window)
    while window[-1] != least:
        window.pop()
    return begin + len(window) - 1
