"""Which people does a text name, by surname and by title, and which of its names are places?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.reading.given import Gender, gender_of, is_given_name
from stemma.reading.post import POSTS
from stemma.reading.statements.verb import SAY
from stemma.reading.table import read_table
from stemma.shapes import Span

TITLES = frozenset(post for post in POSTS if " " not in post)
_NAME = r"[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w’'-]*\w"
_SMALL = r"(?:al-[A-Z][\w’'-]+|(?:de|la|von|van|der|den|del|da|dos|bin|ibn|al|el|ben|zu|ter)(?=\s))"
RUN = re.compile(rf"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.|{_NAME}|[A-Z]\.)(?:[ \u00a0](?:{_NAME}|[A-Z]\.|{_SMALL})){{0,5}}")
_BEFORE_PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|leaves|leave|reach|reaches|reached|between|on|lighthouse of|"
    r"island of|town of|city of|village of|port of|harbour of|coast of|bei|à|en|a)\s$",
    re.IGNORECASE,
)
_BEFORE_THING = re.compile(r"\b(?:the|its|their|ferry|ship|boat|street|die|der|das|la|el|le)\s$", re.IGNORECASE)
_PLACE_ENDS = frozenset(
    read_table(
        """
        street lane road avenue square bridge bay river lake island islands hill hills mountain mountains quay harbour port
        park county town city village school hall hospital station church museum library hotel university college council
        ministry agency press news network times post gazette relay company association society club court union party
        department office committee day week festival cup league monday tuesday wednesday thursday friday saturday sunday
        """
    )
)
_SAID_AFTER = re.compile(r",?\s(?:who\b|whose\b|\d{1,3},|(\w+))")
_NO_FIRST = frozenset(
    read_table(
        """the a an in on at for his her their its this that these those but and when while after before as if from our my
        monday tuesday wednesday thursday friday saturday sunday according until since last next first many some most
        several few both all no other more including even only"""
    )
)
MOST_PEOPLE = 5_000


class Roster:
    """The people of a text: full names by surname, holders by title; and the names that are places."""

    def __init__(self) -> None:
        self._by_surname: dict[str, list[str]] = {}
        self._by_title: dict[str, list[str]] = {}
        self._title_of: dict[str, str] = {}
        self._as_place: set[str] = set()
        self._as_person: set[str] = set()

    @staticmethod
    def runs(text: str) -> Iterator[Span]:
        """The runs of capitals that may be names."""
        return (found.span() for found in RUN.finditer(text))

    def learn(self, text: str) -> None:
        """Take in the names of a paragraph."""
        for found in RUN.finditer(text):
            words = found.group().split()
            while words and words[0].casefold() in _NO_FIRST:
                words = words[1:]
            words = end_name(words)
            title, name = cut_title(words)
            if not name or len(self._by_surname) > MOST_PEOPLE:
                continue
            full = " ".join(name)
            before = text[max(0, found.start() - 20) : found.start()]
            is_person = (
                bool(title)
                or (len(name) >= 2 and is_given_name(name[0]))
                or _speaks(text, found.end())
                or _spoken(before)
            )
            if is_person:
                self._as_person.add(full.casefold())
            elif _BEFORE_PLACE.search(before) or _BEFORE_THING.search(before):
                self._as_place.add(full.casefold())
            if len(name) >= 2 and name[-1].casefold() not in _PLACE_ENDS:
                held = self._by_surname.setdefault(name[-1].casefold(), [])
                if full not in held and len(held) < 20:
                    held.append(full)
            if title:
                self._hold(title, self.full_name(full, gender_of("", title)))

    def _hold(self, title: str, full: str) -> None:
        held = self._by_title.setdefault(title, [])
        if full in held:
            held.remove(full)
        held.append(full)
        del held[:-50]
        self._title_of.setdefault(full, title)

    def is_place(self, name: str) -> bool:
        """Whether a name is used as a place or a thing, and nowhere as somebody who speaks or holds a post."""
        low = name.casefold()
        return (low in self._as_place and low not in self._as_person) or low.rpartition(" ")[2] in _PLACE_ENDS

    def is_person(self, name: str) -> bool:
        """Whether a name of two words at least was read, and is no place."""
        held = self._by_surname.get(name.split()[-1].casefold(), []) if name.strip() else []
        return name in held and not self.is_place(name)

    def full_name(self, name: str, gender: Gender | None = None) -> str:
        """The full name that a surname stands for: the first person so named; a name with another first word stays.

        ``gender`` is what the title before the name tells: "Mr Reed" is not Anna Reed.
        """
        words = name.split()
        if not words:
            return name
        surname = words[-1].casefold().removesuffix("’s").removesuffix("'s")
        held = [full for full in self._by_surname.get(surname, []) if not self.is_place(full)]
        if len(words) > 1 and name in held:
            return name
        for full in held:
            longer = full.split()
            if gender and gender_of(full, self._title_of.get(full)) not in (gender, None):
                continue
            if len(longer) > len(words) and all(_fits(word, longer) for word in words[:-1]):
                return full
        return name

    def title_of(self, name: str) -> str | None:
        """The title that a person was named with."""
        return self._title_of.get(name)

    def holders(self, title: str) -> list[str]:
        """Those who were named with a title, the latest last."""
        return self._by_title.get(title, [])

    @staticmethod
    def is_title(word: str) -> bool:
        """Whether a word is a title or a post."""
        return word in TITLES


def cut_title(words: list[str]) -> tuple[str | None, list[str]]:
    """The title that a run of capitals holds, and the name after the last one of them."""
    at = max(
        (
            number
            for number, word in enumerate(words)
            if word.casefold().rstrip(".s") in TITLES or word.casefold().rstrip(".") in TITLES
        ),
        default=-1,
    )
    if at < 0:
        first = next((number for number, word in enumerate(words) if is_given_name(word)), 0)
        return None, words[first:] if len(words) - first >= 2 else words  # "Brunnenmeisterin Karla Wiesner"
    title = words[at].casefold().rstrip(".")
    return (title if title in TITLES else title.rstrip("s")), words[at + 1 :]


def end_name(words: list[str]) -> list[str]:
    """A run of capitals up to where the name in it ends: "Karla Wiesner den Schieber" holds a German article."""
    for number in range(1, len(words)):
        if words[number] in ("den", "der") and words[number - 1] not in ("van", "von", "de"):
            return words[:number]
    while words and words[-1].islower():
        words = words[:-1]
    return words


def _fits(word: str, longer: list[str]) -> bool:
    """Whether a first name or an initial is one of a longer name's words."""
    return any(word == other or (word.endswith(".") and other.startswith(word[:1])) for other in longer[:-1])


def _speaks(text: str, at: int) -> bool:
    found = _SAID_AFTER.match(text, at, at + 40)
    return found is not None and (found[1] is None or found[1].casefold() in SAY)


def _spoken(before: str) -> bool:
    word = before.rstrip().rpartition(" ")[2].casefold()
    return word in ("said", "says", "asked", "sagte", "dijo", "explained", "added", "sagt", "dice", "explicó")
