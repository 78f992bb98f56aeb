"""What must a collection of reports answer, so that a page can be held against it? And a collection kept in memory."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from stemma.finding.matter import prepare
from stemma.shapes import Document
from stemma.text import Prepared, Segment, choose_engine

# Reports kept prepared, so that many pages of one report do not cut it again each time: by their words, 17 bytes each.
_KEPT_WORDS = 2_000_000


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the collection, with what it is matched by; ``load`` gives the whole of it."""

    report: int
    key: str
    version: str
    text: str
    prepared: Prepared
    load: Callable[[], Document]


class Shelf(Protocol):
    """A collection of reports that a page is held against."""

    def segments(self) -> Sequence[Segment]:
        """The index of all its documents."""

    def take(self, document: int) -> Held | None:
        """The document of that number; None where it was removed meanwhile."""

    def count(self) -> int:
        """How many reports there are."""

    def is_newest(self, held: Held) -> bool | None:
        """Whether the report has no later version here; None where nobody tells what its versions are."""


class Kept:
    """The documents that were asked for last, within a limit of words. ``make`` brings one that is not among them."""

    def __init__(self, make: Callable[[int], Held | None], words: int = _KEPT_WORDS) -> None:
        """Empty at first."""
        self._make = make
        self._room = words
        self._words = 0
        self._held: OrderedDict[int, Held] = OrderedDict()

    def take(self, document: int) -> Held | None:
        """The document of that number, if there is one."""
        held = self._held.get(document)
        if held is not None:
            self._held.move_to_end(document)
            return held
        held = self._make(document)
        if held is None:
            return None
        words = held.prepared.words
        if words <= self._room // 8:
            self._held[document] = held
            self._words += words
            while self._words > self._room:
                self._words -= self._held.popitem(last=False)[1].prepared.words
        return held


class MemoryShelf:
    """Reports in memory, each a report of one version. Documents are numbered from 1; 0 stands for none in a segment."""

    def __init__(self, reports: Sequence[Document]) -> None:
        """Index the reports: about six bytes for each seed, two seeds for every five words."""
        engine = choose_engine()
        self._reports = reports
        postings, names = array("Q"), array("I")
        for number, report in enumerate(reports):
            postings.extend(prepare(report).postings(number))
            names.extend((number + 1, number + 1))
        self._data = engine.write_segment(postings, names)
        self._segments = (engine.open_segment(self._data),)
        self._kept = Kept(self._make)

    def segments(self) -> Sequence[Segment]:
        """One segment of all."""
        return self._segments

    def take(self, document: int) -> Held:
        """The report of that number."""
        held = self._kept.take(document)
        assert held is not None
        return held

    def _make(self, document: int) -> Held:
        report = self._reports[document - 1]
        return Held(document, report.id, "", report.text, prepare(report), lambda: report)

    def count(self) -> int:
        """How many reports there are."""
        return len(self._reports)

    def is_newest(self, held: Held) -> bool | None:
        """Documents in memory have no versions."""
        return None
