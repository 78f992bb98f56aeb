"""Which blocks do extractors take for the article? trafilatura and resiliparse, each laid on the page's own blocks.

They err in different ways: the first now and then stops at half of an article or takes a list of teasers for one, the
second keeps nearly all of an article and some of the frame. What both take is seldom wrong.
"""

from __future__ import annotations

import copy
import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from stemma.reading.html.block import Block

MOST_ELEMENTS = (
    30_000  # hostile shapes of that many took 1.3 to 2.7 s here on one core; the largest news pages have 10,000
)
GRAM = 4
LIKE_SHARE = 0.8
_WORD = re.compile(r"\w+")


def vote_on(tree: Any, markup: str, blocks: Sequence[Block]) -> tuple[set[int], set[int]]:
    """The numbers of the blocks that trafilatura takes, and of those that resiliparse takes; both empty for a page too large.

    ``tree`` holds what is seen (see `drop_unseen`), ``markup`` is the page as `tame` left it.
    """
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return set(), set()
    return lay_on(blocks, _by_trafilatura(tree)), lay_on(blocks, _by_resiliparse(markup))


def _by_trafilatura(tree: Any) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # an empty answer is said in the Document's errors
    found = trafilatura.extract(
        copy.deepcopy(tree), fast=True, include_comments=False, include_tables=True, include_formatting=False, deduplicate=False
    )  # fmt: skip
    return found or ""


def _by_resiliparse(markup: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(markup, main_content=True, alt_texts=False, links=False, list_bullets=False))


def lay_on(blocks: Sequence[Block], extracted: str) -> set[int]:
    """The numbers of the blocks that the extracted text holds, each as often as it holds them."""
    lines = Counter(key for line in extracted.splitlines() if (key := key_of(line)))
    grams = {hash(gram) for gram in _grams(extracted)}  # over its line ends, which may stand inside a paragraph
    kept: set[int] = set()
    seen: Counter[str] = Counter()
    for number, block in enumerate(blocks):
        key = key_of(block.text)
        if not key:
            continue
        if seen[key] < lines[key] or _is_held(block, lines, grams, seen[key]):
            kept.add(number)
            seen[key] += 1
    return kept


def key_of(text: str) -> str:
    """The letters and figures of a text in one case, to compare by."""
    return "".join(_WORD.findall(text)).casefold()


def _is_held(block: Block, lines: Counter[str], grams: set[int], seen: int) -> bool:
    rows = block.text.splitlines()
    if seen == 0 and len(rows) > 1 and all(lines[key_of(row)] for row in rows if row.strip()):
        return True
    own = _grams(block.text)
    return seen == 0 and bool(own) and sum(hash(gram) in grams for gram in own) >= LIKE_SHARE * len(own)


def _grams(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text)
    return list(zip(*(words[shift:] for shift in range(GRAM)), strict=False))
