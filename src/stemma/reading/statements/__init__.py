"""Who said what? Direct, mixed and reported statements with speaker, cue and content.

English is read in full; of Arabic, French, German, Russian and Spanish the statements that stand in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemma.reading.onecore import keep_to_one_core
from stemma.reading.statements.paragraph import MOST_PARAGRAPH_CHARS, Reader
from stemma.reading.statements.part import Part
from stemma.shapes import Span, Statement

__all__ = ["find_statements"]

MOST_STATEMENTS = 50_000
NAMES_FROM_CHARS = 200_000
PARAGRAPHS_AT_ONCE = 100  # read together: bounds memory, and what is read in vain of a text with too many statements
# What stands after so many is read by the rules alone: no report is as long, and time stays bounded.
TAGGED_CHARS = 400_000
TAGGED_PARAGRAPHS = 5_000


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
    """The tagger's parts of each paragraph; None where the rules read alone: other languages, no model, no usual length."""
    first = 0
    if lang == "en" and paragraphs:
        keep_to_one_core()
        from stemma.reading.statements.tagger import load_tagger  # brings numpy along

        tagger = load_tagger()
        last = min(len(paragraphs), TAGGED_PARAGRAPHS)
        while tagger and first < last and paragraphs[first][0] < TAGGED_CHARS:
            some = paragraphs[first : first + PARAGRAPHS_AT_ONCE]
            usual = [one for one in some if one[1] - one[0] <= MOST_PARAGRAPH_CHARS]
            told = iter(tagger.tag(text, usual))
            yield from (next(told) if end - begin <= MOST_PARAGRAPH_CHARS else None for begin, end in some)
            first += len(some)
    yield from (None for _ in paragraphs[first:])
