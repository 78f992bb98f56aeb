"""Whose words stand where? A text laid out for the provenance rail: paragraphs, runs of one owner, stretches of one evidence.

A run is as many sentences of one owner as follow each other in a paragraph; it has a band of its own and begins on a
new line, so that the band is exact. A stretch is the part of a run with the same evidence, which is then said once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from stemma.look.letter import UNKNOWN, HopKey, Letter, letter_for
from stemma.shapes import Blamed

Gap = Literal["none", "space", "line", "blank"]


@dataclass(slots=True)
class Sentence:
    """A run of the text and its number in it, from 1; ``is_blamed`` is false for what no sentence covered."""

    begin: int
    end: int
    number: int
    gap: Gap
    is_blamed: bool = True


@dataclass(slots=True)
class Stretch:
    """Sentences of one owner with one evidence."""

    evidence: str
    sentences: list[Sentence] = field(default_factory=list)


@dataclass(slots=True)
class Run:
    """Sentences of one owner; ``is_new`` where the owner is another than before, and so its name is shown."""

    letter: Letter | None
    is_new: bool
    stretches: list[Stretch] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """``is_tight`` where only a line's end, no blank line, stands before it."""

    is_tight: bool
    runs: list[Run] = field(default_factory=list)


def lay_out(text: str, blame: Sequence[Blamed], letters: Mapping[HopKey, Letter]) -> list[Paragraph]:
    """The text in paragraphs. Sentences may come in any order and overlap; every non-blank character is shown once."""
    paragraphs: list[Paragraph] = []
    before: Letter | None = UNKNOWN
    is_first = True
    for sentence, blamed in _sentences(text, blame):
        letter = letter_for(blamed, letters) if blamed else None
        if not paragraphs or sentence.gap in ("line", "blank"):
            paragraphs.append(Paragraph(is_tight=sentence.gap == "line"))
        runs = paragraphs[-1].runs
        is_new = letter is not None and (is_first or letter != before)
        if not runs or runs[-1].letter != letter:
            runs.append(Run(letter, is_new))
        evidence = blamed.evidence if blamed else ""
        stretches = runs[-1].stretches
        if not stretches or stretches[-1].evidence != evidence:
            stretches.append(Stretch(evidence))
        stretches[-1].sentences.append(sentence)
        if letter is not None:
            before, is_first = letter, False
    return paragraphs


def _sentences(text: str, blame: Iterable[Blamed]) -> Iterator[tuple[Sentence, Blamed | None]]:
    number = 0
    for begin, end, blamed in _covered(text, blame):
        for part_begin, part_end, gap in _trimmed(text, begin, end, blamed is not None):
            number += 1
            yield Sentence(part_begin, part_end, number, gap, blamed is not None), blamed


def _covered(text: str, blame: Iterable[Blamed]) -> Iterator[tuple[int, int, Blamed | None]]:
    """The whole text cut at the sentences, what lies between them included; a sentence loses what an earlier one has."""
    at = 0
    for blamed in sorted(blame, key=lambda item: (item.begin, item.end)):
        begin, end = max(blamed.begin, at), min(blamed.end, len(text))
        if begin >= end:
            continue
        if at < begin:
            yield at, begin, None
        yield begin, end, blamed
        at = end
    if at < len(text):
        yield at, len(text), None


def _trimmed(text: str, begin: int, end: int, is_whole: bool) -> Iterator[tuple[int, int, Gap]]:
    """The non-blank parts of a run, with the white space before each; a sentence is one part whatever lines it holds."""
    run = text[begin:end]
    whole = (begin + len(run) - len(run.lstrip()), begin + len(run.rstrip()))
    for part_begin, part_end in [whole] if is_whole else _lines(run, begin):
        if part_begin < part_end:
            yield part_begin, part_end, _gap_before(text, part_begin)


def _lines(run: str, offset: int) -> Iterator[tuple[int, int]]:
    at = offset
    for line in run.splitlines(keepends=True):
        yield at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)


def _gap_before(text: str, place: int) -> Gap:
    at = place
    while at > 0 and text[at - 1].isspace():
        at -= 1
    gap = text[at:place].replace("\r\n", "\n").replace("\r", "\n")
    if not gap:
        return "none"
    newlines = gap.count("\n") + gap.count("\u2029") * 2
    return "blank" if newlines > 1 else "line" if newlines else "space"
