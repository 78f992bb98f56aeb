"""Which reports of a collection does a page hold, in which version, and what do they weigh?"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stemma.finding.matter import place_passages, quoted_in_both, words_of
from stemma.finding.shelf import Held, Shelf
from stemma.shapes import Document, Match, Passage
from stemma.text import (
    COPY_BITS,
    Seed,
    WordPassage,
    Words,
    family_size,
    find_passages,
    fingerprint,
    stock_discount,
    weigh,
)

# A document that shares less than this with the page, each shared hash counted by what its commonness leaves of it, is
# not looked at unless all passages are asked for: half of one hash that nobody else holds.
_LEAST_EVIDENCE = 0.5
# With so many shared hashes a document is looked at even where all of them are common: it may be one of many copies.
_MANY_HASHES = 4
_FAMILY_SAMPLE = 32
# Reports that explain a page together; more than these tell nothing further about who merged what.
_EXPLAINING = 16
_EXPLAINED_CHARS = 40
# How a page's fidelity to one version is told from its fidelity to another, in bits.
_REACHES_EDGE_BITS = 8.0
_MISSING_WORD_BITS = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """A version of a report in the page: its passages and their weight, and whether it is the report's newest."""

    held: Held
    weight: float
    passages: tuple[Passage, ...]
    fidelity: float
    is_newest: bool | None = None


class Search:
    """A page held against a shelf; what is learnt about common hashes serves the pages that follow.

    The shelf must not change while a search is used.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._holders: dict[int, int] = {}

    def find(self, page: Document, *, every_passage: bool = False) -> list[Found]:
        """Of each report that shares a passage with the page the version it carries best, heaviest first.

        Without ``every_passage`` only copies: those of at least ``COPY_BITS``.
        """
        words = words_of(page)
        seeds = fingerprint(words)
        shared = self._shared(seeds)
        best: dict[int, Found] = {}
        for document, (report, flat) in shared.items():
            hashes = set(flat[::2])
            if not every_passage and not self._may_be_copy(hashes):
                continue
            places = [Seed(flat[at], flat[at + 1]) for at in range(0, len(flat), 2)]
            found = self._compare(page, words, seeds, self._shelf.take(document), places, hashes)
            if found is None or (found.weight < COPY_BITS and not every_passage):
                continue
            if report not in best or _is_better(found, best[report]):
                best[report] = found
        listed = sorted(best.values(), key=lambda found: (-found.weight, found.held.report))
        return [replace(found, is_newest=self._shelf.is_newest(found.held)) for found in listed]

    def _shared(self, seeds: Sequence[Seed]) -> dict[int, tuple[int, array[int]]]:
        """For every document that shares a hash with the page: its report, and its shared hashes and places in turn."""
        shared: dict[int, tuple[int, array[int]]] = {}
        hold: dict[int, set[int]] = {}
        for value, document, report, position in self._shelf.places({seed.hash: None for seed in seeds}):
            if document not in shared:
                shared[document] = (report, array("Q"))
            shared[document][1].extend((value, position))
            hold.setdefault(value, set()).add(report)
        for value, reports in hold.items():
            self._holders[value] = len(reports)
        return shared

    def _may_be_copy(self, hashes: set[int]) -> bool:
        if len(hashes) >= _MANY_HASHES:
            return True
        reports = self._shelf.count()
        return sum(stock_discount(self._holders[value], 1, reports) for value in hashes) >= _LEAST_EVIDENCE

    def _compare(
        self,
        page: Document,
        words: Words,
        seeds: Sequence[Seed],
        held: Held,
        places: Sequence[Seed],
        hashes: set[int],
    ) -> Found | None:
        passages = find_passages(words, held.words, page_seeds=seeds, report_seeds=places)
        if not passages:
            return None
        most = max(self._holders[value] for value in hashes)
        family = family_size([self._how_many_hold(value) for value in _sample(held.hashes)]) if most > 2 else 1
        reports = self._shelf.count()
        weight = weigh(
            words,
            held.words,
            passages,
            seeds=seeds,
            discounts={value: stock_discount(self._holders[value], family, reports) for value in hashes},
            quoted=quoted_in_both(page, held.document, words, held.words, passages),
        )
        return Found(
            held,
            round(weight, 1),
            place_passages(page.text, held.document.text, words, held.words, passages),
            weight + _closeness(passages, len(held.words)),
        )

    def _how_many_hold(self, value: int) -> int:
        if value not in self._holders:
            self._holders[value] = self._shelf.how_many_hold(value)
        return self._holders[value]


def _sample(hashes: Sequence[int]) -> Sequence[int]:
    return hashes[:: max(1, len(hashes) // _FAMILY_SAMPLE)]


def _closeness(passages: Sequence[WordPassage], report_words: int) -> float:
    """What speaks for one version beside another of equal weight: no words missing inside, its beginning and end reached."""
    first = min(passage.report_begin for passage in passages)
    last = max(passage.report_end for passage in passages)
    kept: set[int] = set()
    for passage in passages:
        for block in passage.blocks:
            kept.update(range(block.b, block.b + block.length))
    edges = (first == 0) + (last == report_words)
    return _REACHES_EDGE_BITS * edges - _MISSING_WORD_BITS * (last - first - len(kept))


def _is_better(one: Found, other: Found) -> bool:
    if round(one.fidelity) != round(other.fidelity):
        return one.fidelity > other.fidelity
    return version_order(one.held.version) > version_order(other.held.version)


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """Sorts versions as people number them.

    >>> sorted(["10", "9", "", "1.10", "1.9"], key=version_order)
    ['', '1.9', '1.10', '9', '10']
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", version[:200])
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def judge_all(page: Document, found: Sequence[Found], *, details: bool, every: bool) -> Iterable[Match]:
    """A Match for each, told which parts of the page other reports explain; those that are no copy only with ``every``."""
    from stemma.compare import judge

    explaining = _explaining(found)
    for one in found:
        others = [passage for other in explaining if other.held.report != one.held.report for passage in other.passages]
        match = judge(
            page,
            one.held.document,
            one.passages,
            one.weight,
            version=one.held.version,
            details=details,
            others=others,
            is_current=one.is_newest,
        )
        if every or match.match_kind != "unrelated":
            yield match


def _explaining(found: Sequence[Found]) -> list[Found]:
    """The few heaviest that explain the page together, each something that those before it do not."""
    chosen: list[Found] = []
    explained: set[int] = set()
    for one in found:
        if one.weight < COPY_BITS or len(chosen) == _EXPLAINING:
            break
        places = {place for passage in one.passages for place in range(passage.page_begin, passage.page_end)}
        if len(places - explained) >= _EXPLAINED_CHARS:
            chosen.append(one)
            explained |= places
    return chosen


def renamed(document: Document, name: str) -> Document:
    """The document under the name by which a collection knows it."""
    return document if document.id == name else replace(document, id=name)
