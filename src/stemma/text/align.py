"""Which words of one text became which words of the other?

A longest common subsequence, found with bit vectors (Hyyrö 2004: one row of the table is one whole number, so Python's
own long arithmetic does 30 cells a step). Where the table would not fit into memory, words and runs that stand once on
each side anchor it (patience), and what lies between anchors is aligned by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

Op = Literal["same", "changed", "cut", "added"]


class Opcode(NamedTuple):
    """A run of one sort: words ``a_begin:a_end`` of the first text became ``b_begin:b_end`` of the second."""

    op: Op
    a_begin: int
    a_end: int
    b_begin: int
    b_end: int


class Block(NamedTuple):
    """``length`` words that are the same from ``a`` and from ``b`` on."""

    a: int
    b: int
    length: int


# Cells of the largest table that is kept whole: 2**26 bits are 8 MB.
TABLE_CELLS = 1 << 26
# Without anchors a larger table is cut along its diagonal into pieces of this many words.
PIECE_WORDS = 4096
ANCHOR_WORDS = (6, 3, 1)


def align_words(a: Sequence[str], b: Sequence[str]) -> list[Opcode]:
    """An edit script from ``a`` to ``b`` that covers both without gaps; shortest while the table is within ``TABLE_CELLS``.

    Memory grows with ``len(a) + len(b)``.

    >>> align_words("he said no today".split(), "he never said yes today".split())  # doctest: +NORMALIZE_WHITESPACE
    [Opcode(op='same', a_begin=0, a_end=1, b_begin=0, b_end=1),
     Opcode(op='added', a_begin=1, a_end=1, b_begin=1, b_end=2),
     Opcode(op='same', a_begin=1, a_end=2, b_begin=2, b_end=3),
     Opcode(op='changed', a_begin=2, a_end=3, b_begin=3, b_end=4),
     Opcode(op='same', a_begin=3, a_end=4, b_begin=4, b_end=5)]
    """
    script: list[Opcode] = []
    i = j = 0
    for block in [*same_blocks(a, b), Block(len(a), len(b), 0)]:
        if block.a > i or block.b > j:
            op: Op = "changed" if block.a > i and block.b > j else "cut" if block.a > i else "added"
            script.append(Opcode(op, i, block.a, j, block.b))
        i, j = block.a + block.length, block.b + block.length
        if block.length:
            script.append(Opcode("same", block.a, i, block.b, j))
    return script


def same_blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """The runs of words that stay, in order, none touching the next on both sides."""
    blocks: list[Block] = []
    for block in _blocks(tuple(a), tuple(b)):
        last = blocks[-1] if blocks else None
        if last and last.a + last.length == block.a and last.b + last.length == block.b:
            blocks[-1] = Block(last.a, last.b, last.length + block.length)
        else:
            blocks.append(block)
    return blocks


def shared_prefix(a: Sequence[str], i: int, b: Sequence[str], j: int) -> int:
    """How many words are the same from ``a[i]`` and ``b[j]`` on. Slices are compared, so long runs cost little."""
    room = min(len(a) - i, len(b) - j)
    length, step = 0, 8
    while step and length < room:
        step = min(step, room - length)
        if a[i + length : i + length + step] == b[j + length : j + length + step]:
            length += step
            step *= 2
        else:
            step //= 2
    return length


def shared_suffix(a: Sequence[str], i: int, b: Sequence[str], j: int) -> int:
    """How many words are the same before ``a[i]`` and ``b[j]``."""
    room = min(i, j)
    length, step = 0, 8
    while step and length < room:
        step = min(step, room - length)
        if a[i - length - step : i - length] == b[j - length - step : j - length]:
            length += step
            step *= 2
        else:
            step //= 2
    return length


def _blocks(a: tuple[str, ...], b: tuple[str, ...]) -> Iterator[Block]:
    """Depth first with a stack of its own: hostile texts must not reach Python's limit of recursion."""
    stack: list[tuple[int, int, int, int, int] | Block] = [(0, len(a), 0, len(b), 0)]
    while stack:
        todo = stack.pop()
        if isinstance(todo, Block):
            yield todo
            continue
        i, i_end, j, j_end, level = todo
        a_part, b_part = a[i:i_end], b[j:j_end]
        head = shared_prefix(a_part, 0, b_part, 0)
        if head:
            yield Block(i, j, head)
            i, j = i + head, j + head
            a_part, b_part = a_part[head:], b_part[head:]
        tail = shared_suffix(a_part, len(a_part), b_part, len(b_part))
        if tail:
            stack.append(Block(i_end - tail, j_end - tail, tail))
            i_end, j_end = i_end - tail, j_end - tail
            a_part, b_part = a_part[:-tail], b_part[:-tail]
        if not a_part or not b_part:
            continue
        if len(a_part) * len(b_part) <= TABLE_CELLS:
            for at, other in _subsequence(a_part, b_part):
                yield Block(i + at, j + other, 1)
            continue
        cuts, level = _cuts(a_part, b_part, level)
        edges = [(0, 0), *cuts, (len(a_part), len(b_part))]
        for (p, q), (p_end, q_end) in reversed(list(pairwise(edges))):
            stack.append((i + p, i + p_end, j + q, j + q_end, level))


def _subsequence(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of places of one longest common subsequence, in order."""
    where: dict[str, int] = {}
    bit = 1
    for word in b:
        where[word] = where.get(word, 0) | bit
        bit <<= 1
    full = bit - 1
    row = full
    rows = [row]
    for word in a:
        hit = row & where.get(word, 0)
        if hit:
            row = ((row + hit) | (row - hit)) & full
        rows.append(row)
    pairs: list[tuple[int, int]] = []
    i, j = len(a), len(b)
    while i and j:
        if rows[i] >> (j - 1) & 1:
            j -= 1
        elif not rows[i - 1] >> (j - 1) & 1:
            i -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return reversed(pairs)


def _cuts(a: tuple[str, ...], b: tuple[str, ...], level: int) -> tuple[list[tuple[int, int]], int]:
    """Where to cut a table that is too large, and the level of anchors to try on the pieces."""
    while level < len(ANCHOR_WORDS):
        anchors = _anchors(a, b, ANCHOR_WORDS[level])
        if anchors:
            return anchors, level
        level += 1
    longer = max(len(a), len(b))
    steps = range(PIECE_WORDS, longer, PIECE_WORDS)
    return [(len(a) * step // longer, len(b) * step // longer) for step in steps], level


def _anchors(a: tuple[str, ...], b: tuple[str, ...], size: int) -> list[tuple[int, int]]:
    """Runs of ``size`` words that stand once on each side and keep their order: the longest rising sequence of them."""
    here, there = _once(a, size), _once(b, size)
    pairs = [(i, there[run]) for run, i in here.items() if run in there]
    pairs = sorted((i, j) for i, j in pairs if a[i : i + size] == b[j : j + size] and (i or j))
    tails: list[int] = []
    piles: list[int] = []
    before = [-1] * len(pairs)
    for n, (_, j) in enumerate(pairs):
        pile = bisect_left(tails, j)
        before[n] = piles[pile - 1] if pile else -1
        if pile == len(tails):
            tails.append(j)
            piles.append(n)
        else:
            tails[pile], piles[pile] = j, n
    chosen: list[tuple[int, int]] = []
    n = piles[-1] if piles else -1
    while n >= 0:
        chosen.append(pairs[n])
        n = before[n]
    return chosen[::-1]


def _once(words: tuple[str, ...], size: int) -> dict[int, int]:
    """The hash of each run that stands once, and its place. A collision is seen when the words are compared."""
    places: dict[int, int] = {}
    for i in range(len(words) - size + 1):
        run = hash(words[i : i + size]) if size > 1 else hash(words[i])
        places[run] = -1 if run in places else i
    return {run: i for run, i in places.items() if i >= 0}
