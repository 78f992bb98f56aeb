"""Where does each word and mark of a paragraph stand, cut as the tagger was trained on them?"""

from __future__ import annotations

import re

from stemma.shapes import Span

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Jr|Sr|St|Lt|Col|vs|Rev|Prof|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|Inc|Corp|Co|Ltd)"
    r"\.(?=\s)"
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|\d+(?:[.,:]\d+)*"
    r"|[’'](?:s|ll|re|ve|m|d|S)\b|n[’']t\b"
    r"|\w{1,60}?(?=n[’']t\b)|\w+(?:-\w+)*(?:&\w+)?"
    r"|\.\.+|''|``|--+|[^\w\s]"
)


def cut_words(text: str, begin: int, end: int) -> list[Span]:
    """The places of the words and marks; "n't" and "'s" are words of their own."""
    return [found.span() for found in _WORD.finditer(text, begin, end)]
