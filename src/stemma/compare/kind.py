"""What did the page do with the report: took it whole, trimmed it, took a piece, edited it, merged it, quoted it?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.compare.block import Block
from stemma.compare.carried import Carried
from stemma.compare.quotation import find_quotations
from stemma.shapes import Document, MatchKind, Span
from stemma.text import COPY_BITS

LEAST_WORDS = 8
WHOLE_KEPT_SHARE = 0.98
LITTLE_OWN_SHARE = 1 / 3
MOSTLY_OWN_SHARE = 0.5
INNER_ADDED_SHARE = 0.05
MOVED_WORDS = 8
MERGED_EACH_SHARE = 0.15
MERGED_TOGETHER_SHARE = 0.6
QUOTED_KEPT_SHARE = 0.5
UNQUOTED_SHARE = 0.2
QUOTED_FREE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Measures:
    """What is counted of the bodies of a page and a report, without what stands around them (`frame`); shares are 0 to 1.

    ``kept_share`` of the report's words stand in the page; ``own_share`` of the page's words are not the report's;
    ``changed_words`` were changed, cut or added inside sentences; ``inner_added_share`` of the page are whole sentences
    put between the report's; ``moved_words`` stand in sentences that changed their place; ``other_share`` of the
    page is explained by other reports alone; ``unquoted_words`` are shared words that stand in no quotation.
    """

    kept_share: float
    own_share: float
    shared_words: int = 1_000
    changed_words: int = 0
    inner_added_share: float = 0.0
    moved_words: int = 0
    other_share: float = 0.0
    unquoted_words: int = 1_000


def tell_kind(m: Measures, weight: float = math.inf) -> MatchKind:
    """The kind of match, the first that fits:

    - **unrelated**: fewer than 8 words are shared, or the passages weigh less than `COPY_BITS` beyond chance and stock phrases.
    - **quotation**: only quotations are shared: at most half of the report, and all but 6 of the shared words, or four
      fifths of them, stand between quotation marks in one of the texts.
    - **merged**: two or more reports make up the page: this one and the others explain 0.15 of it or more each, and
      0.6 or more together.
    - **excerpt**: the report, or a part of it, stands in a page that is mostly (0.5 or more) its own.
    - **edited**: words were changed inside the report's sentences; sentences of 8 words or more were moved; or
      the page's own sentences stand between the report's (over 0.05 of the page) or make up more than a third of it.
    - **verbatim**: the whole report (0.98 of its body or more), the same words.
    - **trimmed**: ends or paragraphs were left out, the rest is the same.
    """
    if m.shared_words < LEAST_WORDS or weight < COPY_BITS:
        return "unrelated"
    if m.kept_share <= QUOTED_KEPT_SHARE and m.unquoted_words <= max(
        QUOTED_FREE_WORDS, UNQUOTED_SHARE * m.shared_words
    ):
        return "quotation"
    this_share = 1 - m.own_share
    if min(this_share, m.other_share) >= MERGED_EACH_SHARE and this_share + m.other_share >= MERGED_TOGETHER_SHARE:
        return "merged"
    if m.own_share >= MOSTLY_OWN_SHARE:
        return "excerpt"
    if (
        m.changed_words
        or m.moved_words >= MOVED_WORDS
        or m.inner_added_share > INNER_ADDED_SHARE
        or m.own_share > LITTLE_OWN_SHARE
    ):
        return "edited"
    return "verbatim" if m.kept_share >= WHOLE_KEPT_SHARE else "trimmed"


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
