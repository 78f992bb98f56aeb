"""What is printed around a credited name: the name itself, the credit as printed, its link, and how it is known."""

from __future__ import annotations

from stemma.reading.credits.model.feature import Ground
from stemma.reading.credits.model.mention import Mention
from stemma.reading.credits.model.party import Seen
from stemma.shapes import KnownBy, Span

_OPEN, _CLOSE = "([（【", ")]）】"
_MOST_BEFORE = 7  # words of a credit before the name that are printed with it
_LEADS = frozenset(
    [
        "PUB",
        "AGAIN",
        "FIRST",
        "PASS",
        "VIA",
        "SUBMIT",
        "TRANSL",
        "WRITE",
        "SOURCE",
        "PERM",
        "EDIT",
        "BY",
        "FROM",
        "DE",
        "OF",
        "IN",
        "AND",
    ]
)


def name_of(text: str, ground: Ground, mention: Mention) -> str:
    """The name as printed, without a possessive; an address gives its host."""
    words = ground.words[slice(*mention)]
    name = text[words[0].begin : words[-1].end]
    if len(words) == 1 and words[0].shape == "web" and "@" not in name:
        return host_of(name)
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    return " ".join(name.strip(" .").split()) or name


def host_of(address: str) -> str:
    """The host of an address, without "www."."""
    return address.split("://")[-1].split("/")[0].removeprefix("www.").rstrip(".")


def link_of(text: str, ground: Ground, mention: Mention) -> str | None:
    """The address that a mention is, or that follows it within its line and a bracket or a colon."""
    words = ground.words
    begin, end = mention
    if words[begin].shape == "web" and "@" not in words[begin].text:
        return words[begin].text.rstrip(".,;:)]>!?'’")
    at = end
    while (
        at < len(words)
        and words[at].line == words[begin].line
        and words[at].text in ("(", "<", "[", ":", ",", "–", "—", "-")
    ):
        at += 1
    if (
        at < len(words)
        and words[at].line == words[begin].line
        and words[at].shape == "web"
        and "@" not in words[at].text
    ):
        address = words[at].text.rstrip(".,;:)]>!?'’")
        return address if "/" in address or "www." in address else None
    return None


def widen(text: str, ground: Ground, mention: Mention) -> Span:
    """The credit as printed: a bracket with nothing else in it, "Submitted by" before the name at the start of its line."""
    words, (begin, end) = ground.words, mention
    first, last = ground.first_of[words[begin].line], ground.last_of[words[begin].line]
    start = begin
    while (
        start > first
        and begin - start < _MOST_BEFORE
        and (set(words[start - 1].kinds) & _LEADS or words[start - 1].low in ("the", "to", "us", ":"))
    ):
        start -= 1
    is_led = (
        start < begin
        and start in (first, first + 1)
        and any(set(word.kinds) - {"DE", "OF", "IN", "AND", "BY"} for word in words[start:begin])
    )
    if start == begin + 0 or not is_led:
        start = begin
    stop = end
    if start > first and stop < last and words[start - 1].text in _OPEN and words[stop].text in _CLOSE:
        start, stop = start - 1, stop + 1
    return words[start].begin, words[stop - 1].end


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
