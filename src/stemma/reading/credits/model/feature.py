"""What can be seen of a mention and around it? Each answer is a feature: a short text that the model has a weight for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stemma.reading.agency import AgencyTable
from stemma.reading.credits.model.mention import Mention
from stemma.reading.credits.model.word import Word
from stemma.reading.given import is_given_name
from stemma.reading.table import read_table

_DOES = frozenset(
    read_table(
        "PUB AGAIN PASS VIA SUBMIT TRANSL WRITE SOURCE PERM RIGHTS EDIT PARTNER SAY PHOTO FUND SUBSCR MEMBER DISCLAIM ADD CORR"
    )
)
_PREPS = ("BY", "FROM", "DE", "IN", "WITH", "FOR", "OF", "TO", "VIA", "AND")
_NEAR, _FAR = 5, 14
_OPEN, _CLOSE = frozenset('([（【«“„"‘<'), frozenset(')]）】»”“"’>')
_ARTICLES = frozenset(
    [
        "the",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "la",
        "le",
        "el",
        "il",
        "lo",
        "les",
        "los",
        "las",
        "i",
        "gli",
        "o",
        "a",
        "os",
        "as",
    ]
)
_QUOTES = frozenset("«»“”„\"'‘’‚‹›「」『』《》")
_EMPHASIS = frozenset("*_~")
_HEADS = ("AGN", "NETN", "SERVICE", "ORGN", "OFFICE", "ROLEW")


@dataclass(slots=True)
class Ground:
    """What all mentions of a text share: its words, which lines they stand on, and what other readers found.

    ``marks``: what other readers say of a place in the text, by the place's begin and end ("dateline", "byline", "author",
    "headline", "caption", a rule's role).
    """

    words: Sequence[Word]
    lines: int
    agencies: AgencyTable
    marks: Sequence[tuple[int, int, str]] = ()
    facts: frozenset[str] = frozenset()  # of the whole text
    first_of: dict[int, int] = field(default_factory=dict)
    last_of: dict[int, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, word in enumerate(self.words):
            self.first_of.setdefault(word.line, at)
            self.last_of[word.line] = at + 1
            self.counts[word.low] = self.counts.get(word.low, 0) + 1


def type_of(words: Sequence[Word], agencies: AgencyTable) -> str:
    """What a name looks like: AG an agency of the table, NET, SERV, AGN, ORG, WEB, PERS, SHORT capitals, LOW, NAME."""
    name = ("" if words[0].shape == "han" else " ").join(word.text for word in words)
    if agencies.find(name) is not None:
        return "AG"
    if len(words) == 1 and words[0].shape == "web":
        return "WEB"
    kinds = {kind for word in words for kind in word.kinds}
    for head, told in (("NETN", "NET"), ("SERVICE", "SERV"), ("AGN", "AGN"), ("ORGN", "ORG"), ("OFFICE", "OFF")):
        if head in kinds:
            return told
    if is_given_name(words[0].text) and 2 <= len(words) <= 5:
        return "PERS"
    if len(words) == 1 and words[0].shape == "up" and len(words[0].text) <= 6:
        return "SHORT"
    if words[0].shape == "low" or words[-1].shape == "low":
        return "LOW"
    return "NAME" if len(words) > 1 else "ONE"


def _symbols(word: Word) -> tuple[str, ...]:
    if word.kinds:
        return word.kinds
    return (word.text,) if word.shape == "mark" else (word.shape,)


def features_of(mention: Mention, ground: Ground) -> Iterator[str]:
    """The features of one mention, without order; some may come twice."""
    words, (begin, end) = ground.words, mention
    inner = words[begin:end]
    kind = type_of(inner, ground.agencies)
    yield f"t={kind}"
    yield from _inside(inner, kind, ground)
    left, right, told = _around(words, begin, end, ground)
    yield f"around={told}"
    yield f"around={told},{kind}"
    does, prep, between = _governor(left)
    after, _, between_after = _governor(right)
    here = f"{does}>{prep}"
    yield from (
        f"g={here}",
        f"g={does}",
        f"p={prep}",
        f"ga={after}",
        f"g2={does},{after}",
        f"gt={here},{kind}",
        f"at={after},{kind}",
        f"pt={prep},{kind}",
        f"gap={between}",
        f"gapa={between_after}",
        f"ga2={after},{between_after}",
    )
    yield from _neighbours(left, right, kind)
    yield from _bags(left, right, does, after, kind)
    yield from _sentence(words, begin, end, does, prep, kind)
    yield from _place(begin, end, ground, kind, does, prep)
    yield from _joints(words, begin, end, kind)
    yield from _told(begin, end, ground, kind)


def _inside(inner: Sequence[Word], kind: str, ground: Ground) -> Iterator[str]:
    yield f"n={min(len(inner), 6)}"
    shapes = [word.shape for word in inner]
    yield f"s0={shapes[0]}"
    yield f"s-1={shapes[-1]}"
    yield f"s={'+'.join(dict.fromkeys(shapes))}"
    for told in inner[0].kinds:
        yield f"k0={told}"
    for told in inner[-1].kinds:
        yield f"k-1={told}"
    for told in {told for word in inner for told in word.kinds}:
        yield f"k={told}"
    if inner[0].text == "." or inner[-1].text in "([{" or inner[0].shape == "mark":
        yield "odd"
    if is_given_name(inner[0].text):
        yield "given"
    if inner[-1].text.endswith(("'s", "’s")):
        yield "'s"
    if len(inner) > 1 and inner[0].low in ("the", "die", "der", "das", "la", "le", "el"):
        yield f"article={inner[0].low}"
    yield f"seen={min(3, min(ground.counts.get(word.low, 1) for word in inner))},{kind}"


def _around(words: Sequence[Word], begin: int, end: int, ground: Ground) -> tuple[list[Word], list[Word], str]:
    """The words of its line before a mention (nearest first) and after it, without its article and the quotes around it."""
    line = words[begin].line
    first, last = ground.first_of[line], ground.last_of[line]
    told = ""
    while begin > first:
        before = words[begin - 1]
        if before.low in _ARTICLES or before.text in ("l'", "l’", "L'", "L’"):
            begin, told = begin - 1, told + "a"
        elif before.text in _QUOTES and end < last and words[end].text in _QUOTES:
            begin, end, told = begin - 1, end + 1, told + "q"
        elif before.text in _EMPHASIS and end < last and words[end].text == before.text:
            begin, end = begin - 1, end + 1
        else:
            break
    left = list(reversed(words[max(first, begin - _FAR) : begin]))
    right = list(words[end : min(last, end + _FAR)])
    return left, right, told


def _governor(near: Sequence[Word]) -> tuple[str, str, str]:
    """The nearest word that does something, the nearest preposition before it, and what stands between."""
    prep = "-"
    names = 0
    sentence = near[0].sentence if near else -1
    for at, word in enumerate(near):
        if word.sentence != sentence:
            break
        does = next((kind for kind in word.kinds if kind in _DOES), None)
        if does:
            first = "!" if any("FIRST" in other.kinds for other in near[max(0, at - 3) : at + 4]) else ""
            return does + first, prep, f"{min(at, 6)}{'N' if names > 1 else 'n' if names else ''}"
        if prep == "-" and not names:
            prep = next((kind for kind in word.kinds if kind in _PREPS), "-")
            if prep == "-" and word.text in ":：,;()|/–—-":
                prep = word.text
        names += word.shape in ("cap", "up") and not word.kinds
    return "-", prep, "-"


def _neighbours(left: Sequence[Word], right: Sequence[Word], kind: str) -> Iterator[str]:
    for side, near in (("l", left), ("r", right)):
        for distance, word in enumerate(near[:_NEAR]):
            for symbol in _symbols(word):
                yield f"{side}{distance}={symbol}"
            if distance < 3 and word.shape == "low":
                yield f"w{side}{distance}={word.low}"
        if not near:
            yield f"{side}0=$"
            yield f"{side}0=$,{kind}"
    first, last = (_symbols(left[0])[0] if left else "$"), (_symbols(right[0])[0] if right else "$")
    yield f"lr={first},{last}"
    yield f"lt={first},{kind}"
    yield f"rt={last},{kind}"
    if len(left) > 1:
        yield f"ll={_symbols(left[1])[0]},{first}"
        if left[0].shape == "low" and left[1].shape == "low":
            yield f"wll={left[1].low} {left[0].low}"
    if len(right) > 1:
        yield f"rr={last},{_symbols(right[1])[0]}"


def _bags(left: Sequence[Word], right: Sequence[Word], does: str, after: str, kind: str) -> Iterator[str]:
    for side, near in (("L", left), ("R", right)):
        if not near:
            continue
        seen = {told for word in near if word.sentence == near[0].sentence for told in word.kinds}
        for told in seen:
            yield f"{side}={told}"
            if told in _DOES:
                yield f"{side}g={told},{does if side == 'L' else after}"
                yield f"{side}t={told},{kind}"


def _joints(words: Sequence[Word], begin: int, end: int, kind: str) -> Iterator[str]:
    """How a mention hangs together with what stands beside it: a name cut in two is no name."""
    before, after = _joint(words, begin, -1), _joint(words, end - 1, 1)
    yield f"j={before},{after}"
    yield f"jl={before},{kind}"
    yield f"jr={after},{kind}"


def _joint(words: Sequence[Word], at: int, step: int) -> str:
    """The small word by which a name goes on, and what the next word of it is; "|" where it does not."""
    line, small = words[at].line, ""
    for near in (at + step, at + 2 * step, at + 3 * step):
        if not 0 <= near < len(words) or words[near].line != line:
            break
        word = words[near]
        if word.low in _ARTICLES and word.shape == "cap":
            break
        if word.shape in ("cap", "up", "han", "num"):
            told = next(
                (one for one in word.kinds if one in _HEADS or one in ("EDIT", "DAY", "MONTH", "PUB", "SOURCE")),
                word.shape,
            )
            return f"{small}+{told}"
        if small or (word.shape == "mark" and word.text not in "&-'’/") or len(word.text) > 5:
            break
        small = word.low
    return "|"


def _sentence(words: Sequence[Word], begin: int, end: int, does: str, prep: str, kind: str) -> Iterator[str]:
    sentence = words[begin].sentence
    first, last = begin, end
    while first > 0 and words[first - 1].sentence == sentence and begin - first < 40:
        first -= 1
    while last < len(words) and words[last].sentence == sentence and last - end < 40:
        last += 1
    seen = {told for word in words[first:last] for told in word.kinds}
    for told in seen:
        yield f"S={told}"
    for told in (
        "ITEM",
        "WE",
        "THIS",
        "NOT",
        "SAY",
        "PHOTO",
        "SUBSCR",
        "FUND",
        "HERE",
        "MEMBER",
        "DISCLAIM",
        "PERM",
        "RIGHTS",
        "AGAIN",
    ):
        if told in seen:
            yield f"Sg={told},{does}>{prep}"
            yield f"St={told},{kind}"
    yield f"item={'ITEM' in seen},{'THIS' in seen},{does}"
    length = last - first
    yield f"slen={0 if length < 6 else 1 if length < 15 else 2 if length < 30 else 3}"
    if first > 0 and words[first - 1].line != words[first].line and words[first - 1].line == words[first].line - 1:
        before = words[first - 1]
        for symbol in _symbols(before):
            yield f"prev={symbol}"
    yield f"whole={begin == first},{end == last or (end == last - 1 and words[end].shape == 'mark')}"


def _place(begin: int, end: int, ground: Ground, kind: str, does: str, prep: str) -> Iterator[str]:
    words = ground.words
    line = words[begin].line
    first, last = ground.first_of[line], ground.last_of[line]
    top = line if line < 3 else 3 if line < 6 else 4
    below = ground.lines - 1 - line
    tail = below if below < 3 else 3 if below < 6 else 4
    length = last - first
    size = 0 if length <= 3 else 1 if length <= 8 else 2 if length <= 16 else 3 if length <= 40 else 4
    where = "top" if line < 3 else "tail" if below < 3 else "mid"
    yield from (f"top={top}", f"tail={tail}", f"size={size}", f"ts={where},{size}", f"tst={where},{size},{kind}")
    yield f"first={begin == first}"
    yield f"last={last - end <= 1}"
    yield f"edge={begin - first if begin - first < 3 else 3},{last - end if last - end < 3 else 3},{size}"
    yield f"wg={where},{size},{does}>{prep}"
    if begin > first and last - end == 0:
        yield f"bar={words[begin - 1].text if words[begin - 1].shape == 'mark' else '-'},{where}"
        yield f"bar={words[begin - 1].text if words[begin - 1].shape == 'mark' else '-'},{line == 0},{kind}"
    opened = begin > first and words[begin - 1].text in _OPEN
    closed = end < last and words[end].text in _CLOSE
    bracket = _bracket(words, begin, first)
    yield f"b={opened},{closed},{bracket}"
    yield f"bt={opened},{closed},{bracket},{kind},{where}"
    for symbol in _symbols(words[first]) if begin > first else ():
        yield f"line0={symbol}"
        yield f"line0={symbol},{kind}"
    if begin > first + 1:
        for symbol in _symbols(words[first + 1]):
            yield f"line1={symbol}"
    yield f"end={words[last - 1].text if words[last - 1].shape == 'mark' else 'w'},{where}"
    for symbol in {told for word in words[first : min(last, first + 40)] for told in word.kinds}:
        yield f"K={symbol}"
        if size < 3:
            yield f"Ks={symbol},{kind}"


def _bracket(words: Sequence[Word], begin: int, first: int) -> str:
    """The mark of the bracket that a mention stands in, with its distance: nothing where it is in none."""
    for at in range(begin - 1, max(first, begin - 20) - 1, -1):
        if words[at].text in ")]）】":
            return "-"
        if words[at].text in "([（【":
            return f"in{words[at].text}{min(begin - at, 3)}"
    return "-"


def _told(begin: int, end: int, ground: Ground, kind: str) -> Iterator[str]:
    low, high = ground.words[begin].begin, ground.words[end - 1].end
    for first, last, told in ground.marks:
        if first < high and low < last:
            fit = "=" if first == low and last == high else "<" if first <= low and high <= last else "~"
            yield f"m={told}{fit}"
            yield f"mt={told}{fit},{kind}"
    for fact in ground.facts:
        yield f"f={fact}"
        yield f"ft={fact},{kind}"
