"""Which speaker, cue and content belong to one statement? Parts of a paragraph, put together by the order they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from stemma.reading.statements.part import Part
from stemma.reading.table import read_table
from stemma.shapes import Span

# How much less likely an order of parts is than "speaker, cue, content": logarithms of its share of the attributions
# of PolNeAR's training part; s a speaker, u a cue, c a content.
_ORDERS = {
    order: float(cost)
    for order, _, cost in (
        pair.partition(":")
        for pair in read_table(
            """
            suc:0.5 csu:2.4 csuc:2.5 cus:2.8 uc:3.3 cuc:3.6 cusc:3.8 usc:4.3 succ:4.8 cu:4.8 sc:5.0 ucs:5.1 cs:5.5 scu:5.6
            ccsu:5.9 csucc:6.0 succc:6.8 ccus:6.8 cucs:7.0 csuccc:7.0 uscc:7.1 cuscc:7.3 ccsuc:7.6 cccsu:7.6 scuc:7.8
            ucc:7.8
            """
        )
    )
}
_LETTERS = {"speaker": "s", "cue": "u", "content": "c"}
_RARE_ORDER = 8.0
_ALONE = 4.0
_FAR_WORDS = 12
_A_WORD_BETWEEN = 0.25
_SENTENCE_BETWEEN, _QUOTED_AFTER_SENTENCE = 2.5, 0.5
MOST_PARTS = 8  # in one statement
_SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|seems?|seemed|appears?|appeared|allegedly|reportedly|apparently|supposedly)\b",
    re.IGNORECASE,
)
_MARKS = "“\"„«‘'`"


@dataclass(slots=True)
class Said:
    """A statement as places of the text; ``inherits`` where its speaker is the one of the statement before it."""

    speaker: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    sure: float = 1.0
    inherits: bool = False


def link_parts(text: str, parts: Sequence[Part]) -> list[Said]:
    """The statements that a paragraph's parts make, in order; a speaker or a cue that is left alone makes none."""
    made: list[Said] = []
    past = 0
    for begin, end in _best_cut(text, parts):
        group = parts[begin:end]
        said = Said(sure=min(part.sure for part in group))
        for part in group:
            getattr(said, part.label).append((part.begin, part.end))
        if said.cue and not said.speaker:
            is_near = bool(made) and not _SENTENCE_END.search(text, past, group[0].begin)
            said.inherits = is_near and not _PASSIVE.search(text, *said.cue[0])
        if said.content:
            made.append(said)
            past = group[-1].end
    return made


def _best_cut(text: str, parts: Sequence[Part]) -> list[Span]:
    """Where to cut a paragraph's parts into statements, so that their orders are the likeliest and no gap is wide."""
    gaps = [_gap(text, before, after) for before, after in pairwise(parts)]
    cheapest: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(parts) + 1):
        best = (cheapest[end - 1][0] + _ALONE, end - 1)
        order, between = "", 0.0
        for begin in range(end - 1, max(-1, end - 1 - MOST_PARTS), -1):
            order = _LETTERS[parts[begin].label] + order
            if begin < end - 1:
                between += gaps[begin]
            if order.count("u") > 1 or order.count("s") > 1:
                break
            if len(order) > 1 and "c" in order and ("u" in order or order in _ORDERS):
                cost = cheapest[begin][0] + _ORDERS.get(order, _RARE_ORDER) + between
                best = min(best, (cost, begin))
        cheapest.append(best)
    cuts = []
    end = len(parts)
    while end:
        cuts.append((cheapest[end][1], end))
        end = cheapest[end][1]
    return cuts[::-1]


def _gap(text: str, before: Part, after: Part) -> float:
    between = text[before.end : after.begin]
    cost = _A_WORD_BETWEEN * min(len(between.split()), _FAR_WORDS)
    if _SENTENCE_END.search(text, max(before.end - 2, 0), after.begin):
        is_quoted = after.label == "content" and text[after.begin] in _MARKS
        cost += _QUOTED_AFTER_SENTENCE if is_quoted else _SENTENCE_BETWEEN
    return cost
