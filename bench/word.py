"""What are the words of a text for the measure? Written apart from the engine, so that no tool measures itself."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """A folded word and its place in the text, in code points."""

    key: str
    begin: int
    end: int


def cut_words(text: str) -> list[Word]:
    """The words of a text: runs of letters and digits, folded by NFKC, case folding and dropping of marks.

    >>> cut_words("Caf\\u00e9 OPENS, it's said")[:3]
    [Word(key='cafe', begin=0, end=4), Word(key='opens', begin=5, end=10), Word(key='it', begin=12, end=14)]
    """
    return [Word(_fold(match.group()), *match.span()) for match in _WORD.finditer(text)]


def keys_of(text: str) -> list[str]:
    """The folded words alone."""
    return [_fold(word) for word in _WORD.findall(text)]


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter)) or word


def longest_run(one: list[str], other: list[str]) -> int:
    """The most words that stand in both in one piece. Time is the product of both lengths, memory the shorter's.

    >>> longest_run("a b c d e".split(), "x b c d y".split())
    3
    """
    if len(other) > len(one):
        one, other = other, one
    places: dict[str, list[int]] = {}
    for place, key in enumerate(other):
        places.setdefault(key, []).append(place)
    best, before = 0, dict[int, int]()
    for key in one:
        now = {place: before.get(place - 1, 0) + 1 for place in places.get(key, ())}
        best = max(best, max(now.values(), default=0))
        before = now
    return best


def has_run(one: list[str], other: list[str], length: int) -> bool:
    """Whether a run of so many words stands in both: the question of ``longest_run``, answered quickly.

    >>> has_run("a b c d e".split(), "x b c d y".split(), 3), has_run("a b".split(), "b a".split(), 2)
    (True, False)
    """
    runs = {tuple(one[at : at + length]) for at in range(len(one) - length + 1)}
    return any(tuple(other[at : at + length]) in runs for at in range(len(other) - length + 1))


def count_shared(one: list[str], other: list[str], length: int) -> int:
    """How many words of the first stand in a run of at least so many words that the other has too.

    >>> count_shared("a b c x d e f".split(), "d e f a b c".split(), 3)
    6
    """
    runs = {tuple(other[at : at + length]) for at in range(len(other) - length + 1)}
    shared = {
        at + step
        for at in range(len(one) - length + 1)
        if tuple(one[at : at + length]) in runs
        for step in range(length)
    }
    return len(shared)
