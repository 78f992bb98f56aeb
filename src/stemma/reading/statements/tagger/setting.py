"""Where does each word of a paragraph stand: in which quotation, how far into its sentence, between which cues?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.reading.statements.quote import Quotation
from stemma.reading.statements.tagger.column import CUE, PART, PARTS, SETTINGS, VERB, Row
from stemma.shapes import Span

_ENDS = frozenset((".", "?", "!", "...", "…"))
_CLAUSE_ENDS = frozenset((".", ";", "?", "!"))
_OPEN, _INSIDE, _CLOSE = 1, 2, 3
_COMMUNICATION = 4  # WordNet's class of verbs such as "say"
_USUAL_CUE = 2
_ATTRIBUTION_WORDS = 9
_BUCKETS = (0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, *[7] * 10, *[8] * 20)
_BETWEEN = {"that": 1, ",": 2, "and": 4, "but": 4, "or": 4, ";": 8, "—": 8, "–": 8, "--": 8, ":": 8}
_Q, _LENGTH, _BEFORE, _AFTER, _LEFT, _LEFT_FAR, _LEFT_BETWEEN, _RIGHT, _RIGHT_FAR = range(9)
_SINCE, _UNTIL, _QUOTES, _COMMAS, _BRACKET, _PARAGRAPH = range(9, 15)


def bucket(count: int) -> int:
    """A length as one of ten sizes: exact to 4, then coarser."""
    return _BUCKETS[count] if count < len(_BUCKETS) else 9


@dataclass(slots=True)
class _Paragraph:
    text: str
    spans: Sequence[Span]
    lows: list[str]
    rows: Sequence[Row]
    state: list[int]  # of the quotation: outside, opening mark, inside, closing mark
    quotes: list[tuple[int, int, bool]]
    ends: list[bool]  # whether a sentence ends with the word

    def first_char(self, at: int) -> str:
        return self.text[self.spans[at][0]]


def describe_settings(
    text: str, spans: Sequence[Span], rows: Sequence[Row], quotations: Sequence[Quotation]
) -> list[list[int]]:
    """For each of SETTINGS a list with a number for every word of a paragraph; ``spans`` are the words' places."""
    lows = [text[begin:end].lower() for begin, end in spans]
    state, quotes = _mark_quotations(spans, quotations)
    one = _Paragraph(text, spans, lows, rows, state, quotes, [False] * len(lows))
    _find_ends(one)
    told = [[0] * len(lows) for _ in SETTINGS]
    told[_Q] = state
    for quote in quotes:
        _describe_quotation(one, quote, told)
    starts = [0, *(at + 1 for at, ends in enumerate(one.ends) if ends and state[at] in (0, _CLOSE))]
    if starts[-1] != len(lows):
        starts.append(len(lows))
    for number in range(len(starts) - 1):
        begin, end = starts[number], starts[number + 1]
        _look_back(one, begin, end, told)
        _look_ahead(one, begin, end, told)
        place = 0 if len(starts) == 2 else (1 if number == 0 else 2) + (3 if number == len(starts) - 2 else 0)
        if not one.ends[end - 1]:
            place += 6
        told[_PARAGRAPH][begin:end] = [place] * (end - begin)
    return told


def _mark_quotations(
    spans: Sequence[Span], quotations: Sequence[Quotation]
) -> tuple[list[int], list[tuple[int, int, bool]]]:
    count, at = len(spans), 0
    state = [0] * count
    quotes = []
    for quotation in quotations:
        while at < count and spans[at][0] < quotation.begin:
            at += 1
        first = at
        while at < count and spans[at][1] <= quotation.end:
            at += 1
        if first < at:
            state[first:at] = [_INSIDE] * (at - first)
            state[first] = _OPEN
            if quotation.is_closed and at - 1 > first:
                state[at - 1] = _CLOSE
            quotes.append((first, at, quotation.is_closed))
    return state, quotes


def _find_ends(one: _Paragraph) -> None:
    count, state, lows = len(one.lows), one.state, one.lows
    for at, low in enumerate(lows):
        if low not in _ENDS:
            continue
        after = at + 1
        if after >= count:
            one.ends[at] = not state[at]
        elif (not state[at] or state[after]) and state[after] != _CLOSE:
            char = one.first_char(after)
            one.ends[at] = char.isupper() or not char.isalnum() or char.isdigit()
    for first, past, _ in one.quotes:
        if past < count and past - 2 >= first and lows[past - 2] in _ENDS and not _attribution(one, past, _USUAL_CUE):
            one.ends[past - 1] |= one.first_char(past).isupper() or bool(state[past])


def _attribution(one: _Paragraph, past: int, least: int) -> int:
    """Whether a cue follows a quotation before its clause ends: 0 no, 1 yes, 2 at once."""
    for at in range(past, min(len(one.lows), past + _ATTRIBUTION_WORDS)):
        if one.lows[at] in _CLAUSE_ENDS or one.state[at]:
            return 0
        row = one.rows[at]
        if row[CUE] >= least or (row[CUE] == _USUAL_CUE and row[VERB] == _COMMUNICATION):
            return 1 if at > past else 2
    return 0


def _describe_quotation(one: _Paragraph, quote: tuple[int, int, bool], told: list[list[int]]) -> None:
    first, past, is_closed = quote
    size = bucket(past - first - 2 if past - first > 2 else 0)
    before, after = _before(one, first), _after(one, first, past, is_closed)
    for kind, value in ((_LENGTH, size), (_BEFORE, before), (_AFTER, after)):
        told[kind][first:past] = [value] * (past - first)


def _before(one: _Paragraph, first: int) -> int:
    if first == 0:
        return 1
    low, row = one.lows[first - 1], one.rows[first - 1]
    if low == ",":
        return 3 if first > 1 and one.rows[first - 2][CUE] >= _USUAL_CUE else 2
    if low in (":", "that"):
        return 4 if low == ":" else 5
    if row[CUE] >= _USUAL_CUE:
        return 6
    if one.ends[first - 1]:
        return 8 if one.state[first - 1] else 7
    if row[PART] == PARTS["IN"]:
        return 9
    return 10 if row[PART] in (PARTS["DT"], PARTS["PRP$"]) else 11


def _after(one: _Paragraph, first: int, past: int, is_closed: bool) -> int:
    if not is_closed:
        return 37
    last = one.lows[past - 2] if past - 2 >= first else one.lows[past - 1]
    ending = 2 if last == "," else 3 if last in "?!" else 4 if last == "." else 5
    if past >= len(one.lows):
        return ending + 36
    attribution = _attribution(one, past, _USUAL_CUE + 1)
    ending += 6 * (1 + attribution)
    if one.lows[past] == "," and not attribution:
        return ending + 18
    return ending + 24 if one.ends[past - 1] else ending


def _look_back(one: _Paragraph, begin: int, end: int, told: list[list[int]]) -> None:
    """What stands before each word of a sentence: the nearest cue, commas, brackets."""
    quotes = int(any(one.state[begin:end]))
    cue, cue_at, between, commas, bracket = 0, -1, 0, 0, 0
    for at in range(begin, end):
        told[_LEFT][at] = cue
        told[_LEFT_FAR][at] = bucket(at - cue_at) + 1 if cue_at >= 0 else 0
        told[_LEFT_BETWEEN][at] = between
        told[_SINCE][at] = bucket(at - begin)
        told[_UNTIL][at] = bucket(end - at - 1)
        told[_QUOTES][at] = quotes
        told[_COMMAS][at] = commas if commas < 4 else 4
        told[_BRACKET][at] = bracket
        if one.state[at]:
            between |= 16
            continue
        row, low = one.rows[at], one.lows[at]
        if row[CUE] >= _USUAL_CUE:
            cue, cue_at, between = row[1] * 2 + 1 if row[1] else row[0] * 2, at, 0
        elif low in _BETWEEN:
            between |= _BETWEEN[low]
        if low == ",":
            commas += 1
        elif low in "([":
            bracket = 1
        elif low in ")]":
            bracket = 0


def _look_ahead(one: _Paragraph, begin: int, end: int, told: list[list[int]]) -> None:
    cue, cue_at = 0, -1
    for at in range(end - 1, begin - 1, -1):
        told[_RIGHT][at] = cue
        told[_RIGHT_FAR][at] = bucket(cue_at - at) + 1 if cue_at >= 0 else 0
        row = one.rows[at]
        if row[CUE] >= _USUAL_CUE and not one.state[at]:
            cue, cue_at = row[1] * 2 + 1 if row[1] else row[0] * 2, at
