"""Which duties does a licence's address stand for? Creative Commons by the parts of its address, others by address alone."""

from __future__ import annotations

import re

from stemma.shapes import Duty, Term

_CC = re.compile(
    r"^https?://(?:www\.)?creativecommons\.org/(licenses|publicdomain)/([a-z+-]{2,30})(?:/|$)", re.IGNORECASE
)
_NAMED = re.compile(
    r"^\W{0,3}(?:creative commons|CC)[ -]+(BY(?:-(?:NC|ND|SA)){0,2})\b(?:[ -]+(\d\.\d))?", re.IGNORECASE
)
_IN_LETTERS = re.compile(r"\bCC[ -](BY(?:[ -](?:NC|ND|SA)){0,2})\b(?:[ -]+(\d\.\d))?")
_IN_WORDS = re.compile(
    r"creative commons[\s:,–-]{1,4}((?:attribution|namensnennung|reconocimiento|atribuci[oó]n|attribuzione|atribuição|paternité)"
    r"(?:[\s–-]{0,3}(?:non|no|not|nicht|keine|share|weitergabe|compartir|partage|commercial\w*|comercial\w*|kommerziell\w*|"
    r"derivat\w*|derivad\w*|bearbeitung\w*|alike|igual|unter|gleichen|bedingungen|sin|obras?|pas|d.utilisation|modification))*)"
    r"(?:\D{0,15}(\d\.\d))?",
    re.IGNORECASE,
)
_WORDS = (
    ("ommerc", "nc"), ("omerc", "nc"), ("kommerz", "nc"), ("deriv", "nd"), ("bearbeit", "nd"), ("modif", "nd"), ("alike", "sa"),
    ("compartir", "sa"), ("gleichen", "sa"), ("partage", "sa"),
)  # fmt: skip
_PICTURE = re.compile(r"\W{0,3}(?:photo|image|picture|foto|bild|imagen)", re.IGNORECASE)
MOST_NOTE_CHARS = 800
_DUTIES: dict[str, tuple[Duty, ...]] = {
    "by": ("credit", "licence"),  # section 3(a)(1) of the 4.0 licences: identify the creator, name and link the licence
    "nc": ("non_commercial",),
    "nd": ("unaltered",),
    "sa": ("share_alike",),
}


def licence_terms(licence: str) -> tuple[Term, ...]:
    """The terms that a licence named in markup brings; no place, since markup is not in the text. Public domain brings none."""
    licence = licence.strip()
    if not licence:
        return ()
    if named := _NAMED.match(licence):
        licence = f"https://creativecommons.org/licenses/{named.group(1).lower()}/{named.group(2) or '4.0'}/"
    found = _CC.match(licence)
    if found is None:
        return (Term("licence", "required", None, None, licence),)
    if found.group(1).lower() == "publicdomain":
        return ()
    parts = found.group(2).lower().split("-")
    duties = [duty for part in parts for duty in _DUTIES.get(part, ())]
    return tuple(Term(duty, "required", None, None, licence if duty == "licence" else None) for duty in duties)


def is_cc_licence(address: str) -> bool:
    """Whether the address is one of a Creative Commons licence, so that it speaks for itself without rel="license"."""
    return bool(_CC.match(address))


def named_licence(text: str) -> str:
    """The address of the Creative Commons licence that a short note names in words; empty where it names none.

    >>> named_licence("Content on this site is under a Creative Commons Attribution-NoDerivatives 4.0 licence.")
    'https://creativecommons.org/licenses/by-nd/4.0/'
    """
    if len(text) > MOST_NOTE_CHARS or _PICTURE.match(text):
        return ""
    if found := _IN_LETTERS.search(text):
        parts, version = found[1].lower(), found[2]
    elif found := _IN_WORDS.search(text):
        letters = dict.fromkeys(letters for word, letters in _WORDS if word in found[1].lower())
        parts = "-".join(("by", *letters))
        version = found[2]
    else:
        return ""
    return f"https://creativecommons.org/licenses/{parts.replace(' ', '-')}/{version or '4.0'}/"
