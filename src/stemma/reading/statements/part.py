"""What is a run of words that somebody spoke, or that tells who did, before it is part of a statement?"""

from __future__ import annotations

from typing import NamedTuple

LABELS = ("speaker", "cue", "content")


class Part(NamedTuple):
    """A run of words with a label, as a place of the text; ``sure`` from 0 to 1."""

    begin: int
    end: int
    label: str
    sure: float
