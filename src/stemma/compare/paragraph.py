"""In which paragraph of a text does a place lie? Blank lines part them; where a text has none, single lines do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n")
_LINES = re.compile(r"\n")
_LEAST_BREAKS = 2


class Paragraphs:
    """The paragraphs of one text, numbered from 0.

    >>> paragraphs = Paragraphs("One.\\n\\nTwo,\\nstill two.\\n\\nThree.")
    >>> [paragraphs.number(at) for at in (0, 6, 11, 24)]
    [0, 1, 1, 2]
    """

    def __init__(self, text: str) -> None:
        blank: Sequence[int] = [match.end() for match in _BLANK_LINES.finditer(text)]
        lines = [match.end() for match in _LINES.finditer(text)] if len(blank) < _LEAST_BREAKS else []
        self._breaks = lines if len(lines) > len(blank) else blank
        self._end = len(text)

    def number(self, place: int) -> int:
        """The number of the paragraph that holds the place."""
        return bisect_right(self._breaks, place)

    def around(self, place: int) -> tuple[int, int]:
        """Where that paragraph begins and ends."""
        number = self.number(place)
        begin = self._breaks[number - 1] if number else 0
        return begin, self._breaks[number] if number < len(self._breaks) else self._end
