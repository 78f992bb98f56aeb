"""Which blocks are the body of the report, from its first paragraph to its last?

Prose that both extractors take is the seed. A block joins it where one of them takes it and it is built like the seeds
or stands among them, and where it is a paragraph between paragraphs. Headline, standfirst, bylines, captions, sign-offs
and promotions are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from stemma.reading.html.aside import (
    FEWEST_WORDS,
    is_caption,
    is_in_byline,
    is_promotion,
    is_quoted,
    is_sign_off,
    weigh_words,
)
from stemma.reading.html.block import Block
from stemma.reading.html.frame import Frame
from stemma.reading.html.vote import key_of

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
FEWEST_SEED_CHARS = 250
SOUND_SHARE = 0.3  # an element that holds so much of the prose is no furniture, whatever its name ("sidebar-layout")
MOST_LINKS_SHARE = 0.8
MOST_TRIMMED = 3
_FIGURES = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?…。！？؟:;»”\"')\]]\s*$")
_Kind = tuple[tuple[str, str], ...]


def choose_body(blocks: Sequence[Block], first_vote: set[int], second_vote: set[int], headline: str) -> set[int]:
    """The numbers of the body's blocks; empty where nothing was taken by anyone."""
    return _Choice(blocks, first_vote, second_vote, headline).choose()


class _Choice:
    def __init__(self, blocks: Sequence[Block], first: set[int], second: set[int], headline: str) -> None:
        self.blocks, self.votes = blocks, (first, second)
        self.both, self.either = first & second, first | second
        self.headline = key_of(headline)
        prose = [n for n in self.both if self._is_long(n)] or [n for n in self.either if self._is_long(n)]
        self.frame = Frame(None, sound_elements(blocks, prose or self.either))

    def choose(self) -> set[int]:
        seeds = self._seeds()
        if not seeds:
            return self.both or self.votes[0] or self.votes[1]
        self.seeds = seeds
        self.kinds = {kind_of(self.blocks[number]) for number in seeds}
        parents = (self.blocks[number].element.getparent() for number in seeds)
        self.parents = {id(parent): parent for parent in parents if parent is not None}
        self.region = Frame(region_of(self.blocks, seeds))
        self.first, self.last = min(seeds), max(seeds)
        taken = set(seeds)
        for number, block in enumerate(self.blocks):
            if number in taken:
                if is_sign_off(block) and (number == self.last or block.text[:1] in "(*["):
                    taken.discard(number)
            elif self._joins(number, block, taken):
                taken.add(number)
        return self._trim(taken) if taken else set(seeds)

    def _is_long(self, number: int) -> bool:
        block = self.blocks[number]
        return weigh_words(block.text) >= FEWEST_WORDS and block.link_share < 0.5

    def _is_prose(self, number: int) -> bool:
        block = self.blocks[number]
        if not self._is_long(number) or block.tag in HEADINGS or self.frame.is_furniture(block):
            return False
        return not is_promotion(block) and not is_caption(block)

    def _seeds(self) -> set[int]:
        agreed = {number for number in self.both if self._is_prose(number)}
        if sum(len(self.blocks[number].text) for number in agreed) >= FEWEST_SEED_CHARS:
            return agreed
        taken = {number for number in self.either if self._is_prose(number)}
        if agreed and len(taken) <= len(agreed) + 1:
            return agreed
        return {number for number in self.votes[0] if self._is_prose(number)} or taken

    def _joins(self, number: int, block: Block, taken: set[int]) -> bool:
        if block.tag == "h1" or (self.headline and key_of(block.text) == self.headline):
            return False
        is_inside = self.first < number < self.last
        if is_quoted(block) and self._joins_quoted(number, taken, is_inside):
            return True
        if block.link_share > MOST_LINKS_SHARE or self.frame.is_furniture(block):
            return False
        if is_promotion(block) or is_sign_off(block) or is_caption(block) or is_in_byline(block):
            return False
        is_kin = kind_of(block) in self.kinds
        if number in self.votes[1] and is_kin and weigh_words(block.text) >= 12 and block.link_share < 0.3:
            return True  # the second half of an article that was laid out in two
        if number in self.both:
            return self.region.is_within(block)
        if number in self.either:
            return (is_kin or is_inside) and block.link_share < 0.4 and self.region.is_within(block)
        return is_inside and is_between(block, self.parents)

    def _joins_quoted(self, number: int, taken: set[int], is_inside: bool) -> bool:
        """A message of somebody else, embedded between the paragraphs or after them."""
        if not self.first < number <= self.last + 12 or not self.region.is_within(self.blocks[number]):
            return False
        follows = number - 1 in taken and is_quoted(self.blocks[number - 1])
        return is_inside or number in self.votes[0] or follows

    def _trim(self, taken: set[int]) -> set[int]:
        """Without what leads up to the first paragraph, and without headings that nothing follows."""
        blocks = self.blocks
        begin = min(taken & self.seeds, default=min(taken))
        for number in [number for number in taken if number < begin]:
            is_lone = blocks[number].tag in HEADINGS and number + 1 not in self.both
            if is_lone or (weigh_words(blocks[number].text) < FEWEST_WORDS and not self._is_kin(number)):
                taken.discard(number)
        order = sorted(taken)
        for _ in range(MOST_TRIMMED):
            if len(order) < 2 or not self._is_loose(order[-1]):
                break
            taken.discard(order.pop())
        for number, following in pairwise(order):
            if blocks[number].tag in HEADINGS and following - number > 3:
                taken.discard(number)
        return taken

    def _is_kin(self, number: int) -> bool:
        return number in self.both and kind_of(self.blocks[number]) in self.kinds

    def _is_loose(self, number: int) -> bool:
        block = self.blocks[number]
        if block.tag in HEADINGS:
            return True
        is_short = weigh_words(block.text) < FEWEST_WORDS and not _ENDS.search(block.text)
        return is_short and block.tag != "li" and not self._is_kin(number) and not is_quoted(block)


def kind_of(block: Block) -> _Kind:
    """How a block is built: tag and class of its element and of the one around it, without figures."""
    parent = block.element.getparent()
    return tuple(
        (at.tag, _FIGURES.sub("", (at.get("class") or "")[:500])) for at in (block.element, parent) if at is not None
    )


def is_between(block: Block, parents: dict[int, Any]) -> bool:
    """Whether a block is a paragraph among those whose parents are given."""
    is_sibling = id(block.element.getparent()) in parents
    return is_sibling and block.tag in ("p", "blockquote", "pre", "dd") and block.link_share < 0.2


def sound_elements(blocks: Sequence[Block], numbers: Iterable[int]) -> frozenset[Any]:
    """The elements that hold a good part of the given blocks' text."""
    weight: dict[Any, int] = {}
    total = 0
    for number in numbers:
        size = len(blocks[number].text)
        total += size
        at = blocks[number].element
        while at is not None:
            weight[at] = weight.get(at, 0) + size
            at = at.getparent()
    return frozenset(element for element, size in weight.items() if size >= SOUND_SHARE * total)


def region_of(blocks: Sequence[Block], numbers: set[int]) -> Any:
    """The element that holds the article: the nearest <article> or <main> around nearly all of the blocks, else its parent."""
    weight: dict[Any, int] = {}
    for number in numbers:
        at = blocks[number].element
        while at is not None:
            weight[at] = weight.get(at, 0) + len(blocks[number].text)
            at = at.getparent()
    at = max((blocks[number] for number in sorted(numbers)), key=lambda block: len(block.text)).element
    total = sum(len(blocks[number].text) for number in numbers)
    while weight[at] < 0.85 * total and at.getparent() is not None:
        at = at.getparent()
    inner = at
    while at is not None:
        if at.tag in ("article", "main") or at.get("role") in ("article", "main"):
            return at
        at = at.getparent()
    parent = inner.getparent()
    return inner if parent is None or inner.tag in ("body", "html") else parent
