"""What do editing hands and scanners make of a text?"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
# Confusions that readers of print are known for, in the direction print to reading.
_CONFUSED = {
    "rn": "m", "m": "rn", "cl": "d", "d": "cl", "li": "h", "h": "li", "l": "1", "i": "l", "I": "l", "o": "0", "O": "0", "0": "O",
    "e": "c", "c": "e", "a": "o", "n": "u", "u": "n", "t": "f", "f": "t", "s": "5", "S": "5", "5": "S", "B": "8", "8": "B",
    "vv": "w", "w": "vv", "g": "q", "b": "h", "y": "v", "1": "l", ",": ".", ".": ",",
}  # fmt: skip
_COLUMN_CHARS = 60
_HYPHENATED_SHARE = 0.3
_DROPPED_SHARE = 0.01


def edit_words(text: str, share: float, vocabulary: Sequence[str], rng: random.Random) -> str:
    """The text with that share of its words edited: six in ten replaced, two struck out, two given a word more.

    Which words are edited is drawn evenly, so a run of ten unedited words is rare at 30 %. The first and the last word
    are left, so that the piece's ends are known.
    """
    words = list(_WORD.finditer(text))
    edited = set(rng.sample(range(1, len(words) - 1), min(round(share * len(words)), max(0, len(words) - 2))))
    pieces: list[str] = []
    at = 0
    for number, match in enumerate(words):
        if number not in edited:
            continue
        pieces.append(text[at : match.start()])
        at = match.end()
        draw = rng.random()
        if draw < 0.6:
            pieces.append(_like(match.group(), _other_word(match.group(), vocabulary, rng)))
        elif draw < 0.8:
            at = match.end() + (text[match.end() : match.end() + 1] == " ")
        else:
            pieces.append(f"{match.group()} {rng.choice(vocabulary)}")
    pieces.append(text[at:])
    return "".join(pieces)


def _other_word(word: str, vocabulary: Sequence[str], rng: random.Random) -> str:
    for _ in range(5):
        other = rng.choice(vocabulary)
        if other.lower() != word.lower():
            return other
    return other


def _like(word: str, other: str) -> str:
    return other.capitalize() if word[:1].isupper() and not word.isupper() else other


def scan(text: str, share: float, rng: random.Random) -> str:
    """The text as a reader of a scanned column gives it: that share of characters misread, lines broken at a column's width.

    Three in ten line ends that fall into a word break it with a hyphen; one word in a hundred is lost.
    """
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        words = [word for word in paragraph.split() if rng.random() >= _DROPPED_SHARE]
        lines += [*_set_column([_misread(word, share, rng) for word in words], rng), ""]
    return "\n".join(lines).strip()


def _misread(word: str, share: float, rng: random.Random) -> str:
    read: list[str] = []
    at = 0
    while at < len(word):
        size = 1
        if rng.random() < share:
            size = 2 if word[at : at + 2] in _CONFUSED else 1
            read.append(_CONFUSED.get(word[at : at + size], rng.choice("~^*'.")))
        else:
            read.append(word[at])
        at += size
    return "".join(read)


def _set_column(words: Sequence[str], rng: random.Random) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > _COLUMN_CHARS:
            if len(word) > 5 and rng.random() < _HYPHENATED_SHARE:
                cut = rng.randrange(2, len(word) - 2)
                lines.append(f"{line} {word[:cut]}-")
                line = word[cut:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
