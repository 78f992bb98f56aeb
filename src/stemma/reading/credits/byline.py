"""Who signs an article? Reads byline lines ("By A. Writer", "AGENCY, A. Writer/B. Writer") into authors and parties."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.reading.agency import AgencyTable
from stemma.reading.credits.phrase import ORGANISATION

MOST_CHARS = 140
_BY = re.compile(
    r"(?:(?:written|reported|story|text|article|analysis|opinion|comment|words)\s)?(?:by|von|"
    r"par|por|di|door|af|av|przez)\s?:?\s(?=\S)"
    r"|(?:byline|author|authors|autor|autora|auteur|autore|verfasser|автор|текст|بقلم|كتب|كتبت|إعداد)\s?:?\s(?=\S)",
    re.IGNORECASE,
)
_PERSON_WORD = (
    r"(?:[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w’'-]{0,30}\.?|(?:de|la|von|van|der|den|del|da|dos|bin|ibn|al|el|ben|zu|ter)\b|al-\w{1,30})"
)
_PERSON = re.compile(rf"{_PERSON_WORD}(?:[ \u00a0]{_PERSON_WORD}){{0,4}}$")
_UNCASED_PERSON = re.compile(
    r"[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,20}(?:[ ][\u0600-\u06ff]{1,20}){0,3}$"
)
_LIST = re.compile(r"\s*(?:,|;|/|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\si\s|\bи\b|\sو)\s*")
_TRAILING_DATE = re.compile(
    r"\s*(?:[|•–—-]|,)\s*(?:\w{3,9}\.? \d{1,2}|\d{1,2}\.? \w{3,9}|published|updated|posted|\d{1,2}[/.]\d).*$",
    re.IGNORECASE,
)
_AGENCY_LINE = re.compile(r"\(?([^,\n()]{2,40}),\s+([^\n()]{2,90}?)\)?$")
_STAFF = re.compile(
    r"\s(?:staff|staff writers?|writers?|reporters?|correspondents?|newsroom|news desk|editors?)$", re.IGNORECASE
)
_INITIALLED = re.compile(r"[A-ZÀ-ÞА-ЯЁ]\.")


@dataclass(frozen=True, slots=True)
class Byline:
    """The authors of a byline and the party they sign for, as printed."""

    authors: tuple[str, ...]
    party: str | None
    party_known: bool


def read_byline(line: str, agencies: AgencyTable) -> Byline | None:
    """The byline that a whole line is, else None."""
    if len(line) > MOST_CHARS:
        return None
    found = _BY.match(line)
    return _after_by(line[found.end() :], agencies) if found else _agency_line(line, agencies)


def is_person(name: str) -> bool:
    """Whether the words are shaped like a person's name."""
    return bool(_PERSON.match(name) or _UNCASED_PERSON.match(name))


def _after_by(rest: str, agencies: AgencyTable) -> Byline | None:
    rest = _TRAILING_DATE.sub("", rest).strip(" .|")
    rest, _, outlet = rest.partition(" | ")
    authors: list[str] = []
    party, known = None, False
    names = [name for name in _LIST.split(rest) if name]
    if _is_party(rest, agencies):
        names = [rest]
    head, in_or_for, tail = rest.partition(" for ")
    if in_or_for and all(is_person(name) for name in _LIST.split(head) if name):
        names, outlet = [name for name in _LIST.split(head) if name], tail
    for name in [*names, *([outlet.strip()] if outlet.strip() else [])]:
        bare = _STAFF.sub("", name)
        if agency := agencies.find(name) or agencies.find(bare):
            party, known = agency.name, True
        elif name == outlet.strip() or ORGANISATION.search(name):
            party = party or bare or name
        elif is_person(bare):
            if bare == name:
                authors.append(name)
        else:
            return None
    return Byline(tuple(authors), party, known) if authors or party else None


def _is_party(name: str, agencies: AgencyTable) -> bool:
    return name in agencies or _STAFF.sub("", name) in agencies


def _agency_line(line: str, agencies: AgencyTable) -> Byline | None:
    """ "AGENCY, A. Writer/B. Writer": an agency's short name, then those who signed."""
    found = _AGENCY_LINE.match(line)
    if not found:
        return None
    first, rest = found[1].strip(), found[2].strip(" .")
    names = [name.strip() for name in rest.split("/")]
    if len(names) == 1:
        names = [name for name in _LIST.split(rest) if name]
    if not all(is_person(name) for name in names):
        return None
    agency = agencies.find(first)
    if agency and (agency.name == first or first.isupper() or len(names) > 1 or _INITIALLED.search(rest)):
        return Byline(tuple(names), agency.name, True)
    if 2 <= len(first) <= 6 and first.isalpha() and first.isupper() and ("/" in rest or _INITIALLED.search(rest)):
        return Byline(tuple(names), first, False)
    return None
