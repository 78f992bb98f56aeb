"""Does a page name the licence of a report, or link to it? Creative Commons by code, words or address; others by name."""

from __future__ import annotations

import re

from stemma.compare.address import fold_address, printed_addresses
from stemma.compare.cutting import cut
from stemma.compare.place import find_exact
from stemma.shapes import CreditState, Document, Span

_ADDRESS = re.compile(r"(?i)creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/(zero|mark))(?:/(\d\.\d))?")
_CODE = re.compile(r"(?i)\bCC[ -]?(0|BY(?:[ -](?:NC|ND|SA)){0,2})\b(?:[ -]?(\d\.\d))?")
_WORDS = re.compile(r"(?i)\battribution(?:[ -](?:non-?commercial|no-?deriv(?:ative)?s|share-?alike)){0,2}\b")
_GENERIC = re.compile(r"(?i)creative[ -]commons")

Finding = tuple[CreditState, str, str | None, Span | None]


def find_licence(page: Document, target: str | None) -> Finding:
    """State, evidence, target, place: whether the page names or links the licence that ``target`` names."""
    if not target:
        return "cannot tell from what was received", "The terms do not say which licence.", None, None
    for link in page.links:
        if link.href and _is_same(link.href, target):
            span = (link.begin, link.end) if link.begin is not None and link.end is not None else None
            return "kept", f"The licence ({target}) is linked.", target, span
    for address, span in printed_addresses(page.text).items():
        if _is_same(address, target):
            return "kept", f"The licence's address ({target}) is printed.", target, span
    named = _named(page, target)
    if named:
        return "kept", f"The licence is named: “{page.text[slice(*named)]}”.", target, named
    generic = _GENERIC.search(page.text)
    if generic and licence_code(target):
        evidence = "Creative Commons is named, but not which of its licences."
        state: CreditState = "missing" if page.has_links else "cannot tell from what was received"
        return state, evidence, target, generic.span()
    return "missing", f"The licence ({target}) is neither named nor linked.", target, None


def licence_code(text: str) -> str | None:
    """The Creative Commons licence that an address or a name means, as "by-nd"; None where it is another's.

    >>> licence_code("CC BY-NC 4.0"), licence_code("https://creativecommons.org/licenses/by-nd/4.0/deed.en")
    ('by-nc', 'by-nd')
    """
    address = _ADDRESS.search(text)
    if address:
        return (address.group(1) or "0").lower()
    code = _CODE.search(text)
    if code:
        return code.group(1).lower().replace(" ", "-")
    words = _WORDS.search(text) if _GENERIC.search(text) or text.lower().startswith("attribution") else None
    return _code_of_words(words.group()) if words else None


def _code_of_words(words: str) -> str:
    plain = words.lower().replace("-", "").replace(" ", "")
    parts = [code for code, word in (("nc", "noncommercial"), ("nd", "noderiv"), ("sa", "sharealike")) if word in plain]
    return "-".join(["by", *parts])


def _is_same(address: str, target: str) -> bool:
    if fold_address(address) and fold_address(address) == fold_address(target):
        return True
    code = licence_code(target)
    return code is not None and bool(_ADDRESS.search(address)) and licence_code(address) == code


def _named(page: Document, target: str) -> Span | None:
    code = licence_code(target)
    if code is None:
        body, wanted = cut(page.text), cut(target).keys
        at = find_exact(body, wanted) if wanted and not fold_address(target) else None
        return None if at is None else body.span(at, at + len(wanted))
    for match in _CODE.finditer(page.text):
        if match.group(1).lower().replace(" ", "-") == code:
            return match.span()
    if _GENERIC.search(page.text):
        for match in _WORDS.finditer(page.text):
            if _code_of_words(match.group()) == code:
                return match.span()
    return None
