"""Which terms do a wire item's usage terms state? Read from their words, kept as terms without a place in the text."""

from __future__ import annotations

import re
from dataclasses import replace

from stemma.reading.html.licence import licence_terms
from stemma.reading.terms import find_terms
from stemma.shapes import Term

MOST_CHARS = 20_000
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,500}")


def usage_terms(words: str) -> tuple[Term, ...]:
    """The duties that the words state, as they would be read under a report; a licence's address brings its own."""
    words = words[:MOST_CHARS]
    read = find_terms(words, [(0, len(words))], [True], len(words)) if words.strip() else ()
    terms = {(term.duty, term.target): replace(term, begin=None, end=None) for term in read}
    for address in _ADDRESS.findall(words):
        if "creativecommons.org" in address:
            for term in licence_terms(address.rstrip(".,;")):
                terms.setdefault((term.duty, term.target), term)
    return tuple(terms.values())
