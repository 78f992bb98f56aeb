"""What do the datelines of scripts without capitals tell, where only the table of agencies says where they end?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.reading.agency import AgencyTable
from stemma.reading.credits.place import UNCASED, looks_like_place
from stemma.reading.dates import read_date
from stemma.shapes import Dateline

_HAN = re.compile(
    r"(?P<agency>新华社|新華社|中新社|中新网|中央社|共同社|法新社|路透社)(?P<place>[\u4e00-\u9fff]{1,12}?)(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?:电|電)(?:[（(](?:记者|記者)?(?P<who>[^（）()]{0,30})[）)])?[ \u3000]*"
    r"|【(?P<jplace>[^【】]{1,12}?)[＝=]?(?P<jagency>共同通信|共同|時事)】[ \u3000]*"
)
_UNCASED_HEAD = re.compile(r"([^\d\n()/:–-]{2,40}?)(?:\sفي\s([^\n/–-]{4,30}?))?\s*[-–/(]\s*([^\n()/:–-]{2,40})")


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline and where its agency's credit is printed (places of the whole text; None where no agency is told)."""

    dateline: Dateline
    credit: tuple[int, int] | None
    place_is_capitals: bool
    others: tuple[tuple[str, int, int], ...] = ()  # further agencies: full name and place
    reporters: tuple[str, ...] = ()


def find_han(text: str, begin: int, end: int, head: str, agencies: AgencyTable) -> FoundDateline | None:
    """The fixed shapes of Chinese and Japanese wires: agency, place, month and day; place and agency in brackets."""
    found = _HAN.match(head)
    agency = agencies.find(found["agency"] or found["jagency"]) if found else None
    if found is None or agency is None:
        return None
    after = min(end, begin + found.end())
    date = f"--{int(found['month']):02d}-{int(found['day']):02d}" if found["month"] else None
    line = Dateline(begin, after, text[begin:after], found["place"] or found["jplace"], date, agency.name)
    name = "agency" if found["agency"] else "jagency"
    reporters = tuple(re.split(r"[、，,\s]+", found["who"])) if found["who"] else ()
    return FoundDateline(line, (begin + found.start(name), begin + found.end(name)), False, (), reporters)


def find_uncased(
    text: str, begin: int, end: int, head: str, agencies: AgencyTable, lang: str | None
) -> FoundDateline | None:
    """ "place-agency" in a script without capitals, where only the table of agencies says where it ends."""
    found = _UNCASED_HEAD.match(head) if UNCASED.match(head) else None
    if found is None or not looks_like_place(found[1].strip()):
        return None
    words = found[3].split()
    if words[:1] == ["وكالات"]:  # "agencies", which are not named
        after = begin + found.start(3) + len(words[0])
        while after < end and (text[after].isspace() or text[after] in "-–—~:/)"):
            after += 1
        return FoundDateline(Dateline(begin, after, text[begin:after], found[1].strip(), None, None), None, False)
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
