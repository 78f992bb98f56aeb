"""Who is meant by a speaker's words: the person's full name, and the last fitting speaker for "he" or "the president"?"""

from __future__ import annotations

import re

from stemma.reading.post import POSTS

TITLES = frozenset(post for post in POSTS if " " not in post)
_NAME = r"[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w’'-]*\w"
_SMALL = r"(?:al-[A-Z][\w’'-]+|(?:de|la|von|van|der|den|del|da|dos|bin|ibn|al|el|ben|zu|ter)(?=\s))"
_RUN = re.compile(rf"(?:{_NAME}|[A-Z]\.)(?:[ \u00a0](?:{_NAME}|[A-Z]\.|{_SMALL})){{0,5}}")
_ORGANISATION = re.compile(
    r"\b(?:ministry|council|police|department|agency|company|committee|association|union|court|"
    r"office|university|board|army|party|service|government|bank|group|inc|ltd|corp)\b",
    re.IGNORECASE,
)
# "Talks during the meeting highlighted …": words of several, whom the text does not name.
_GATHERING = re.compile(
    r"(?:the |these |both )?(?:talks|meetings?|discussions?|negotiations|conversations?|sessions?|summit|visit|ceremony)\b"
)
_HE, _SHE, _THEY = (
    frozenset({"he", "er", "il", "él", "он"}),
    frozenset({"she", "sie", "elle", "ella", "она"}),
    frozenset({"they", "we"}),
)


class Speakers:
    """The people a text has named so far, by surname and by title; read in the order of the text."""

    def __init__(self) -> None:
        self._by_surname: dict[str, str] = {}
        self._by_title: dict[str, list[str]] = {}
        self.last: str | None = None

    def learn(self, text: str) -> None:
        """Take in the names of a paragraph: a surname means the first full name that had it."""
        for found in _RUN.finditer(text):
            words = found.group().split()
            if len(words) < 2:
                continue
            title, name = _cut_title(words)
            if len(name) >= 2:
                full = " ".join(name)
                self._by_surname.setdefault(name[-1].casefold(), full)
            if title and name:
                full = self.full_name(" ".join(name))
                held = self._by_title.setdefault(title, [])
                if full in held:
                    held.remove(full)
                held.append(full)

    def full_name(self, name: str) -> str:
        """The full name that a name's last word has stood in, else the name."""
        words = name.split()
        full = self._by_surname.get(words[-1].casefold().removesuffix("’s").removesuffix("'s")) if words else None
        if full and (len(words) == 1 or words[-1] == full.split()[-1]):
            return full if len(words) <= len(full.split()) or words[0].casefold() in TITLES else name
        return name

    def name_of(self, printed: str) -> str | None:
        """The person or party that the printed speaker means; None where the text does not make it plain."""
        printed = " ".join(printed.split())
        low = printed.casefold()
        if low in _HE or low in _SHE or low == "who":
            return self.last
        if low in _THEY or low in ("it", "i", "you") or _GATHERING.match(low):
            return None
        words = low.split()
        if words[0] in ("the", "der", "die", "el", "la", "le") and words[-1] in TITLES:
            held = self._by_title.get(words[-1], [])
            if self.last in held:
                return self.last
            return held[-1] if len(held) == 1 or (held and len(words) == 2) else None
        named = _first_person(printed)
        if named:
            return self.full_name(named)
        if words[0] in ("a", "an", "some", "many", "several", "two", "three", "other"):
            return None
        return re.sub(r"^the\s", "", printed, flags=re.IGNORECASE)[:120]

    def speak(self, name: str | None) -> None:
        """Note who spoke last."""
        if name:
            self.last = name


def _cut_title(words: list[str]) -> tuple[str | None, list[str]]:
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
        return None, words
    title = words[at].casefold().rstrip(".")
    return (title if title in TITLES else title.rstrip("s")), words[at + 1 :]


def _first_person(printed: str) -> str | None:
    """The first run of capitals that a person is named by: "President A. Writer", "spokesman A. Writer"."""
    for found in _RUN.finditer(printed):
        words = found.group().split()
        if words[0] in ("The", "A", "An", "In", "For", "His", "Her", "Their", "Its"):
            words = words[1:]
        title, name = _cut_title(words)
        if not name:
            continue
        if _ORGANISATION.search(found.group()) and not title:
            return None
        if title or found.start() == 0 or len(name) >= 2:
            return " ".join(name)
    return None
