"""Which credits does a text print, line by line? Nothing is decided here about who is who: see ``chain``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.reading.agency import AgencyTable
from stemma.reading.credits import phrase
from stemma.reading.credits.byline import Byline, is_person, read_byline, read_reporters
from stemma.reading.credits.credit import Credit, read_name
from stemma.reading.given import is_given_name
from stemma.reading.line import Line
from stemma.shapes import Role, Span

MOST_LINE_CHARS = 3_000  # credits stand in short lines and in notes; a longer line is looked at to here
TOP_LINES, TAIL_LINES = 12, 60
_OPENED = re.compile(r"\s?[«“„\"\[](?=\w)")
_WORDS = re.compile(r"\s?([^\W_][^\n,;:()\[\]|“”„«»\"…!?，。；：]*)")
_WORD = re.compile(r"[^\s/]+")
_LAST_WORD = re.compile(r"(?<!\S)([^\s,;:()\[\]“”«»\"!?]+)\s?$")
_A_DATE = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$|\d{1,2} \w{3,9} \d{4}$")
_DASHED_END = re.compile(r"\s[—–-]{1,2}\s?([^—–().\n]{2,40})$")
# words around the name: "which the Mill Platform publishes again", "本文由…转载"
_NAMED_BETWEEN = re.compile(
    r"(?:و?تعيد|و?أعادت)\s([\u0620-\u06ff]{2,20}(?:\s[\u0620-\u06ff]{2,20}){0,3}?)\sنشره|由([\u4e00-\u9fff]{2,16}?)转载"
)
_WRITTEN_IN = re.compile(r"((?:\w+\s){1,3}\w+)\s(?:im|in der|in the|in|en el|en la|dans|nel|nella)\s(?=[A-ZÀ-Þ])")
_YEAR_AFTER = re.compile(r"\s(?:19|20)\d\d$")
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”„«»]{1,500}|(?<![\w@/.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:org|"
    r"com|net|info|news|example|eu|de|es|fr|uk)(?:/[^\s<>\"“”„«»()]{0,300})?(?![\w@-])",
    re.IGNORECASE,
)
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_BRACKETED = re.compile(r"[—–-]{0,2}\s?[(\[]([^()\[\]]{2,80})[)\]]\.?$")
_SIGNED = re.compile(r"[—–-]{1,2}\s?([^()\[\]]{2,60})$")
_TAG = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*\.?$")
_AT = re.compile(
    r"(.{2,80}?)\s(?:at|on|auf|unter|sur|en|su|на|على)\s?:\s*(?:(?:https?://|www\.)\S{1,500})?$", re.IGNORECASE
)
_PRESS_OFFICE = re.compile(
    r"([^\Wa-z][^,\n]{2,60}),\s(?i:press office|press department|media office|communications office|"
    r"pressestelle|service de presse|"
    r"oficina de prensa|ufficio stampa)$"
)
_HANDLE = re.compile(r"\s?([\w.-]{2,30}(?: [\w.-]{1,20}){0,2})\s?[.)\]]?$")
_MAIL_FROM = re.compile(r"From:\s\"?([^\"<>\n]{4,60}?)\"?\s<[^<>\s]{3,100}>$")
_ARROW = re.compile(r"\s(?:›|→|»|>|->)\s")
_INITIALS_AFTER = re.compile(r"([^\W\d_]{2,8})(?:[ /]+[^\W\d_]{2,3}){1,4}(?:\s\d{4})?$")
_NETWORK_COLON = re.compile(
    r"[—–-]{0,2}\s?([^:\n,]{6,60}?)(,\s(?:adresse|address|indirizzo|dirección))?\s?:$", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\s*(?:,\s*(?:and\s|und\s|et\s|y\s|и\s|و)?|;|/|\band\b|\bund\b|\bet\b|\by\b|\bи\b|\+|&)\s*(?:by\s)?"
)
_CONTRIBUTOR = re.compile(
    r"(?:^|[.;]\s|\band\s)((?:The\s)?[^.;\n]{2,60}?)\scontributed (?:to (?:this|the)\s|reporting)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """All credits with the authors told by bylines, and which lines are credits and nothing else."""

    credits: tuple[Credit, ...] = ()
    authors: tuple[str, ...] = ()
    lines: frozenset[int] = frozenset()
    author_spans: tuple[Span, ...] = ()


def collect_credits(
    text: str, lines: Sequence[Line], agencies: AgencyTable, body_from: int, under_headline: int | None = None
) -> Found:
    """Read every line that can hold a credit: ``body_from`` is the line that the body begins on.

    ``under_headline`` is the line that stands right under the headline, where a name alone is the author's.
    """
    credits: list[Credit] = []
    authors: list[str] = []
    whole: set[int] = set()
    signed: list[Span] = []
    for number, line in enumerate(lines):
        is_edge = number < TOP_LINES or number >= len(lines) - TAIL_LINES
        may_hold = phrase.may_hold_credit(line.text[:MOST_LINE_CHARS])
        if not is_edge and not may_hold and not line.text.endswith(")"):
            continue
        byline = (
            read_byline(line.text, agencies, is_top=number < max(body_from, 1))
            if is_edge and number != body_from
            else None
        )
        if byline is None and number == under_headline and number != body_from and _is_lone_name(line.text):
            byline = Byline((line.text,))
        if byline:
            authors += [name for name in byline.authors if name not in authors]
            whole.add(number)
            if byline.authors:
                signed.append((line.begin, line.end))
            for party in byline.parties:
                begin, end = line.begin, line.end
                if len(byline.parties) > 1 and (at := line.text.casefold().find(party.name.casefold())) >= 0:
                    begin, end = line.begin + at, line.begin + at + len(party.name)
                sure = 0.95 if party.is_known else 0.7
                credits.append(Credit("origin", party.name, begin, end, "byline", sure, None, byline.authors))
            continue
        if is_edge and (reporters := read_reporters(line.text)):
            authors += [name for name in reporters if name not in authors]
            if number > body_from and len(line.text) <= 300:
                signed.append((line.begin, line.end))
                whole.add(number)
        found = list(_short_line(line, agencies, is_edge)) or (list(_phrases(text, line, agencies)) if may_hold else [])
        found += _tag_at_end(line, agencies) if not found else []
        if (
            found
            and len(line.text) <= 200
            and (number > body_from or number < body_from)
            and _is_all_credit(line, found)
        ):
            whole.add(number)
        credits += found
    return Found(tuple(credits), tuple(authors), frozenset(whole), tuple(signed))


def _is_lone_name(line: str) -> bool:
    """Whether a line under a headline is a person's name and nothing else."""
    words = line.split()
    return 2 <= len(words) <= 4 and is_person(line) and not line.isupper() and not phrase.ORGANISATION.search(line)


def _is_all_credit(line: Line, found: Sequence[Credit]) -> bool:
    covered = max(credit.end for credit in found) - min(credit.begin for credit in found)
    return covered >= 0.6 * len(line.text)


def _short_line(line: Line, agencies: AgencyTable, is_edge: bool) -> Iterator[Credit]:
    """Lines that are a credit by their shape: a bracketed newsroom, an agency's name, "A Network at:"."""
    if len(line.text) > 160 or not is_edge:
        return
    if office := _PRESS_OFFICE.match(line.text):
        yield Credit("origin", office[1].strip(), line.begin, line.end, "credit line", 0.8)
        return
    sender = _MAIL_FROM.match(line.text) if is_edge else None
    if sender and is_person(sender[1]):
        yield Credit("submitter", sender[1], line.begin, line.end, "credit line", 0.7)
        return
    if passed := list(_arrows(line, agencies)):
        yield from passed
        return
    inner = _BRACKETED.match(line.text) or _SIGNED.match(line.text)
    bare = (inner[1] if inner else line.text).strip()
    if inner and phrase.NEWSROOM.search(bare) and bare not in agencies and len(bare.split()) <= 8:
        yield Credit("relay", bare, line.begin, line.end, "sign-off", 0.9)
        return
    parts = [part.strip() for part in re.split(r"[/,+&]|\s-\s", bare)]
    signed = _INITIALS_AFTER.match(bare)
    if signed and signed[1] in agencies and len(signed[1]) <= 8:
        yield Credit("origin", signed[1], line.begin, line.end, "sign-off", 0.8)
        return
    if len(bare) <= 60 and parts and all(part in agencies for part in parts):
        place = line.begin
        for part in parts:
            place = line.begin + line.text.index(part, place - line.begin)
            yield Credit(
                "origin",
                part,
                *((line.begin, line.end) if len(parts) == 1 else (place, place + len(part))),
                "credit line",
                0.9,
            )
        return
    via = phrase.VIA.search(bare)
    if via and len(bare) <= 80:
        first, last = bare[: via.start()].strip(), bare[via.end() :].strip()
        if first in agencies or (last in agencies and read_name(bare, 0, via.start())):
            yield Credit("origin", first, line.begin, line.end, "credit line", 0.85)
            yield Credit("relay", last, line.begin, line.end, "credit line", 0.8)
            return
    named = _NETWORK_COLON.match(line.text)
    word = phrase.NETWORK.search(named[1]) if named else None
    is_promise = bool(phrase.PROMISE.search(line.text)) and not (named and named[2])
    if named and word and not word.group()[0].islower() and not is_promise:
        yield Credit("network", named[1].strip(), line.begin, line.end, "credit line", 0.75)
        return
    at = _AT.match(line.text)
    if at and (name := read_name(line.text, 0, at.end(1))) and name[1] >= at.end(1) - 1 and name[0] == 0:
        role: Role = "network" if phrase.NETWORK.search(at[1]) else "relay"
        address = ADDRESS.search(line.text)
        link = address.group().rstrip(".,;:)]>") if address else None
        if role == "network" or phrase.ORGANISATION.search(at[1]):
            yield Credit(role, at[1].strip(), line.begin, line.end, "credit line", 0.85, link)


def _arrows(line: Line, agencies: AgencyTable) -> Iterator[Credit]:
    """ "A › B › C": who had it from whom; a menu of the same shape names no agency and no paper."""
    names = [name.strip() for name in _ARROW.split(line.text)]
    known = sum(name in agencies or bool(phrase.ORGANISATION.search(name)) for name in names)
    if not 3 <= len(names) <= 8 or known * 2 <= len(names) or not any(name in agencies for name in names):
        return
    at = line.begin
    for number, name in enumerate(names):
        at = line.begin + line.text.index(name, at - line.begin)
        is_last = number + 1 == len(names)
        role: Role = (
            "origin" if number == 0 else "republisher" if is_last else "agency" if name in agencies else "relay"
        )
        yield Credit(role, name, at, at + len(name), "credit line", 0.85)
        at += len(name)


def _phrases(text: str, line: Line, agencies: AgencyTable) -> Iterator[Credit]:
    end = min(line.end, line.begin + MOST_LINE_CHARS)
    body = text[line.begin : end]
    taken: list[tuple[int, int]] = []
    for found in phrase.PASSED_ON.finditer(body):
        group = 1 if found[1] else 2
        begin, stop = (line.begin + place for place in found.span(group))
        taken.append((begin - line.begin, stop - line.begin))
        yield Credit("relay", found[group], begin, stop, "credit line", 0.75)
    for known in phrase.PHRASES:
        if known.inside and not taken:
            continue
        for found in known.pattern.finditer(body):
            if any(begin <= found.end() < stop or found.start() <= begin < found.end() < stop for begin, stop in taken):
                continue
            for credit in _names_after(
                text, line, line.begin + found.start(), line.begin + found.end(), end, known, agencies
            ):
                taken.append((credit.begin - line.begin, credit.end - line.begin))
                yield credit
    yield from _copyright(text, line, end, agencies)
    for found in phrase.WHERE_PRINTED.finditer(body):
        span = _name_before(text, line.begin, line.begin + found.start())
        if span:
            yield Credit("republisher", text[slice(*span)], *span, "credit line", 0.75)
    if phrase.ABOUT_ITEM.search(body):
        for found in phrase.ANSWERS.finditer(body):
            span = _name_before(text, line.begin, line.begin + found.start())
            if span:
                yield Credit("republisher", text[slice(*span)], *span, "page's own name", 0.75)
    for found in _NAMED_BETWEEN.finditer(body):
        group = 1 if found[1] else 2
        begin, stop = (line.begin + place for place in found.span(group))
        yield Credit("republisher", found[group], begin, stop, "credit line", 0.8)
    written = _WRITTEN_IN.match(body) if taken else None
    if written and is_person(written[1]) and (span := read_name(text, line.begin + written.end(), end)):
        yield Credit("origin", text[slice(*span)], *span, "credit line", 0.8)
    for found in _CONTRIBUTOR.finditer(body):
        name = found[1].strip()
        begin = line.begin + found.start(1)
        if name.removeprefix("The ") in agencies or name in agencies or phrase.ORGANISATION.search(name):
            yield Credit("origin", name, begin, line.begin + found.end(), "credit line", 0.5)


def _names_after(
    text: str, line: Line, begin: int, at: int, end: int, known: phrase.Phrase, agencies: AgencyTable
) -> Iterator[Credit]:
    first = True
    while at < end:
        address = ADDRESS.match(text, at, end)
        span = (address.start(), address.end()) if address else _agency_at(text, at, end, agencies)
        opened = _OPENED.match(text, at, end)
        span = span or read_name(text, opened.end() if opened else at, end)
        if span is None and known.role == "submitter" and first and (handle := _HANDLE.match(text, at, line.end)):
            span = handle.span(1)  # "handed in by plot 14b": who submits may have no capitals
        if span is None:
            return
        name = text[span[0] : span[1]].strip(" .'’")
        if name.endswith(("'s", "’s")):
            name = name[:-2]
        last = name.rpartition(" ")[2]
        if name not in agencies and last in agencies and re.search(r"\bagency\b", name, re.IGNORECASE):
            name = last  # "the Norwegian agency NTB"
        if known.networks_only and not phrase.NETWORK.search(name + text[span[1] : min(end, span[1] + 40)]):
            return
        if known.no_people and is_given_name(name.split()[0]) and not _is_organisation(name, agencies):
            return
        if known.organisations_only and not _is_organisation(name, agencies):
            if not known.many:
                return
        else:
            link, stop = _link_after(text, span[1], line.end)
            if address:
                link, name = address.group().rstrip(".,;:)]>!?'’"), _host_of(address.group())
            until = span[1] if not known.at_start or known.many else max(span[1], min(stop, line.end))
            is_network = known.role == "republisher" or (known.role == "relay" and known.organisations_only)
            role: Role = "network" if is_network and phrase.NETWORK.search(name) else known.role
            yield Credit(role, name, begin if first else span[0], until, known.known_by, known.sure, link)
            first = False
        between = _BETWEEN.match(text, span[1], end) if known.many else None
        if not between:
            return
        at = between.end()


def _agency_at(text: str, at: int, end: int, agencies: AgencyTable) -> Span | None:
    """The known agency whose name stands at a place, longest first; many are written small: "von dpa und APA"."""
    found = _WORDS.match(text, at, min(end, at + 80))
    if found is None:
        return None
    begin = found.start(1)
    words = list(_WORD.finditer(found[1]))
    return next(((begin, begin + word.end()) for word in reversed(words) if found[1][: word.end()] in agencies), None)


def _name_before(text: str, floor: int, at: int) -> Span | None:
    """The name that ends at a place: words in capitals and the small words between them."""
    begin = stop = at
    while begin > floor and at - begin < 90:
        found = _LAST_WORD.search(text, max(floor, begin - 40), begin)
        if found is None:
            break
        word = found[1]
        if word[:1].isupper() or word == "&":
            stop = begin = found.start(1)
        elif word in ("of", "de", "del", "di", "der", "the", "du", "la", "y", "und", "et", "and", "e"):
            begin = found.start(1)
        else:
            break
    if text.startswith("The ", stop) and at - stop > 8:
        stop += 4  # the English article is no part of a name
    name = text[stop:at]
    if name.endswith((".", ":", ";")):
        return None
    is_pronoun = name.casefold() in ("we", "it", "the", "they", "i", "he", "she", "you")
    return (stop, at) if len(name) > 3 and not is_pronoun else None


def _is_organisation(name: str, agencies: AgencyTable) -> bool:
    """A known agency, a name with an organisation's word in it, or one in a form that no person's has: "SyrianFreePress"."""
    if (
        name in agencies
        or name.removeprefix("The ").removeprefix("the ") in agencies
        or phrase.ORGANISATION.search(name)
    ):
        return True
    single = " " not in name
    return (
        phrase.NETWORK.search(name) is not None
        or "." in name
        or (single and (name.isupper() or any(map(str.isupper, name[1:]))))
    )


def _link_after(text: str, at: int, end: int) -> tuple[str | None, int]:
    """An address that follows the name on its line: "X (https://…)", "X: https://…"."""
    found = ADDRESS.search(text, at, min(end, at + 300))
    if found and not text[at : found.start()].strip(" \t\u00a0(<[:,–—-"):
        return found.group().rstrip(".,;:)]>!?'’"), found.end()
    return None, at


def _host_of(address: str) -> str:
    return address.split("://")[-1].split("/")[0].removeprefix("www.").rstrip(".")


def _copyright(text: str, line: Line, end: int, agencies: AgencyTable) -> Iterator[Credit]:
    for found in phrase.COPYRIGHT.finditer(text, line.begin, end):
        begin = found.start()
        is_word = found.group().strip().lower().startswith("copyright")
        before = _name_before(text, line.begin, len(text[:begin].rstrip())) if is_word and begin > line.begin else None
        if before and re.search(r"\d{4}", found.group()):  # "The Post Copyright 2018"
            yield Credit("origin", text[slice(*before)], before[0], found.end(), "credit line", 0.55, None, (), True)
            continue
        if found.group().strip().lower() == "copyright" and begin > line.begin:
            continue  # the word in a sentence, no notice
        opened = _OPENED.match(text, found.end(), end)
        span = _agency_at(text, found.end(), end, agencies) or read_name(
            text, opened.end() if opened else found.end(), end
        )
        if span is None:
            continue
        name = _YEAR_AFTER.sub("", text[slice(*span)])
        is_whole = found.start() == line.begin and len(line.text) <= 80
        if _is_organisation(name, agencies) or opened or is_whole:
            yield Credit("origin", name, begin, span[0] + len(name), "credit line", 0.55, None, (), True)


def _tag_at_end(line: Line, agencies: AgencyTable) -> list[Credit]:
    """ "… said on Monday. (Reuters)": agencies in a bracket that ends a paragraph."""
    found = _TAG.search(line.text, max(0, len(line.text) - 60)) or _DASHED_END.search(
        line.text, max(0, len(line.text) - 45)
    )
    if not found:
        return []
    inner, offset = found[1], line.begin + found.start(1)
    parts = [part.strip() for part in re.split(r"[/,+&]" if not _A_DATE.search(inner) else r",", inner)]
    if len(parts) > 1 and _A_DATE.match(parts[-1]):  # "(ANI, 16/11/2021)"
        parts = parts[:1] if parts[0] in agencies else parts
    named = [part for part in parts if part not in agencies]
    if len(named) == len(parts) or not all(phrase.ORGANISATION.search(part) and part[:1].isupper() for part in named):
        return []
    whole = Credit("origin", parts[0], line.begin + found.start(), line.begin + found.end(), "credit line", 0.85)
    if len(parts) == 1:
        return [whole]
    return [
        replace(whole, name=part, begin=offset + inner.index(part), end=offset + inner.index(part) + len(part))
        for part in parts
    ]
