"""Which rows stand side by side on a screen? All of them, save the many that an excerpt or a quotation leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.compare import lay_side_by_side
from stemma.shapes import Document, Match
from stemma.shapes.side import SideRow

_PARTS = ("excerpt", "quotation", "merged")
# So many rows that were left out, one after another, are shown as they are; beyond, they hide what is there.
_MOST_LEFT_OUT = 6


@dataclass(frozen=True, slots=True)
class Beside:
    """The rows to be shown; ``left_out`` is how many of the report's sentences are told by their number alone."""

    rows: tuple[SideRow, ...]
    left_out: int = 0


def lay_beside(page: Document, report: Document, match: Match) -> Beside:
    """The page and the report, row by row."""
    rows = lay_side_by_side(page, report, match)
    dropped = sum(row.kind == "dropped" for row in rows)
    if match.match_kind not in _PARTS or dropped <= _MOST_LEFT_OUT:
        return Beside(rows)
    return Beside(tuple(row for row in rows if row.kind != "dropped"), dropped)
