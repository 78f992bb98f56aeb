"""What is a statement while it is still a matter of tokens?"""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """A statement as ranges of tokens; ``inherits`` where its speaker is the one of the statement before it."""

    speaker: list[Range]
    cue: list[Range]
    content: list[Range]
    sure: float
    inherits: bool = False
