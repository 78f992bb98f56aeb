"""What sort of change is it: of a number, a name, a date, a denial, inside a quotation, or of other words?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from stemma.compare.cutting import Cut
from stemma.compare.lexicon import counts, days, months, negations
from stemma.shapes import Document, EditKind
from stemma.text import cut_words

_CONTRACTED = re.compile(r"(?i)n['’ʼ`]t\b")
_MAX_TOLD_WORDS = 14  # a longer run of new words is a new sentence: no single word of it is what changed
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True)
class Side:
    """One text with what a change is judged by: its language, its quotations (a mask of words), the names it knows."""

    cut: Cut
    lang: str | None
    quoted: bytearray
    names: frozenset[str] = field(default_factory=frozenset)

    def whole(self, begin: int, end: int) -> str:
        """The text of the words begin..end, out to white space on both sides (so that "can" + "t" is "can't")."""
        if begin >= end:
            return ""
        text, at, to = self.cut.text, self.cut.begins[begin], self.cut.ends[end - 1]
        while at and at > self.cut.begins[begin] - 20 and not text[at - 1].isspace():
            at -= 1
        while to < len(text) and to < self.cut.ends[end - 1] + 20 and not text[to].isspace():
            to += 1
        return text[at:to]


def known_names(documents: Iterable[Document]) -> frozenset[str]:
    """The words of all names that were read from the documents."""
    names: list[str] = []
    for document in documents:
        names += document.authors
        names += [hop.name for hop in document.hops]
        names += [person.name for person in document.people]
        names += [statement.speaker_name for statement in document.statements if statement.speaker_name]
    return frozenset(key for name in names for key in cut_words(name[:200]).keys if len(key) > 1)


def tell_change(page: Side, page_words: tuple[int, int], report: Side, report_words: tuple[int, int]) -> EditKind:
    """The most telling kind that fits, in this order: negation, date, number, name, quotation, then added or words."""
    sizes = page_words[1] - page_words[0], report_words[1] - report_words[0]
    if max(sizes) <= _MAX_TOLD_WORDS:
        if _denials(page, *page_words) != _denials(report, *report_words):
            return "negation"
        for kind, tell in (("date", _dates), ("number", _numbers), ("name", _names)):
            ours, theirs = tell(page, *page_words), tell(report, *report_words)
            if ours != theirs and _is_telling(ours, theirs, sizes):
                return kind  # type: ignore[return-value]
    if _is_quoted(report, *report_words) or _is_quoted(page, *page_words):
        return "quotation"
    return "words" if sizes[1] else "added"


def _is_telling(ours: Counter[str], theirs: Counter[str], sizes: tuple[int, int]) -> bool:
    """On a side that has words, a third of them or more are of this sort."""
    both = all(3 * found.total() >= size for found, size in zip((ours, theirs), sizes, strict=True) if size)
    return both or (min(sizes) > 0 and bool(ours) and bool(theirs))


def _is_quoted(side: Side, begin: int, end: int) -> bool:
    if begin < end:
        return any(side.quoted[begin:end])
    return bool(side.quoted[begin - 1 : begin] == b"\x01" == side.quoted[begin : begin + 1])


def _denials(side: Side, begin: int, end: int) -> int:
    words = negations(side.lang)
    contracted = len(_CONTRACTED.findall(side.whole(begin, end)))
    return contracted + sum(key in words for key in side.cut.keys[begin:end])


def _dates(side: Side, begin: int, end: int) -> Counter[str]:
    return Counter(side.cut.keys[word] for word in range(begin, end) if _is_dated(side.cut, word))


def _is_dated(cut: Cut, word: int) -> bool:
    key = cut.keys[word]
    if key in days() or _YEARS.fullmatch(key):
        return True
    beside = {*cut.keys[max(0, word - 1) : word], *cut.keys[word + 1 : word + 2]}
    if key in months():
        is_long = len(key) > 3 and key not in ("march", "mars", "marzo", "august")
        return is_long or any(near[:1].isdigit() for near in beside)
    if not key[:1].isdigit():
        return False
    around = cut.text[cut.begins[word] - 1 : cut.begins[word]] + cut.text[cut.ends[word] : cut.ends[word] + 1]
    return "/" in around or key.count(".") == 2 or bool(beside & months())


def _numbers(side: Side, begin: int, end: int) -> Counter[str]:
    keys = side.cut.keys[begin:end]
    return Counter(key for key in keys if any(character.isdigit() for character in key) or key in counts())


def _names(side: Side, begin: int, end: int) -> Counter[str]:
    cut, is_german = side.cut, (side.lang or "").startswith("de")
    found: Counter[str] = Counter()
    for word in range(begin, end):
        is_capital = cut.text[cut.begins[word]].isupper() and not cut.has_break(word) and not is_german
        if cut.keys[word] in side.names or is_capital:
            found[cut.keys[word]] += 1
    return found
