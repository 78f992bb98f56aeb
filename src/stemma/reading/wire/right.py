"""Which terms do a wire item's usage terms state? Read from their words, kept as terms without a place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from stemma.reading.html.licence import licence_terms
from stemma.shapes import Term

if TYPE_CHECKING:
    from stemma.reading.agency import Agency

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,500}")


def usage_terms(words: str, agencies: Sequence[Agency] | None) -> tuple[Term, ...]:
    """The duties that the words state, as they would be read under a report; a licence's address brings its own."""
    from stemma.reading import annotate
    from stemma.shapes import Document

    if not words.strip():
        return ()
    read = annotate(Document(text=words[:20_000], format="plain"), agencies=agencies).terms
    terms = {(term.duty, term.target): replace(term, begin=None, end=None) for term in read}
    for address in _ADDRESS.findall(words[:20_000]):
        if "creativecommons.org" in address:
            for term in licence_terms(address.rstrip(".,;")):
                terms.setdefault((term.duty, term.target), term)
    return tuple(terms.values())
