"""How is a document prepared for matching, and where do passages stand in its text?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemma.shapes import Document, Passage
from stemma.text import Prepared, WordPassage, choose_engine

_OPENING = "\"'“„«‚‘‹([{¿¡「『"
_EDGE_CHARS = 8


def prepare(document: Document) -> Prepared:
    """The words and seeds of a document's text without what is set aside; places remain those of the text."""
    return choose_engine().prepare(document.text, [(part.begin, part.end) for part in document.set_aside])


def place_passages(
    page: str, report: str, page_words: Prepared, report_words: Prepared, passages: Sequence[WordPassage]
) -> tuple[Passage, ...]:
    """The passages as places in both texts, with the opening marks before them and the stops behind them that both texts have."""
    return tuple(_placed(page, report, page_words, report_words, passages))


def _placed(
    page: str, report: str, page_words: Prepared, report_words: Prepared, passages: Sequence[WordPassage]
) -> Iterator[Passage]:
    taken = 0
    for passage in passages:
        begin, end = page_words.span(passage.page_begin, passage.page_end)
        report_begin, report_end = report_words.span(passage.report_begin, passage.report_end)
        low = max(taken, begin - _EDGE_CHARS)
        while (
            begin > low and report_begin and page[begin - 1] in _OPENING and page[begin - 1] == report[report_begin - 1]
        ):
            begin, report_begin = begin - 1, report_begin - 1
        high = min(len(page), end + _EDGE_CHARS)
        while end < high and report_end < len(report) and _closes(page[end]) and page[end] == report[report_end]:
            end, report_end = end + 1, report_end + 1
        yield Passage(begin, end, report_begin, report_end)
        taken = end


def _closes(char: str) -> bool:
    return not (char.isalnum() or char.isspace())
