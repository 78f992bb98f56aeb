"""How do two texts stand side by side in a terminal (`stemma compare`)?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from stemma.cli.prose.match import tell_whose
from stemma.cli.terminal import NARROW_COLUMNS, Run, cells, columns, draw, has_colour, one_line, paint, wrap
from stemma.shapes import Blamed, Document, Match
from stemma.shapes.side import SidePiece, SideRow

_MARKS = {"same": "=", "changed": "~", "dropped": "-", "added": "+", "moved": ">"}
_ROW_COLOURS = {"changed": "yellow", "dropped": "red", "added": "green", "moved": "blue"}
_PIECE_COLOURS = {"cut": "red", "added": "green", "changed": "yellow"}
# Without colours a changed run is set between these, as wdiff does.
_REPORT_BRACKETS, _PAGE_BRACKETS = ("[-", "-]"), ("{+", "+}")


def tell_sides(page: Document, report: Document, match: Match, rows: Sequence[SideRow]) -> Iterator[str]:
    """The rows as lines: the report left, the page right; under 80 columns, or in a right-to-left text, one below the other."""
    width = columns()
    is_wide = width >= NARROW_COLUMNS and "rtl" not in (page.dir, report.dir)
    side = (width - 5) // 2
    if is_wide:
        yield f"  {_padded(one_line(f'A  {report.id}', side), side)} | {one_line(f'B  {page.id}', side)}"
        yield f"  {'-' * side}-+-{'-' * side}"
    for row in rows:
        mark = paint(_MARKS[row.kind], _ROW_COLOURS.get(row.kind))
        whose = _whose(row, match, report, page)
        if is_wide:
            yield from _two_columns(row, mark, whose, side)
        else:
            yield from _one_column(row, mark, whose, width - 4)


def _two_columns(row: SideRow, mark: str, whose: list[str], side: int) -> Iterator[str]:
    left = list(wrap(_runs(row.report_pieces, _REPORT_BRACKETS), side))
    right = list(wrap(_runs(row.page_pieces, _PAGE_BRACKETS), side))
    for told in whose:
        right += wrap([Run(f"[{told}]", "bright_black")], side)
    nothing: list[Run] = []
    for number, (a, b) in enumerate(zip_longest(left, right, fillvalue=nothing)):
        gap = " " * (side - sum(cells(run.text) for run in a))
        yield f"{mark if number == 0 else ' '} {draw(a)}{gap} | {draw(b)}".rstrip()


def _one_column(row: SideRow, mark: str, whose: list[str], width: int) -> Iterator[str]:
    sides = [("A", row.report_pieces, _REPORT_BRACKETS), ("B", row.page_pieces, _PAGE_BRACKETS)]
    if row.kind == "same":
        sides = sides[1:]
    for name, pieces, brackets in sides:
        for number, line in enumerate(wrap(_runs(pieces, brackets), width)):
            yield f"{mark if number == 0 else ' '} {name if number == 0 else ' '} {draw(line)}"
    for told in whose:
        for line in wrap([Run(f"[{told}]", "bright_black")], width):
            yield f"    {draw(line)}"


def _runs(pieces: Iterable[SidePiece], brackets: tuple[str, str]) -> Iterator[Run]:
    is_plain = not has_colour()
    for piece in pieces:
        if piece.op == "same" or not piece.text.strip():
            yield Run(piece.text, None)
            continue
        stripped = piece.text.strip()
        before, _, after = piece.text.partition(stripped)
        marked = f"{brackets[0]}{stripped}{brackets[1]}" if is_plain else stripped
        yield Run(f"{before}{marked}{after}", _PIECE_COLOURS[piece.op])


def _whose(row: SideRow, match: Match, report: Document, page: Document) -> list[str]:
    """Whose the sentences of the row's page side are, each said once; a kept row says it by standing beside the report."""
    if row.page is None:
        return []
    begin, end = row.page
    parts: list[Blamed] = [part for part in match.blame if part.begin < end and begin < part.end]
    return list(dict.fromkeys(tell_whose(part, report, page) for part in parts))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
