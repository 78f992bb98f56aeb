"""Where and when was an item filed? Reads the dateline that a body begins with, in the shapes that agencies use.

A dateline is a short run of parts (places, a date, an agency) before a dash, a tilde or a bracket. Every part must be
one of the three, so that a sentence with a dash in it is not taken for one. ``Dateline.end`` is where the body begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stemma.reading.agency import AgencyTable
from stemma.reading.credits.foreign import FoundDateline, find_han, find_uncased
from stemma.reading.credits.misprint import is_misprinted_day
from stemma.reading.credits.place import CAPS_WORD, SMALL, looks_like_place
from stemma.reading.dates import MONTH_OF, read_date
from stemma.shapes import Dateline

MOST_CHARS = 170  # the longest head that is looked at
_ENDS = re.compile(
    r"(?:\.\s?)?(?:--+|[-–—―~]+)(?=\s|$|[“\"«„])|[)\]:](?=\s|$)|(?<=[/)])\.(?=\s|$)|(?<=\S)\s?[-–—](?=\s)|"
    r"\s[-–—](?=\w)|(?<=\S)\.-\s|--(?=\w)|\s=(?=\s)|(?<=\w\w)\.(?=\s[^\Wa-zà-ÿа-яё])"
)
_PARTS = re.compile(r"[(\[][^()\[\]]{1,90}[)\]]|(?<!\w)/[^/]{1,40}/|(?:[^,،()\[\]/]|(?<=\w)/(?=\w))+")
_WEEKDAY = re.compile(
    r"(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?|(?:mon|diens|donners|"
    r"frei|sams|sonn)tag|mittwoch"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|"
    r"الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    re.IGNORECASE,
)
_UNNAMED = frozenset(["agencies", "agencias", "agenturen", "agences", "agenzie", "agências", "وكالات", "агентства"])
_LATE_AGENCY = re.compile(r"\s*([^\s.,][^.,\n]{1,40})(?:,\s([^.,\n]{4,40}))?\.\s")  # "МОСКВА, 3 мая — Агентство. …"
_REPORTER = re.compile(r"([A-ZÀ-ÞŞİА-ЯЁ]\w+(?:\s[A-ZÀ-ÞŞİА-ЯЁ]\w+){1,2})\s[-–—]\s")  # "PLACE (AA) - A. Writer - …"
_ARTICLE_OF_DAY = re.compile(r"^(?:le|den|am|il|el|dem)\s|\s(?:года|г\.?)$", re.IGNORECASE)
_STRAY = re.compile(
    r"(?:\w\s{2,}|(?:RPT|REPEAT|CORRECTED|CORRECTION|REFILE)\s?--?\s?)(?=[A-Z]{3})"
)  # of the wire's own
_LOOSE_PLACE = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ]{1,14} [a-zà-ÿ]{2,14}$"
)  # "Mexico city, april 1 -", of wires without capitals
_DAY_AND_MONTH = re.compile(r"(\d{1,2})(?:/|\s?-\s?)(\d{1,2})$")


@dataclass(slots=True)
class _Told:
    place: list[str]
    date: str | None = None
    agency: str | None = None
    agency_known: bool = False
    credit: tuple[int, int] | None = None
    bracketed: bool = False
    shouted: bool = False
    weekday: bool = False
    loose: bool = False  # a place of which only the first word has its capital
    misprinted: bool = False  # a day and a month that a misprint hides
    others: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def has_day(self) -> bool:
        return self.date is not None or self.misprinted


def find_dateline(
    text: str, begin: int, end: int, agencies: AgencyTable, lang: str | None = None
) -> FoundDateline | None:
    """The dateline at ``begin`` of the paragraph that ends at ``end``, else None. Looks at 170 characters at most."""
    while begin < end and text[begin] == "*":
        begin += 1
    if stray := _STRAY.match(text, begin, min(end, begin + 40)):
        begin = stray.end()
    head = text[begin : min(end, begin + MOST_CHARS)]
    if han := find_han(text, begin, end, head, agencies):
        return han
    if uncased := find_uncased(text, begin, end, head, agencies, lang):
        return uncased
    best: tuple[int, _Told] | None = None
    for stop in _ENDS.finditer(head):
        # a closing bracket belongs to its part, all other marks end the dateline
        parts_end = stop.end() if stop.group() in (")", "]") else stop.start()
        part = head[:parts_end]
        # a wire that prints no capitals: "st louis, april 7 -"
        part = part.title() if part.islower() and len(part.title()) == len(part) and part[:1].isalpha() else part
        told = _read_parts(part, begin, agencies, lang, text)
        if told is None:
            continue
        if best and head[best[0] : stop.start()].strip() and not _adds_to(told, best[1]):
            continue  # a dash in the first sentence
        if _is_dateline(told, stop.group().strip(), head[stop.end() :]):
            best = (stop.end(), told)
    if best is None:
        return None
    stop_at, told = best
    reporters: tuple[str, ...] = ()
    if told.agency is None and (late := _LATE_AGENCY.match(head, stop_at)) and (agency := agencies.find(late[1])):
        told.agency, told.credit, stop_at = agency.name, (begin + late.start(1), begin + late.end(1)), late.end()
        reporters = (late[2],) if late[2] else ()
    elif told.agency and (
        reporter := _REPORTER.match(head, stop_at + len(head[stop_at:]) - len(head[stop_at:].lstrip()))
    ):
        reporters, stop_at = (reporter[1],), reporter.end()
    after = begin + stop_at
    while after < end and (text[after].isspace() or text[after] in "-–—~"):
        after += 1
    if after >= end:  # nothing after it: a line of its own; the body begins on the next line
        after = min(end, len(text))
    place = ", ".join(told.place) or None
    line = Dateline(begin, after, text[begin:after], place, told.date, told.agency)
    return FoundDateline(line, told.credit, told.shouted, tuple(told.others), reporters)


def _adds_to(told: _Told, before: _Told) -> bool:
    """Whether a longer run of parts tells more than place: a date, an agency or a weekday that the shorter does not."""
    return (
        (told.has_day and not before.has_day)
        or (told.agency is not None and before.agency is None)
        or (told.weekday and not before.weekday)
    )


def _read_parts(head: str, offset: int, agencies: AgencyTable, lang: str | None, text: str) -> _Told | None:
    told = _Told(place=[])
    covered = 0
    month = ""
    pending = ""  # "March 3" and "2017" are two parts of one date
    for found in _PARTS.finditer(head):
        if head[covered : found.start()].strip(" ,،\t\u00a0./"):
            return None
        covered = found.end()
        raw = found.group()
        inner = raw.strip().strip("()[]/").strip(" .\u00a0")
        inner = re.sub(r"^--+(?=\w)|(?<=\w)--+$", "", inner)  # "PLACE--(Service)--Sep 19, 2016--"
        if told.agency_known and told.bracketed:  # "(ANSA) - BORGO ALTO, 3 MAG -"
            inner = inner.strip(" .\u00a0-–—―~")
        elif told.place and not told.has_day:
            inner = inner.lstrip("-– ")  # "ROCKVILLE, Md, - March 6 -"
        if not inner:
            continue
        if told.place and not told.has_day and inner.casefold() in MONTH_OF:
            month = inner  # "April, 13"
            continue
        if month and inner.isdigit() and len(inner) <= 2:
            inner = f"{month} {inner}"
        if raw.rstrip().endswith(".") and _is_short_region(inner, head, found.end()):
            inner += "."
        at = offset + found.start() + len(raw) - len(raw.lstrip())
        span = (at, at + len(raw.strip()))
        bracketed = raw.strip()[:1] in "([/"
        if pending and re.fullmatch(r"(?:1[5-9]|20|21)\d\d", inner):
            told.date = read_date(f"{pending} {inner}", lang=lang)
            pending = ""
        elif bracketed and ("," in inner or "،" in inner or " - " in inner):
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
    pieces = [piece.strip() for piece in re.split(r"[,،]| - ", inner)]
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
    if date := _read_day(inner, lang):
        if told.date:
            return False
        told.date = date
        return True
    if _WEEKDAY.fullmatch(inner):
        told.weekday = True
        return True
    if told.place and not told.has_day and not bracketed and is_misprinted_day(inner):
        told.misprinted = True
        return True
    if inner.casefold() in _UNNAMED:
        told.weekday = told.bracketed = True
        return True
    if bracketed and "/" in inner and not told.agency and (joint := _joint_agencies(inner, span, agencies)):
        told.agency, told.agency_known, told.credit, told.bracketed = joint[0][0], True, joint[0][1:], True
        told.others += joint[1:]
        return True
    if agency := _agency_in(inner, agencies):
        if told.agency:
            return bracketed and "/" in inner
        told.agency, told.agency_known, told.credit, told.bracketed = agency, True, span, bracketed
        return True
    if len(told.place) < 2 and not told.has_day and not bracketed and _LOOSE_PLACE.match(inner):
        told.place.append(inner)
        told.loose = True
        return True
    if " " in inner and not bracketed:  # "LONDON May 3", "MADRID 3 may", "Berlin dpa"
        return _read_place_and_more(inner, span, told, agencies, lang)
    if bracketed and told.place and not told.date and not told.agency and _is_region(inner, agencies):
        told.place[-1] += f" [{inner}]"
        return True
    if bracketed:
        if told.agency or not (_is_name(inner) or (_is_acronym(inner) and told.place)):
            return False
        told.agency, told.credit, told.bracketed = inner, span, True
        return True
    return _read_place(inner, told)


def _read_day(words: str, lang: str | None) -> str | None:
    """A date of a dateline, with its article or its word for "year", or in figures without a year ("02/10")."""
    words = " ".join(words.split())
    bare = _ARTICLE_OF_DAY.sub("", _ARTICLE_OF_DAY.sub("", words))
    if date := read_date(bare, lang=lang):
        return date
    head, _, tail = bare.partition(" ")[2].partition(" ")  # "19 يناير كانون الثاني": a month by two of its names
    if tail and head in MONTH_OF and MONTH_OF.get(tail) == MONTH_OF[head]:
        return read_date(bare.removesuffix(tail).strip(), lang=lang)
    figures = _DAY_AND_MONTH.match(words)
    if figures and lang not in (None, "en"):
        first, second = int(figures[1]), int(figures[2])
        # wires in Arabic print month and day the other way round from the rest
        return f"--{second:02d}-{first:02d}" if 1 <= second <= 12 and 1 <= first <= 31 else None
    return None


def _joint_agencies(inner: str, span: tuple[int, int], agencies: AgencyTable) -> list[tuple[str, int, int]]:
    """The agencies of "(AFP / Xinhua)" with their places; none where one of them is unknown."""
    found: list[tuple[str, int, int]] = []
    at = span[0]
    for piece in inner.split("/"):
        agency = agencies.find(piece.strip())
        if agency is None:
            return []
        at += 1 if not found else 0
        begin = at + len(piece) - len(piece.lstrip())
        found.append((agency.name, begin, begin + len(piece.strip())))
        at += len(piece) + 1
    return found


def _is_short_region(words: str, head: str, at: int) -> bool:
    """Whether a full stop belongs to the place: "MAPLE COVE, N.S. (CP)", "KINNEAR, Ont. (CP)"."""
    return bool(re.search(r"(?:^|\s)(?:[A-Z]\.)*[A-Z]$", words)) or (len(words) <= 6 and head[at : at + 1] == "(")


def _is_region(words: str, agencies: AgencyTable) -> bool:
    """Whether a bracket after the place names a region: "Nadipur [Upper Delta]"."""
    return len(words.split()) == 2 and not words.isupper() and words not in agencies and _is_name(words)


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
    last_word = inner.rpartition(". ")[2]
    if last_word not in agencies and _read_place(inner, told):
        return True
    words = inner.split()
    for cut in range(1, min(len(words), 6)):
        place, rest = " ".join(words[:cut]), " ".join(words[cut:])
        place = place.rstrip("-–").strip()
        rest = rest.lstrip("-–").strip()
        place = place.rstrip(". ") if rest in agencies else place
        if not place or not rest or not looks_like_place(place):
            continue
        if date := _read_day(rest, lang):
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
    if agency_after and not told.agency and looks_like_place(hyphen[0].strip()):
        told.agency, told.agency_known = agency_after.name, True
        told.credit = (span[1] - len(hyphen[2].strip()), span[1])
        return _read_place(hyphen[0].strip(), told)
    return False


def _is_name(words: str) -> bool:
    return (
        len(words.split()) <= 7 and looks_like_place(" ".join(words.split()[:1])) and not any(map(str.isdigit, words))
    )


def _read_place(words: str, told: _Told) -> bool:
    if not looks_like_place(words) or len(told.place) >= 3 or (told.agency_known and told.bracketed and told.place):
        return False
    if not told.place:
        big = [part for part in words.split() if part.lower() not in SMALL]
        told.shouted = all(CAPS_WORD.match(part) for part in big) and len(words) >= 3
    told.place.append(words)
    return True


def _is_acronym(name: str) -> bool:
    return 2 <= len(name) <= 6 and name.isalpha() and (name.isupper() or name.islower())


def _opens_sentence(rest: str) -> bool:
    start = rest.lstrip(" -–—~\u00a0")[:1]
    return bool(start) and not start.islower()


def _is_dateline(told: _Told, mark: str, rest: str) -> bool:
    """Whether the parts, with the mark after them, are enough to be sure."""
    if told.loose:
        return told.date is not None and mark[-1:] in tuple("-–—")
    dash = (bool(mark) and mark[-1] in "-–—―~=") or mark == "."
    if told.agency_known:
        if mark in (")", "]"):
            follows = rest.strip()[:1]
            if told.bracketed and not told.place and not told.date:
                return follows.isupper()
            is_plain = not told.date and not told.shouted
            return (
                told.bracketed
                and bool(told.place or told.date)
                and bool(follows)
                and not (is_plain and follows.islower())
            )
        return (dash or mark == ":") and (bool(told.place) or bool(told.date) or told.bracketed or dash)
    if told.agency:  # a bracketed name that no table knows
        return (bool(told.date) and (dash or mark in (")", "]"))) or (
            dash and bool(told.place) and (told.shouted or (_is_acronym(told.agency) and _opens_sentence(rest)))
        )
    if told.weekday and told.place and not told.date:
        return dash or (mark == ")" and told.bracketed)
    if told.has_day and told.place:
        return dash or (mark == ":" and told.shouted)
    if told.date:
        return dash and mark != "."
    shouting = rest[:40].isupper()
    is_double = mark.endswith("--") and len(rest) > 60
    return bool(told.place) and told.shouted and mark not in (")", "]", ":", ".", "=") and (is_double or not shouting)
