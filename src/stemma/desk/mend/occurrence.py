"""Where in a text do these words stand, as somebody typed or pasted them?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.shapes import Span

MOST_PLACES = 20
MOST_CHARS = 20_000
_CONTEXT_CHARS = 40


def find_words(text: str, words: str) -> list[Span]:
    """The places of the words, in order, at most MOST_PLACES: as given, else whatever the white space, else whatever the case.

    Linear in the text for any words: each is taken literally.
    """
    parts = words[:MOST_CHARS].split()
    if not parts:
        return []
    literal = r"\s+".join(map(re.escape, parts))
    for flags in (0, re.IGNORECASE):
        found: list[Span] = []
        for match in re.finditer(literal, text, flags):
            found.append(match.span())
            if len(found) == MOST_PLACES:
                break
        if found:
            return found
    return []


def nearest(places: Sequence[Span], to: int) -> Span | None:
    """The place nearest to a point of the text."""
    return min(places, key=lambda span: abs(span[0] - to), default=None)


def in_context(text: str, span: Span) -> str:
    """The words with a little of what stands around them, on one line."""
    begin, end = max(0, span[0] - _CONTEXT_CHARS), min(len(text), span[1] + _CONTEXT_CHARS)
    inner = text[span[0] : span[1]]
    inner = inner if len(inner) <= 80 else f"{inner[:80]}…"
    return " ".join(f"… {text[begin : span[0]]}[{inner}]{text[span[1] : end]} …".split())
