"""What stands around a report and is no word of it: headline, byline, dateline, credit lines, notes, terms, captions?

Told by whole lines, so that nothing can be hidden in a sentence that merely mentions a source; only datelines, terms and a
credit behind a paragraph's last full stop are runs within a line. Its limits: what a page writes into a note that calls
itself a correction, into a caption, or among terms counts as frame too, up to a length; a sentence of the body that is
made of nothing but names, dates and words of credit does as well; a credit reworded with other words does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from stemma.compare.creditline import MOST_NOTE_WORDS, is_credit, is_note, known_of, mark_words
from stemma.compare.cutting import Cut
from stemma.shapes import Document, Span

FrameKind = Literal["set aside", "headline", "dateline", "caption", "terms", "note", "credit"]

LEAST_BODY_WORDS = 12
LEAST_BODY_SHARE = 0.2
MOST_CAPTION_WORDS = 80
MOST_TERMS_WORDS = 250
_MOST_BESIDE_TERMS = 15
_TOP_LINES = 6
_MOST_CREDIT_CHARS = 80
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class FramePart:
    """A run of the frame and what it is."""

    begin: int
    end: int
    kind: FrameKind


def find_frame(document: Document, words: Cut, other: Document) -> tuple[FramePart, ...]:
    """The parts of a document's frame; ``other`` is the other side of the pair, whose names a credit may tell.

    A text that is nearly all frame (fewer than 12 words besides, or less than a fifth) is compared as a whole: only what
    its reading set aside is left out.
    """
    aside = [FramePart(part.begin, part.end, "set aside") for part in document.set_aside]
    parts = [*aside, *_told(document, words), *_lines(document, words, other)]
    around = words.mask((part.begin, part.end) for part in parts)
    out = words.mask((part.begin, part.end) for part in aside)
    total = len(words) - sum(out)
    body = len(words) - sum(around)
    if body < LEAST_BODY_WORDS or body < LEAST_BODY_SHARE * total:
        parts = aside
    return tuple(sorted(parts, key=lambda part: (part.begin, part.end)))


def _told(document: Document, words: Cut) -> Iterator[FramePart]:
    """What the reading of the document has told already."""
    if document.headline_span:
        yield FramePart(*document.headline_span, "headline")
    if document.dateline:
        yield FramePart(document.dateline.begin, document.dateline.end, "dateline")
    for caption in document.captions:
        if caption.begin is not None and caption.end is not None:
            span = caption.begin, caption.end
            if _count(words, span) <= MOST_CAPTION_WORDS:
                yield FramePart(*span, "caption")
    for hop in document.hops:
        for printed in hop.printed:
            if printed.begin is not None and printed.end is not None:
                yield from _behind_stop(document.text, (printed.begin, printed.end))


def _behind_stop(text: str, span: Span) -> Iterator[FramePart]:
    """A short credit that ends its line, in brackets or behind a full stop: "… on Monday. (Agency)"."""
    before, behind = text[max(0, span[0] - 4) : span[0]].rstrip("([ \t"), text[span[1] : span[1] + 3].lstrip(")] \t.")
    is_last = not behind or behind[0] == "\n"
    if is_last and span[1] - span[0] <= _MOST_CREDIT_CHARS and before[-1:] in tuple('.!?…”"»'):
        yield FramePart(*span, "credit")


def _lines(document: Document, words: Cut, other: Document) -> Iterator[FramePart]:
    """The lines that are terms, credits or notes as a whole; of other lines the terms in them."""
    terms = words.mask(
        (term.begin, term.end)
        for term in document.terms
        if term.begin is not None and term.end is not None
        if _count(words, (term.begin, term.end)) <= MOST_TERMS_WORDS
    )
    known = known_of((document, other))
    marks = mark_words(document, words, known)
    room = 0  # for lines that go on with a note broken over several
    for number, match in enumerate(_LINE.finditer(document.text)):
        begin, end = _stripped(match.group(), match.start())
        first, last = words.words_touching(begin, end)
        if any(terms[first:last]):
            yield from _terms(words, (begin, end), terms)
            room = 0
        elif is_note(words, (begin, end)) or (
            last - first <= room and not _is_blank_before(document.text, match.start())
        ):
            yield FramePart(begin, end, "note")
            room = 0 if document.text[end - 1] in '.!?…”")]' else (room or MOST_NOTE_WORDS) - (last - first)
        else:
            room = 0
            if is_credit(words, (begin, end), marks, known, number < _TOP_LINES):
                yield FramePart(begin, end, "credit")


def _stripped(line: str, begin: int) -> Span:
    begin += len(line) - len(line.lstrip())
    return begin, begin + len(line.strip())


def _is_blank_before(text: str, begin: int) -> bool:
    return begin < 2 or text[begin - 2] == "\n"


def _terms(words: Cut, line: Span, terms: bytearray) -> Iterator[FramePart]:
    first, last = words.words_touching(*line)
    rest = last - first - sum(terms[first:last])
    if rest <= min(_MOST_BESIDE_TERMS, (last - first) // 2):
        yield FramePart(*line, "terms")
        return
    word = first
    while (word := terms.find(1, word, last)) >= 0:
        end = terms.find(0, word, last)
        end = last if end < 0 else end
        yield FramePart(*words.span(word, end), "terms")
        word = end


def _count(words: Cut, span: Span) -> int:
    first, last = words.words_touching(*span)
    return last - first
