"""Is a text of a size that can be annotated? Bytes alone do not say: ten million of them can be five million lines.

Reading, cutting into sentences and comparing each keep something for every line and word, so these are what memory
and time follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from stemma.reading.limit import MAX_ANNOTATED_LINES, MAX_LINES, MAX_SENTENCES, MAX_WORDS
from stemma.shapes import Document, TooLargeError

if TYPE_CHECKING:
    from stemma.reading.agency import Agency

_NEWLINE = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s|[。！？｡．؟।]")  # the latter need no blank
_CHUNK_CHARS = 65_536


def annotate_within(document: Document, *, agencies: Sequence[Agency] | None = None) -> Document:
    """The document as `annotate` gives it. With more lines than that is made for, it stays as told, and its ``errors`` say so.

    TooLargeError where no text that anyone wrote has so many lines or words in so few bytes.
    """
    from stemma.reading import annotate

    lines = check_size(document)
    if lines <= MAX_ANNOTATED_LINES:
        return annotate(document, agencies=agencies)
    said = f"The text has over {MAX_ANNOTATED_LINES:,} lines; its words were not searched for sources, statements and terms."
    return replace(document, errors=(*document.errors, said))


def check_size(document: Document) -> int:
    """How many lines the text has, about. TooLargeError over 1,000,000, 2,000,000 words or 400,000 sentences."""
    called = f"The text {document.id}" if document.id else "The text"
    counts = (
        (lines := count_lines(document.text), MAX_LINES, "lines"),
        (count_words(document.text), MAX_WORDS, "words"),
        (count_sentences(document.text), MAX_SENTENCES, "sentences"),
    )
    for count, most, what in counts:
        if count > most:
            raise TooLargeError(f"{called} has over {most:,} {what}, which no report has; cut it into its items.")
    return lines


def count_lines(text: str) -> int:
    """Lines with something on them; exact while there are few, and at most one too many for each 65,536 characters."""
    if len(text) <= 2 * MAX_ANNOTATED_LINES or sum(1 for _ in _NEWLINE.finditer(text)) < MAX_ANNOTATED_LINES:
        return 0
    return sum(1 for chunk in _chunks(text) for line in chunk.splitlines() if line.strip())


def count_words(text: str) -> int:
    """Runs without blanks; at most one too many for each 65,536 characters."""
    if len(text) <= MAX_WORDS:
        return 0
    return sum(len(chunk.split()) for chunk in _chunks(text))


def count_sentences(text: str) -> int:
    """Marks that may end a sentence; 0 where the text is too short to have too many."""
    return sum(1 for _ in _SENTENCE_END.finditer(text)) if len(text) > MAX_SENTENCES else 0


def _chunks(text: str) -> list[str]:
    return [text[at : at + _CHUNK_CHARS] for at in range(0, len(text), _CHUNK_CHARS)]
