"""Which words did the page change, and what sort of change is each?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from stemma.compare.block import Block
from stemma.compare.carried import Carried
from stemma.compare.change import Side, known_names, tell_change
from stemma.compare.measure import inner_blocks, is_whole
from stemma.compare.quotation import find_quotations
from stemma.shapes import Document, Edit, EditKind, MatchKind, Span

_LOOSE: frozenset[MatchKind] = frozenset({"excerpt", "merged", "quotation", "unrelated"})
_NEAR_WORDS = 40
_MARK_CHARS = 4
_OPENING = frozenset("“„«»\"'‘‚([¿¡「")


def list_edits(page: Document, report: Document, carried: Carried, match_kind: MatchKind) -> tuple[Edit, ...]:
    """The edits in the page's order, kinds told; `cut` and `added` of whole sentences, the rest word by word.

    A page that is mostly its own (an excerpt, several reports in one) is asked only for changes inside and close around
    what it took; all it wrote besides is no edit. Quotation marks, dashes and case are none either; nor is another
    dateline or credit line.
    """
    ours, theirs = sides(page, report, carried)
    inner = set(map(id, inner_blocks(carried)))
    told: list[tuple[Block, EditKind]] = []
    for block in carried.blocks:
        if block.op == "same" or carried.is_framed(block):
            continue
        if match_kind in _LOOSE and not _is_near(block, id(block) in inner, match_kind):
            continue
        told.append((block, tell_block(carried, ours, theirs, block)))
    edits = [_edit(carried, block, kind) for block, kind in _joined(told)]
    edits += _moved(carried)
    return tuple(sorted(edits, key=lambda edit: (edit.page, edit.report)))


def _is_near(block: Block, is_inner: bool, match_kind: MatchKind) -> bool:
    """In a page mostly its own: changes in what it took, and close around it where it took more than a quotation."""
    if block.in_run or match_kind in ("quotation", "unrelated"):
        return block.in_run
    return is_inner and max(block.page_words, block.report_words) <= _NEAR_WORDS


def sides(page: Document, report: Document, carried: Carried) -> tuple[Side, Side]:
    """Both texts with what a change is judged by: the page's side, the report's."""
    names = known_names((page, report))
    lang = report.lang or page.lang
    said = [span for statement in report.statements if statement.kind == "direct" for span in statement.content]
    return (
        Side(carried.page, page.lang or lang, carried.page.mask(find_quotations(page.text)), names),
        Side(carried.report, lang, carried.report.mask([*find_quotations(report.text), *said]), names),
    )


def tell_block(carried: Carried, ours: Side, theirs: Side, block: Block) -> EditKind:
    """What sort of change a block is."""
    if is_whole(carried, block):
        return "cut" if block.op == "cut" else "added"
    if block.op == "cut" and _holds_sentence(carried, block):
        return "cut"
    return tell_change(ours, (block.page_begin, block.page_end), theirs, (block.report_begin, block.report_end))


def _holds_sentence(carried: Carried, block: Block) -> bool:
    """Whether a cut that begins or ends inside a sentence has a whole one in it."""
    breaks = [w for w in range(block.report_begin, block.report_end + 1) if carried.report_breaks(w)]
    return any(after - before >= 3 for before, after in pairwise(breaks))


def _joined(told: list[tuple[Block, EditKind]]) -> Iterator[tuple[Block, EditKind]]:
    """Sentences cut (or added) one after another are one edit."""
    last: tuple[Block, EditKind] | None = None
    for block, kind in told:
        if (
            last
            and last[1] == kind
            and kind in ("cut", "added")
            and last[0].op == block.op
            and _follows(last[0], block)
        ):
            joined = Block(block.op, last[0].page_begin, block.page_end, last[0].report_begin, block.report_end)
            last = joined, kind
            continue
        if last:
            yield last
        last = block, kind
    if last:
        yield last


def _follows(one: Block, other: Block) -> bool:
    return one.page_end == other.page_begin and one.report_end == other.report_begin


def _edit(carried: Carried, block: Block, kind: EditKind) -> Edit:
    page, report = place(carried, block)
    if kind in ("cut", "added"):
        page, report = _with_marks(carried.page.text, page), _with_marks(carried.report.text, report)
    return Edit(kind, page, report, carried.page.text[slice(*page)], carried.report.text[slice(*report)])


def _with_marks(text: str, span: Span) -> Span:
    """A sentence's place with its quotation marks and full stop."""
    begin, end = span
    if begin == end:
        return span
    while begin and span[0] - begin < _MARK_CHARS and text[begin - 1] in _OPENING:
        begin -= 1
    while end < len(text) and end - span[1] < _MARK_CHARS and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return begin, end


def place(carried: Carried, block: Block) -> tuple[Span, Span]:
    """The block's place in the page and in the report."""
    return (
        carried.page.span(block.page_begin, block.page_end),
        carried.report.span(block.report_begin, block.report_end),
    )


def _moved(carried: Carried) -> list[Edit]:
    """One edit for each number of what moved, wherever its words now stand."""
    parts: dict[int, list[Block]] = {}
    for block in carried.blocks:
        if block.number > 0:
            parts.setdefault(block.number, []).append(block)
    edits: list[Edit] = []
    for blocks in parts.values():
        if all(all(carried.report_frame[block.report_begin : block.report_end]) for block in blocks):
            continue
        page = carried.page.span(min(b.page_begin for b in blocks), max(b.page_end for b in blocks))
        report = carried.report.span(min(b.report_begin for b in blocks), max(b.report_end for b in blocks))
        page, report = _with_marks(carried.page.text, page), _with_marks(carried.report.text, report)
        edits.append(Edit("moved", page, report, carried.page.text[slice(*page)], carried.report.text[slice(*report)]))
    return edits
