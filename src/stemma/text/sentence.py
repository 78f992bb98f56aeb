"""Where does each sentence of a text begin and end?

Rules, no model (after Unicode UAX 29's sentence boundaries, with what news needs beyond them): a stop with the closing
quotes behind it ends a sentence unless an abbreviation, an initial, an ordinal or a small letter says otherwise; a
paragraph always ends one; a line's end does where the line was broken on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from stemma.shapes import Span
from stemma.text.abbreviation import COUNTED, OPENERS, OTHERS, TITLES

_BULLET = r"(?:[-–—*•‣◦▪●■·►»>+~]|\(?\d{1,3}[.)](?!\d)|\(?[A-Za-z][.)])[ \t\u00a0]"
_PARAGRAPH_END = re.compile(r"\r?\n[^\S\n]*+\r?\n\s*+|\f\s*+|\u2029\s*+")
_LINE_END = re.compile(r"\r?\n|\r|\u2028|\x0b|\x85")
_STARTS_WITH_BULLET = re.compile(r"[^\S\n]*+" + _BULLET)
# The closers are taken only where they touch the stop; French sets a narrow space before its own.
_CLOSERS = r"[\"'”’“‘»«›‹)\]}」』）】〉》〕］｝]*+(?:[ \u00a0\u202f]»(?=\s|$))?+"
_FULL, _ANY = "。！？｡．", ".!?…؟۔।॥‼⁇⁈⁉。！？"
# Looking back keeps a run of a million stops from being tried a million times.
_STOP = re.compile(
    rf"(?P<full>(?<![{_FULL}])[{_FULL}]++{_CLOSERS})"
    rf"|(?P<spaced>(?<![{_ANY}])[{_ANY}]++{_CLOSERS}(?:\[\d{{1,3}}\])?+)(?=\s|$)"
)
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_NEXT_WORD = re.compile(r"[\s\"'“”„‚‘’«»‹›(\[¿¡—–-]*+(\w*+)")
# Longer lines than this were not broken to fit a page of mail or a terminal, so every line's end is meant.
WRAPPED_CHARS = 100
_LOOK_BACK_CHARS = 24


def cut_sentences(text: str, lang: str | None = None) -> list[Span]:
    """The sentences in order: every character that is not blank stands in exactly one. Takes time in proportion to the text.

    >>> text = "Dr. Amal Sayed spoke at 9.30 a.m. today. “We begin. Now,” she said.\\n\\n- First point"
    >>> [text[begin:end] for begin, end in cut_sentences(text)]
    ['Dr. Amal Sayed spoke at 9.30 a.m. today.', '“We begin.', 'Now,” she said.', '- First point']
    """
    spans: list[Span] = []
    for begin, end in _paragraphs(text):
        at = begin
        for stop in _stops(text, begin, end, lang):
            spans.extend(_trimmed(text, at, stop))
            at = stop
        spans.extend(_trimmed(text, at, end))
    return spans


def _paragraphs(text: str) -> Iterator[Span]:
    """Blocks between blank lines, cut again at every line's end that was meant."""
    at = 0
    for match in _PARAGRAPH_END.finditer(text):
        yield from _meant_lines(text, at, match.start())
        at = match.end()
    yield from _meant_lines(text, at, len(text))


def _meant_lines(text: str, begin: int, end: int) -> Iterator[Span]:
    edges = [begin, *(match.end() for match in _LINE_END.finditer(text, begin, end)), end]
    lines = [(first, last) for first, last in pairwise(edges) if first < last]
    width = max((len(text[first:last].rstrip()) for first, last in lines), default=0)
    at = begin
    for line, following in pairwise(lines):
        if _is_meant(text, line, following, width):
            yield at, line[1]
            at = line[1]
    if at < end:
        yield at, end


def _is_meant(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a line's end was meant: before a bullet, or where the next word would have fitted before it."""
    if _STARTS_WITH_BULLET.match(text, *following):
        return True
    last = text[line[0] : line[1]].strip()
    next_line = text[following[0] : following[0] + WRAPPED_CHARS].strip()
    if not last or not next_line:
        return False
    if next_line[0].islower() or last[-1] in "-,–—":
        return False
    if width > WRAPPED_CHARS:
        return True
    return len(last) + 1 + len(next_line.split(maxsplit=1)[0]) <= width


def _stops(text: str, begin: int, end: int, lang: str | None) -> Iterator[int]:
    for match in _STOP.finditer(text, begin, end):
        if match.end() < end and _ends_sentence(text, begin, match, end, lang):
            yield match.end()


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int, lang: str | None) -> bool:
    if match.group("full"):
        return not _is_inside_quotation_of_the_same_sentence(text, match, end)
    stop = match.group()
    following = _NEXT_WORD.match(text, match.end(), end)
    word = following.group(1) if following else ""
    if word[:1].islower():
        return False
    if stop[0] in "!?؟" or not stop.startswith(".") or stop.startswith(".."):
        return True
    before = _LAST_WORD.search(text[max(begin, match.start() - _LOOK_BACK_CHARS) : match.start()])
    if before is None:
        return match.start() > begin
    return not _is_abbreviated(before.group(), word, lang, at_start=match.start() - len(before.group()) <= begin)


def _is_inside_quotation_of_the_same_sentence(text: str, match: re.Match[str], end: int) -> bool:
    """In Chinese and Japanese a stop inside a quotation may be followed by the rest of the sentence: 「…。」と述べた."""
    return match.group()[-1] in "」』" and match.end() < end and "\u3040" <= text[match.end()] <= "\u309f"


def _is_abbreviated(before: str, word: str, lang: str | None, *, at_start: bool) -> bool:
    opens = word.lower() in OPENERS
    bare = before.strip("'’-").lower()
    if bare.isdigit():
        return _is_ordinal(bare, word, lang) or (at_start and len(bare) <= 3)
    if bare in TITLES:
        return True
    if len(bare) == 1 and before.isalpha():
        return not (before == "I" and opens)
    is_dotted = "." in bare and all(len(part) <= 2 for part in bare.split("."))
    return (bare in OTHERS or is_dotted) and not opens


def _is_ordinal(number: str, word: str, lang: str | None) -> bool:
    if len(number) > 2:
        return False
    return word.lower() in COUNTED or lang in ("de", "cs", "da", "no", "nb", "fi", "hu", "tr")


def _trimmed(text: str, begin: int, end: int) -> Iterator[Span]:
    piece = text[begin:end]
    lead = len(piece) - len(piece.lstrip())
    kept = len(piece.strip())
    if kept:
        yield begin + lead, begin + lead + kept
