"""Which pairs of two collections share text? In memory, without an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from stemma.finding.first import moment
from stemma.finding.job import work_in_order
from stemma.finding.matter import prepare
from stemma.finding.search import Found, Search, judge_all
from stemma.finding.shelf import MemoryShelf
from stemma.shapes import Document, Match, Passage, StemmaError
from stemma.shapes.failed import Failed
from stemma.text import Block, Likeness, WordPassage, choose_engine

Complete = Callable[[Document], Document]
_ALONE = 20_000  # pages that one process has done in some seconds


def match_documents(page: Document, report: Document, *, report_version: str = "") -> Match:
    """What became of a report in a page, whatever they share; ``match_kind`` is ``unrelated`` where that is no copy.

    Nothing is known here of what other reports hold, so stock phrases weigh as much as any words.

    >>> text = "The ferry to the islands will sail twice a day from Monday, the harbour master said on Friday evening."
    >>> match = match_documents(Document(id="page", text=f"Our own line. {text}"), Document(id="report", text=text))
    >>> match.report, match.passages
    ('report', (Passage(page_begin=14, page_end=116, report_begin=0, report_end=102),))
    """
    from stemma.compare import judge

    words, report_words = prepare(page), prepare(report)
    likeness = choose_engine().match((), words, report_words, 1, 0.0)
    found: Sequence[WordPassage] = likeness.passages if likeness else ()
    weight = likeness.weight if likeness else 0.0
    passages = choose_engine().place(words, report_words, found)
    if not found and words.words and words.keys() == report_words.keys():  # too short for a passage, yet all of it
        passages = (Passage(*words.span(0, words.words), *report_words.span(0, words.words)),)
    return judge(page, report, passages, round(weight, 1), version=report_version)


def find_pairs(
    reports: Iterable[Document],
    pages: Iterable[Document | Failed],
    *,
    details: bool = False,
    passages: bool = False,
    complete: Complete | None = None,
    jobs: int | None = 1,
    failed: Callable[[Failed], None] | None = None,
) -> Iterator[Match]:
    """The pairs of a report and a page that is a copy of it, page by page, the heaviest first.

    A document that stands in both collections (same id, same text) is no pair with itself; two that stand in both give
    one Match, the earlier one as the report: by its date, or by its place among ``reports`` where a date is untold.
    With ``passages`` pairs that share a passage and are no copy come too, as ``unrelated``; with ``details`` each Match
    has its edits, blame, drift and credit. The reports are held in memory; the pages pass through. Documents may be
    given with their words alone: ``complete`` then reads the rest of those that are in a pair, where it is asked for.
    The pages are worked on by ``jobs`` processes, None for one a core from the 20,000th page on; the answers are the same.
    ``failed`` is told of a page that could not be read, in its turn, and of one whose process ends; else it is a StemmaError.
    """
    bulk = _Bulk(list(reports), complete or _as_it_is, details=details, every=passages)
    yield from bulk.pairs(bulk.reports if pages is reports else pages, jobs, failed or _raise)


def _as_it_is(document: Document) -> Document:
    return document


class _Late(NamedTuple):
    """A pair whose page is the earlier of the two, both by their places among the reports."""

    page: int
    report: int
    weight: float
    passages: tuple[Passage, ...]
    likeness: Likeness


_Given = tuple[int | None, Document | Failed]


class _Answer(NamedTuple):
    """What one page gives: its pairs, which of them a page that is a report told, and what must wait for the others."""

    matches: list[Match]
    told: set[tuple[int, int]]
    late: list[_Late]
    failed: Failed | None = None


def _ended(given: _Given) -> _Answer:
    said = "The process that worked on this page ended; look whether the machine has memory left."
    return _Answer([], set(), [], Failed(given[1].id, said))


def _raise(failed: Failed) -> None:
    raise StemmaError(f"{failed.id or 'A page'}: {failed.error}")


def _turned(passage: WordPassage) -> WordPassage:
    """The passage with page and report changed."""
    blocks = tuple(sorted(Block(block.b, block.a, block.length) for block in passage.blocks))
    return WordPassage(*passage[2:4], *passage[:2], blocks)


class _Bulk:
    """One run over two collections."""

    def __init__(self, reports: Sequence[Document], complete: Complete, *, details: bool, every: bool) -> None:
        self.reports = reports
        self._shelf = MemoryShelf(reports)
        self._search = Search(self._shelf)
        self._complete = lru_cache(maxsize=256)(lambda number: complete(reports[number]))
        self._complete_page = complete
        self._details, self._every = details, every
        self._moments: dict[int, datetime | None] = {}
        self._seen: set[int] = set()  # reports that were seen among the pages, by place
        self._told: set[tuple[int, int]] = set()  # pairs of such a page and a report
        self._postponed: list[_Late] = []

    def pairs(
        self, pages: Iterable[Document | Failed], jobs: int | None, failed: Callable[[Failed], None]
    ) -> Iterator[Match]:
        """Every pair, page by page; last those whose page turned out to be the earlier one."""

        @contextmanager
        def begin() -> Iterator[Callable[[_Given], _Answer]]:
            yield self._answer

        for answer in work_in_order(self._given(pages), begin, jobs=jobs, alone=_ALONE, failed=_ended):
            if answer.failed is not None:
                failed(answer.failed)
            self._told |= answer.told
            self._postponed += answer.late
            yield from answer.matches
        for late in self._postponed:
            yield from self._late_pair(late)

    def _given(self, pages: Iterable[Document | Failed]) -> Iterator[_Given]:
        """Each page with its place among the reports, if it is one; once, however often it comes then."""
        place_of = {(report.id, report.text): place for place, report in reversed(list(enumerate(self.reports)))}
        for page in pages:
            own = place_of.get((page.id, page.text)) if isinstance(page, Document) else None
            if own not in self._seen:
                if own is not None:
                    self._seen.add(own)
                yield own, page

    def _answer(self, given: _Given) -> _Answer:
        """What one page gives; nothing here depends on other pages. Of a page that is a report what it took from earlier ones:
        later ones wait, since they may be pages too.
        """
        own, page = given
        if isinstance(page, Failed):
            return _Answer([], set(), [], page)
        found = self._search.find(page, every_passage=self._every, details=False)
        told: set[tuple[int, int]] = set()
        late: list[_Late] = []
        if own is not None:
            others = [one for one in found if not self._is_same(own, one.held.report - 1)]
            found = [one for one in others if not self._is_earlier(own, one.held.report - 1)]
            told = {(own, one.held.report - 1) for one in found}
            late = [
                _Late(own, one.held.report - 1, one.weight, one.passages, one.likeness)
                for one in others
                if self._is_earlier(own, one.held.report - 1)
            ]
        return _Answer(list(self._judged(page, found)) if found else [], told, late)

    def _late_pair(self, late: _Late) -> Iterator[Match]:
        """A pair whose page is the earlier one: turned round where the later one is a page too and has not told it itself."""
        if late.report in self._seen and (late.report, late.page) in self._told:
            return
        own, other, weight, passages, likeness = late
        if other in self._seen:
            own, other = other, own
            passages = tuple(sorted(Passage(*passage[2:], *passage[:2]) for passage in passages))
            likeness = likeness._replace(passages=tuple(sorted(map(_turned, likeness.passages))))
        held = self._shelf.take(other + 1)
        page = self.reports[own]
        yield from self._judged(page, [Found(held, weight, passages, likeness, prepare(page))])

    def _judged(self, page: Document, found: Sequence[Found]) -> Iterator[Match]:
        if self._details:
            page = self._complete_page(page)
            found = [replace(one, held=replace(one.held, load=self._loader(one.held.report - 1))) for one in found]
        yield from judge_all(page, found, details=self._details, every=self._every)

    def _loader(self, place: int) -> Callable[[], Document]:
        return lambda: self._complete(place)

    def _is_same(self, one: int, other: int) -> bool:
        first, second = self.reports[one], self.reports[other]
        return first.id == second.id and first.text == second.text

    def _is_earlier(self, one: int, other: int) -> bool:
        first, second = self._moment(one), self._moment(other)
        if first is not None and second is not None and first != second:
            return first < second
        return one < other

    def _moment(self, place: int) -> datetime | None:
        if place not in self._moments:
            self._moments[place] = moment(self._complete(place))
        return self._moments[place]
