"""Which words of a document are matched, which passages are a quotation, and where do passages stand in its text?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemma.shapes import Document, Passage, Span
from stemma.text import WordPassage, Words, cut_words

_OPENING = "\"'“„«‚‘‹([{¿¡「『"
_QUOTES = '"“”„‟«»「」『』'
# Longer runs need no quotation marks to be believed.
_QUOTED_WORDS = 60
_EDGE_CHARS = 8


def words_of(document: Document) -> Words:
    """The words of a document's text without what is set aside; places remain those of the text."""
    return cut_words(document.text).outside((part.begin, part.end) for part in document.set_aside)


def quoted_in_both(
    page: Document, report: Document, page_words: Words, report_words: Words, passages: Sequence[WordPassage]
) -> set[int]:
    """The numbers of the passages that stand between quotation marks in both texts."""
    return {
        number
        for number, passage in enumerate(passages)
        if passage.page_end - passage.page_begin <= _QUOTED_WORDS
        and _is_quoted(page.text, page_words.span(passage.page_begin, passage.page_end))
        and _is_quoted(report.text, report_words.span(passage.report_begin, passage.report_end))
    }


def _is_quoted(text: str, span: Span) -> bool:
    before, behind = text[max(0, span[0] - 2) : span[0]], text[span[1] : span[1] + 3]
    return any(mark in before for mark in _QUOTES) and any(mark in behind for mark in _QUOTES)


def place_passages(
    page: str, report: str, page_words: Words, report_words: Words, passages: Sequence[WordPassage]
) -> tuple[Passage, ...]:
    """The passages as places in both texts, with the opening marks before them and the stops behind them that both texts have."""
    return tuple(_placed(page, report, page_words, report_words, passages))


def _placed(
    page: str, report: str, page_words: Words, report_words: Words, passages: Sequence[WordPassage]
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
