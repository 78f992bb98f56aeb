"""Who said what? Direct, mixed and reported statements with speaker, cue and content.

English is read in full; of Arabic, French, German, Russian and Spanish the statements that stand in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemma.reading.statements.paragraph import Reader
from stemma.reading.statements.part import Part
from stemma.shapes import Span, Statement

__all__ = ["find_statements"]

MOST_STATEMENTS = 50_000
NAMES_FROM_CHARS = 200_000
PARAGRAPHS_AT_ONCE = 500  # read together: bounds memory, and what is read in vain of a text with too many statements


def find_statements(
    text: str, headline: Span | None, body: Sequence[Span], lang: str | None, *, author: str | None = None
) -> tuple[Statement, ...]:
    """The statements of the headline and of the body's paragraphs, in the order of the text.

    ``body`` holds the paragraphs' places. Content has its quotation marks and its "that"; the full stop after it is out.
    ``author`` is whom "I" means, of a speech or a comment.
    """
    reader = Reader(text, (lang or "en").split("-")[0], author)
    for begin, end in (*([headline] if headline else []), *body):  # a surname may come before the full name
        if begin < NAMES_FROM_CHARS:
            reader.speakers.learn(text[begin : min(end, begin + NAMES_FROM_CHARS)])
    tagged = _tag(text, [*([headline] if headline else []), *body], reader.lang)
    if headline:
        reader.read(*headline, is_headline=True, parts=next(tagged))
    for begin, end in body:
        if reader.count >= MOST_STATEMENTS:
            break
        reader.read(begin, end, parts=next(tagged))
    return reader.statements()


def _tag(text: str, paragraphs: list[Span], lang: str) -> Iterator[list[Part] | None]:
    """The tagger's parts of each paragraph; None for all where there is no tagger for the language, or no model."""
    if lang == "en" and paragraphs:
        from stemma.reading.statements.tagger import load_tagger  # brings numpy along

        tagger = load_tagger()
        if tagger:
            for first in range(0, len(paragraphs), PARAGRAPHS_AT_ONCE):
                yield from tagger.tag(text, paragraphs[first : first + PARAGRAPHS_AT_ONCE])
            return
    yield from (None for _ in paragraphs)
