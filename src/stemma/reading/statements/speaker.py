"""Who is meant by a speaker's words: the person's full name, or the nearest fitting person for "she" or "the president"?"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from stemma.reading.given import Gender, gender_of, is_given_name
from stemma.reading.statements.roster import Roster, cut_title
from stemma.reading.statements.subject import find_subjects
from stemma.shapes import Span

NEAR_CHARS = 2_500  # a pronoun means nobody further back than this
_HE, _SHE = (
    frozenset({"he", "er", "il", "él", "он", "lui", "him", "his"}),
    frozenset({"she", "sie", "elle", "ella", "она", "lei", "her"}),
)
_THEY = frozenset({"they", "we", "you", "it", "i", "ich", "je", "yo", "я"})
_RUN_ORGANISATION = re.compile(
    r"\b(?:ministry|council|police|department|agency|company|committee|association|union|court|"
    r"office|university|board|army|party|service|government|bank|group|inc|ltd|corp)\b",
    re.IGNORECASE,
)
# "Talks during the meeting highlighted …": words of several, whom the text does not name.
_GATHERING = re.compile(
    r"(?:the |these |both )?(?:talks|meetings?|discussions?|negotiations|conversations?|sessions?|summit|visit|"
    r"ceremony)\b"
)
_ARTICLES = frozenset(["the", "der", "die", "das", "el", "la", "le", "il", "lo"])
_NUMBERED = re.compile(
    r"(?:a|an|some|many|several|few|two|three|four|five|six|ten|other|both|most|\d|\w+-\w+\s(?:people|men|women))\b"
)


@dataclass(slots=True)
class _Mention:
    """A person at a place of the text; ``is_subject`` where a sentence is about that person, or the person spoke."""

    at: int
    name: str | None
    gender: Gender | None
    is_subject: bool


class Speakers:
    """The people a text has named so far; read in the order of the text. ``author`` is whom "I" means."""

    def __init__(self, author: str | None = None) -> None:
        self.roster = Roster()
        self._author = author
        self._mentions: list[_Mention] = []
        self._genders: dict[str, Gender] = {}
        self.last: str | None = None

    def learn(self, text: str) -> None:
        """Take in the names of a paragraph before the text is read: who is a person, and by which surname."""
        self.roster.learn(text)

    def note(self, text: str, begin: int, end: int, quotations: list[Span]) -> None:
        """Note the people whom a paragraph speaks of, outside its quotations."""
        for subject in find_subjects(text, begin, end, quotations, self.roster):
            gender = subject.gender or (self._gender(subject.name) if subject.name else None)
            self._mentions.append(_Mention(subject.at, subject.name, gender, subject.is_subject))

    def _gender(self, name: str) -> Gender | None:
        return self._genders.get(name) or gender_of(name, self.roster.title_of(name))

    def name_of(self, printed: str, at: int) -> str | None:
        """The person or party that the printed speaker at a place means; None where the text does not make it plain."""
        printed = " ".join(printed.split())
        low = printed.casefold()
        if low in _HE or low in _SHE or low == "who":
            return self._pronoun("he" if low in _HE else "she" if low in _SHE else None, at)
        if low in ("i", "ich", "je", "yo", "я"):
            return self._author
        if low in _THEY or _GATHERING.match(low):
            return None
        words = low.split()
        if words[0] in _ARTICLES and self.roster.is_title(words[-1]):
            held = self.roster.holders(words[-1])
            if self.last in held:
                return self.last
            if not held:
                return _bare(printed)
            return held[-1] if len(held) == 1 or len(words) == 2 else None
        named = self._person_in(printed)
        if named:
            return named
        if _NUMBERED.match(low):
            return None
        return _bare(printed)

    def _pronoun(self, gender: Gender | None, at: int) -> str | None:
        """The nearest subject before a place that can be the "he" or "she", else the nearest person named at all."""
        stop = bisect_left(self._mentions, at, key=lambda mention: mention.at)
        nearest: _Mention | None = None
        for number in range(stop - 1, max(-1, stop - 40), -1):
            mention = self._mentions[number]
            if at - mention.at > NEAR_CHARS:
                break
            if gender and mention.gender and mention.gender != gender:
                continue
            if mention.is_subject:
                return self._told(mention, gender)
            nearest = nearest or mention
        return self._told(nearest, gender) if nearest else None

    def _told(self, mention: _Mention, gender: Gender | None) -> str | None:
        if gender and mention.name and mention.gender is None:
            self._genders.setdefault(mention.name, gender)  # an earlier pronoun tells it from now on
        return mention.name

    def speak(self, name: str | None, at: int) -> None:
        """Note who spoke at a place."""
        if not name:
            return
        self.last = name
        mention = _Mention(at, name, self._gender(name), True)
        if " " not in name and not self.roster.is_person(name):
            return  # "the label says", "officials said": nobody whom a pronoun could mean
        if self.roster.is_person(name) or is_given_name(name.split()[0]):
            place = bisect_left(self._mentions, at, key=lambda other: other.at)
            self._mentions.insert(place, mention)

    def _person_in(self, printed: str) -> str | None:
        """The run of capitals that a person is named by: "President A. Writer", "the driver, A. Writer"."""
        for begin, end in self.roster.runs(printed):
            run = printed[begin:end]
            words = run.split()
            if words[0] in ("The", "A", "An", "In", "For", "His", "Her", "Their", "Its"):
                words = words[1:]
            title, name = cut_title(words)
            if not name:
                continue
            if _RUN_ORGANISATION.search(run) and not title:
                return None
            called = self.roster.full_name(" ".join(name), gender_of("", title))
            if not title and self.roster.is_place(called):
                continue
            follows = printed[end:].lstrip()[:1]
            if begin and not title and _after_preposition(printed, begin) and not self.roster.is_person(called):
                continue
            if len(name) == 1 and not title and follows.islower() and not _goes_on(printed[end:]):
                continue  # "Handball players": the first word of a phrase
            if title or begin == 0 or len(name) >= 2 or " " in called:
                return called
        return None


def _after_preposition(printed: str, begin: int) -> bool:
    return bool(
        re.search(r"\b(?:of|in|at|from|for|near|de|von|aus|du|des)\s(?:the\s)?$", printed[:begin], re.IGNORECASE)
    )


def _goes_on(rest: str) -> bool:
    """Whether what follows a surname leaves it a speaker: "Sand and her colleagues", "Falk, who", "Reed of Quill"."""
    return bool(
        re.match(
            r"\s*(?:,|\(|and\b|who\b|und\b|et\b|y\b|of\b|from\b|in\b|himself\b|herself\b|has\b|had\b|is\b|was\b|will\b|would\b|"
            r"this\b|last\b|later\b|earlier\b|today\b|also\b|on\b|at\b|for\b|with\b|by\b|to\b)",
            rest,
        )
    )


def _bare(printed: str) -> str:
    """The words without their article; a given name among them begins the name: "der Steinmetz Bruno Feld"."""
    words = printed.split()
    for number in range(1, min(len(words) - 1, 6)):
        is_name = all(not word[0].islower() for word in words[number:])
        if is_name and is_given_name(words[number]) and len(words) - number <= 4:
            return " ".join(words[number:])
    return re.sub(r"^(?:the|der|die|das)\s", "", printed, flags=re.IGNORECASE)[:120]
