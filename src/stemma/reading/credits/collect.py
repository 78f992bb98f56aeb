"""Which credits does a text print, line by line? Nothing is decided here about who is who: see ``chain``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.reading.agency import AgencyTable
from stemma.reading.credits import phrase
from stemma.reading.credits.byline import read_byline
from stemma.reading.credits.credit import Credit, read_name
from stemma.reading.line import Line
from stemma.shapes import Role

MOST_LINE_CHARS = 3_000  # credits stand in short lines and in notes; a longer line is looked at to here
TOP_LINES, TAIL_LINES = 12, 60
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
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s|und\s|et\s|y\s|и\s|و)?|;|/|\band\b|\bund\b|\bet\b|\by\b|\bи\b|\+|&)\s*")
_CONTRIBUTOR = re.compile(
    r"(?:^|[.;]\s|\band\s)((?:The\s)?[^.;\n]{2,60}?)\scontributed (?:to (?:this|the)\s|reporting)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """All credits with the authors told by bylines, and which lines are credits and nothing else."""

    credits: tuple[Credit, ...]
    authors: tuple[str, ...]
    lines: frozenset[int]


def collect_credits(text: str, lines: Sequence[Line], agencies: AgencyTable, body_from: int) -> Found:
    """Read every line that can hold a credit: ``body_from`` is the line that the body begins on."""
    credits: list[Credit] = []
    authors: list[str] = []
    whole: set[int] = set()
    for number, line in enumerate(lines):
        is_edge = number < TOP_LINES or number >= len(lines) - TAIL_LINES
        may_hold = phrase.may_hold_credit(line.text[:MOST_LINE_CHARS])
        if not is_edge and not may_hold and not line.text.endswith(")"):
            continue
        byline = read_byline(line.text, agencies) if is_edge and number != body_from else None
        if byline:
            authors += [name for name in byline.authors if name not in authors]
            whole.add(number)
            if byline.party:
                sure = 0.95 if byline.party_known else 0.7
                credits.append(
                    Credit("origin", byline.party, line.begin, line.end, "byline", sure, None, byline.authors)
                )
            continue
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
    return Found(tuple(credits), tuple(authors), frozenset(whole))


def _is_all_credit(line: Line, found: Sequence[Credit]) -> bool:
    covered = max(credit.end for credit in found) - min(credit.begin for credit in found)
    return covered >= 0.6 * len(line.text)


def _short_line(line: Line, agencies: AgencyTable, is_edge: bool) -> Iterator[Credit]:
    """Lines that are a credit by their shape: a bracketed newsroom, an agency's name, "A Network at:"."""
    if len(line.text) > 160 or not is_edge:
        return
    inner = _BRACKETED.match(line.text) or _SIGNED.match(line.text)
    bare = (inner[1] if inner else line.text).strip()
    if inner and phrase.NEWSROOM.search(bare) and bare not in agencies and len(bare.split()) <= 8:
        yield Credit("relay", bare, line.begin, line.end, "sign-off", 0.9)
        return
    parts = [part.strip() for part in re.split(r"[/,+&]|\s-\s", bare)]
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
    at = _AT.match(line.text)
    if at and (name := read_name(line.text, 0, at.end(1))) and name[1] >= at.end(1) - 1 and name[0] == 0:
        role: Role = "network" if phrase.NETWORK.search(at[1]) else "relay"
        address = ADDRESS.search(line.text)
        link = address.group().rstrip(".,;:)]>") if address else None
        if role == "network" or phrase.ORGANISATION.search(at[1]):
            yield Credit(role, at[1].strip(), line.begin, line.end, "credit line", 0.85, link)


def _phrases(text: str, line: Line, agencies: AgencyTable) -> Iterator[Credit]:
    end = min(line.end, line.begin + MOST_LINE_CHARS)
    body = text[line.begin : end]
    taken: list[tuple[int, int]] = []
    for known in phrase.PHRASES:
        for found in known.pattern.finditer(body):
            if any(begin < found.end() and found.start() < stop for begin, stop in taken):
                continue
            for credit in _names_after(
                text, line, line.begin + found.start(), line.begin + found.end(), end, known, agencies
            ):
                taken.append((credit.begin - line.begin, credit.end - line.begin))
                yield credit
    yield from _copyright(text, line, end, agencies)
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
        span = (address.start(), address.end()) if address else read_name(text, at, end)
        if span is None:
            return
        name = text[span[0] : span[1]].strip(" .'’")
        if name.endswith(("'s", "’s")):
            name = name[:-2]
        if known.organisations_only and not _is_organisation(name, agencies):
            if not known.many:
                return
        else:
            link, stop = _link_after(text, span[1], line.end)
            if address:
                link, name = address.group().rstrip(".,;:)]>!?'’"), _host_of(address.group())
            until = span[1] if not known.at_start or known.many else max(span[1], min(stop, line.end))
            yield Credit(known.role, name, begin if first else span[0], until, known.known_by, known.sure, link)
            first = False
        between = _BETWEEN.match(text, span[1], end) if known.many else None
        if not between:
            return
        at = between.end()


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
        if found.group().strip().lower() == "copyright" and found.start() > line.begin:
            continue  # the word in a sentence, no notice
        span = read_name(text, found.end(), end)
        if span and _is_organisation(text[span[0] : span[1]], agencies):
            yield Credit("origin", text[span[0] : span[1]], found.start(), span[1], "credit line", 0.55)


def _tag_at_end(line: Line, agencies: AgencyTable) -> list[Credit]:
    """ "… said on Monday. (Reuters)": agencies in a bracket that ends a paragraph."""
    found = _TAG.search(line.text, max(0, len(line.text) - 60))
    if not found:
        return []
    inner, offset = found[1], line.begin + found.start(1)
    parts = [part.strip() for part in re.split(r"[/,+&]", inner)]
    if not all(part in agencies for part in parts):
        return []
    whole = Credit("origin", parts[0], line.begin + found.start(), line.begin + found.end(), "credit line", 0.85)
    if len(parts) == 1:
        return [whole]
    return [
        replace(whole, name=part, begin=offset + inner.index(part), end=offset + inner.index(part) + len(part))
        for part in parts
    ]
