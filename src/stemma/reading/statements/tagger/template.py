"""Which neighbouring numbers, taken together, vote for a label? The templates of the wide part, hashed into its table."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from stemma.reading.statements.tagger.column import PLACE

# A column's number at the word, or so many words before or after it; those of a line are taken together.
_TEMPLATES = """
w | w-1 | w+1 | w-2 | w+2 | w-3 | w+3 | w-1 w | w w+1 | w-2 w-1 | w+1 w+2 | w-1 w+1 | l | l-1 | l+1 | l-2
l+2 | p | p-1 | p+1 | p-1 p | p p+1 | p-2 p-1 | p+1 p+2 | p-2 p-1 p | p-1 p p+1 | p p+1 p+2 | c1-1 c1 c1+1
c2 | c2-1 | c2+1 | c2-2 | c2+2 | c2 c2+1 | c2-1 c2 | vv nn | vv-1 nn-1 | vv+1 nn+1 | vv-1 vv vv+1
nn-1 nn p+1 | s3 | s3-1 | s3+1 | sh-1 sh sh+1 | sh-2 sh-1 sh | sh sh+1 sh+2 | cp-1 cp cp+1 | cp-2 cp-1 cp
cp cp+1 cp+2 | cp p-1 p+1 | q ql qb qa | q q+1 qb qa | q-1 q qb qa | q ql lc | q-1 q w+1 | q q+1 w-1 | lc ld
lc lt q | ld lt p q | lc w | lc p p+1 | rc rd | rc rd q qa | rc p p-1 | rd ld p | sp w | sp sr | sr p w+1
sq sp rd | cm lt ld q | cm p-1 p p+1 | pa p w-1 | pp q sq | pp p lc | lc rc q | w p-1 lc | w p+1 rc
l cp sq qa | sh p-1 rc sp | w sh sp | q w qa | sr q w+1
"""
_PART = re.compile(r"([a-z]+\d?)([+-]\d)?")


def _read(line: str) -> list[tuple[int, int]]:
    return [(PLACE[name], int(offset or 0)) for name, offset in _PART.findall(line)]


TEMPLATES = [_read(line) for line in _TEMPLATES.replace("|", "\n").split("\n") if line.strip()]


def hash_templates(numbers: NDArray[np.int32], bits: int) -> NDArray[np.int32]:
    """A place in a table of 2**bits for each word (rows) and template; paragraphs are parted by three rows of zeros."""
    unsigned = numbers.astype(np.uint32) + np.uint32(0x85EB)
    columns = {(name, 0): np.ascontiguousarray(unsigned[:, name]) for name in range(unsigned.shape[1])}
    hashed = np.empty((len(TEMPLATES), len(numbers)), np.int32)
    mask = np.uint32((1 << bits) - 1)
    for number, template in enumerate(TEMPLATES):
        mixed = np.full(len(numbers), (number + 1) * 0x9E3779B1 & 0xFFFFFFFF, np.uint32)
        for name, offset in template:
            if (name, offset) not in columns:
                columns[name, offset] = np.roll(columns[name, 0], -offset)
            mixed ^= columns[name, offset]
            mixed *= np.uint32(0x01000193)
            mixed ^= mixed >> np.uint32(13)
            mixed *= np.uint32(0x5BD1E995)
        mixed ^= mixed >> np.uint32(15)
        hashed[number] = mixed & mask
    return hashed
