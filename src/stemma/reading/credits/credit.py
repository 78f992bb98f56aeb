"""What is one printed credit, and where does the name in it end?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.reading.dates import MONTH_OF
from stemma.reading.table import read_table
from stemma.shapes import KnownBy, Role

MOST_WORDS = 9
_WEEKDAYS = frozenset(
    read_table(
        """monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
        sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo"""
    )
)
_WORD = re.compile(r"[\s\u00a0]*([^\s\u00a0,;:()\[\]|“”„«»\"…!?؟،，。；：、（）【】「」]+)")
_SMALL = frozenset(
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
        "della",
        "di",
        "da",
        "do",
        "dos",
        "von",
        "van",
        "der",
        "den",
        "und",
        "et",
        "y",
        "e",
        "in",
        "&",
        "für",
        "fur",
        "pour",
    ]
)
_QUOTED_PART = re.compile(r"(?:\s[^\W\dA-ZÀ-ÞА-ЯЁ_]{3,20}){0,2}\s«[^«»\n]{2,40}»")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+$|(?:St|Dr|Mr|Mrs|Ms|Prof|Co|Inc|Ltd|Jr|Sr)\.$")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}\.?$")
_UNCASED = re.compile(r"[\u0590-\u06ff\u0750-\u077f\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# a link's name or a pronoun is no party
_NO_NAME = frozenset(
    [
        "here",
        "this",
        "that",
        "these",
        "those",
        "us",
        "our",
        "we",
        "me",
        "my",
        "you",
        "your",
        "it",
        "its",
        "them",
        "their",
        "a",
        "an",
        "all",
        "any",
        "hier",
        "aquí",
        "aqui",
        "ici",
        "здесь",
        "هنا",
        "the",
        "and",
        "or",
    ]
)
# words of scripts without capitals that end a name
_UNCASED_STOPS = frozenset(read_table("عبر في من على إلى عن أو ثم هو هي هذا هذه التي الذي بموجب وفق بتاريخ مع كما"))
_ARTICLES = frozenset(["the", "la", "le", "el", "die", "der", "das", "los", "les"])
_NO_START = frozenset(["https", "http", "www"])


@dataclass(frozen=True, slots=True)
class Credit:
    """A party credited in a role: its ``name`` as printed, and the credit's place in the text."""

    role: Role
    name: str
    begin: int
    end: int
    known_by: KnownBy
    sure: float
    link: str | None = None
    people: tuple[str, ...] = ()
    is_copyright: bool = False


def read_name(text: str, at: int, end: int, *, most_words: int = MOST_WORDS) -> tuple[int, int] | None:
    """Where the name that begins at ``at`` stands: words with capitals and the small words between them, else None.

    In scripts without capitals up to four words are taken. A name of the web ("example.org") is a name.
    """
    begin = stop = opened_at = -1
    words = 0
    before_low = ""
    pos = at
    while words < most_words:
        found = _WORD.match(text, pos, end)
        if found is None or "\n" in text[pos : found.start(1)]:
            break
        word = found[1]
        bare = word.rstrip(".'’")
        if not bare or bare.lower().split(":")[0] in _NO_START or (word.startswith("@") and len(word) < 2):
            break
        is_day = bare.lower() in MONTH_OF or bare.lower() in _WEEKDAYS
        if is_day and (begin < 0 or before_low in _SMALL):  # "in The Ledger on May 3"
            break
        before_low = bare.lower()
        is_small = bare.lower() in _SMALL
        if (is_small and not bare[:1].isupper()) or (begin < 0 and bare.lower() in _SMALL):
            if begin < 0 and bare.lower() not in _ARTICLES:
                break
            if begin < 0 and bare[:1].isupper():  # "The" in capitals is a part of the name
                opened_at = found.start(1)
        elif (
            not _is_name_word(bare, first=begin < 0)
            or (begin < 0 and bare.lower() in _NO_NAME)
            or (_UNCASED.match(bare) and (words >= 4 or bare in _UNCASED_STOPS))
        ):
            break
        else:
            begin = (found.start(1) if opened_at < 0 else opened_at) if begin < 0 else begin
            ends_sentence = word.endswith(".") and not _INITIAL.match(word) and not _DOMAIN.match(word + "x")
            stop = found.end(1) if _INITIAL.match(word) else found.start(1) + len(bare)
            if ends_sentence:
                break
        words += 1
        pos = found.end(1)
        if text[pos : pos + 1] in (",", ";", ":", "(", ")", "[", "]", "|", "\n"):
            break
    if begin < 0:
        return None
    if quoted := _QUOTED_PART.match(text, stop, end):  # 'the club «Bridge»'
        stop = quoted.end()
    text_of = text[begin:stop]
    return None if len(text_of) < 2 or text_of.lower() in _NO_NAME else (begin, stop)


def _is_name_word(word: str, *, first: bool) -> bool:
    if _DOMAIN.match(word) and "." in word:
        return True
    if _UNCASED.match(word):
        return True
    if word[:1].isupper() or (not first and word[:1].isdigit()) or word.startswith("@"):
        return True
    return any(char.isupper() for char in word[1:]) or (word[:1].isdigit() and any(map(str.isalpha, word)))
