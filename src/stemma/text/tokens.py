"""Which words does a text consist of, and where does each one stand?

A word is a run of letters, digits and the marks on them (the word characters of Unicode UAX 29 without its exceptions:
inner apostrophes and hyphens split, so that "well-known" is two words in every copy). Where a script has no spaces,
each character is a word.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.shapes import Span
from stemma.text.letter import clusters, fold_cluster, marks, singles


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: folded keys, and their places in the original (half-open, code points)."""

    keys: tuple[str, ...]
    begins: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, i: int, j: int) -> Span:
        """Where words ``i`` to ``j`` (half-open, ``i < j``) stand in the original."""
        return self.begins[i], self.ends[j - 1]

    def outside(self, spans: Iterable[Span]) -> Words:
        """The words that no span touches, their places unchanged.

        >>> cut_words("one two three").outside([(4, 7)]).keys
        ('one', 'three')
        """
        left_out = sorted(spans)
        if not left_out:
            return self
        kept: list[int] = []
        at = 0
        reach = -1
        for i, (begin, end) in enumerate(zip(self.begins, self.ends, strict=True)):
            while at < len(left_out) and left_out[at][0] < end:
                reach = max(reach, left_out[at][1])
                at += 1
            if reach <= begin:
                kept.append(i)
        return Words(
            tuple(self.keys[i] for i in kept),
            array("I", (self.begins[i] for i in kept)),
            array("I", (self.ends[i] for i in kept)),
        )


def cut_words(text: str) -> Words:
    """The words of a text in order. Costs time and memory in proportion to its length, and takes any string.

    >>> words = cut_words("The Prime Minister\\u2019s caf\\u00e9, 北京")
    >>> words.keys
    ('the', 'prime', 'minister', 's', 'cafe', '北', '京')
    >>> words.span(1, 3)
    (4, 18)
    """
    keys: list[str] = []
    begins = array("I")
    ends = array("I")
    for begin, end in _spans_of(text):
        word = text[begin:end]
        key = fold_word(word) if end - begin <= _LONGEST_CACHED else _fold(word)
        if key:
            keys.append(key)
            begins.append(begin)
            ends.append(end)
    return Words(tuple(keys), begins, ends)


_LONGEST_CACHED = 40  # characters; longer "words" are addresses and encoded data, seldom met twice
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")


@lru_cache(maxsize=1 << 17)
def fold_word(word: str) -> str:
    """The key under which a word is matched: the same as ``fold`` makes of it."""
    return _fold(word)


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(fold_cluster(match.group()[:32]) for match in clusters().finditer(word))


def _spans_of(text: str) -> Iterable[Span]:
    if text.isascii():
        return (match.span() for match in _ASCII_WORD.finditer(text))
    return _unicode_spans(text)


def _unicode_spans(text: str) -> Iterable[Span]:
    word, single = _patterns()
    has_singles = re.search(f"[{singles()}]", text) is not None
    for match in word.finditer(text):
        if not has_singles:
            yield match.span()
            continue
        for part in single.finditer(text, *match.span()):
            yield part.span()


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    joins, alone = marks(), singles()
    word = re.compile(f"[^\\W_](?:[{joins}]*+[^\\W_])*+[{joins}]*+")
    single = re.compile(f"[{alone}][{joins}]*+|[^{alone}]++")
    return word, single
