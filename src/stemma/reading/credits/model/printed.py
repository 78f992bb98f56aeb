"""What is printed around a credited name: the name itself, the credit as printed, its link, and how it is known."""

from __future__ import annotations

from stemma.reading.credits.model.feature import Ground
from stemma.reading.credits.model.mention import Mention
from stemma.reading.credits.model.party import Seen
from stemma.reading.credits.model.word import Word
from stemma.reading.table import read_table
from stemma.shapes import KnownBy, Span

_AFTER = ".,;:)]>!?'’"  # marks after an address that are no part of it
_BETWEEN = frozenset("(<[:,–—-")
_OPEN, _CLOSE = "([（【", ")]）】"
_MOST_BEFORE = 7  # words of a credit before the name that are printed with it
_LEADS = frozenset(read_table("PUB AGAIN FIRST PASS VIA SUBMIT TRANSL WRITE SOURCE PERM EDIT BY FROM DE OF IN AND"))
_SMALL = frozenset(["BY", "DE", "OF", "IN", "AND"])  # kinds that lead nowhere alone


def name_of(text: str, ground: Ground, mention: Mention) -> str:
    """The name as printed, without a possessive; an address gives its host."""
    words = ground.words[slice(*mention)]
    name = text[words[0].begin : words[-1].end]
    if len(words) == 1 and is_address(words[0]):
        return host_of(name)
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return " ".join(name.strip(" .").split()) or name


def host_of(address: str) -> str:
    """The host of an address, without "www."."""
    return address.split("://")[-1].split("/")[0].removeprefix("www.").rstrip(".")


def link_of(ground: Ground, mention: Mention) -> str | None:
    """The address that a mention is, or that follows it within its line and a bracket or a colon."""
    words = ground.words
    begin, at = mention
    if is_address(words[begin]):
        return words[begin].text.rstrip(_AFTER)
    while at < len(words) and words[at].line == words[begin].line and words[at].text in _BETWEEN:
        at += 1
    if at == len(words) or words[at].line != words[begin].line or not is_address(words[at]):
        return None
    address = words[at].text.rstrip(_AFTER)
    return address if "/" in address or "www." in address else None


def is_address(word: Word) -> bool:
    """Whether a word is an address of the web, and none of mail."""
    return word.shape == "web" and "@" not in word.text


def widen(ground: Ground, mention: Mention) -> Span:
    """The credit as printed: a bracket with nothing else in it, "Submitted by" before the name at the start of its line."""
    words, (begin, end) = ground.words, mention
    first, last = ground.first_of[words[begin].line], ground.last_of[words[begin].line]
    start = begin
    while start > max(first, begin - _MOST_BEFORE) and _leads(words[start - 1]):
        start -= 1
    does = {kind for word in words[start:begin] for kind in word.kinds} - _SMALL
    if start > first + 1 or not does:  # in the midst of a sentence, or nothing but small words
        start = begin
    stop = end
    if start > first and stop < last and words[start - 1].text in _OPEN and words[stop].text in _CLOSE:
        start, stop = start - 1, stop + 1
    return words[start].begin, words[stop - 1].end


def _leads(word: Word) -> bool:
    return not _LEADS.isdisjoint(word.kinds) or word.low in ("the", "to", "us", ":")


def known_by(ground: Ground, seen: Seen) -> KnownBy:
    """How the credit is known, by where it stands."""
    features = seen.features
    if any(feature.startswith("m=dateline credit") for feature in features):
        return "dateline"
    if any(feature.startswith("m=headline") for feature in features) or "K=DISCLAIM" in features:
        return "page's own name"
    words, begin = ground.words, seen.mention[0]
    line = words[begin].line
    first = words[ground.first_of[line]]
    short = ground.last_of[line] - ground.first_of[line] <= 14
    if short and "BY" in first.kinds and line < 6:
        return "byline"
    if short and line * 2 > ground.lines and first.text in ("(", "[", "—", "–", "-", "--"):
        return "sign-off"
    return "credit line"
