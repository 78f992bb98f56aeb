"""Which blocks of a page are the report, and which of them its body? Two extractors vote; the article's own notes are put back.

Credit lines, republication notices, corrections and captions are short, stand at the edge and look like furniture to
an extractor; to a desk they are half of what counts. So those of the article's region are kept, each where it stands,
and the body is told apart from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stemma.reading.html.aside import is_promotion
from stemma.reading.html.block import Block
from stemma.reading.html.body import choose_body, is_between, region_of, sound_elements
from stemma.reading.html.frame import Frame
from stemma.reading.html.vote import key_of, vote_on

MOST_AWAY = 25  # blocks before the first or after the last of the main text
FEWEST_CHARS = 25


@dataclass(frozen=True, slots=True)
class Chosen:
    """The report's blocks in the page's order, and which of them (by their place in ``blocks``) are its body."""

    blocks: tuple[Block, ...]
    body: frozenset[int]
    errors: tuple[str, ...] = ()


def choose_main(tree: Any, markup: str, blocks: Sequence[Block], headline: str) -> Chosen:
    """The report's blocks, and a sentence where they could not be told from the rest.

    ``tree`` holds what is seen (see `drop_unseen`), ``blocks`` are its own. The headline is no part of the text.
    """
    first, second = vote_on(tree, markup, blocks)
    body = choose_body(blocks, first, second, headline)
    errors: tuple[str, ...] = ()
    if sum(len(blocks[number].text) for number in body) < FEWEST_CHARS:
        frame = Frame(None)
        body = {number for number, block in enumerate(blocks) if not frame.is_furniture(block)}
        body = body or set(range(len(blocks)))
        kept = body
        errors = ("The main text could not be told from the rest of the page; all of its text was taken.",)
    else:
        kept = body | _notes_around(blocks, body, first)
    folded = key_of(headline)
    shown = [number for number in sorted(kept) if not (folded and key_of(blocks[number].text) == folded)]
    shown = shown or sorted(kept)
    chosen = tuple(blocks[number] for number in shown)
    return Chosen(chosen, frozenset(place for place, number in enumerate(shown) if number in body), errors)


def _notes_around(blocks: Sequence[Block], body: set[int], taken: set[int]) -> set[int]:
    """The article's own notes among the blocks left out: of its region, named or worded as a note, and no furniture.

    Of what an extractor took, the rest stays too where it is no call to subscribe: a standfirst, a sign-off.
    """
    frame = Frame(region_of(blocks, body), sound_elements(blocks, body))
    first, last = min(body), max(body)
    parents = {id(parent): parent for number in body if (parent := blocks[number].element.getparent()) is not None}
    told = {key_of(blocks[number].text) for number in body} | {""}
    found = set()
    for number in range(max(0, first - MOST_AWAY), min(len(blocks), last + MOST_AWAY + 1)):
        block = blocks[number]
        key = key_of(block.text)
        if key in told or not frame.is_within(block) or frame.is_furniture(block) or is_promotion(block):
            continue
        is_inside = first < number < last
        is_prose = number in taken and block.tag != "h1" and block.link_share < 0.5
        if frame.is_note(block) or is_prose or (is_inside and is_between(block, parents)):
            found.add(number)
            told.add(key)
    return found
