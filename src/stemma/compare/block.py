"""What is a block: words of the page beside words of the report, the same or changed, cut or added?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.text import Opcode

BlockOp = Literal["same", "changed", "cut", "added"]


@dataclass(frozen=True, slots=True)
class Block:
    """Words of the page beside words of the report; ``in_run`` is false for what stands between the passages."""

    op: BlockOp
    page_begin: int
    page_end: int
    report_begin: int
    report_end: int
    number: int = 0
    in_run: bool = True

    @property
    def page_words(self) -> int:
        return self.page_end - self.page_begin

    @property
    def report_words(self) -> int:
        return self.report_end - self.report_begin


def joined(opcodes: Sequence[Opcode], page_at: int, report_at: int) -> list[Block]:
    """Opcodes of ``align_words(report, page)`` as blocks, a cut beside an addition made one change."""
    blocks: list[Block] = []
    for code in opcodes:
        op, a_begin, a_end, b_begin, b_end = code
        block = Block(op, page_at + b_begin, page_at + b_end, report_at + a_begin, report_at + a_end, 0, False)
        if blocks and block.op != "same" and blocks[-1].op != "same":
            block = replace(block, op="changed", page_begin=blocks[-1].page_begin, report_begin=blocks[-1].report_begin)
            blocks.pop()
            if not block.page_words:
                block = replace(block, op="cut")
            elif not block.report_words:
                block = replace(block, op="added")
        blocks.append(block)
    return blocks
