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
WHOLE_LOST_SHARE = 0.02
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
    """What is counted of a page and a report; words are counted outside what is set aside, shares are 0 to 1.

    ``kept_share`` of the report's words stand in the page; ``own_share`` of the page's words are not the report's;
    ``lost_share`` of the report's body (without datelines, credits, captions, terms and headline) is gone;
    ``changed_words`` were changed, cut or added inside sentences; ``inner_added_share`` of the page are whole sentences
    put between the report's; ``moved_words`` stand in sentences that changed their place; ``other_share`` of the
    page is explained by other reports alone; ``unquoted_words`` are shared words that stand in no quotation.
    """

    kept_share: float
    own_share: float
    lost_share: float = 0.0
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
    - **verbatim**: the whole report (0.02 of its body at most is missing), the same words.
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
    return "verbatim" if m.lost_share <= WHOLE_LOST_SHARE else "trimmed"


def measure(page: Document, report: Document, carried: Carried, other_spans: Sequence[Span] = ()) -> Measures:
    """Count what ``tell_kind`` needs; quick: one walk over the words and the blocks."""
    page_aside = carried.page.mask((part.begin, part.end) for part in page.set_aside)
    report_aside = carried.report.mask((part.begin, part.end) for part in report.set_aside)
    page_frame, report_frame = carried.page.mask(frame(page)), carried.report.mask(frame(report))
    kept, taken = bytearray(len(carried.report)), bytearray(len(carried.page))
    for block in carried.shared():
        kept[block.report_begin : block.report_end] = b"\x01" * block.report_words
        taken[block.page_begin : block.page_end] = b"\x01" * block.page_words
    page_total = len(carried.page) - sum(page_aside) or 1
    report_total = len(carried.report) - sum(report_aside) or 1
    shared = sum(1 for is_kept, is_aside in zip(kept, report_aside, strict=True) if is_kept and not is_aside)
    taken_words = sum(1 for is_taken, is_aside in zip(taken, page_aside, strict=True) if is_taken and not is_aside)
    lost = sum(1 for k, a, f in zip(kept, report_aside, report_frame, strict=True) if not (k or a or f))
    others = carried.page.mask(other_spans)
    other_words = sum(1 for o, t, a in zip(others, taken, page_aside, strict=True) if o and not t and not a)
    inner = [block for block in inner_blocks(carried) if not is_framed(block, page_frame, report_frame)]
    added = sum(block.page_words for block in inner if is_whole(carried, block) and block.page_words)
    kept_share = shared / report_total
    quoted = shared if kept_share > QUOTED_KEPT_SHARE else _unquoted(page, report, carried, report_aside)
    return Measures(
        kept_share=kept_share,
        own_share=1 - taken_words / page_total,
        lost_share=lost / report_total,
        shared_words=shared,
        changed_words=sum(max(b.page_words, b.report_words) for b in inner if not is_whole(carried, b)),
        inner_added_share=added / page_total,
        moved_words=_moved_words(carried, report_aside),
        other_share=other_words / page_total,
        unquoted_words=quoted,
    )


def frame(document: Document) -> list[Span]:
    """What stands around a report and is no word of it: dateline, credits, captions, terms, headline, what is set aside."""
    spans: list[tuple[int | None, int | None]] = [(part.begin, part.end) for part in document.set_aside]
    spans += [(printed.begin, printed.end) for hop in document.hops for printed in hop.printed]
    spans += [(caption.begin, caption.end) for caption in document.captions]
    spans += [(term.begin, term.end) for term in document.terms]
    if document.dateline:
        spans.append((document.dateline.begin, document.dateline.end))
    if document.headline_span:
        spans.append(document.headline_span)
    return [(begin, end) for begin, end in spans if begin is not None and end is not None]


def inner_blocks(carried: Carried) -> list[Block]:
    """The blocks that differ inside the report: between its first and last shared words, and what replaces the rest of those sentences."""
    same = [at for at, block in enumerate(carried.blocks) if block.op == "same"]
    if not same:
        return []
    inner = [block for block in carried.blocks[same[0] : same[-1]] if block.op != "same"]
    before = carried.blocks[same[0] - 1] if same[0] else None
    after = carried.blocks[same[-1] + 1] if same[-1] + 1 < len(carried.blocks) else None
    if before and before.op == "changed" and not carried.report.has_break(before.report_end):
        inner.insert(0, before)
    if after and after.op == "changed" and not carried.report.has_break(after.report_begin):
        inner.append(after)
    return inner


def is_whole(carried: Carried, block: Block) -> bool:
    """Whether a cut or an addition is made of whole sentences."""
    if block.op == "cut":
        return carried.report.has_break(block.report_begin) and carried.report.has_break(block.report_end)
    if block.op == "added":
        return carried.page.has_break(block.page_begin) and carried.page.has_break(block.page_end)
    return False


def is_framed(block: Block, page_frame: bytearray, report_frame: bytearray) -> bool:
    """Whether a change lies in what stands around a report: another dateline or credit line changes no word of it."""
    ours = page_frame[block.page_begin : block.page_end]
    theirs = report_frame[block.report_begin : block.report_end]
    return all(theirs) if theirs else bool(ours) and all(ours)


def _moved_words(carried: Carried, report_aside: bytearray) -> int:
    """Words of what moved and begins a sentence: a phrase that comes again in another place is nothing moved."""
    moved = [block for block in carried.blocks if block.number > 0 and block.op == "same"]
    begun = [block for block in moved if carried.report.has_break(block.report_begin)]
    return sum(b.report_words for b in begun if not all(report_aside[b.report_begin : b.report_end]))


def _unquoted(page: Document, report: Document, carried: Carried, report_aside: bytearray) -> int:
    """Shared words that no quotation of either text holds."""
    said = [span for statement in report.statements if statement.kind == "direct" for span in statement.content]
    in_report = carried.report.mask([*said, *find_quotations(report.text)])
    in_page = carried.page.mask(find_quotations(page.text))
    unquoted = 0
    for block in carried.shared():
        for step in range(min(block.page_words, block.report_words)):
            word = block.report_begin + step
            unquoted += not (in_report[word] or in_page[block.page_begin + step] or report_aside[word])
    return unquoted
