"""What does a text look like once everything that differs between copies without meaning anything is made one?

Unicode NFKC (UAX 15) and full case folding; diacritics stripped; variants of quotation marks, apostrophes and dashes
made one; invisible characters dropped. Each folded character keeps its place in the original.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.text.letter import clusters, fold_cluster


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``places[i]`` is where in the original the character behind ``text[i]`` begins."""

    text: str
    places: Sequence[int]


def fold(text: str) -> Folded:
    """The text as it is matched. Costs time and memory in proportion to its length, and takes any string.

    >>> folded = fold("Caf\\u00e9 \\u2013 \\u201cNA\\u00cfVE\\u201d")
    >>> folded.text, list(folded.places)[:4]
    ('cafe - "naive"', [0, 1, 2, 3])
    """
    if _PLAIN.fullmatch(text):
        return Folded(text.translate(_GRAVE).lower(), range(len(text)))
    pieces: list[str] = []
    places = array("I")
    for match in clusters().finditer(text):
        folded = fold_cluster(match.group()) if match.end() - match.start() <= _LONGEST_CLUSTER else _fold_heap(match)
        pieces.append(folded)
        places.extend([match.start()] * len(folded))
    return Folded("".join(pieces), places)


_PLAIN = re.compile(r"[\t\n\r -~]*+")
_GRAVE = {ord("`"): "'"}
_LONGEST_CLUSTER = 32  # characters; beyond it somebody heaps marks, and the heap is not kept in the cache


def _fold_heap(match: re.Match[str]) -> str:
    return fold_cluster(match.group()[:_LONGEST_CLUSTER])
