"""Which reports of a collection does a page hold, in which version, and what do they weigh?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stemma.finding.brief import judge_briefly
from stemma.finding.matter import prepare
from stemma.finding.shelf import Held, Shelf
from stemma.shapes import Document, Match, Passage
from stemma.text import COPY_BITS, Likeness, Prepared, choose_engine

# A document that shares less than this with the page, each shared hash counted by what its commonness leaves of it, is
# not looked at unless all passages are asked for: half of one hash that nobody else holds.
_LEAST_EVIDENCE = 0.5
# With so many shared hashes a document is looked at even where all of them are common: it may be one of many copies. Where
# so many in a row are none, what they share is boilerplate, and the rest of them is not looked at.
_MANY_HASHES = 4
_VAIN_LOOKS = 32
# Reports that explain a page together; more than these tell nothing further about who merged what.
_EXPLAINING = 16
_EXPLAINED_CHARS = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A version of a report in the page: its passages and their weight, and whether it is the report's newest."""

    held: Held
    weight: float
    passages: tuple[Passage, ...]
    likeness: Likeness
    page: Prepared
    is_newest: bool | None = None


class Search:
    """Pages held against a shelf, one after another. The shelf must not change while a search is used."""

    def __init__(self, shelf: Shelf) -> None:
        """A search in the shelf as it is now."""
        self._shelf = shelf
        self._engine = choose_engine()
        self._segments = shelf.segments()
        self._reports = shelf.count()

    def find(self, page: Document, *, every_passage: bool = False, details: bool = True) -> list[Found]:
        """Of each report that shares a passage with the page the version it carries best, heaviest first.

        Without ``every_passage`` only copies: those of at least ``COPY_BITS``. Without ``details`` nobody asks whether
        it is the report's newest version.
        """
        prepared = prepare(page)
        best: dict[int, tuple[Held, Likeness]] = {}
        wanted = (1, 0.0) if every_passage else (_MANY_HASHES, _LEAST_EVIDENCE)
        vain = 0
        for candidate in self._engine.search(self._segments, prepared, self._reports, *wanted):
            is_common = not every_passage and candidate.evidence < _LEAST_EVIDENCE
            if is_common and vain == _VAIN_LOOKS:
                break
            held = self._shelf.take(candidate.document)
            if held is None:
                continue
            likeness = self._engine.match(
                self._segments, prepared, held.prepared, self._reports, 0.0 if every_passage else COPY_BITS
            )
            vain = vain + 1 if is_common and likeness is None else 0
            if likeness and (candidate.report not in best or _is_better((held, likeness), best[candidate.report])):
                best[candidate.report] = held, likeness
        listed = sorted(best.values(), key=lambda one: (-round(one[1].weight, 1), one[0].report))
        return [self._found(prepared, held, likeness, details) for held, likeness in listed]

    def _found(self, prepared: Prepared, held: Held, likeness: Likeness, details: bool) -> Found:
        return Found(
            held,
            round(likeness.weight, 1),
            self._engine.place(prepared, held.prepared, likeness.passages),
            likeness,
            prepared,
            self._shelf.is_newest(held) if details else None,
        )


def _is_better(one: tuple[Held, Likeness], other: tuple[Held, Likeness]) -> bool:
    if round(one[1].fidelity) != round(other[1].fidelity):
        return one[1].fidelity > other[1].fidelity
    return version_order(one[0].version) > version_order(other[0].version)


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """Sorts versions as people number them.

    >>> sorted(["10", "9", "", "1.10", "1.9"], key=version_order)
    ['', '1.9', '1.10', '9', '10']
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", version[:200])
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def judge_all(page: Document, found: Sequence[Found], *, details: bool, every: bool) -> Iterable[Match]:
    """A Match for each, told which parts of the page other reports explain; those that are no copy only with ``every``.

    Without ``details`` all words of both texts count, credit lines and notes among them (see `judge_briefly`).
    """
    explaining = _explaining(found)
    for one in found:
        others = [passage for other in explaining if other.held.report != one.held.report for passage in other.passages]
        if details:
            from stemma.compare import judge

            match = judge(
                page,
                renamed(one.held.load(), one.held.key),
                one.passages,
                one.weight,
                version=one.held.version,
                others=others,
                is_current=one.is_newest,
            )
        else:
            spans = [(other.page_begin, other.page_end) for other in others]
            match = judge_briefly(page, one, spans)
        if every or match.match_kind != "unrelated":
            yield match


def _explaining(found: Sequence[Found]) -> list[Found]:
    """The few heaviest that explain the page together, each something that those before it do not."""
    if len(found) < 2:
        return list(found)
    chosen: list[Found] = []
    explained = bytearray(max(passage.page_end for one in found for passage in one.passages))
    for one in found:
        if one.weight < COPY_BITS or len(chosen) == _EXPLAINING:
            break
        # passages of one report do not overlap in the page
        new = sum(explained.count(0, passage.page_begin, passage.page_end) for passage in one.passages)
        if new >= _EXPLAINED_CHARS:
            chosen.append(one)
            for begin, end, _, _ in one.passages:
                explained[begin:end] = b"\x01" * (end - begin)
    return chosen


def renamed(document: Document, name: str) -> Document:
    """The document under the name by which a collection knows it."""
    return document if document.id == name else replace(document, id=name)
