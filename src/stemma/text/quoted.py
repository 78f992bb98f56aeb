"""Which passages stand between quotation marks in both texts?"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.shapes import Span
from stemma.text.passage import WordPassage
from stemma.text.tokens import Words

_QUOTES = '"“”„‟«»「」『』'
# Longer runs need no quotation marks to be believed.
_QUOTED_WORDS = 60


def find_quoted(
    page: str, report: str, page_words: Words, report_words: Words, passages: Sequence[WordPassage]
) -> set[int]:
    """The numbers of the passages that do, of those of at most 60 words."""
    return {
        number
        for number, passage in enumerate(passages)
        if passage.page_end - passage.page_begin <= _QUOTED_WORDS
        and _is_quoted(page, page_words.span(passage.page_begin, passage.page_end))
        and _is_quoted(report, report_words.span(passage.report_begin, passage.report_end))
    }


def _is_quoted(text: str, span: Span) -> bool:
    before, behind = text[max(0, span[0] - 2) : span[0]], text[span[1] : span[1] + 3]
    return any(mark in before for mark in _QUOTES) and any(mark in behind for mark in _QUOTES)
