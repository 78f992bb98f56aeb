"""How are the words and sentences of a text counted when two texts are compared?

As `stemma.text` cuts them, save that a number is one word whatever its separators, and its key is its value.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.compare.number import Number, find_numbers
from stemma.shapes import Document, Span
from stemma.text import cut_sentences, cut_words

_KEPT_CHARS = 200_000  # longer texts are cut each time: a handful of them would fill the memory


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in words: ``keys`` compare, ``begins`` and ``ends`` are places in the text."""

    text: str
    keys: tuple[str, ...]
    begins: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, begin: int, end: int) -> Span:
        """The place of the words begin..end; for no words, the empty place where they would stand."""
        if begin < end:
            return self.begins[begin], self.ends[end - 1]
        at = self.ends[begin - 1] if begin else 0
        return at, at

    def words_in(self, begin: int, end: int) -> tuple[int, int]:
        """The words that stand wholly inside a place."""
        first = bisect_left(self.begins, begin)
        return first, max(first, bisect_right(self.ends, end))

    def words_touching(self, begin: int, end: int) -> tuple[int, int]:
        """The words that share at least a character with a place."""
        first = bisect_right(self.ends, begin)
        return first, max(first, bisect_left(self.begins, end))

    def joined(self, begin: int, end: int) -> tuple[str, ...]:
        """The keys of the words begin..end, those with no white space between them made one."""
        parts: list[str] = []
        for word in range(begin, end):
            if word > begin and not any(c.isspace() for c in self.text[self.ends[word - 1] : self.begins[word]]):
                parts[-1] += self.keys[word]
            else:
                parts.append(self.keys[word])
        return tuple(parts)

    def mask(self, spans: Iterable[Span]) -> bytearray:
        """One byte a word: 1 where the word touches one of the spans."""
        marks = bytearray(len(self.keys))
        for begin, end in spans:
            first, last = self.words_touching(begin, end)
            marks[first:last] = b"\x01" * (last - first)
        return marks

    def has_break(self, word: int) -> bool:
        """Whether a sentence may begin with this word: the text's ends, a line's end, or a full stop before it."""
        if word <= 0 or word >= len(self.keys):
            return True
        between = self.text[self.ends[word - 1] : self.begins[word]]
        return any(mark in between for mark in _STOPS)


_STOPS = "\n.!?…؟。！？۔।"


def cut(text: str) -> Cut:
    """The words of a text, numbers made one word each."""
    return _cut_once(text) if len(text) <= _KEPT_CHARS else _cut(text)


def sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of a document's text."""
    if len(document.text) <= _KEPT_CHARS:
        return _sentences_once(document.text, document.lang)
    return tuple(cut_sentences(document.text, document.lang))


@lru_cache(maxsize=64)
def _cut_once(text: str) -> Cut:
    return _cut(text)


@lru_cache(maxsize=64)
def _sentences_once(text: str, lang: str | None) -> tuple[Span, ...]:
    return tuple(cut_sentences(text, lang))


def _cut(text: str) -> Cut:
    words = cut_words(text)
    numbers = find_numbers(text)
    if not numbers:
        return Cut(text, words.keys, words.begins, words.ends)
    return _join_numbers(text, words.keys, words.begins, words.ends, numbers)


def _join_numbers(
    text: str, keys: Sequence[str], begins: Sequence[int], ends: Sequence[int], numbers: Sequence[Number]
) -> Cut:
    new_keys: list[str] = []
    new_begins: list[int] = []
    new_ends: list[int] = []
    done = 0
    for number in numbers:
        first = bisect_left(begins, number.begin, lo=done)
        last = bisect_right(ends, number.end, lo=first)
        if first >= last or begins[first] != number.begin or ends[last - 1] != number.end:
            continue  # part of a word such as "B2B" or "COVID19"
        new_keys += [*keys[done:first], number.value]
        new_begins += [*begins[done:first], number.begin]
        new_ends += [*ends[done:first], number.end]
        done = last
    new_keys += keys[done:]
    new_begins += begins[done:]
    new_ends += ends[done:]
    return Cut(text, tuple(new_keys), new_begins, new_ends)
