"""Which pairs of two collections share text? In memory, without an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from stemma.finding.first import moment
from stemma.finding.matter import place_passages, quoted_in_both, words_of
from stemma.finding.search import Found, Search, judge_all
from stemma.finding.shelf import MemoryShelf
from stemma.shapes import Document, Match, Passage
from stemma.text import find_passages, weigh


def match_documents(page: Document, report: Document, *, report_version: str = "") -> Match:
    """What became of a report in a page, whatever they share; ``match_kind`` is ``unrelated`` where that is no copy.

    Nothing is known here of what other reports hold, so stock phrases weigh as much as any words.

    >>> text = "The ferry to the islands will sail twice a day from Monday, the harbour master said on Friday evening."
    >>> match = match_documents(Document(id="page", text=f"Our own line. {text}"), Document(id="report", text=text))
    >>> match.report, match.passages
    ('report', (Passage(page_begin=14, page_end=116, report_begin=0, report_end=102),))
    """
    from stemma.compare import judge

    words, report_words = words_of(page), words_of(report)
    found = find_passages(words, report_words)
    weight = weigh(words, report_words, found, quoted=quoted_in_both(page, report, words, report_words, found))
    passages = place_passages(page.text, report.text, words, report_words, found)
    if not found and words.keys and words.keys == report_words.keys:  # too short for a passage, yet all of it
        passages = (Passage(*words.span(0, len(words)), *report_words.span(0, len(words))),)
    return judge(page, report, passages, round(weight, 1), version=report_version)


def find_pairs(
    reports: Iterable[Document], pages: Iterable[Document], *, details: bool = False, passages: bool = False
) -> Iterator[Match]:
    """The pairs of a report and a page that is a copy of it, page by page, the heaviest first.

    A document that stands in both collections (same id, same text) is no pair with itself; two that stand in both give
    one Match, the earlier one as the report: by its date, or by its place among ``reports`` where a date is untold.
    With ``passages`` pairs that share a passage and are no copy come too, as ``unrelated``; with ``details`` each Match
    has its edits, blame, drift and credit. The reports are held in memory; the pages pass through.
    """
    held = list(reports)
    shelf = MemoryShelf(held)
    search = Search(shelf)
    number_of = {(report.id, report.text): number for number, report in reversed(list(enumerate(held)))}
    moments = [moment(report) for report in held]
    as_page: set[int] = set()  # reports that were seen among the pages
    told: set[tuple[int, int]] = set()  # pairs of such a page and a report
    postponed: list[tuple[int, Document, Found]] = []
    for page in held if pages is reports else pages:
        own = number_of.get((page.id, page.text))
        if own in as_page:
            continue
        found = search.find(page, every_passage=passages)
        if own is not None:
            as_page.add(own)
            found = [one for one in found if not _is_itself(page, one.held.document)]
            postponed += [(own, page, one) for one in found if _is_earlier(own, one.held.report, moments)]
            found = [one for one in found if not _is_earlier(own, one.held.report, moments)]
            told |= {(own, one.held.report) for one in found}
        yield from judge_all(page, found, details=details, every=passages)
    yield from _late_pairs(postponed, as_page, told, shelf, details=details, every=passages)


def _late_pairs(
    postponed: Sequence[tuple[int, Document, Found]],
    as_page: set[int],
    told: set[tuple[int, int]],
    shelf: MemoryShelf,
    *,
    details: bool,
    every: bool,
) -> Iterator[Match]:
    """Pairs whose page is the earlier one: turned round where the later one is a page too and has not told the pair itself."""
    for own, page, one in postponed:
        if one.held.report not in as_page:
            yield from judge_all(page, [one], details=details, every=every)
        elif (one.held.report, own) not in told:
            turned = tuple(sorted(Passage(*passage[2:], *passage[:2]) for passage in one.passages))
            yield from judge_all(
                one.held.document, [replace(one, held=shelf.take(own), passages=turned)], details=details, every=every
            )


def _is_itself(page: Document, report: Document) -> bool:
    return page.id == report.id and page.text == report.text


def _is_earlier(one: int, other: int, moments: list[datetime | None]) -> bool:
    first, second = moments[one], moments[other]
    if first is not None and second is not None and first != second:
        return first < second
    return one < other
