"""Who signs an article? Reads byline lines ("By A. Writer", "AGENCY, A. Writer/B. Writer") into authors and parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.reading.agency import AgencyTable
from stemma.reading.credits.phrase import ORGANISATION
from stemma.reading.dates import MONTH_OF
from stemma.reading.post import POSTS

MOST_CHARS = 140
_BY = re.compile(
    r"(?:(?:written|reported|story|text|article|analysis|opinion|comment|words)\s)?(?:by|von|"
    r"par|por|di|door|af|av|przez)\s?:?\s(?=\S)"
    r"|(?:byline|authors?|autor|autora|auteure?|autore|autrice|verfasser|verfasserin|автор|текст|بقلم|كتب|كتبت|إعداد|"
    r"words|text|texte|texto|testo|story)\s?:\s?(?:by\s)?(?=\S)|(?:بقلم|كتب|كتبت|إعداد|автор)\s(?=\S)",
    re.IGNORECASE,
)
_PERSON_WORD = (
    r"(?:[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w’'-]{0,30}\.?|(?:de|la|von|van|der|den|del|da|dos|bin|ibn|al|el|ben|zu|ter)\b|al-\w{1,30})"
)
_PERSON = re.compile(rf"{_PERSON_WORD}(?:[ \u00a0]{_PERSON_WORD}){{0,4}}$")
_UNCASED_PERSON = re.compile(
    r"[\u0600-\u060b\u060d-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,20}(?:[ ][\u0600-\u060b\u060d-\u06ff]{1,20}){0,3}$"
)
_LIST = re.compile(r"\s*(?:,|،|;|/|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\si\s|\bи\b|\sو\s)\s*")
_SEGMENT = re.compile(r"\s*[|·•]\s*|\s+[–—]\s+|\s/\s")
_FOR = re.compile(r"\s(?:for|with|für|mit|pour|avec|para|con|per)\s")
_MONTHS = "|".join(sorted((re.escape(month) for month in MONTH_OF if month.isascii()), key=len, reverse=True))
_DATE = re.compile(
    rf"[\s,|•–—-]*\b(?:(?:{_MONTHS})\.? \d{{1,2}}|\d{{1,2}}\.? (?:{_MONTHS})|(?:published|updated|posted)(?=\s(?:on|at|\d)|\s?:)|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\b.*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:opinion|comment|commentary|column|analysis|editorial|essay|chronique|tribune|kommentar|kolumne|glosse|columna|"
    r"opinión|colonna|мнение|колонка|رأي)$",
    re.IGNORECASE,
)
_AGENCY_LINE = re.compile(r"\(?([^,\n()]{2,40}),\s+([^\n()]{2,90}?)\)?$")
_STAFF = re.compile(
    r"\s(?:staff|staff writers?|writers?|reporters?|correspondents?|newsroom|news desk|editors?)$", re.IGNORECASE
)
_INITIALLED = re.compile(r"[A-ZÀ-ÞА-ЯЁ]\.")
_NO_PERSON = re.compile(r"^(?:our|a|an|the|special|staff|unser|notre|nuestro)\s", re.IGNORECASE)
_ASSOCIATION = re.compile(
    r"\b(?:club|society|trust|museum|association|federation|council|friends|verein|school|church|party|ministry|office)\b",
    re.IGNORECASE,
)
_LINKED = re.compile(r"\[([^\[\]\n]{1,100})\]\([^()\s]{1,300}\)")
_REPORTERS = re.compile(
    r"(?:^|(?<=[(;.,]\s)|(?<=[(;.,])|(?<=\bwith\s))(?:additional |further |extra )?reporting (?:and writing )?by\s([^;.()\n]{3,120})",
    re.IGNORECASE,
)
_OTHER_REPORTERS = re.compile(
    r"[(（]\s?(?:إعداد|كتب|كتبت)\s?:?\s((?!لل)[\u0620-\u06ff]{2,20}\s(?!لل)[\u0620-\u06ff]{2,20}(?:\s(?!لل)[\u0620-\u06ff]{2,20})?)"
    r"|记者[\s:：]?([\u4e00-\u9fff]{2,4})(?=[）)\s，])"
)
_AND_BY = re.compile(r"\s*(?:,\s*)?(?:\band\b|\bwith\b|,|/)\s*(?:(?:additional |further )?reporting )?(?:by\s)?")


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation that a byline names, as printed; ``is_known`` where the table of agencies has it."""

    name: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class Byline:
    """The authors of a byline and the parties they sign for."""

    authors: tuple[str, ...]
    parties: tuple[Party, ...] = ()


def read_byline(line: str, agencies: AgencyTable, *, is_top: bool = False) -> Byline | None:
    """The byline that a whole line is, else None.

    ``is_top`` tells that the line stands above the body, where a byline needs no "By": "A. Writer | The Ledger | 3 May".
    """
    if len(line) > MOST_CHARS or len(line) < 4:
        return None
    line = _LINKED.sub(r"\1", line).replace("*", "").replace("_", "").strip()
    found = _BY.match(line)
    if found:
        return _after_by(line[found.end() :], agencies)
    return _agency_line(line, agencies) or (_bare(line, agencies) if is_top else None)


def read_reporters(line: str) -> list[str]:
    """Those a line names as reporters: "(Reporting by A. Writer; editing by …)"; editors are no authors."""
    names: list[str] = []
    for found in _REPORTERS.finditer(line[:600]):
        for name in _AND_BY.split(found[1]):
            bare = re.split(r"\s(?:in|at|for)\s", name)[0].strip(" .")
            if is_person(bare) and " " in bare and not ORGANISATION.search(bare):
                names.append(bare)
    names += [(found[1] or found[2]).strip() for found in _OTHER_REPORTERS.finditer(line[:600])]
    return list(dict.fromkeys(names))


def is_person(name: str) -> bool:
    """Whether the words are shaped like a person's name."""
    return bool(_PERSON.match(name) or _UNCASED_PERSON.match(name))


def _after_by(rest: str, agencies: AgencyTable) -> Byline | None:
    rest = _DATE.sub("", rest).strip(" .|")
    first, *others = _SEGMENT.split(rest)
    head, *served = _FOR.split(first, maxsplit=1)
    read = _read_names(head, agencies)
    if read is None:
        return None
    authors, parties = read
    for outlet in [*served, *others]:
        party = _party(outlet.strip(), agencies)
        if party is None:
            return None
        parties.append(party)
    return Byline(tuple(authors), tuple(parties)) if authors or parties else None


def _read_names(names: str, agencies: AgencyTable) -> tuple[list[str], list[Party]] | None:
    """Authors and parties of a list of names with what they are: "A. Writer, mayor of Quill, and B. Writer"."""
    bare = _STAFF.sub("", names)
    if names in agencies or bare in agencies:
        return [], [Party(agencies_name(names, agencies) or agencies_name(bare, agencies) or names, True)]
    authors: list[str] = []
    parties: list[Party] = []
    for name in filter(None, _LIST.split(names)):
        bare = _STAFF.sub("", name)
        if known := agencies_name(name, agencies) or agencies_name(bare, agencies):
            parties.append(Party(known, True))
        elif authors and _is_apposition(name):
            continue
        elif ORGANISATION.search(name) or (authors and _ASSOCIATION.search(name) and name[:1].isupper()):
            parties.append(Party(bare if ORGANISATION.search(bare) else name, False))
        elif is_person(bare) and not _NO_PERSON.match(name):
            if bare == name and not _is_post(name):
                authors.append(_uncapitalised(name))
        else:
            return None
    return authors, parties


def agencies_name(name: str, agencies: AgencyTable) -> str | None:
    """The full name of the agency that a name means, None where the table has none."""
    found = agencies.find(name)
    return found.name if found else None


def _is_apposition(name: str) -> bool:
    """Whether words after a name tell what the person is: "a reader", "mayor of Quill", "Senior Editor"."""
    if _is_post(name):
        return True
    return (name[:1].islower() or bool(re.match(r"(?:A|An|The|In|At)\s[a-z]", name))) and len(name.split()) <= 8


def _is_post(name: str) -> bool:
    words = name.casefold().split()
    return bool(words) and (words[0] in POSTS or words[-1] in POSTS) and not ORGANISATION.search(name)


def _party(name: str, agencies: AgencyTable) -> Party | None:
    """The outlet after a mark or a "for"; None where the words are no name."""
    known = agencies_name(name, agencies) or agencies_name(_STAFF.sub("", name), agencies)
    if known:
        return Party(known, True)
    bare = _STAFF.sub("", name) if ORGANISATION.search(_STAFF.sub("", name)) else name
    return (
        Party(_uncapitalised(bare), False)
        if ":" not in bare and re.match(r"(?:the |@)?[^\Wa-z]", bare) and len(bare) < 60
        else None
    )


def _uncapitalised(name: str) -> str:
    """A name printed in capitals as names are written; short ones may be initials and stay."""
    return name.title() if name.isupper() and " " in name and len(name) > 6 else name


def _bare(line: str, agencies: AgencyTable) -> Byline | None:
    """A byline without "By": names, then an outlet or a date after a mark; or names with their outlets after commas."""
    undated = _DATE.sub("", line).strip(" .|·•")
    is_dated = undated != line.strip(" .|·•")
    segments = [segment for segment in _SEGMENT.split(undated) if segment]
    if segments and _LABEL.match(segments[0]) and len(segments) == 2 and is_person(segments[1]):
        return Byline((_uncapitalised(segments[1]),))
    if is_dated and len(segments) == 1 and segments[0].count("/") == 1:
        segments = segments[0].split("/")
    names, *outlets = segments or [""]
    if len(outlets) > 1 or len(names) < 5:
        return None
    if not outlets and "," in names:
        read = None if names.isupper() else _read_names(names, agencies)
        if read and not all(party.is_known or ORGANISATION.search(party.name) for party in read[1]):
            return None
        return Byline(tuple(read[0]), tuple(read[1])) if read and read[0] and read[1] and _opens(read, names) else None
    people = [name for name in re.split(r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b)\s*", names) if name]
    is_people = all(is_person(n) and " " in n and not ORGANISATION.search(n) and not _is_post(n) for n in people)
    party = _party(outlets[0], agencies) if outlets else None
    if not is_people or party is None or not (party.is_known or is_dated or ORGANISATION.search(party.name)):
        return None
    return Byline(tuple(map(_uncapitalised, people)), (party,))


def _opens(read: tuple[list[str], list[Party]], names: str) -> bool:
    """Whether a line begins with a person of two words at least, as a byline does and a headline seldom."""
    first = next(_heads(names), "")
    return " " in first and _uncapitalised(first) == read[0][0]


def _heads(names: str) -> Iterator[str]:
    yield from filter(None, _LIST.split(names))


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
        return Byline(tuple(names), (Party(agency.name, True),))
    if 2 <= len(first) <= 6 and first.isalpha() and first.isupper() and ("/" in rest or _INITIALLED.search(rest)):
        return Byline(tuple(names), (Party(first, False),))
    return None
