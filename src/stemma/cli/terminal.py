"""How does a stranger's text look in a terminal: harmless, measured, wrapped, and marked with or without colour?"""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import click

NARROW_COLUMNS = 80
# Control characters, lone surrogates, line separators, and what turns the direction of the line around (Unicode, UAX 9).
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"[\s\x1c-\x1f]+")


def escape(text: str) -> str:
    """The text with everything that could steer a terminal written out (``\\x1b``); newlines too."""
    return _UNSAFE.sub(lambda found: ascii(found[0])[1:-1], text)


def one_line(text: str, limit_chars: int = 100) -> str:
    """The text as one escaped line, white space made single, cut with an ellipsis at ``limit_chars``."""
    beginning = _SPACES.sub(" ", text[: limit_chars * 4]).strip()
    is_cut = len(beginning) > limit_chars or len(text) > limit_chars * 4
    return escape(beginning[: limit_chars - 1].rstrip() + "…" if is_cut else beginning)


def columns() -> int:
    """The terminal's width, or 100 where there is none; COLUMNS sets it."""
    return max(20, shutil.get_terminal_size((100, 24)).columns)


def has_colour() -> bool:
    """Whether colours may be used: a terminal, not a dumb one, and no NO_COLOR (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, colour: str | None, *, bold: bool = False) -> str:
    """The text in a colour where colours may be used, else as it is."""
    return click.style(text, fg=colour, bold=bold or None) if has_colour() else text


def width_of(letter: str) -> int:
    """Cells of a terminal that a letter takes: 2 for wide ones (UAX 11), 0 for marks that sit on another."""
    if letter.isascii():
        return 1
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def cells(text: str) -> int:
    """Cells that a line takes."""
    return sum(map(width_of, text))


class Run(NamedTuple):
    """Letters with one style: the name of a colour, or None."""

    text: str
    colour: str | None


def wrap(runs: Iterable[Run], width: int) -> Iterator[list[Run]]:
    """Lines of at most ``width`` cells; broken at spaces, and inside of words only where a word is longer than a line."""
    line: list[Run] = []
    used = 0
    is_spaced = False
    for word in _words(runs):
        needed = sum(cells(run.text) for run in word)
        if used and used + is_spaced + needed > width:
            yield line
            line, used, is_spaced = [], 0, False
        if is_spaced and used:
            line.append(Run(" ", None))
            used += 1
        for run in word:
            for letter in run.text:
                if used and used + width_of(letter) > width:
                    yield line
                    line, used = [], 0
                line.append(Run(letter, run.colour))
                used += width_of(letter)
        is_spaced = True
    if line:
        yield line


def _words(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs cut at white space; a word may be of several runs where its letters differ in style."""
    word: list[Run] = []
    for run in runs:
        parts = re.split(r"\s+", run.text)
        for place, part in enumerate(parts):
            if place and word:
                yield word
                word = []
            if part:
                word.append(Run(escape(part), run.colour))
    if word:
        yield word


def draw(line: Iterable[Run]) -> str:
    """A line as the terminal takes it, neighbours of one colour joined."""
    drawn: list[str] = []
    held, colour = "", None
    for run in line:
        if run.colour != colour and held:
            drawn.append(paint(held, colour) if colour else held)
            held = ""
        held, colour = held + run.text, run.colour
    if held:
        drawn.append(paint(held, colour) if colour else held)
    return "".join(drawn)
