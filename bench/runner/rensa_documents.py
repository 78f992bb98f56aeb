"""Pairs of whole documents by rensa: MinHash of word shingles in an LSH index."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rensa import RMinHash, RMinHashLSH

from bench.runner.text import load, print_pairs, shingles

PERMUTATIONS = 128
_SEED = 42


def find(reports: str, pages: str, threshold: float) -> Iterator[tuple[str, str, list[list[int]]]]:
    """Every page and the reports that the index gives for it and whose estimated similarity reaches the threshold."""
    index = RMinHashLSH(threshold, PERMUTATIONS, bands(threshold))
    names: list[str] = []
    sketches: list[RMinHash] = []
    for name, text in load(reports):
        names.append(name)
        sketches.append(sketch_of(text))
        index.insert(len(sketches) - 1, sketches[-1])
    for name, text in load(pages):
        sketch = sketch_of(text)
        for number in index.query(sketch):
            if sketch.jaccard(sketches[number]) >= threshold:
                yield name, names[number], []


def sketch_of(text: str) -> RMinHash:
    """The sketch of a text's shingles."""
    sketch = RMinHash(PERMUTATIONS, _SEED)
    sketch.update(shingles(text))
    return sketch


def bands(threshold: float) -> int:
    """So many bands that few pairs at the threshold are missed: rows of four at .5, of one at .1; what is too many is verified."""
    return PERMUTATIONS // 4 if threshold >= 0.4 else PERMUTATIONS // 2 if threshold >= 0.2 else PERMUTATIONS


if __name__ == "__main__":
    print_pairs(find(sys.argv[1], sys.argv[2], float(sys.argv[3])))
