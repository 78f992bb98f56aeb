"""How do two texts stand side by side? Rows for screens and for `stemma compare`.

Rows come in the page's order. The pieces of a side, put together, are exactly the text of that side's span.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.shapes.document import Span
from stemma.shapes.match import EditKind

RowKind = Literal["same", "changed", "dropped", "added", "moved"]
PieceOp = Literal["same", "cut", "added", "changed"]


@dataclass(frozen=True, slots=True)
class SidePiece:
    """A run of one side: ``kind`` says what sort of change it is, and is None where the words are the same."""

    op: PieceOp
    text: str
    kind: EditKind | None = None


@dataclass(frozen=True, slots=True)
class SideRow:
    """A sentence (or a run that was split or joined) of the page beside the report's.

    ``page`` is None for what was dropped, ``report`` is None for what was added. A run that moved has two rows of the
    same ``number``: where it stands now (both spans), and where the report had it (``page`` is None).
    """

    kind: RowKind
    page: Span | None
    report: Span | None
    page_pieces: tuple[SidePiece, ...] = ()
    report_pieces: tuple[SidePiece, ...] = ()
    number: int | None = None
