"""What does the tagger know of a word by itself: its usual part of speech, its meanings, its neighbours, how often it is a cue?"""

from __future__ import annotations

from collections.abc import Callable

from stemma.reading.statements.tagger.column import PARTS, Row, part_number

MOST_KEPT = 200_000
_MARKS = ".,:;\"“”‘’'()-–—?!…$%&"
_SUFFIXES = (("ing", "VBG"), ("ed", "VBN"), ("ly", "RB"), ("s", "NNS"))
_ADJECTIVE_ENDS = ("ous", "ful", "ive", "able", "al", "ic")

Known = Callable[[str], tuple[int, ...] | None]


class Lexicon:
    """Gives each word, as printed, its row of numbers; ``known`` gives those of a word in lower case, None for an unknown one.

    Known numbers: word, lemma, part of speech, the same when capitalised, class as a verb, class as a noun, small
    cluster, large cluster, how often it is a cue (0 to 3).
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._kept: dict[str, Row] = {}

    def row(self, printed: str) -> Row:
        """The row of a word as printed."""
        found = self._kept.get(printed)
        if found is None:
            if len(self._kept) > MOST_KEPT:
                self._kept.clear()
            found = self._kept[printed] = self._make(printed)
        return found

    def _make(self, printed: str) -> Row:
        low = printed.lower().replace("’", "'")
        known = self._known(low)
        shape, suffix = shape_of(printed), suffix_of(low)
        if known is None:
            return (1, 0, guess_part(printed, low), 0, 0, 0, 0, shape, suffix, 0)
        word, lemma, part, part_capital, verb, noun, small, large, cue = known
        if printed[0].isupper() and part_capital:
            part = part_capital
        return (word, lemma, part or guess_part(printed, low), verb, noun, small, large, shape, suffix, cue)


def guess_part(printed: str, low: str) -> int:
    """The part of speech that a word unknown to the lexicon most likely is, by its first letter and its end."""
    first = printed[0]
    if first.isdigit():
        return PARTS["CD"]
    if first.isupper():
        return PARTS["NNP"]
    if not first.isalpha():
        return PARTS[":"]
    for end, name in _SUFFIXES:
        if low.endswith(end):
            return part_number(name)
    return PARTS["JJ" if "-" in low or low.endswith(_ADJECTIVE_ENDS) else "NN"]


def shape_of(printed: str) -> int:
    """A number for how a word is printed: which mark, digits, capitals."""
    first = printed[0]
    if not first.isalnum():
        return 2 + _MARKS.find(first) if first in _MARKS else 1
    if first.isdigit():
        return 25
    if printed.isupper():
        return 26 if len(printed) > 1 else 27
    if first.isupper():
        return 28 if printed[1:].islower() else 29
    return 30 if printed.islower() else 31


def suffix_of(low: str) -> int:
    """A number for the last three letters, 1 to 2,039."""
    folded = 0
    for char in low[-3:]:
        folded = (folded * 31 + ord(char)) & 0xFFFFFF
    return folded % 2039 + 1
