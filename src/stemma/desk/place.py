"""Which sentence of a text, as the provenance rail numbers them, stands at a place?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from stemma.look.rail import lay_out
from stemma.shapes import Blamed


class Places:
    """The sentences of one text under their addresses on the page."""

    def __init__(self, text: str, blame: Sequence[Blamed], anchor: str = "s") -> None:
        self._anchor = anchor
        self._length = len(text)
        self._sentences = sorted(
            (sentence.begin, sentence.end, sentence.number)
            for paragraph in lay_out(text, blame, {})
            for run in paragraph.runs
            if run.letter is not None
            for stretch in run.stretches
            for sentence in stretch.sentences
        )
        self._begins = [begin for begin, _end, _number in self._sentences]

    def address(self, begin: int | None) -> str:
        """``#s12``, or "" for what has no place in this text."""
        if begin is None or not self._sentences or begin >= self._length:
            return ""
        at = max(0, bisect_right(self._begins, begin) - 1)
        if self._sentences[at][1] <= begin and at + 1 < len(self._sentences):
            at += 1
        return f"#{self._anchor}{self._sentences[at][2]}"
