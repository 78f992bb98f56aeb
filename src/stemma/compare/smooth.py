"""Which differences does a reader not see: hyphens, ways to write per cent, and cuts that an aligner put off by a word?"""

from __future__ import annotations

from dataclasses import replace

from stemma.compare.block import Block
from stemma.compare.cutting import Cut

_MAX_SLIDE_WORDS = 12
_MAX_STYLE_WORDS = 8
_PERCENT_WORDS = frozenset({"percent", "per cent", "pct", "prozent", "por ciento", "pour cent"})


def drop_style(page: Cut, report: Cut, blocks: list[Block]) -> list[Block]:
    """The blocks with changes of style, and a word that the page's end broke off, made no change."""
    plain = [_without_style(page, report, block) for block in blocks]
    return [part for block in plain for part in _broken_off(page, report, block)]


def align_to_sentences(page: Cut, report: Cut, blocks: list[Block]) -> list[Block]:
    """The blocks with neighbouring cuts (and additions) made one, and moved to where sentences begin."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        is_alike = last is not None and last.op == block.op and block.op in ("cut", "added")
        if last and is_alike and last.page_end == block.page_begin and last.report_end == block.report_begin:
            joined[-1] = replace(last, page_end=block.page_end, report_end=block.report_end)
        else:
            joined.append(block)
    return _slide_all(page, report, joined)


def _broken_off(page: Cut, report: Cut, block: Block) -> list[Block]:
    """A page that ends in the middle of a word carries that word, and lost the rest of the text: nothing was changed."""
    is_last = block.op == "changed" and block.page_words == 1 and block.page_end == len(page)
    if not is_last or not report.keys[block.report_begin].startswith(page.keys[block.page_begin]):
        return [block]
    word = replace(block, op="same", report_end=block.report_begin + 1)
    rest = replace(block, op="cut", page_begin=block.page_end, report_begin=block.report_begin + 1)
    return [word, rest] if rest.report_words else [word]


def _without_style(page: Cut, report: Cut, block: Block) -> Block:
    """A change of hyphens alone (re-publication, republication) or of how per cent is written is no change."""
    if block.op in ("cut", "added"):
        return replace(block, op="same") if _is_percent(page, report, block) else block
    if block.op != "changed" or max(block.page_words, block.report_words) > _MAX_STYLE_WORDS:
        return block
    if page.joined(block.page_begin, block.page_end) != report.joined(block.report_begin, block.report_end):
        return block
    return replace(block, op="same")


def _is_percent(page: Cut, report: Cut, block: Block) -> bool:
    side, at = (report, block.report_begin) if block.op == "cut" else (page, block.page_begin)
    words = side.keys[at : at + block.report_words + block.page_words]
    return at > 0 and " ".join(words) in _PERCENT_WORDS and side.keys[at - 1].endswith("%")


def _slide_all(page: Cut, report: Cut, blocks: list[Block]) -> list[Block]:
    """Cuts and additions that could stand a few words earlier as well are moved to where a sentence begins.

    "… it. [The town hall] The council …" and "… it. The [town hall The] council …" are the same to an aligner; not to a reader.
    """
    slid = list(blocks)
    for at in range(1, len(slid) - 1):
        block, left, right = slid[at], slid[at - 1], slid[at + 1]
        if block.op not in ("cut", "added") or not _are_neighbours(left, block, right):
            continue
        step = _slide(report, block.report_begin, block.report_end, left.report_words) if block.op == "cut" else 0
        step = _slide(page, block.page_begin, block.page_end, left.page_words) if block.op == "added" else step
        if step:
            slid[at - 1] = replace(left, page_end=left.page_end - step, report_end=left.report_end - step)
            slid[at] = replace(
                block,
                page_begin=block.page_begin - step,
                page_end=block.page_end - step,
                report_begin=block.report_begin - step,
                report_end=block.report_end - step,
            )
            slid[at + 1] = replace(right, page_begin=right.page_begin - step, report_begin=right.report_begin - step)
    return [block for block in slid if block.page_words or block.report_words]


def _are_neighbours(left: Block, block: Block, right: Block) -> bool:
    return (
        left.op == right.op == "same"
        and left.number == right.number == 0
        and left.page_end == block.page_begin
        and left.report_end == block.report_begin
        and right.page_begin == block.page_end
        and right.report_begin == block.report_end
    )


def _slide(side: Cut, begin: int, end: int, room: int) -> int:
    """How many words to the left the run begins a sentence and still says the same; 0 where it does already."""
    if side.has_break(begin):
        return 0
    for step in range(1, min(room, _MAX_SLIDE_WORDS) + 1):
        if side.keys[begin - step] != side.keys[end - step]:
            return 0
        if side.has_break(begin - step):
            return step
    return 0
