"""A text as rows of figures, a word each, with a row for every line's beginning: what the deep nets read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemma.reading.credits.model.cue import KINDS
from stemma.reading.credits.model.feature import Ground
from stemma.reading.credits.model.mention import Mention, known_agencies

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
SHAPES = ("cap", "up", "low", "num", "web", "han", "arab", "mark", "line")
MARKS = ("agency", "headline", "dateline", "dateline credit", "author", "caption")
NO_NAME, UNKNOWN = 0, 1  # of words: a name's own words are not known, whatever they are; others may be unknown
FAR = 5  # lines from the top and from the end that are told apart
_SHAPE = {shape: number for number, shape in enumerate(SHAPES)}
_KIND = {kind: number for number, kind in enumerate(KINDS)}
_MARK = {mark: number for number, mark in enumerate(MARKS)}


@dataclass(frozen=True, slots=True)
class Grid:
    """``words``, ``shapes``, ``top``, ``tail``: a number a row; ``flags``: kinds and marks, a 0 or 1 each.

    ``mentions``: the first row of each and the one after its last.
    """

    words: Numbers
    shapes: Numbers
    top: Numbers
    tail: Numbers
    flags: Floats
    mentions: Numbers


def is_told(shape: str, has_kinds: bool) -> bool:
    """Whether a word may be known to the nets: words of names are not, so that no name is learned by heart."""
    return has_kinds or shape in ("low", "arab", "mark")


def lay_grid(ground: Ground, mentions: Sequence[Mention], known: Mapping[str, int]) -> Grid:
    """The rows of the lines that have a mention; ``known`` numbers words from 2 on."""
    words = ground.words
    lines = sorted({words[first].line for first, _ in mentions})
    size = sum(ground.last_of[line] - ground.first_of[line] for line in lines) + len(lines) + 1
    numbers, shapes = np.full(size, UNKNOWN, np.int64), np.full(size, _SHAPE["line"], np.int64)
    top, tail = np.zeros(size, np.int64), np.zeros(size, np.int64)
    flags = np.zeros((size, len(KINDS) + len(MARKS)), np.float32)
    rows = np.zeros(len(words), np.int64)
    row = 0
    for line in lines:
        row += 1  # the row of the line's beginning
        for at in range(ground.first_of[line], ground.last_of[line]):
            word = words[at]
            rows[at] = row
            numbers[row] = known.get(word.low, UNKNOWN) if is_told(word.shape, bool(word.kinds)) else NO_NAME
            shapes[row] = _SHAPE[word.shape]
            top[row], tail[row] = min(line, FAR), min(ground.lines - 1 - line, FAR)
            for kind in word.kinds:
                flags[row, _KIND[kind]] = 1
            row += 1
        for begin, end in known_agencies(words, ground.first_of[line], ground.last_of[line], ground.agencies):
            flags[rows[begin:end], len(KINDS) + _MARK["agency"]] = 1
    begins = [word.begin for word in words]
    for begin, end, mark in ground.marks:
        if mark in _MARK:
            marked = rows[bisect_left(begins, begin) : bisect_left(begins, end)]
            flags[marked[marked > 0], len(KINDS) + _MARK[mark]] = 1
    spans = np.array([(rows[first], rows[last - 1] + 1) for first, last in mentions], np.int64).reshape(-1, 2)
    return Grid(numbers, shapes, top, tail, flags, spans)
