"""How do the rows of two texts become HTML? Struck and added words inline, the kind beside, moved passages linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stemma.look.legible import legible
from stemma.look.word import word
from stemma.shapes.side import SidePiece, SideRow


@dataclass(frozen=True, slots=True)
class Laid:
    """A row ready for a template: ``now`` and ``was`` are its two sides, ``number`` that of a moved passage."""

    kind: str
    now: SafeString
    was: SafeString
    has_now: bool
    has_was: bool
    kinds: tuple[str, ...]
    number: int | None
    number_of_row: int
    is_source: bool = False


@dataclass(frozen=True, slots=True)
class Folded:
    """Rows that say the same on both sides, in one piece; ``count`` rows long."""

    rows: tuple[Laid, ...]
    is_folded: bool

    @property
    def count(self) -> int:
        """How many rows."""
        return len(self.rows)


def lay(rows: Iterable[SideRow]) -> list[Laid]:
    """Both sides of each row: the page's with what was added marked, the report's with what was cut marked."""
    return [_laid(row, number) for number, row in enumerate(rows, start=1)]


def lay_inline(rows: Iterable[SideRow]) -> list[Laid]:
    """Each row in one line of text, struck words before those that took their place; a moved passage stands once."""
    laid = []
    for number, row in enumerate(rows, start=1):
        plain = _laid(row, number)
        words = SafeString("".join(_woven(row))) if row.page_pieces and row.report_pieces else plain.now or plain.was
        laid.append(Laid(row.kind, words, plain.was, True, False, plain.kinds, row.number, number, plain.is_source))
    return laid


def fold(rows: Sequence[Laid], longest: int) -> list[Folded]:
    """The rows in groups; one of equal rows that is longer than ``longest`` is to be folded, but for one row at either end."""
    groups: list[Folded] = []
    run: list[Laid] = []
    for row in [*rows, None]:
        if row is not None and row.kind == "same":
            run.append(row)
            continue
        if len(run) > longest:
            groups += [Folded(tuple(run[:1]), False), Folded(tuple(run[1:-1]), True), Folded(tuple(run[-1:]), False)]
        elif run:
            groups.append(Folded(tuple(run), False))
        run = []
        if row is not None:
            groups.append(Folded((row,), False))
    return groups


def _laid(row: SideRow, number: int) -> Laid:
    kinds = dict.fromkeys(piece.kind for piece in (*row.page_pieces, *row.report_pieces) if piece.kind)
    if not kinds and row.kind in ("dropped", "added", "moved"):
        kinds = {"cut" if row.kind == "dropped" else row.kind: None}
    return Laid(
        kind=row.kind,
        now=SafeString("".join(map(_now, row.page_pieces)).strip()),
        was=SafeString("".join(map(_was, row.report_pieces)).strip()),
        has_now=bool(row.page_pieces),
        has_was=bool(row.report_pieces),
        kinds=tuple(word(kind, "edit") for kind in kinds),
        number=row.number,
        number_of_row=number,
        is_source=row.kind == "moved" and row.page is None,
    )


def _now(piece: SidePiece) -> str:
    return _words(piece) if piece.op == "same" else _element("ins", piece)


def _was(piece: SidePiece) -> str:
    return _words(piece) if piece.op == "same" else _element("del", piece)


def _words(piece: SidePiece) -> str:
    return escape(legible(piece.text))


def _element(name: str, piece: SidePiece) -> str:
    """The words in ``ins`` or ``del`` with the blanks around them outside, so that no line is drawn under a blank."""
    inner = piece.text.strip()
    if not inner:
        return _words(piece)
    begin = piece.text.index(inner)
    before, after = piece.text[:begin], piece.text[begin + len(inner) :]
    said = _("added") if name == "ins" else _("struck")
    kind = f": {word(piece.kind, 'edit')}" if piece.kind else ""
    return f'{before}<{name} title="{escape(said + kind)}">{escape(legible(inner))}</{name}>{after}'


def _woven(row: SideRow) -> Iterator[str]:
    """Pieces of both sides in one line: each side's changes up to the next words that both share."""
    left, right = list(row.report_pieces), list(row.page_pieces)
    old = new = 0
    while old < len(left) or new < len(right):
        gone, come = [], []
        while old < len(left) and left[old].op != "same":
            gone.append(_element("del", left[old]))
            old += 1
        while new < len(right) and right[new].op != "same":
            come.append(_element("ins", right[new]))
            new += 1
        yield "".join(gone)
        if gone and come and not gone[-1].endswith((" ", "\n")):
            yield " "
        yield "".join(come)
        if new < len(right):
            yield _words(right[new])
        elif old < len(left):
            yield _words(left[old])
        old, new = old + 1, new + 1
