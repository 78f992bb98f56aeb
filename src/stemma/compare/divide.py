"""How is a difference parted where the frame of a text meets its body, so that no credit line is taken for a changed sentence?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from stemma.compare.block import Block, BlockOp

_MOST_PAIRS = 10_000  # runs of the one side times runs of the other; beyond it they are all cut and added


class _Run(NamedTuple):
    begin: int
    end: int
    is_frame: int


def divide(block: Block, page_frame: bytearray, report_frame: bytearray) -> Iterator[Block]:
    """The block in parts that are all frame or all body, in the order of both texts; what is the same stays whole.

    Body faces body and frame faces frame; what faces nothing was cut or added.
    """
    ours = _runs(page_frame, block.page_begin, block.page_end)
    theirs = _runs(report_frame, block.report_begin, block.report_end)
    if block.op == "same" or len({run.is_frame for run in (*ours, *theirs)}) < 2:
        yield block
        return
    i = j = 0
    page_at, report_at = block.page_begin, block.report_begin
    for i_next, j_next in [*_faced(ours, theirs), (len(ours), len(theirs))]:
        for run in theirs[j:j_next]:
            yield _part(block, "cut", page_at, page_at, run.begin, run.end)
            report_at = run.end
        for run in ours[i:i_next]:
            yield _part(block, "added", run.begin, run.end, report_at, report_at)
            page_at = run.end
        if i_next < len(ours):
            yield _part(block, "changed", *ours[i_next][:2], *theirs[j_next][:2])
            page_at, report_at = ours[i_next].end, theirs[j_next].end
        i, j = i_next + 1, j_next + 1


def _part(block: Block, op: BlockOp, page_begin: int, page_end: int, report_begin: int, report_end: int) -> Block:
    return replace(
        block, op=op, page_begin=page_begin, page_end=page_end, report_begin=report_begin, report_end=report_end
    )


def _runs(frame: bytearray, begin: int, end: int) -> list[_Run]:
    runs: list[_Run] = []
    while begin < end:
        stop = frame.find(1 - frame[begin], begin, end)
        stop = end if stop < 0 else stop
        runs.append(_Run(begin, stop, frame[begin]))
        begin = stop
    return runs


def _faced(ours: Sequence[_Run], theirs: Sequence[_Run]) -> list[tuple[int, int]]:
    """Which runs face each other: forward in both, body to body and frame to frame, as many words of the body as can be."""
    if len(ours) * len(theirs) > _MOST_PAIRS:
        return []
    best = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + _worth(ours[i], theirs[j]))
    faced: list[tuple[int, int]] = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        worth = _worth(ours[i], theirs[j])
        if worth and best[i][j] == best[i + 1][j + 1] + worth:
            faced.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return faced


def _worth(one: _Run, other: _Run) -> int:
    if one.is_frame != other.is_frame:
        return 0
    return 1 if one.is_frame else 2 * min(one.end - one.begin, other.end - other.begin)
