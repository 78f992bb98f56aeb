"""Which sentences that seem cut stand elsewhere in the page, word for word?"""

from __future__ import annotations

from dataclasses import replace

from stemma.compare.block import Block
from stemma.compare.cutting import Cut

LEAST_WORDS = 4


def find_moved(page: Cut, report: Cut, blocks: list[Block], last_number: int) -> list[Block]:
    """The blocks with cut sentences of four words or more joined to the added ones that are the same, and numbered.

    Long sentences that moved are passages of their own; this is for those too short to be found as such.
    """
    added = {
        page.keys[block.page_begin : block.page_end]: at
        for at, block in enumerate(blocks)
        if block.op == "added" and block.page_words >= LEAST_WORDS
    }
    if not added:
        return blocks
    joined: dict[int, Block] = {}
    gone: set[int] = set()
    for at, block in enumerate(blocks):
        other = added.get(report.keys[block.report_begin : block.report_end]) if block.op == "cut" else None
        if other is None or other in joined:
            continue
        last_number += 1
        gone.add(at)
        joined[other] = replace(
            blocks[other],
            op="same",
            report_begin=block.report_begin,
            report_end=block.report_end,
            number=last_number,
            in_run=True,
        )
    return [joined.get(at, block) for at, block in enumerate(blocks) if at not in gone]
