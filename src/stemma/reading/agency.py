"""Which news agencies are known, and which of them does a name mean? The table is data: ``agencies.json``."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_SMALL_WORDS = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
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
        "der",
        "die",
        "das",
        "und",
        "et",
        "y",
        "e",
    ]
)
_PIECE = re.compile(r"[^\W\d_]+")
_KIND = re.compile(
    r"^(?:агентство|информагентство|agentur|agence|agencia|agenzia|nachrichtenagentur|وكالة)\s", re.IGNORECASE
)
_CAMEL = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я][^\WA-ZÀ-ÖØ-ÞА-Я\d_]*")  # one letter, then small ones: no way to backtrack
MOST_NAME_CHARS = 160


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: its full name, the short names it signs with, and its country (ISO 3166-1 alpha-2).

    ``distributes`` marks a service that sends out what others wrote, as press releases are.
    """

    name: str
    short_names: tuple[str, ...] = ()
    country: str | None = None
    distributes: bool = False


@lru_cache(maxsize=1)
def load_agencies() -> tuple[Agency, ...]:
    """The table that comes with the package, in its file's order."""
    rows = json.loads(files("stemma.reading").joinpath("agencies.json").read_text(encoding="utf-8"))
    return tuple(
        Agency(row["name"], tuple(row["short_names"]), row["country"], row.get("distributes", False)) for row in rows
    )


def fold_name(name: str) -> str:
    """The name as it is compared: letters and digits alone, case and accents gone."""
    plain = unicodedata.normalize("NFKD", name[:MOST_NAME_CHARS])
    return "".join(char for char in plain.casefold() if char.isalnum())


def _is_acronym(name: str) -> bool:
    return len(name) <= 6 and (name.isupper() or name.islower())


class AgencyTable:
    """Finds the agency that a printed name means; acronyms only in the case they are printed in."""

    def __init__(self, agencies: Sequence[Agency]) -> None:
        self._by_print: dict[str, Agency] = {}
        self._by_fold: dict[str, Agency] = {}
        for agency in agencies:
            for name in (agency.name, *agency.short_names):
                self._by_print.setdefault(name, agency)
                if not _is_acronym(name):
                    self._by_fold.setdefault(fold_name(name), agency)

    def find(self, name: str) -> Agency | None:
        """The agency of this very name, else None."""
        name = " ".join(name.split())
        if not name or len(name) > MOST_NAME_CHARS:
            return None
        if found := self._by_print.get(name):
            return found
        if found := self._by_fold.get(fold_name(name)):
            return found
        if len(name) >= 4 and name.istitle() and (shouted := self._by_print.get(name.upper())):
            return shouted
        bare = _KIND.sub("", name)
        return self.find(bare) if bare != name and bare else None

    def names(self) -> Iterator[str]:
        """Every name and short name of the table, as printed in it."""
        yield from self._by_print

    def __contains__(self, name: str) -> bool:
        return self.find(name) is not None


@lru_cache(maxsize=8)
def table_of(agencies: tuple[Agency, ...] | None = None) -> AgencyTable:
    """The table to look names up in; without agencies, the package's own."""
    return AgencyTable(load_agencies() if agencies is None else agencies)


def short_names_of(name: str) -> Iterator[str]:
    """The initials that a name can sign with: "WPN", "WP" of "West Port News"; "SFP" of "SyrianFreePress".

    At least two letters, from the first word on; small words (of, de, la …) are counted once and left out once.
    """
    words = [part for word in _PIECE.findall(name[:MOST_NAME_CHARS]) for part in (_CAMEL.findall(word) or [word])]
    words = [word for word in words if word]
    for chosen in (words, [word for word in words if word.lower() not in _SMALL_WORDS]):
        initials = "".join(word[0].upper() for word in chosen)
        for length in range(len(initials), 1, -1):
            yield initials[:length]


def is_short_for(short: str, name: str) -> bool:
    """Whether ``short`` (printed in capitals) is made of the initials of ``name``, or is the words it begins or ends with."""
    short = short.strip()
    if not short or fold_name(short) == fold_name(name):
        return False
    if 2 <= len(short) <= 8 and (short.isupper() or (short.isalpha() and short.islower() and " " in name)):
        return short not in _PIECE.findall(name) and short.upper() in short_names_of(name)
    words, others = short.casefold().split(), name.casefold().split()
    starts = words[:1] in (["the"], ["la"], ["le"], ["el"], ["die"], ["der"], ["das"])
    words = words[1:] if starts else words
    others = others[1:] if others[:1] in (["the"], ["la"], ["le"], ["el"], ["die"], ["der"], ["das"]) else others
    if len("".join(words)) < 5 or len(words) >= len(others):
        return False
    return others[: len(words)] == words or others[-len(words) :] == words  # "the Sentinel" of "Harbour Sentinel"


def is_drawn_from(short: str, name: str) -> bool:
    """Whether a short name of three to six letters is drawn from a name's words: "fpd" of "Flussland-Pressedienst".

    Looser than ``is_short_for``: each word gives its first letter, in order, and may give more of its letters.
    """
    letters = short.strip().casefold()
    words = [word.casefold() for word in _PIECE.findall(name[:MOST_NAME_CHARS]) if word.lower() not in _SMALL_WORDS]
    if not 3 <= len(letters) <= 6 or not letters.isalpha() or not 2 <= len(words) <= len(letters):
        return False
    if not (short.strip().isupper() or short.strip().islower()):
        return False
    at = 0
    for number, word in enumerate(words):
        if at >= len(letters) or word[0] != letters[at]:
            return False
        at += 1
        place = 1
        left = len(words) - number - 1  # letters that the words after this one need
        while at < len(letters) - left and (left == 0 or letters[at] != words[number + 1][0]):
            place = word.find(letters[at], place) + 1
            if not place:
                return False
            at += 1
    return at == len(letters)
