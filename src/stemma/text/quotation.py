"""Which runs of a text stand between quotation marks, in any of the styles that news uses? The plain twin."""

from __future__ import annotations

import re

from stemma.shapes import Span

# Opening mark to the marks that may close it: English, German, Polish, French, Spanish, Russian, Nordic, Japanese.
_CLOSERS = {
    "“": "”",
    "„": "“”„",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "”": "”",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "「": "」",
    "『": "』",
}
_MARKS = re.compile("[" + "".join(_CLOSERS) + "’›」』]")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_AMBIGUOUS = frozenset("\"'’‘”»")
MAX_QUOTATION_CHARS = 5_000
_RESTARTS = 8  # stray marks forgiven in a paragraph: reading stays linear


def find_quotations(text: str) -> list[Span]:
    """The outermost quotations, without their marks, in order. One that runs on over paragraphs comes once a paragraph.

    >>> text = "He said: „Wir kommen nicht.“ It's \\"fine\\"."
    >>> [text[begin:end] for begin, end in find_quotations(text)]
    ['Wir kommen nicht.', 'fine']
    """
    found: list[Span] = []
    begin = 0
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)] + [(len(text), len(text))]
    for number, (end, next_begin) in enumerate(paragraphs):
        follower = text[next_begin : next_begin + 1] if number + 1 < len(paragraphs) else ""
        found += _in_paragraph(text, begin, end, follower)
        begin = next_begin
    return found


def _in_paragraph(text: str, begin: int, end: int, follower: str) -> list[Span]:
    found: list[Span] = []
    for _ in range(_RESTARTS):
        opened = _scan(text, begin, end, found)
        if opened is None:
            break
        if follower and follower == text[opened] and end - opened <= MAX_QUOTATION_CHARS:
            found.append((opened + 1, end))  # English habit: opened anew in each paragraph, closed once
            break
        begin = opened + 1  # a stray mark: read on behind it
    return [span for span in found if text[slice(*span)].strip()]


def _scan(text: str, begin: int, end: int, found: list[Span]) -> int | None:
    """Adds the quotations to ``found``; the place of a mark that was opened and never closed, if any."""
    opened: int | None = None
    closers = ""
    for match in _MARKS.finditer(text, begin, end):
        at, mark = match.start(), match.group()
        if opened is not None and at - opened > MAX_QUOTATION_CHARS:
            opened = None
        if opened is None:
            if mark in _CLOSERS and _may_open(text, at, mark):
                opened, closers = at, _CLOSERS[mark]
        elif mark in closers and _may_close(text, at, mark):
            found.append((opened + 1, at))
            opened = None
    return opened


def _may_open(text: str, at: int, mark: str) -> bool:
    if mark not in _AMBIGUOUS:
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not after or after.isspace() or before.isalnum() or (before and before in ".,!?…"):
        return False
    return not (mark in "'’" and after.isdigit())  # the '90s


def _may_close(text: str, at: int, mark: str) -> bool:
    if mark in "'’":
        return not text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].isspace()
    if mark in '"»”“„':
        return not (text[at - 1 : at].isspace() and text[at + 1 : at + 2].isalnum())
    return True
