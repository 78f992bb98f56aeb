"""Which characters make up words, and what does each one stand for when texts are matched? (Unicode UAX 15, UAX 29)

The tables are made once, at first use, from Python's own Unicode database.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Scripts written without spaces: one character a word. Hangul has spaces and is not among them.
_SINGLES = (
    (0x0E00, 0x0E3A),  # Thai
    (0x0E40, 0x0E46),
    (0x0E80, 0x0EB0),  # Lao
    (0x0EB2, 0x0EB3),
    (0x0EC0, 0x0EC6),
    (0x1000, 0x102A),  # Myanmar
    (0x1780, 0x17B3),  # Khmer
    (0x3005, 0x3007),  # iteration mark, closing mark, zero
    (0x3031, 0x3035),
    (0x3040, 0x3096),  # Hiragana
    (0x309D, 0x309F),
    (0x30A0, 0x30FF),  # Katakana with its length mark
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9D),  # halfwidth Katakana
    (0x20000, 0x3FFFF),
)
# What NFKC and casefold leave apart though a reader of news takes it for the same letter: Persian and Arabic forms of
# yeh and kaf, letters with a stroke, the Turkish dotless i (whose capital folds to i).
_ALIKE = str.maketrans(
    {"ی": "ي", "ى": "ي", "ک": "ك", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i"}
    | dict.fromkeys("‘’‚‛`´ʼʹ′＇‹›", "'")
    | dict.fromkeys("“”„‟«»″〝〞〟＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－⸺⸻", "-")
)
_TATWEEL = "\u0640"  # stretches an Arabic word and says nothing
_LAST_MARK = 0x1E94B  # beyond it only the variation selectors of plane 14 are marks
_HALFWIDTH_VOICING = "\uff9e\uff9f"
_HANGUL_JAMO = "\u1160-\u11ff\ud7b0-\ud7fb"  # vowels and finals that join the consonant before them


def is_invisible(char: str) -> bool:
    """Whether a character is dropped: format characters, controls, variation selectors, the tatweel."""
    return (
        char == _TATWEEL
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
        or char == "\u034f"
        or unicodedata.category(char) == "Cf"
        or (unicodedata.category(char) == "Cc" and not char.isspace())
    )


def is_diacritic(char: str) -> bool:
    """Whether a mark is stripped: accents and Arabic or Hebrew points, but no mark that spells (kana voicing, Indic, Thai).

    >>> is_diacritic("\\u0301"), is_diacritic("\\u064e"), is_diacritic("\\u3099"), is_diacritic("\\u093f")
    (True, True, False, False)
    """
    place = unicodedata.combining(char)
    return 10 <= place <= 36 or 200 <= place <= 240


@lru_cache(maxsize=1)
def marks() -> str:
    """A regular expression's set (without brackets) of what joins the letter before it: marks and invisible characters."""
    singles = [code for code in range(0x80, _LAST_MARK) if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me", "Cf")]
    singles += [ord(_TATWEEL)]
    return _ranges(sorted(singles)) + "\U000e0001-\U000e01ef" + _HALFWIDTH_VOICING + _HANGUL_JAMO


@lru_cache(maxsize=1)
def singles() -> str:
    """A regular expression's set (without brackets) of the characters that are a word each."""
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in _SINGLES)


@lru_cache(maxsize=1)
def clusters() -> re.Pattern[str]:
    """Matches one character with the marks that stand on it."""
    return re.compile(f"[\\s\\S][{marks()}]*+")


@lru_cache(maxsize=1 << 15)
def fold_cluster(cluster: str) -> str:
    """What one character with its marks stands for; empty where nothing of it is seen.

    >>> [fold_cluster(c) for c in ("É", "ﬁ", "ß", "“", "—", "\\u200d", "أ", "が", "٣")]
    ['e', 'fi', 'ss', '"', '-', '', 'ا', 'が', '3']
    """
    bare = unicodedata.normalize("NFKD", cluster.translate(_ALIKE))
    kept = "".join(char for char in bare if not (is_diacritic(char) or is_invisible(char)))
    folded = unicodedata.normalize("NFKC", kept.casefold()).translate(_ALIKE)
    return "".join(_plain_digit(char) for char in folded)


def _plain_digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def _ranges(codes: list[int]) -> str:
    pieces: list[str] = []
    first = last = codes[0]
    for code in [*codes[1:], -1]:
        if code == last + 1:
            last = code
            continue
        pieces.append(f"{chr(first)}-{chr(last)}")
        first = last = code
    return "".join(pieces)
