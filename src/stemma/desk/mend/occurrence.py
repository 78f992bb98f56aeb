"""Where in a text do these words stand, as somebody typed or pasted them?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from stemma.shapes import Span

MOST_PLACES = 20
MOST_CHARS = 20_000
_CONTEXT_CHARS = 40


def find_words(text: str, words: str) -> list[Span]:
    """The places of the words, in order, at most MOST_PLACES: as given, else whatever the case; white space never matters.

    Linear in the text for any words: the search is that of ``str.find``.
    """
    wanted = " ".join(words[:MOST_CHARS].split())
    if not wanted:
        return []
    runs = [match.span() for match in re.finditer(r"\S+", text)]
    joined = " ".join(text[begin:end] for begin, end in runs)
    starts = list(accumulate((end - begin + 1 for begin, end in runs), initial=0))

    def place(at: int) -> int:
        run = bisect_right(starts, at) - 1
        return runs[run][0] + at - starts[run]

    found = _all_in(joined, wanted) or _all_in(_lower(joined), _lower(wanted))
    return [(place(at), place(at + len(wanted) - 1) + 1) for at in found]


def _all_in(text: str, words: str) -> list[int]:
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) < MOST_PLACES:
        found.append(at)
        at = text.find(words, at + len(words))
    return found


def _lower(text: str) -> str:
    """In small letters, letter for letter: what would become longer stays as it is."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def nearest(places: Sequence[Span], to: int) -> Span | None:
    """The place nearest to a point of the text."""
    return min(places, key=lambda span: abs(span[0] - to), default=None)


def in_context(text: str, span: Span) -> str:
    """The words with a little of what stands around them, on one line."""
    begin, end = max(0, span[0] - _CONTEXT_CHARS), min(len(text), span[1] + _CONTEXT_CHARS)
    inner = text[span[0] : span[1]]
    inner = inner if len(inner) <= 80 else f"{inner[:80]}…"
    return " ".join(f"… {text[begin : span[0]]}[{inner}]{text[span[1] : end]} …".split())
