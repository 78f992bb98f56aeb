"""Which word of the page is which word of the report, and what stands between: the ground for all judgements here.

Inside a passage words are aligned; between two passages that follow each other sentences are paired by their words and
then aligned. The result is one list of blocks in the page's order: every word of the page stands in exactly one block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from stemma.compare.block import Block, BlockOp, joined
from stemma.compare.cutting import Cut, cut, sentences
from stemma.compare.divide import divide
from stemma.compare.frame import FramePart, find_frame
from stemma.compare.gap import fill_gap
from stemma.compare.moved import find_moved
from stemma.compare.run import Run, find_runs
from stemma.compare.smooth import align_to_sentences, drop_style
from stemma.shapes import Document, Passage
from stemma.text import align_words


@dataclass(frozen=True, slots=True)
class Carried:
    """What was carried over. ``report_of[w]`` is the report's word for a page's word, -1 for none; ``page_of`` the other way.

    ``page_frame`` and ``report_frame`` are masks of the words that stand around the report; a block that differs is either
    all frame or all body. ``page_parts`` are the runs of the page's frame.
    """

    page: Cut
    report: Cut
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]
    report_of: Sequence[int]
    page_of: Sequence[int]
    page_parts: tuple[FramePart, ...] = ()
    page_frame: bytearray = field(default_factory=bytearray)
    report_frame: bytearray = field(default_factory=bytearray)

    def shared(self) -> Iterator[Block]:
        """The blocks of the passages whose words are the same: what the shares count."""
        return (block for block in self.blocks if block.op == "same" and block.in_run)

    def is_framed(self, block: Block) -> bool:
        """Whether a block lies in what stands around a report: another dateline or credit line changes no word of it."""
        marks = (
            self.page_frame[block.page_begin : block.page_end]
            + self.report_frame[block.report_begin : block.report_end]
        )
        return bool(marks) and all(marks)

    def page_breaks(self, word: int) -> bool:
        """Whether a sentence may begin with this word of the page, or the frame begins or ends here."""
        return self.page.has_break(word) or self.page_frame[word - 1] != self.page_frame[word]

    def report_breaks(self, word: int) -> bool:
        """Whether a sentence may begin with this word of the report, or the frame begins or ends here."""
        return self.report.has_break(word) or self.report_frame[word - 1] != self.report_frame[word]


def carry(page_document: Document, report_document: Document, passages: Sequence[Passage]) -> Carried:
    """What of the report stands in the page, passage by passage and sentence by sentence between them."""
    page, report = cut(page_document.text), cut(report_document.text)
    page_parts = find_frame(page_document, page, report_document)
    page_frame = page.mask((part.begin, part.end) for part in page_parts)
    report_parts = find_frame(report_document, report, page_document)
    report_frame = report.mask((part.begin, part.end) for part in report_parts)
    runs = find_runs(page, report, passages)
    taken = bytearray(len(report))
    for run in runs:
        taken[run.report_begin : run.report_end] = b"\x01" * (run.report_end - run.report_begin)
    blocks = [block for run in runs for block in _inside(page, report, run)]
    for gap in _between(page, report, runs, taken):
        for part in divide(gap, page_frame, report_frame):
            blocks += _filled(page_document, report_document, page, report, part)
    blocks = drop_style(page, report, sorted(blocks, key=_order))
    blocks = find_moved(page, report, blocks, max((run.number for run in runs), default=0))
    blocks = align_to_sentences(page, report, blocks)
    blocks = [part for block in blocks for part in divide(block, page_frame, report_frame)]
    return Carried(
        page,
        report,
        tuple(runs),
        tuple(blocks),
        *_both_ways(page, report, blocks),
        page_parts,
        page_frame,
        report_frame,
    )


def _order(block: Block) -> tuple[int, int, int]:
    return block.page_begin, block.page_end, block.report_begin


def _inside(page: Cut, report: Cut, run: Run) -> Iterator[Block]:
    a, b = report.keys[run.report_begin : run.report_end], page.keys[run.page_begin : run.page_end]
    if a == b:
        yield Block("same", *run)
        return
    for block in joined(align_words(a, b), run.page_begin, run.report_begin):
        yield replace(block, number=run.number, in_run=True)


def _between(page: Cut, report: Cut, runs: Sequence[Run], taken: bytearray) -> Iterator[Block]:
    """What no passage holds, as raw blocks: before, between and after the runs that are in order."""
    in_order = [run for run in runs if run.number == 0]
    edge = Run(len(page), len(page), len(report), len(report))
    page_at = report_at = 0
    index = 0
    for run in [*in_order, edge]:
        pieces: list[tuple[int, int]] = []
        while index < len(runs) and runs[index].page_begin < run.page_begin:
            if runs[index].number:  # moved or repeated: the gap goes around it
                pieces.append((page_at, runs[index].page_begin))
                page_at = runs[index].page_end
            index += 1
        pieces.append((page_at, run.page_begin))
        yield from _raw(pieces, _free(taken, report_at, run.report_begin))
        page_at, report_at = max(page_at, run.page_end), max(report_at, run.report_end)
        index += 1


def _free(taken: bytearray, begin: int, end: int) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    while begin < end:
        first = taken.find(0, begin, end)
        if first < 0:
            break
        last = taken.find(1, first, end)
        last = end if last < 0 else last
        ranges.append((first, last))
        begin = last
    return ranges


def _raw(pieces: list[tuple[int, int]], free: list[tuple[int, int]]) -> Iterator[Block]:
    """The widest piece of the page faces the widest free range of the report; the rest was cut or added."""
    wide_page = max(range(len(pieces)), key=lambda at: pieces[at][1] - pieces[at][0])
    wide_report = max(range(len(free)), key=lambda at: free[at][1] - free[at][0]) if free else -1
    for at, (begin, end) in enumerate(pieces):
        faced = at == wide_page
        for number, (first, last) in enumerate(free):
            if faced and number < wide_report:
                yield Block("cut", begin, begin, first, last, 0, False)
        if faced and free and begin < end:
            yield Block("changed", begin, end, *free[wide_report], 0, False)
        elif faced and free:
            yield Block("cut", begin, begin, *free[wide_report], 0, False)
        elif begin < end:
            anchor = free[0][0] if free else 0
            yield Block("added", begin, end, anchor, anchor, 0, False)
        for number, (first, last) in enumerate(free):
            if faced and number > wide_report:
                yield Block("cut", end, end, first, last, 0, False)


def _filled(page_document: Document, report_document: Document, page: Cut, report: Cut, gap: Block) -> Iterator[Block]:
    ranges = (gap.page_begin, gap.page_end), (gap.report_begin, gap.report_end)
    for pair in fill_gap(page, report, *ranges, sentences(page_document), sentences(report_document)):
        if pair.is_alike:
            a, b = report.keys[pair.report_begin : pair.report_end], page.keys[pair.page_begin : pair.page_end]
            yield from joined(align_words(a, b), pair.page_begin, pair.report_begin)
        else:
            op: BlockOp = "changed"
            if pair.page_begin == pair.page_end:
                op = "cut"
            elif pair.report_begin == pair.report_end:
                op = "added"
            yield Block(op, *pair[:4], 0, False)


def _both_ways(page: Cut, report: Cut, blocks: Sequence[Block]) -> tuple[list[int], list[int]]:
    report_of, page_of = [-1] * len(page), [-1] * len(report)
    for block in blocks:
        if block.op != "same":
            continue
        for step in range(block.page_words):
            report_of[block.page_begin + step] = block.report_begin + min(step, block.report_words - 1)
        for step in range(block.report_words):
            word = block.report_begin + step
            if page_of[word] < 0 or block.number == 0:
                page_of[word] = block.page_begin + min(step, block.page_words - 1)
    return report_of, page_of
