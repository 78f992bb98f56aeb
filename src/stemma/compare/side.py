"""How do a page and a report stand side by side, sentence by sentence?"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from stemma.compare.carried import Carried, carry
from stemma.compare.cutting import Cut, sentences
from stemma.compare.edits import sides, tell_block
from stemma.shapes import Document, EditKind, Match, SidePiece, SideRow, Span

_Marks = list[tuple[str, EditKind | None]]
_LINK_SHARE = 0.3


def lay_side_by_side(page: Document, report: Document, match: Match) -> tuple[SideRow, ...]:
    """Rows in the page's order, every sentence of the page in one; what was dropped stands where the report had it.

    What the report's reading set aside and the page does not carry has no row. Sentences that were joined or split
    share a row. A moved row has its number again where it stood (``page`` None).
    """
    carried = carry(page, report, match.passages)
    ours, theirs = sentences(page), sentences(report)
    groups = _groups(carried, ours, theirs)
    page_marks, report_marks = _marks(page, report, carried)
    table = _Table(carried, ours, theirs, page_marks, report_marks, _numbers(carried))
    rows: list[tuple[SideRow, int]] = []
    for page_range, report_range in groups:
        row = table.row(page_range, report_range)
        rows.append((row, report_range[1] if report_range and row.kind != "moved" else 0))
    placed = {n for _, report_range in groups if report_range for n in range(*report_range)}
    aside = carried.report.mask((part.begin, part.end) for part in report.set_aside)
    left = [n for n in range(len(theirs)) if n not in placed and not _is_aside(carried.report, aside, theirs[n])]
    gone = [(n, _dropped(report.text, theirs[n], carried.report, report_marks)) for n in left]
    gone += [
        (report_range[0], _origin(row))
        for (row, _), (_, report_range) in zip(rows, groups, strict=True)
        if row.kind == "moved" and report_range
    ]
    return _woven(rows, sorted(gone, key=lambda item: item[0]))


def _groups(
    carried: Carried, ours: Sequence[Span], theirs: Sequence[Span]
) -> list[tuple[tuple[int, int], tuple[int, int] | None]]:
    """Ranges of the page's sentences with the range of the report's that they answer; all of the page's, in order."""
    page_sentence = _sentence_numbers(carried.page, ours)
    report_sentence = _sentence_numbers(carried.report, theirs)
    common: Counter[tuple[int, int]] = Counter()
    for word, other in enumerate(carried.report_of):
        if other >= 0 and page_sentence[word] >= 0 and report_sentence[other] >= 0:
            common[page_sentence[word], report_sentence[other]] += 1
    page_sizes, report_sizes = Counter(page_sentence), Counter(report_sentence)
    links: dict[int, set[int]] = {}
    for (i, j), count in common.items():
        if count >= _LINK_SHARE * min(page_sizes[i], report_sizes[j]) and count >= min(
            2, page_sizes[i], report_sizes[j]
        ):
            links.setdefault(i, set()).add(j)
    return _merged(len(ours), links, common)


def _sentence_numbers(cut: Cut, spans: Sequence[Span]) -> list[int]:
    numbers = [-1] * len(cut)
    for number, span in enumerate(spans):
        first, last = cut.words_touching(*span)
        numbers[first:last] = [number] * (last - first)
    return numbers


def _merged(
    total: int, links: dict[int, set[int]], common: Counter[tuple[int, int]]
) -> list[tuple[tuple[int, int], tuple[int, int] | None]]:
    groups: list[tuple[tuple[int, int], tuple[int, int] | None]] = []
    used: set[int] = set()
    for i in range(total):
        near = sorted(links.get(i, ()), key=lambda j: (-common[i, j], j))
        last = groups[-1][1] if groups else None
        if last and near and near[0] in range(*last) and groups[-1][0][1] == i:
            joined = _run_around(near[0], set(near) - used | set(range(*last)))
            groups[-1] = (groups[-1][0][0], i + 1), (min(last[0], joined[0]), max(last[1], joined[1]))
            used.update(range(*groups[-1][1]))  # type: ignore[misc]
            continue
        free = [j for j in near if j not in used]
        if not free:
            groups.append(((i, i + 1), None))
            continue
        report_range = _run_around(free[0], set(free))
        used.update(range(*report_range))
        groups.append(((i, i + 1), report_range))
    return groups


def _run_around(number: int, allowed: set[int]) -> tuple[int, int]:
    begin = end = number
    while begin - 1 in allowed:
        begin -= 1
    while end + 1 in allowed:
        end += 1
    return begin, end + 1


def _marks(page: Document, report: Document, carried: Carried) -> tuple[_Marks, _Marks]:
    """What each word of a side is: same, changed, added or cut, and the change's kind."""
    ours, theirs = sides(page, report, carried)
    page_marks: _Marks = [("same", None)] * len(carried.page)
    report_marks: _Marks = [("cut", None)] * len(carried.report)
    for block in carried.blocks:
        kind = None if block.op == "same" else tell_block(carried, ours, theirs, block)
        for word in range(block.page_begin, block.page_end):
            page_marks[word] = block.op, kind
        for word in range(block.report_begin, block.report_end):
            report_marks[word] = block.op, kind
    return page_marks, [mark if mark[0] != "cut" or mark[1] else ("cut", "cut") for mark in report_marks]


def _numbers(carried: Carried) -> Callable[[int, int], int]:
    moved = [block for block in carried.blocks if block.number > 0 and block.op == "same"]

    def number_of(first: int, last: int) -> int:
        inside: Counter[int] = Counter()
        for block in moved:
            inside[block.number] += max(0, min(last, block.page_end) - max(first, block.page_begin))
        number, words = max(inside.items(), key=lambda item: item[1], default=(0, 0))
        return number if 2 * words >= max(1, last - first) else 0

    return number_of


@dataclass(frozen=True, slots=True)
class _Table:
    """Both texts with their sentences and what each word is: all that a row is made of."""

    carried: Carried
    ours: Sequence[Span]
    theirs: Sequence[Span]
    page_marks: _Marks
    report_marks: _Marks
    number_of: Callable[[int, int], int]
    shown_numbers: dict[int, int] = field(default_factory=dict)  # numbers are given anew, in the page's order

    def row(self, page_range: tuple[int, int], report_range: tuple[int, int] | None) -> SideRow:
        page_span = self.ours[page_range[0]][0], self.ours[page_range[1] - 1][1]
        page_pieces = _pieces(self.carried.page, page_span, self.page_marks)
        if report_range is None:
            return SideRow("added", page_span, None, page_pieces)
        report_span = self.theirs[report_range[0]][0], self.theirs[report_range[1] - 1][1]
        report_pieces = _pieces(self.carried.report, report_span, self.report_marks)
        number = self.number_of(*self.carried.page.words_touching(*page_span))
        if number:
            shown = self.shown_numbers.setdefault(number, len(self.shown_numbers) + 1)
            return SideRow("moved", page_span, report_span, page_pieces, report_pieces, shown)
        is_same = all(piece.op == "same" for piece in (*page_pieces, *report_pieces))
        return SideRow("same" if is_same else "changed", page_span, report_span, page_pieces, report_pieces)


def _pieces(cut: Cut, span: Span, marks: _Marks) -> tuple[SidePiece, ...]:
    """The span's text in runs of one mark; what stands between words goes with the same words, if it touches any."""
    first, last = cut.words_touching(*span)
    if first == last:
        return (SidePiece("same", cut.text[slice(*span)]),)
    pieces: list[SidePiece] = []
    at = span[0]
    for word in range(first, last):
        if word + 1 < last and marks[word + 1] == marks[word]:
            continue
        end = span[1] if word + 1 == last else cut.ends[word]
        if word + 1 < last and marks[word][0] == "same":
            end = cut.begins[word + 1]
        op, kind = marks[word]
        pieces.append(SidePiece(op, cut.text[at:end], kind))  # type: ignore[arg-type]
        at = end
    return tuple(pieces)


def _is_aside(cut: Cut, aside: bytearray, span: Span) -> bool:
    first, last = cut.words_touching(*span)
    return first == last or all(aside[first:last])


def _dropped(text: str, span: Span, cut: Cut, marks: _Marks) -> SideRow:
    return SideRow("dropped", None, span, (), _pieces(cut, span, marks))


def _origin(row: SideRow) -> SideRow:
    return SideRow("moved", None, row.report, (), row.report_pieces, row.number)


def _woven(rows: list[tuple[SideRow, int]], gone: list[tuple[int, SideRow]]) -> tuple[SideRow, ...]:
    """The rows that have no place in the page, each behind the row of the nearest sentence before it in the report.

    ``rows`` come with the number behind their last sentence of the report (0 for none), ``gone`` with their first.
    """
    ends = sorted((end, at) for at, (_, end) in enumerate(rows) if end)
    behind: dict[int, list[SideRow]] = {}
    before: list[SideRow] = []
    for number, row in gone:
        near = bisect_right(ends, (number, len(rows))) - 1
        if near >= 0:
            behind.setdefault(ends[near][1], []).append(row)
        else:
            before.append(row)
    first = min((at for at, (_, end) in enumerate(rows) if end), default=len(rows))
    woven: list[SideRow] = []
    for at, (row, _) in enumerate(rows):
        woven += [*(before if at == first else ()), row, *behind.get(at, ())]
    return tuple(woven + (before if first == len(rows) else []))
