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
