"""What are 256 characters to the kernels? Told by the same functions that the plain twins use."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from stemma.text.kernel import library as k
from stemma.text.letter import fold_cluster, is_diacritic, is_invisible, marks, singles


def make_page(number: int) -> k.Page:
    """The page of the characters from ``256 * number`` on; about a millisecond."""
    page = k.Page()
    joins, alone = _patterns()
    room = 0
    for low in range(256):
        code = 256 * number + low
        char = chr(code) if code < 0x110000 else "\0"
        folded = "" if 0xD800 <= code < 0xE000 else fold_cluster(char)
        page.flags[low] = _flags(char, folded, joins, alone)
        if len(folded) == 1:
            page.fold[low] = ord(folded)
        elif folded:
            page.fold[low] = k.MANY | room
            for item in (len(folded), *map(ord, folded)):
                page.many[room] = item
                room += 1
    return page


def _flags(char: str, folded: str, joins: re.Pattern[str], alone: re.Pattern[str]) -> int:
    flags = k.CHAR_WORD if char.isalnum() else 0
    flags |= k.CHAR_SPACE if char.isspace() else 0
    flags |= k.CHAR_DIGIT if char.isdigit() else 0
    if joins.match(char):
        flags |= k.CHAR_JOINS
        flags |= 0 if _vanishes(char) else k.CHAR_ODD
    flags |= k.CHAR_SINGLE if alone.match(char) else 0
    return flags | (k.CHAR_LIGHT if len(folded) == 1 and alone.match(folded) else 0)


def _vanishes(char: str) -> bool:
    """Whether nothing of a mark is left, whatever it stands on."""
    return all(is_diacritic(part) or is_invisible(part) for part in unicodedata.normalize("NFKD", char))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(f"[{marks()}]"), re.compile(f"[{singles()}]")
