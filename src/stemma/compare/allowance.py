"""Which edits break a report's words, and which are the small ones that newsrooms allow: time, place, house style?"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.compare.lexicon import days, months
from stemma.shapes import Edit
from stemma.text import cut_words

_ENDINGS: tuple[tuple[str, str], ...] = (
    ("ise", "ize"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("isation", "ization"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("re", "er"),
    ("res", "ers"),
    ("lled", "led"),
    ("lling", "ling"),
    ("mme", "m"),
    ("ence", "ense"),
)
_STYLE = {"mr", "mrs", "ms", "dr", "herr", "frau", "sr", "sra", "percent", "per", "cent", "prozent", "local", "time"}


def find_altered(edits: Sequence[Edit]) -> tuple[list[Edit], int]:
    """The edits that alter the words, and how many more were passed over as small.

    Sentences left out and passages moved alter no words: they are told, and not held against the page.
    """
    inside = [edit for edit in edits if edit.kind not in ("cut", "moved")]
    altered = [edit for edit in inside if not is_small(edit)]
    return altered, len(inside) - len(altered)


def is_small(edit: Edit) -> bool:
    """A weekday for a date (or today), another spelling of the same word, a title or "local time" put in or left out."""
    if edit.kind == "added" and len(edit.page_text.split()) > 4:
        return False
    ours, theirs = cut_words(edit.page_text).keys, cut_words(edit.report_text).keys
    if edit.kind in ("negation", "number", "quotation"):
        return _is_spelling(ours, theirs)
    return _is_time(ours, theirs) or _is_spelling(ours, theirs) or set(ours + theirs) <= _STYLE


def _is_time(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Today became Tuesday, or Tuesday (21 November): a day of the week on a side, and nothing but times on both."""
    small = {"on", "am", "el", "le", "the", "of", "last", "this", "next", "um"}
    words = [*ours, *theirs]
    is_timely = all(word in days() or word in months() or word in small or word.isdigit() for word in words)
    return is_timely and any(word in days() for word in words) and len(words) <= 10 and not _two_days(ours, theirs)


def _two_days(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Monday became Tuesday: that is another day, not another way to say it."""
    one, other = {w for w in ours if w in days()}, {w for w in theirs if w in days()}
    relative = {
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "heute",
        "gestern",
        "hoy",
        "ayer",
        "demain",
        "hier",
        "aujourd",
    }
    return bool(one and other) and one != other and not (one | other) & relative


def _is_spelling(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return len(ours) == len(theirs) > 0 and all(map(_is_variant, ours, theirs))


def _is_variant(one: str, other: str) -> bool:
    if one == other:
        return True
    for left, right in _ENDINGS:
        for a, b in ((one, other), (other, one)):
            if a.endswith(left) and b.endswith(right) and len(a) > 4 and a.removesuffix(left) == b.removesuffix(right):
                return True
    return False
