"""Which passages are quotations in both texts, and which short quotations do both have word for word?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stemma.text.align import Block
from stemma.text.passage import WordPassage
from stemma.text.tokens import Words

_QUOTES = '"“”„‟«»「」『』'
# Longer runs need no quotation marks to be believed.
QUOTED_WORDS = 60
# Shorter ones are the title of a film, or a phrase that many use.
LEAST_QUOTED_WORDS = 5
# Quotations that may have but one seed: shorter ones weigh too little alone, longer ones have more (`fingerprint`).
_SHORT_WORDS, _MOST_SHORT_WORDS = 8, 12
# So many words beyond a quotation, less one, may agree by chance: "…, he" on both sides.
_EDGE_WORDS = 3
_MARK_CHARS = 5  # how far from its words a mark may stand, with no letter between: "… said …"


def in_short_quotation(text: str, words: Words, positions: Iterable[int], size: int) -> list[bool]:
    """Whether each run of ``size`` words lies in a quotation of eight to twelve words."""
    runs = [run for run in _list_quoted(text, words) if _SHORT_WORDS <= run[1] - run[0] <= _MOST_SHORT_WORDS]
    return [any(first <= position and position + size <= last for first, last in runs) for position in positions]


def find_quoted(
    page: str, report: str, page_words: Words, report_words: Words, passages: Sequence[WordPassage]
) -> set[int]:
    """The numbers of the passages of at most 60 words that begin and end with a quotation in both texts."""
    return {
        number
        for number, passage in enumerate(passages)
        if passage.page_end - passage.page_begin <= QUOTED_WORDS
        and _is_quotation(page, report, page_words, report_words, passage)
    }


def _is_quotation(page: str, report: str, page_words: Words, report_words: Words, one: WordPassage) -> bool:
    edge = min(_EDGE_WORDS, one.page_end - one.page_begin, one.report_end - one.report_begin)
    begins = any(
        _opens(page, page_words, one.page_begin + i) and _opens(report, report_words, one.report_begin + i)
        for i in range(edge)
    )
    return begins and any(
        _closes(page, page_words, one.page_end - 1 - i) and _closes(report, report_words, one.report_end - 1 - i)
        for i in range(edge)
    )


def add_short_quotations(
    page: str, report: str, page_words: Words, report_words: Words, passages: Sequence[WordPassage]
) -> list[WordPassage]:
    """The passages, and the quotations of five words and more that both texts have and no passage holds."""
    theirs = _list_quoted(report, report_words)
    found = list(passages)
    for first, last in _list_quoted(page, page_words) if theirs else ():
        if any(one.page_begin < last and first < one.page_end for one in found):
            continue
        keys = page_words.keys[first:last]
        there = next((begin for begin, end in theirs if report_words.keys[begin:end] == keys), None)
        if there is not None:
            block = Block(first, there, last - first)
            found.append(WordPassage(first, last, there, there + last - first, (block,)))
    return sorted(found)


def _list_quoted(text: str, words: Words) -> list[tuple[int, int]]:
    """The runs of five to sixty words between quotation marks, in order (half-open)."""
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        if not _opens(text, words, i):
            i += 1
            continue
        last = next((n for n in range(i, min(len(words), i + QUOTED_WORDS)) if _closes(text, words, n)), None)
        if last is None:
            i += 1
            continue
        if last - i + 1 >= LEAST_QUOTED_WORDS:
            runs.append((i, last + 1))
        i = last + 1
    return runs


def _opens(text: str, words: Words, word: int) -> bool:
    begin = words.begins[word]
    return _meets_mark(reversed(text[max(0, begin - _MARK_CHARS) : begin]))


def _closes(text: str, words: Words, word: int) -> bool:
    end = words.ends[word]
    return _meets_mark(text[end : end + _MARK_CHARS])


def _meets_mark(chars: Iterable[str]) -> bool:
    for char in chars:
        if char in _QUOTES:
            return True
        if (char.isascii() and char.isalnum()) or char >= "\u00c0":
            return False
    return False
