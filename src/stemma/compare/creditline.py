"""Is a line nothing but a credit, a byline, a date, or a note that calls itself a correction?

A credit line holds no words besides the names of the pair's authors and parties, credits as printed, addresses, dates, and
the few words that credits are made of (`wording`). After a cue ("By", "Source:") it may name somebody whom nothing else
names. One other word, and it is a sentence of the text: a paragraph that mentions a source is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.compare.address import fold_address
from stemma.compare.cutting import Cut, cut
from stemma.compare.lexicon import days, months
from stemma.compare.naming import name_forms
from stemma.compare.wording import Phrases, crediting, cues, labels, openings, phrases
from stemma.shapes import Document, Link, Span

MOST_WORDS = 60
MOST_NOTE_WORDS = 80
_MOST_NAME_WORDS = 8
_MOST_UNKNOWN_WORDS = 6
_MOST_LINK_WORDS = 20  # the anchor may be the headline
_MOST_SMALL_WORDS = 2
_MOST_HOPS = 40
_HOST = r"[a-z0-9][a-z0-9-]{0,60}(?:\.[a-z0-9-]{1,60}){0,4}\.[a-z]{2,12}"
_ADDRESS = re.compile(
    rf"(?:https?://|www\.)[^\s<>\"“”]{{3,2000}}|[\w.+-]{{1,60}}@{_HOST}|(?<![\w.@]){_HOST}(?:/[^\s<>\"“”]{{0,500}})?(?!\w)"
)
_ADDRESS_HINT = re.compile(r"[a-z0-9]\.[a-z]|@|://")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}:\d{2}|\d{1,2}\.\d{2}(?= ?(?:uhr|h\b|am\b|pm\b))")
_INITIALS = re.compile(r"[(\[]?[^\W\d_]{1,4}(?:/[^\W\d_]{1,4}){1,3}[)\]]?|[(\[][^\W\d_]{2,5}[)\]]")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BESIDE = re.compile(r"[^\w\s]|\n")


@dataclass(frozen=True, slots=True)
class Known:
    """What a credit line of a pair may name: ``forms`` by their first word; ``addresses`` folded."""

    forms: Phrases
    addresses: frozenset[str]


def known_of(documents: Sequence[Document]) -> Known:
    """The names and addresses of the documents' authors, parties and terms."""
    forms: dict[str, set[tuple[str, ...]]] = {}
    for name in _names(documents):
        keys = cut(name[:200]).keys
        if 0 < len(keys) <= _MOST_NAME_WORDS:
            forms.setdefault(keys[0], set()).add(keys)
    listed = {first: tuple(sorted(same, key=lambda keys: (-len(keys), keys))) for first, same in forms.items()}
    return Known(listed, frozenset(filter(None, map(fold_address, _addresses(documents)))))


def _names(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        yield from document.authors[:_MOST_HOPS]
        for hop in document.hops[:_MOST_HOPS]:
            yield from name_forms(hop)
            yield from (printed.text for printed in hop.printed[:_MOST_HOPS])
        yield from (term.target for term in document.terms if term.duty == "credit" and term.target)


def _addresses(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        yield from filter(None, (document.home, *(hop.link for hop in document.hops)))
        yield from (link.href for link in document.links if link.href and link.rel == "canonical")
        yield from (term.target for term in document.terms if term.target)


def mark_words(document: Document, words: Cut, known: Known) -> bytearray:
    """One byte a word: 1 where it is told by its place to be a credit, an address or a link to a party; else 0."""
    spans: list[tuple[int | None, int | None]] = [*_find_addresses(document.text)]
    credits = [printed for hop in document.hops for printed in hop.printed]
    spans += [(one.begin, one.end) for one in credits if len(one.text.split()) <= _MOST_NAME_WORDS]
    spans += [(link.begin, link.end) for link in document.links if _is_credit_link(link, known)]
    return words.mask((begin, end) for begin, end in spans if begin is not None and end is not None)


def _find_addresses(text: str) -> Iterator[Span]:
    """The places of addresses; only lines with a mark of one are searched."""
    done = 0
    while hint := _ADDRESS_HINT.search(text, done):
        begin, end = text.rfind("\n", done, hint.start()) + 1, text.find("\n", hint.end())
        end = len(text) if end < 0 else end
        yield from (match.span() for match in _ADDRESS.finditer(text, max(begin, done), end))
        done = end


def _is_credit_link(link: Link, known: Known) -> bool:
    """A link that was promised, or that leads to a party of the pair: short enough to be no sentence."""
    if link.state != "present":
        return len(link.text.split()) <= _MOST_NAME_WORDS
    is_known = link.href is not None and fold_address(link.href) in known.addresses
    return is_known and len(link.text.split()) <= _MOST_LINK_WORDS


def is_credit(words: Cut, line: Span, marks: bytearray, known: Known, is_top: bool = False) -> bool:
    """Whether the line of the text is a credit, a byline, an author's sign-off, a date, or a heading of a credit block.

    ``is_top`` says that it stands among the first lines, where a byline may tell a post ("By Ida Holm, mayor of Brenna").
    """
    first, last = words.words_touching(*line)
    if first == last or last - first > MOST_WORDS:
        return False
    text = words.text[slice(*line)]
    if _INITIALS.fullmatch(text):
        return True
    cue = _starts(words, first, last, cues())
    unknown: list[int] = []
    numbers: list[int] = []
    has_anchor = False
    at = first
    while at < last:
        size = _starts(words, at, last, known.forms) or _phrase_at(words, at, first, last)
        if size or marks[at]:
            has_anchor = True
        elif at == first and cue:
            size = cue
        elif words.keys[at][:1].isdigit() or words.keys[at] in months():
            numbers.append(at)
        elif words.keys[at] not in crediting() and words.keys[at] not in days():
            unknown.append(at)
            if not cue or len(unknown) > _MOST_UNKNOWN_WORDS:
                return False
        at += size or 1
    dated = _dated(words, line, first, last) if numbers else frozenset()
    unknown = sorted([*unknown, *(word for word in numbers if word not in dated)])
    if unknown and not cue:
        return False
    has_anchor = has_anchor or bool(dated)
    if not unknown:
        return has_anchor
    return _is_named(words, unknown, first + cue, text, is_top, has_anchor)


def _is_named(words: Cut, unknown: Sequence[int], after: int, text: str, is_top: bool, has_anchor: bool) -> bool:
    """Whether the unknown words behind a cue are a name: capitals (or a script without), small ones only for a post."""
    firsts = [words.text[words.begins[word]] for word in unknown]
    if not all(map(str.isalpha, firsts)):
        return False
    small = sum(map(str.islower, firsts))
    if not small:
        return True
    has_colon = after < len(words) and ":" in words.text[words.ends[after - 1] : words.begins[after]]
    is_post = is_top and (has_anchor or len(firsts) - small >= 2) and text[-1:] not in '.!?”"'
    return small <= _MOST_SMALL_WORDS and (is_post or (has_colon and small == len(firsts)))


def _starts(words: Cut, at: int, last: int, table: Phrases) -> int:
    """How many words from a place on are one of the phrases; 0 where none is."""
    for keys in table.get(words.keys[at], ()):
        if at + len(keys) <= last and words.keys[at : at + len(keys)] == keys:
            return len(keys)
    return 0


def _phrase_at(words: Cut, at: int, first: int, last: int) -> int:
    """A phrase of a credit block that stands between marks: all of a line, or of what colons, semicolons and brackets part off."""
    if at > first and not _BESIDE.search(words.text[words.ends[at - 1] : words.begins[at]]):
        return 0
    for keys in phrases().get(words.keys[at], ()):
        end = at + len(keys)
        if end > last or words.keys[at:end] != keys:
            continue
        if end == last or _BESIDE.search(words.text[words.ends[end - 1] : words.begins[end]]):
            return len(keys)
    return 0


def _dated(words: Cut, line: Span, first: int, last: int) -> frozenset[int]:
    """The words of the line that are a date, a time of day, or the number behind "version"."""
    found: set[int] = set()
    for match in _DATE.finditer(words.text, *line):
        found.update(range(*words.words_touching(*match.span())))
    for at in range(first, last):
        if words.keys[at] in months():
            near = [
                n
                for n in range(max(first, at - 2), min(last, at + 4))
                if words.keys[n].isdigit() and len(words.keys[n]) <= 4
            ]
            found.update([at, *near] if near else [])
        elif words.keys[at][:1].isdigit() and _is_numbered(words, at, first, line[0]):
            found.add(at)
    return frozenset(found)


def _is_numbered(words: Cut, at: int, first: int, begin: int) -> bool:
    """A version's number, a licence's, or a copyright's year."""
    before = words.keys[at - 1] if at > first else ""
    is_licence = before in _LICENCES and _LICENCE_NUMBER.fullmatch(words.keys[at]) is not None
    return is_licence or before in _NUMBERED or "©" in words.text[max(begin, words.begins[at] - 3) : words.begins[at]]


_NUMBERED = frozenset(cut("version fassung versión النسخة copyright").keys)
_LICENCES = frozenset({"by", "nc", "nd", "sa", "cc", "cc0"})
_LICENCE_NUMBER = re.compile(r"[1-4]\.\d")


def is_note(words: Cut, line: Span) -> bool:
    """Whether a line of 80 words or fewer calls itself a correction, an update or an editor's note."""
    first, last = words.words_touching(*line)
    if first == last or last - first > MOST_NOTE_WORDS:
        return False
    if _starts(words, first, last, openings()):
        return True
    label = _starts(words, first, last, labels())
    if not label:
        return False
    end = first + label
    dated = _dated(words, line, first, min(last, end + 6))
    while (
        end < last
        and (end in dated or words.keys[end] in _BETWEEN or words.keys[end] in days())
        and not _is_closed(words, end)
    ):
        end += 1
    return end < last and _is_closed(words, end)


_BETWEEN = frozenset(cut("of on the from am vom de del at um pm utc gmt cet est uhr").keys)


def _is_closed(words: Cut, at: int) -> bool:
    """Whether a label ends before this word: a colon, a stroke, or a full stop."""
    between = words.text[words.ends[at - 1] : words.begins[at]]
    return " - " in between or any(mark in between for mark in ":–—|.")


def has_note(text: str) -> bool:
    """Whether a line of the text calls itself a correction, an update or an editor's note."""
    words = cut(text)
    return any(is_note(words, match.span()) for match in _LINE.finditer(text))
