"""What must a collection of reports answer, so that a page can be held against it? And a collection kept in memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from stemma.finding.matter import words_of
from stemma.shapes import Document
from stemma.text import Words, fingerprint


class Place(NamedTuple):
    """Where a hash stands: in the document of that number, a version of the report of that number, at that word."""

    hash: int
    document: int
    report: int
    position: int


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the collection, with the words and hashes that it is matched by."""

    report: int
    version: str
    document: Document
    words: Words
    hashes: Sequence[int]


class Shelf(Protocol):
    """A collection of reports that a page is held against."""

    def places(self, hashes: Iterable[int]) -> Iterable[Place]:
        """Every place of the hashes, in the order of the hashes."""

    def how_many_hold(self, value: int) -> int:
        """How many reports hold a hash."""

    def take(self, document: int) -> Held:
        """The document of that number."""

    def count(self) -> int:
        """How many reports there are."""

    def is_newest(self, held: Held) -> bool | None:
        """Whether the report has no later version here; None where nobody tells what its versions are."""


class MemoryShelf:
    """Reports in memory, each a report of one version."""

    def __init__(self, reports: Sequence[Document]) -> None:
        self._held: list[Held] = []
        self._places: dict[int, array[int]] = {}  # document and position in turn
        for number, report in enumerate(reports):
            words = words_of(report)
            seeds = fingerprint(words)
            self._held.append(Held(number, "", report, words, array("Q", (seed.hash for seed in seeds))))
            for value, position in seeds:
                self._places.setdefault(value, array("I")).extend((number, position))

    def places(self, hashes: Iterable[int]) -> Iterator[Place]:
        """Every place of the hashes."""
        for value in hashes:
            flat = self._places.get(value, ())
            for at in range(0, len(flat), 2):
                yield Place(value, flat[at], flat[at], flat[at + 1])

    def how_many_hold(self, value: int) -> int:
        """How many reports hold a hash."""
        return len(set(self._places.get(value, ())[::2]))

    def take(self, document: int) -> Held:
        """The report of that number."""
        return self._held[document]

    def count(self) -> int:
        """How many reports there are."""
        return len(self._held)

    def is_newest(self, held: Held) -> bool | None:
        """Documents in memory have no versions."""
        return None
