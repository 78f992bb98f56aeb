"""Which words does a text have, what do they do, and how are they shaped? The ground that mentions and features stand on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.reading.credits.model.cue import CJK_CUES, kinds_of
from stemma.reading.credits.phrase import may_hold_credit
from stemma.reading.line import Line

_HAN = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(
    r"(?P<web>(?:https?://|www\.)[^\s<>\"“”„«»()\[\]]{1,300}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|(?<![\w@/.-])[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){0,3}\.[a-z]{2,12}(?:/[^\s<>\"“”„«»()]{0,200})?(?![\w@-])|@\w[\w.]{1,40})"
    rf"|(?P<han>[{_HAN}]+)|(?P<word>(?:[ldnsmtc]|qu|dell|all|nell|sull|dall)['’](?=[^\W_])|[^\W_](?:[^\W_{_HAN}]|[’'&.\u200c](?=[^\W_])|-(?=[^\W_\u0600-\u06ff])|(?<=\w)\.(?=\w\.))*)|(?P<mark>--+|[^\w\s]|_)",
)
_BREAK = re.compile(f"({'|'.join(map(re.escape, CJK_CUES))})")
_ABBREVIATED = frozenset(
    [
        "st",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "co",
        "inc",
        "ltd",
        "jr",
        "sr",
        "no",
        "vol",
        "bros",
        "messrs",
        "g",
        "г",
        "ул",
        "им",
    ]
)
_ARABIC = re.compile("[\u0600-\u06ff]")
TOP_CHARS, TAIL_CHARS = 12_000, 18_000
MOST_LINES = 400  # from the top, and from the end
MIDDLE_LINES, SHORT_CHARS = 100, 300
MOST_CHARS = 1_500  # of a line that are looked at; credits stand in short lines and at the ends of long ones


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark: its place in the text, what it does (``kinds``) and its ``shape``.

    Shapes: ``cap`` a capital first, ``up`` capitals alone, ``low``, ``num``, ``web``, ``han``, ``arab`` for scripts without
    capitals, ``mark``. ``line`` and ``sentence`` are counted over the text.
    """

    begin: int
    end: int
    text: str
    low: str
    kinds: tuple[str, ...]
    shape: str
    line: int
    sentence: int


@lru_cache(maxsize=20_000)
def _known(word: str) -> tuple[str, tuple[str, ...], str]:
    """The word in lower case, its kinds and its shape."""
    low = word.lower().replace("’", "'")
    low = low[:-2] if low.endswith("'s") else low
    kinds = kinds_of(low)
    if _ARABIC.match(word):
        low = "".join(char for char in low if not unicodedata.combining(char))
        kinds = kinds or kinds_of(low)
        for start in ("و", "ب", "ل", "ف", "ال", "وال", "بال", "لل"):
            if not kinds and low.startswith(start) and len(low) > len(start) + 2:
                kinds = kinds_of(low[len(start) :])
        return low, kinds, "arab"
    if not kinds and "'" in low:  # l'article, d'abord, dell'ANSA
        kinds = kinds_of(low.rpartition("'")[2])
    if word[:1].isdigit():
        return low, kinds, "num" if not any(map(str.isalpha, word)) else "cap"
    letters = [char for char in word if char.isalpha()]
    if letters and all(map(str.isupper, letters)):
        return low, kinds, "up" if len(letters) > 1 else "cap"
    if word[:1].isupper() or any(map(str.isupper, word[1:])):
        return low, kinds, "cap"
    return low, kinds, "low" if word[:1].islower() else "arab"


def cut_words(lines: Sequence[Line]) -> list[Word]:
    """The words and marks of the lines that can hold credits, in order.

    All lines of a text of usual length; of a longer one those near its ends, and short ones with a word that credits have. A
    long line is read to ``MOST_CHARS`` and from as many before its end.
    """
    words: list[Word] = []
    sentence = 0
    for number, line in _looked_at(lines):
        sentence += 1
        for begin, end in _parts(line):
            for found in _WORD.finditer(line.text, begin, end):
                for at, text in _cjk(found):
                    low, kinds, shape = (
                        (text.lower(), (), "web")
                        if found["web"]
                        else (text, (), "mark")
                        if found["mark"]
                        else (text, kinds_of(text), "han")
                        if found["han"]
                        else _known(text)
                    )
                    if words and words[-1].line == number and _ends(words, shape):
                        sentence += 1
                    words.append(
                        Word(line.begin + at, line.begin + at + len(text), text, low, kinds, shape, number, sentence)
                    )
    return words


def _looked_at(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    if not lines:
        return
    last = lines[-1].end
    middle = 0
    for number, line in enumerate(lines):
        near = line.begin < TOP_CHARS or last - line.end < TAIL_CHARS
        if not near:
            if middle >= MIDDLE_LINES or len(line.text) > SHORT_CHARS or not may_hold_credit(line.text):
                continue
            middle += 1
        if number < MOST_LINES or len(lines) - number <= MOST_LINES or not near:
            yield number, line


def _parts(line: Line) -> list[tuple[int, int]]:
    if len(line.text) <= 2 * MOST_CHARS:
        return [(0, len(line.text))]
    return [(0, MOST_CHARS), (len(line.text) - MOST_CHARS, len(line.text))]


def _cjk(found: re.Match[str]) -> list[tuple[int, str]]:
    if not found["han"]:
        return [(found.start(), found.group())]
    at, parts = found.start(), []
    for part in _BREAK.split(found.group()):
        if part:
            parts.append((at, part))
        at += len(part)
    return parts


def _ends(words: list[Word], shape: str) -> bool:
    """Whether a sentence ended before a word of this shape."""
    last = words[-1]
    if last.text in ("。", "！", "？"):
        return True
    if last.text not in (".", "!", "?", "…", "؟") or shape in ("low", "mark"):
        return False
    before = words[-2] if len(words) > 1 else None
    is_initial = last.text == "." and before is not None and (len(before.text) == 1 or before.low in _ABBREVIATED)
    return not is_initial
