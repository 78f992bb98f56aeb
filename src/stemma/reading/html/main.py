"""Which blocks of a page are the report? trafilatura chooses; what it leaves out of the article's own notes is put back.

Credit lines, republication notices, corrections and captions are short, stand at the edge and look like furniture to
an extractor; to a desk they are half of what counts. So the choice is laid on the page's own blocks, and those of the
article's region that look like such notes are added, each where it stands.
"""

from __future__ import annotations

import copy
import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from stemma.reading.html.block import Block
from stemma.reading.html.frame import Frame

MOST_ELEMENTS = (
    30_000  # hostile shapes of that many took 1.3 to 2.7 s here on one core; the largest news pages have 10,000
)
MOST_AWAY = 25  # blocks before the first or after the last of the main text
FEWEST_CHARS = 25
GRAM = 4
LIKE_SHARE = 0.8
_WORD = re.compile(r"\w+")


def choose_main(tree: Any, blocks: Sequence[Block], headline: str) -> tuple[list[Block], tuple[str, ...]]:
    """The report's blocks in the page's order, and a sentence where they could not be told from the rest.

    ``tree`` holds what is seen (see `drop_unseen`), ``blocks`` are its own. The headline is no part of the text.
    """
    extracted = extract(tree)
    kept = _lay_on(blocks, extracted)
    shown = sum(len(blocks[number].text) for number in kept)
    errors: tuple[str, ...] = ()
    if shown < FEWEST_CHARS:
        frame = Frame(None)
        kept = {number for number, block in enumerate(blocks) if not frame.is_furniture(block)}
        kept = kept or set(range(len(blocks)))
        errors = ("The main text could not be told from the rest of the page; all of its text was taken.",)
    else:
        kept |= _notes_around(blocks, kept)
    folded = _key(headline)
    chosen = [blocks[number] for number in sorted(kept)]
    return [block for block in chosen if not (folded and _key(block.text) == folded)] or chosen, errors


def extract(tree: Any) -> str:
    """The main text as trafilatura gives it, in its careful setting; empty where it gives none, or the page is too large."""
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return ""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # an empty answer is said in the Document's errors
    found = trafilatura.extract(
        copy.deepcopy(tree), fast=False, include_comments=False, include_tables=True, include_formatting=False, deduplicate=False
    )  # fmt: skip
    return found or ""


def _lay_on(blocks: Sequence[Block], extracted: str) -> set[int]:
    """The numbers of the blocks that the extracted text holds, each as often as it holds them."""
    lines = Counter(key for line in extracted.splitlines() if (key := _key(line)))
    grams = {hash(gram) for gram in _grams(extracted)}  # over its line ends, which may stand inside a paragraph
    kept: set[int] = set()
    seen: Counter[str] = Counter()
    for number, block in enumerate(blocks):
        key = _key(block.text)
        if not key:
            continue
        if seen[key] < lines[key] or _is_held(block, lines, grams, seen[key]):
            kept.add(number)
            seen[key] += 1
    return kept


def _is_held(block: Block, lines: Counter[str], grams: set[int], seen: int) -> bool:
    rows = block.text.splitlines()
    if seen == 0 and len(rows) > 1 and all(lines[_key(row)] for row in rows if row.strip()):
        return True
    own = _grams(block.text)
    return seen == 0 and bool(own) and sum(hash(gram) in grams for gram in own) >= LIKE_SHARE * len(own)


def _grams(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text)
    return list(zip(*(words[shift:] for shift in range(GRAM)), strict=False))


def _key(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def _notes_around(blocks: Sequence[Block], kept: set[int]) -> set[int]:
    """The article's own notes among the blocks left out: of its region, named or worded as a note, and no furniture."""
    frame = Frame(_region(blocks, kept))
    first, last = min(kept), max(kept)
    parents = {id(parent): parent for number in kept if (parent := blocks[number].element.getparent()) is not None}
    told = {_key(blocks[number].text) for number in kept} | {""}
    found = set()
    for number in range(max(0, first - MOST_AWAY), min(len(blocks), last + MOST_AWAY + 1)):
        block = blocks[number]
        key = _key(block.text)
        if key in told or not frame.is_within(block) or frame.is_furniture(block):
            continue
        if frame.is_note(block) or (first < number < last and _is_between(block, parents)):
            found.add(number)
            told.add(key)
    return found


def _is_between(block: Block, parents: dict[int, Any]) -> bool:
    is_sibling = id(block.element.getparent()) in parents
    return is_sibling and block.tag in ("p", "blockquote", "pre", "dd") and block.link_share < 0.2


def _region(blocks: Sequence[Block], kept: set[int]) -> Any:
    """The element that holds the article: the nearest <article> or <main> around nearly all of what was kept, else its parent."""
    weight: Counter[int] = Counter()
    elements: dict[int, Any] = {}
    for number in kept:
        at = blocks[number].element
        while at is not None:
            weight[id(at)] += len(blocks[number].text)
            elements[id(at)] = at
            at = at.getparent()
    at = max((blocks[number] for number in kept), key=lambda block: len(block.text)).element
    total = sum(len(blocks[number].text) for number in kept)
    while weight[id(at)] < 0.85 * total and at.getparent() is not None:
        at = at.getparent()
    inner = at
    while at is not None:
        if at.tag in ("article", "main") or at.get("role") in ("article", "main"):
            return at
        at = at.getparent()
    parent = inner.getparent()
    return inner if parent is None or inner.tag in ("body", "html") else parent
