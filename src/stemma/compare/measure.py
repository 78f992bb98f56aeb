"""How much of a report stands in a page, and what was changed on the way? Counted for `tell_kind`."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.compare.block import Block
from stemma.compare.carried import Carried
from stemma.compare.kind import QUOTED_KEPT_SHARE, Measures
from stemma.compare.quotation import find_quotations
from stemma.shapes import Document, Span


def measure(page: Document, report: Document, carried: Carried, other_spans: Sequence[Span] = ()) -> Measures:
    """Count what ``tell_kind`` needs; quick: one walk over the words and the blocks."""
    kept, taken = bytearray(len(carried.report)), bytearray(len(carried.page))
    for block in carried.shared():
        kept[block.report_begin : block.report_end] = b"\x01" * block.report_words
        taken[block.page_begin : block.page_end] = b"\x01" * block.page_words
    page_total = len(carried.page) - sum(carried.page_frame) or 1
    report_total = len(carried.report) - sum(carried.report_frame) or 1
    shared = sum(1 for is_kept, is_frame in zip(kept, carried.report_frame, strict=True) if is_kept and not is_frame)
    taken_words = sum(
        1 for is_taken, is_frame in zip(taken, carried.page_frame, strict=True) if is_taken and not is_frame
    )
    others = carried.page.mask(other_spans)
    other_words = sum(1 for o, t, f in zip(others, taken, carried.page_frame, strict=True) if o and not t and not f)
    inner = [block for block in inner_blocks(carried) if not carried.is_framed(block)]
    added = sum(block.page_words for block in inner if is_whole(carried, block) and block.page_words)
    kept_share = shared / report_total
    return Measures(
        kept_share=kept_share,
        own_share=1 - taken_words / page_total,
        shared_words=shared,
        changed_words=sum(max(b.page_words, b.report_words) for b in inner if not is_whole(carried, b)),
        inner_added_share=added / page_total,
        moved_words=_moved_words(carried),
        other_share=other_words / page_total,
        unquoted_words=shared if kept_share > QUOTED_KEPT_SHARE else _unquoted(page, report, carried),
    )


def inner_blocks(carried: Carried) -> list[Block]:
    """The blocks that differ inside the report: between its first and last shared words, and what replaces the rest of those sentences."""
    same = [at for at, block in enumerate(carried.blocks) if block.op == "same" and not carried.is_framed(block)]
    if not same:
        return []
    inner = [block for block in carried.blocks[same[0] : same[-1]] if block.op != "same"]
    before = carried.blocks[same[0] - 1] if same[0] else None
    after = carried.blocks[same[-1] + 1] if same[-1] + 1 < len(carried.blocks) else None
    if before and before.op == "changed" and not carried.report_breaks(before.report_end):
        inner.insert(0, before)
    if after and after.op == "changed" and not carried.report_breaks(after.report_begin):
        inner.append(after)
    return inner


def is_whole(carried: Carried, block: Block) -> bool:
    """Whether a cut or an addition is made of whole sentences."""
    if block.op == "cut":
        return carried.report_breaks(block.report_begin) and carried.report_breaks(block.report_end)
    if block.op == "added":
        return carried.page_breaks(block.page_begin) and carried.page_breaks(block.page_end)
    return False


def _moved_words(carried: Carried) -> int:
    """Words of what moved and begins a sentence: a phrase that comes again in another place is nothing moved."""
    moved = [block for block in carried.blocks if block.number > 0 and block.op == "same"]
    begun = [block for block in moved if carried.report.has_break(block.report_begin)]
    return sum(b.report_words for b in begun if not all(carried.report_frame[b.report_begin : b.report_end]))


def _unquoted(page: Document, report: Document, carried: Carried) -> int:
    """Shared words of the body that no quotation of either text holds."""
    said = [span for statement in report.statements if statement.kind == "direct" for span in statement.content]
    in_report = carried.report.mask([*said, *find_quotations(report.text)])
    in_page = carried.page.mask(find_quotations(page.text))
    unquoted = 0
    for block in carried.shared():
        for step in range(min(block.page_words, block.report_words)):
            word = block.report_begin + step
            unquoted += not (in_report[word] or in_page[block.page_begin + step] or carried.report_frame[word])
    return unquoted
