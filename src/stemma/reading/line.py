"""Which lines does a text have, and what stands between them? Places are those of the text; blank lines are only counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it. ``block`` counts the runs of lines that no blank line breaks."""

    begin: int
    end: int
    text: str
    block: int


def cut_lines(text: str) -> list[Line]:
    """All lines with something on them, in order; linear in the text."""
    lines: list[Line] = []
    block, last_end = 0, 0
    for found in _LINE.finditer(text):
        raw = found.group()
        stripped = raw.strip()
        if not stripped:
            continue
        begin = found.start() + len(raw) - len(raw.lstrip())
        between = text[last_end : found.start()].replace("\r\n", "\n")
        if lines and sum(between.count(mark) for mark in "\n\r\x0b\x0c\x85\u2028\u2029") > 1:
            block += 1
        last_end = found.end()
        lines.append(Line(begin, begin + len(stripped), stripped, block))
    return lines
