"""What became of every quotation of the report in the page: unchanged, changed, cut, or absent?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stemma.compare.block import Block, joined
from stemma.compare.carried import Carried
from stemma.compare.change import Side, tell_change
from stemma.compare.cutting import cut
from stemma.compare.edits import sides
from stemma.compare.gap import likeness
from stemma.compare.lexicon import negations
from stemma.compare.place import find_exact
from stemma.compare.quotation import find_quotations
from stemma.shapes import Document, Drift, Edit, Span
from stemma.text import align_words

LEAST_WORDS = 3  # shorter runs between marks are titles and nicknames, not what someone said
LEAST_ALIKE_SHARE = 0.5
MAX_QUOTATIONS = 400  # of each side, the first ones: no report of a newsroom has so many
_CUE_WORDS = 15  # the longest cue looked over between two pieces of a quotation
_OMISSIONS = ("…", "...", "[", "(…")


def find_drift(page: Document, report: Document, carried: Carried) -> tuple[Drift, ...]:
    """One Drift for each quotation of the report, in its order.

    Quotation marks, dashes and ellipses do not count. Where the page carries only a part because it was trimmed or
    shortened, the quotation is *cut*; *changed* means that words were replaced, put in, or taken out of its middle
    unmarked. Of more than 400 quotations the first 400 are held.
    """
    ours, theirs = sides(page, report, carried)
    spans = find_quotations(page.text)[:MAX_QUOTATIONS]
    page_quotes = [carried.page.words_touching(*span) for span in spans]
    quotations = list_quotations(report)
    return tuple(_drift_of(page, carried, ours, theirs, page_quotes, span, name) for span, name in quotations)


def list_quotations(document: Document) -> list[tuple[Span, str | None]]:
    """The quotations of a text with their speakers: what is read as said directly, and every other quoted run."""
    runs = find_quotations(document.text)[:MAX_QUOTATIONS]
    spoken = [statement for statement in document.statements if statement.kind != "reported"][:MAX_QUOTATIONS]
    found: dict[Span, str | None] = {}
    for statement in spoken:
        for part in statement.content:
            inside = [run for run in runs if part[0] <= run[0] and run[1] <= part[1]]
            for span in inside if inside and statement.kind == "mixed" else [part]:
                found.setdefault(span, statement.speaker_name)
    held = list(found)
    for run in runs:
        if not any(run[0] < end and begin < run[1] for begin, end in held):
            found.setdefault(run, None)
    listed = sorted(
        ((span, name) for span, name in found.items() if _has_words(document.text, span)), key=lambda item: item[0]
    )
    return listed[:MAX_QUOTATIONS]


def _has_words(text: str, span: Span) -> bool:
    run = text[slice(*span)]
    has_spaces = len(run.split()) >= LEAST_WORDS
    return has_spaces or (
        len(run) >= 6 and not run.isascii() and run.isalpha() and " " not in run
    )  # scripts without spaces


def _drift_of(
    page: Document,
    carried: Carried,
    ours: Side,
    theirs: Side,
    page_quotes: Sequence[tuple[int, int]],
    span: Span,
    name: str | None,
) -> Drift:
    first, last = carried.report.words_touching(*span)
    keys = carried.report.keys[first:last]
    exact = find_exact(carried.page, keys)
    if exact is not None:
        place = carried.page.span(exact, exact + len(keys))
        return Drift("unchanged", span, place, name, evidence="It stands in the page word for word.")
    window = _window(carried, page_quotes, first, last)
    if window is None and find_exact(cut(page.headline), keys) is not None:
        return Drift("unchanged", span, None, name, evidence="It stands in the page's headline word for word.")
    if window is None:
        return Drift("absent", span, None, name, evidence="The page does not carry it.")
    blocks = joined(align_words(keys, carried.page.keys[slice(*window)]), window[0], first)
    blocks = _without_foreign_ends(carried, page_quotes, blocks)
    changed = [block for block in blocks if block.op != "same" and not _is_only_cut(carried, theirs, blocks, block)]
    same = [block for block in blocks if block.op == "same"]
    if not same:
        return Drift("absent", span, None, name, evidence="The page does not carry it.")
    place = carried.page.span(same[0].page_begin, same[-1].page_end)
    if not changed:
        kept = sum(block.report_words for block in same)
        if kept == len(keys):
            return Drift("unchanged", span, place, name, evidence="The page carries all its words in their order.")
        return Drift("cut", span, place, name, evidence=f"The page carries {kept} of its {len(keys)} words, unchanged.")
    edits = tuple(_edit(carried, ours, theirs, block) for block in changed)
    said = "; ".join(_told(edit) for edit in edits[:3])
    more = f"; {len(edits) - 3} more changes" if len(edits) > 3 else ""
    return Drift("changed", span, place, name, edits, f"{said}{more}.")


def _window(carried: Carried, page_quotes: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int] | None:
    """The page's words to hold against the quotation: the page's own quotation around what was carried, or one like it."""
    found = sorted(carried.page_of[word] for word in range(first, last) if carried.page_of[word] >= 0)
    size = last - first
    if len(found) >= max(2, size // 10):
        middle = found[len(found) // 2]
        near = [word for word in found if abs(word - middle) <= 2 * size + 10]
        begin, end = near[0], near[-1] + 1
        around = [quote for quote in page_quotes if quote[0] <= end - 1 and begin < quote[1]]
        if around:
            begin, end = min(begin, around[0][0]), max(end, around[-1][1])
            return begin, _over_cue(carried, page_quotes, end, carried.report.keys[first:last])
        return _to_gap_ends(carried, begin, end)
    wanted = Counter(carried.report.keys[first:last])
    best, best_share = None, LEAST_ALIKE_SHARE
    for quote in page_quotes:
        longer, shorter = max(size, quote[1] - quote[0]), min(size, quote[1] - quote[0])
        if 4 * shorter >= longer:  # else they cannot be half alike
            share = likeness(wanted, Counter(carried.page.keys[slice(*quote)]))
            best, best_share = (quote, share) if share >= best_share else (best, best_share)
    return best


def _over_cue(carried: Carried, page_quotes: Sequence[tuple[int, int]], end: int, keys: Sequence[str]) -> int:
    """Out over quotations that follow after a cue ("…," she said, "…") and go on with the same quotation."""
    for begin, stop in page_quotes:
        piece = carried.page.keys[begin:stop]
        if end <= begin <= end + _CUE_WORDS and piece and _holds(keys, piece):
            end = stop
    return end


def _holds(keys: Sequence[str], piece: Sequence[str]) -> bool:
    size = len(piece)
    return any(tuple(keys[at : at + size]) == tuple(piece) for at in range(len(keys) - size + 1))


def _to_gap_ends(carried: Carried, begin: int, end: int) -> tuple[int, int]:
    """Without marks in the page: out over the words that replace words of the report beside what was carried."""
    for block in carried.blocks:
        if block.op == "changed" and block.page_end == begin:
            begin = block.page_begin
        elif block.op == "changed" and block.page_begin == end:
            end = block.page_end
    return begin, end


def _without_foreign_ends(carried: Carried, page_quotes: Sequence[tuple[int, int]], blocks: list[Block]) -> list[Block]:
    """Words at the window's ends that are the report's own from beside the quotation are no words put into it."""
    while blocks and blocks[0].op == "added" and _is_carried(carried, blocks[0]):
        blocks = blocks[1:]
    while blocks and blocks[-1].op == "added" and _is_carried(carried, blocks[-1]):
        blocks = blocks[:-1]
    return [block for block in blocks if block.op != "added" or not _is_outside(carried, page_quotes, block)]


def _is_carried(carried: Carried, block: Block) -> bool:
    words = range(block.page_begin, block.page_end)
    return 2 * sum(carried.report_of[word] >= 0 for word in words) >= len(words)


def _is_outside(carried: Carried, page_quotes: Sequence[tuple[int, int]], block: Block) -> bool:
    """Words between two quotations of the page ("…," she said, "…") are not in a quotation."""
    return bool(page_quotes) and not any(
        begin <= block.page_begin and block.page_end <= end for begin, end in page_quotes
    )


def _is_only_cut(carried: Carried, theirs: Side, blocks: Sequence[Block], block: Block) -> bool:
    """Words left out at an end, or whole sentences, or a run whose place the page marks with an ellipsis."""
    if block.op != "cut":
        return False
    if block is blocks[0] or block is blocks[-1]:
        return not _turns(carried, theirs, blocks, block)
    if carried.report.has_break(block.report_begin) and carried.report.has_break(block.report_end):
        return True
    begin, end = carried.page.ends[block.page_begin - 1], carried.page.begins[block.page_end]
    between = carried.page.text[begin:end]
    return any(mark in between for mark in _OMISSIONS) or _is_interrupted(carried, block, between)


def _turns(carried: Carried, theirs: Side, blocks: Sequence[Block], block: Block) -> bool:
    """A denial lost from the edge of a sentence that was carried: "Nobody asked" is not "asked", shortened."""
    is_front = block is blocks[0] and not carried.report.has_break(block.report_end)
    is_back = (
        block is blocks[-1] and not carried.report.has_break(block.report_begin) and block.page_end < len(carried.page)
    )
    words = carried.report.keys[block.report_begin : block.report_end]
    return (is_front or is_back) and len(words) <= _CUE_WORDS and any(word in negations(theirs.lang) for word in words)


def _is_interrupted(carried: Carried, block: Block, between: str) -> bool:
    """Closed and opened again in the page, after a sentence of its own or a cue: two pieces of one quotation."""
    return len(between) > 3 and any(mark in between for mark in "”»“„") and "\n" in between


def _edit(carried: Carried, ours: Side, theirs: Side, block: Block) -> Edit:
    page = carried.page.span(block.page_begin, block.page_end)
    report = carried.report.span(block.report_begin, block.report_end)
    kind = tell_change(ours, (block.page_begin, block.page_end), theirs, (block.report_begin, block.report_end))
    return Edit(kind, page, report, carried.page.text[slice(*page)], carried.report.text[slice(*report)])


def _told(edit: Edit) -> str:
    page, report = _short(edit.page_text), _short(edit.report_text)
    if not edit.page_text:
        return f"“{report}” was left out"
    if not edit.report_text:
        return f"“{page}” was put in"
    return f"“{report}” became “{page}”"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
