"""In which language is a text, and which way does it run?"""

from __future__ import annotations

import logging
import unicodedata
from functools import lru_cache
from typing import Any, Literal

from stemma.reading.onecore import keep_to_one_core
from stemma.reading.table import read_table

SAMPLE_CHARS = 2_000
FEWEST_LETTERS = 20
SURE_LETTERS = 40
# Measured on 2,979 headlines of a wire of 1987 (English, 20 letters and more): of those under the first share a half
# was right, of those over the second 98 in 100.
LEAST_SHARE, LEAST_SHORT_SHARE = 0.15, 0.3
# The languages that newsrooms publish in. A wider set finds creoles and dialects in short English texts.
LANGUAGES = read_table(
    """
    ar az be bg bn bs ca cs da de el en es et eu fa fi fr gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml mn
    mr ms my ne nl no pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh
    """
)
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
    """The language as ISO 639-1, told from the first 2,000 characters, out of some 70 that newsrooms publish in.

    None under 20 letters, and under 40 where the guess is unsure. Measured elsewhere on headlines of 20 languages: 19
    right. The varieties of Chinese that share its script are given as ``zh``.
    """
    sample = text[:SAMPLE_CHARS].encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    letters = sum(char.isalpha() for char in sample)
    if letters < FEWEST_LETTERS:
        return None
    code, share = _identifier().classify(sample)
    least = LEAST_SHORT_SHARE if letters < SURE_LETTERS else LEAST_SHARE
    return str(code) if share >= least else None


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
    keep_to_one_core()
    from py3langid import langid

    logging.getLogger("py3langid").setLevel(logging.WARNING)
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
