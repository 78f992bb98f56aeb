"""Where and when was an item filed? Reads the dateline that a body begins with, in the shapes that agencies use.

A dateline is a short run of parts (places, a date, an agency) before a dash, a tilde or a bracket. Every part must be
one of the three, so that a sentence with a dash in it is not taken for one. ``Dateline.end`` is where the body begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.reading.agency import AgencyTable
from stemma.reading.dates import read_date
from stemma.shapes import Dateline

MOST_CHARS = 170  # the longest head that is looked at
_ENDS = re.compile(
    r"(?:\.\s?)?(?:--+|[-–—―~]+)(?=\s|$|[“\"«„])|[):](?=\s|$)|(?<=[/)])\.(?=\s|$)|(?<=\S)\s?[-–—](?=\s)|"
    r"\s[-–—](?=\w)|(?<=\S)\.-\s"
)
_PARTS = re.compile(r"[(\[][^()\[\]]{1,90}[)\]]|/[^/]{1,40}/|[^,()\[\]/]+")
_WEEKDAY = re.compile(
    r"(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?|(?:mon|diens|donners|"
    r"frei|sams|sonn)tag|mittwoch"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche",
    re.IGNORECASE,
)
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "de",
        "la",
        "le",
        "les",
        "el",
        "los",
        "las",
        "du",
        "des",
        "del",
        "di",
        "da",
        "do",
        "dos",
        "am",
        "an",
        "der",
        "und",
        "sur",
        "auf",
        "im",
        "on",
        "upon",
        "i",
        "y",
        "et",
    ]
)
_NO_PLACE = frozenset(
    [
        "note",
        "update",
        "updates",
        "breaking",
        "urgent",
        "correction",
        "corrected",
        "exclusive",
        "analysis",
        "opinion",
        "editorial",
        "factbox",
        "live",
        "watch",
        "video",
        "photo",
        "photos",
        "archive",
        "file",
        "q",
        "a",
        "qa",
        "full",
        "text",
        "summary",
        "press",
        "release",
        "news",
        "alert",
        "advisory",
        "background",
        "attention",
        "warning",
        "errata",
    ]
)
_CAPS_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽČĆŁŚŹŻĐĞŞİА-ЯЁ][A-ZÀ-ÖØ-ÞŠŽČĆŁŚŹŻĐĞŞİА-ЯЁ.'’-]*$")
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽČĆŁŚŹŻĐĞŞİА-ЯЁ][\w.'’-]*$")
_UNCASED = re.compile(r"[\u0590-\u06ff\u0750-\u077f\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATE_AGENCY = re.compile(r"\s*([^\s.][^.\n]{1,40})\.\s")  # "МОСКВА, 3 мая — Агентство. …"
_UNCASED_HEAD = re.compile(r"([^\d\n()/:–-]{2,40}?)(?:\sفي\s([^\n/–-]{4,30}?))?\s*[-–/(]\s*([^\n()/:–-]{2,40})")


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline and where its agency's credit is printed (places of the whole text; None where no agency is told)."""

    dateline: Dateline
    credit: tuple[int, int] | None
    place_is_capitals: bool


@dataclass(slots=True)
class _Told:
    place: list[str]
    date: str | None = None
    agency: str | None = None
    agency_known: bool = False
    credit: tuple[int, int] | None = None
    bracketed: bool = False
    shouted: bool = False


def find_dateline(
    text: str, begin: int, end: int, agencies: AgencyTable, lang: str | None = None
) -> FoundDateline | None:
    """The dateline at ``begin`` of the paragraph that ends at ``end``, else None. Looks at 170 characters at most."""
    while begin < end and text[begin] == "*":
        begin += 1
    head = text[begin : min(end, begin + MOST_CHARS)]
    if uncased := _find_uncased(text, begin, end, head, agencies, lang):
        return uncased
    best: tuple[int, _Told] | None = None
    for stop in _ENDS.finditer(head):
        # a closing bracket belongs to its part, all other marks end the dateline
        parts_end = stop.end() if stop.group() == ")" else stop.start()
        part = head[:parts_end]
        # a wire that prints no capitals: "st louis, april 7 -"
        part = part.title() if part.islower() and len(part.title()) == len(part) and part[:1].isalpha() else part
        told = _read_parts(part, begin, agencies, lang)
        if told is None:
            continue
        if _is_dateline(told, stop.group().strip(), head[stop.end() :]):
            best = (stop.end(), told)
    if best is None:
        return None
    stop_at, told = best
    if told.agency is None and (late := _LATE_AGENCY.match(head, stop_at)) and (agency := agencies.find(late[1])):
        told.agency, told.credit, stop_at = agency.name, (begin + late.start(1), begin + late.end(1)), late.end()
    after = begin + stop_at
    while after < end and (text[after].isspace() or text[after] in "-–—~"):
        after += 1
    if after >= end:  # nothing after it: a line of its own; the body begins on the next line
        after = min(end, len(text))
    place = ", ".join(told.place) or None
    line = Dateline(begin, after, text[begin:after], place, told.date, told.agency)
    return FoundDateline(line, told.credit, told.shouted)


def _find_uncased(
    text: str, begin: int, end: int, head: str, agencies: AgencyTable, lang: str | None
) -> FoundDateline | None:
    """ "place-agency" in a script without capitals, where only the table of agencies says where it ends."""
    found = _UNCASED_HEAD.match(head) if _UNCASED.match(head) else None
    if found is None or not _looks_like_place(found[1].strip()):
        return None
    words = found[3].split()
    for count in range(min(len(words), 4), 0, -1):
        agency = agencies.find(" ".join(words[:count]))
        if agency is None:
            continue
        at = found.start(3)
        last = head.index(words[count - 1], at) if count == 1 else head.index(words[count - 1], at + len(words[0]))
        stop = last + len(words[count - 1])
        after = begin + stop
        while after < end and (text[after].isspace() or text[after] in "-–—~:/)"):
            after += 1
        date = read_date(found[2], lang=lang or "ar") if found[2] else None
        line = Dateline(begin, after, text[begin:after], found[1].strip(), date, agency.name)
        return FoundDateline(line, (begin + at, begin + stop), False)
    return None


def _read_parts(head: str, offset: int, agencies: AgencyTable, lang: str | None) -> _Told | None:
    told = _Told(place=[])
    covered = 0
    pending = ""  # "March 3" and "2017" are two parts of one date
    for found in _PARTS.finditer(head):
        if head[covered : found.start()].strip(" ,\t\u00a0./"):
            return None
        covered = found.end()
        raw = found.group()
        inner = raw.strip().strip("()[]/").strip(" .\u00a0")
        if not inner:
            continue
        at = offset + found.start() + len(raw) - len(raw.lstrip())
        span = (at, at + len(raw.strip()))
        bracketed = raw.strip()[:1] in "([/"
        if pending and re.fullmatch(r"(?:1[5-9]|20|21)\d\d", inner):
            told.date = read_date(f"{pending} {inner}", lang=lang)
            pending = ""
        elif bracketed and ("," in inner or " - " in inner):
            if not _read_bracket(inner, span, told, agencies, lang):
                return None
        elif not _read_part(inner, span, bracketed, told, agencies, lang):
            return None
        else:
            value = read_date(inner, lang=lang)
            pending = inner if value and value.startswith("--") else pending
    if head[covered:].strip(" ,\t\u00a0./"):
        return None
    return told


def _read_bracket(inner: str, span: tuple[int, int], told: _Told, agencies: AgencyTable, lang: str | None) -> bool:
    """A bracket that holds several parts: "(Agency, 21 November 2017)"."""
    pieces = [piece.strip() for piece in re.split(r",| - ", inner)]
    while pieces:
        for count in (3, 2):  # "November 21, 2017" is one date in two pieces
            date = read_date(", ".join(pieces[:count]), lang=lang) if len(pieces) >= count else None
            if date:
                pieces = [", ".join(pieces[:count]), *pieces[count:]]
                break
        if not _read_part(pieces[0], span, True, told, agencies, lang):
            return False
        pieces = pieces[1:]
    told.bracketed = True
    return True


def _read_part(
    inner: str, span: tuple[int, int], bracketed: bool, told: _Told, agencies: AgencyTable, lang: str | None
) -> bool:
    if date := read_date(" ".join(inner.split()), lang=lang):
        if told.date:
            return False
        told.date = date
        return True
    if _WEEKDAY.fullmatch(inner):
        return True
    if agency := _agency_in(inner, agencies):
        if told.agency:
            return bracketed and "/" in inner
        told.agency, told.agency_known, told.credit, told.bracketed = agency, True, span, bracketed
        return True
    if " " in inner and not bracketed:  # "LONDON May 3", "MADRID 3 may", "Berlin dpa"
        return _read_place_and_more(inner, span, told, agencies, lang)
    if bracketed:
        if told.agency or not _is_name(inner):
            return False
        told.agency, told.credit, told.bracketed = inner, span, True
        return True
    return _read_place(inner, told)


def _agency_in(name: str, agencies: AgencyTable) -> str | None:
    found = agencies.find(name)
    if found:
        return found.name
    first = name.split("/")[0].split(" via ")[0].strip()
    found = agencies.find(first) if first != name else None
    return found.name if found else None


def _read_place_and_more(
    inner: str, span: tuple[int, int], told: _Told, agencies: AgencyTable, lang: str | None
) -> bool:
    if _read_place(inner, told):
        return True
    words = inner.split()
    for cut in range(1, min(len(words), 6)):
        place, rest = " ".join(words[:cut]), " ".join(words[cut:])
        place = place.rstrip("-–").strip()
        rest = rest.lstrip("-–").strip()
        if not place or not rest or not _looks_like_place(place):
            continue
        if date := read_date(" ".join(rest.split()), lang=lang):
            if told.date:
                return False
            told.date = date
            return _read_place(place, told)
        if agency := agencies.find(rest):
            if told.agency:
                return False
            told.agency, told.agency_known = agency.name, True
            told.credit = (span[1] - len(rest), span[1])
            return _read_place(place, told)
    hyphen = inner.replace("–", "-").rpartition("-")  # "دمشق-سانا"
    agency_after = agencies.find(hyphen[2].strip()) if hyphen[0] else None
    if agency_after and not told.agency and _looks_like_place(hyphen[0].strip()):
        told.agency, told.agency_known = agency_after.name, True
        told.credit = (span[1] - len(hyphen[2].strip()), span[1])
        return _read_place(hyphen[0].strip(), told)
    return False


def _looks_like_place(words: str) -> bool:
    parts = words.split()
    parts = parts[1:] if parts[0] in ("the", "The", "THE") and len(parts) > 1 else parts
    if (
        not 1 <= len(parts) <= 5
        or parts[0].lower().strip(".") in _NO_PLACE
        or all(part.lower() in _NO_PLACE for part in parts)
    ):
        return False
    if _UNCASED.search(words):
        return len(parts) <= 3 and not any(char.isdigit() for char in words)
    return bool(_NAME_WORD.match(parts[0])) and all(_NAME_WORD.match(part) or part.lower() in _SMALL for part in parts)


def _is_name(words: str) -> bool:
    return (
        len(words.split()) <= 7 and _looks_like_place(" ".join(words.split()[:1])) and not any(map(str.isdigit, words))
    )


def _read_place(words: str, told: _Told) -> bool:
    if not _looks_like_place(words) or len(told.place) >= 3:
        return False
    if not told.place:
        big = [part for part in words.split() if part.lower() not in _SMALL]
        told.shouted = all(_CAPS_WORD.match(part) for part in big) and len(words) >= 3
    told.place.append(words)
    return True


def _is_dateline(told: _Told, mark: str, rest: str) -> bool:
    """Whether the parts, with the mark after them, are enough to be sure."""
    dash = (bool(mark) and mark[-1] in "-–—―~") or mark == "."
    if told.agency_known:
        if mark == ")":
            follows = rest.strip()[:1]
            is_plain = not told.date and not told.shouted
            return (
                told.bracketed
                and bool(told.place or told.date)
                and bool(follows)
                and not (is_plain and follows.islower())
            )
        return (dash or mark == ":") and (bool(told.place) or bool(told.date) or told.bracketed or dash)
    if told.agency:  # a bracketed name that no table knows
        return (bool(told.date) and (dash or mark == ")")) or (dash and told.shouted)
    if told.date and told.place:
        return dash or (mark == ":" and told.shouted)
    if told.date:
        return dash and mark != "."
    shouting = rest[:40].isupper()
    return bool(told.place) and told.shouted and mark not in (")", ":", ".") and not shouting
