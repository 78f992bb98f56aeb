"""Which lines of a plain text are its headline?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from stemma.reading.line import Line
from stemma.shapes import Span

MOST_CHARS = 260
_ENDS_SENTENCE = re.compile(r"[.。](?:[\"”’»)]+)?$")
_OPENS = "“\"«„‘'"


def find_headline(lines: Sequence[Line], is_taken: Callable[[Line], bool]) -> Span | None:
    """The span of the headline: the first line that is no residue, dateline, byline or credit, if more text follows it.

    A line that ends in a colon takes the quotation on the next line with it (Name: “…”).
    """
    for number, line in enumerate(lines):
        if is_taken(line):
            continue
        follows = number + 1 < len(lines)
        if not follows or len(line.text) > MOST_CHARS:
            return None
        is_broken = line.text.endswith(":") and lines[number + 1].text[:1] in _OPENS and not is_taken(lines[number + 1])
        if is_broken and len(lines[number + 1].text) <= MOST_CHARS and number + 2 < len(lines):
            return line.begin, lines[number + 1].end
        if line.text.endswith((":", ",", ";")) or (_ENDS_SENTENCE.search(line.text) and not _is_short(line.text)):
            return None
        # a hard-wrapped paragraph, not a headline above one
        after = lines[number + 1]
        if after.block == line.block and after.text[:1].islower():
            return None
        return line.begin, line.end
    return None


def find_told_headline(text: str, headline: str, lines: Sequence[Line]) -> Span | None:
    """Where a headline that markup told stands in the first lines of the text, else None."""
    wanted = " ".join(headline.split()).casefold()
    for number, line in enumerate(lines[:15]):
        for last in lines[number : number + 3]:
            if " ".join(text[line.begin : last.end].split()).casefold() == wanted:
                return line.begin, last.end
    return None


def _is_short(line: str) -> bool:
    return len(line) <= 60 and len(line.split()) <= 9
