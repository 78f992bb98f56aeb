"""Pairs of whole documents by datasketch: MinHash of word shingles in an LSH index."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from datasketch import MinHash, MinHashLSH

from bench.runner.text import load, print_pairs, shingles

_PERMUTATIONS = 128


def find(reports: str, pages: str, threshold: float) -> Iterator[tuple[str, str, list[list[int]]]]:
    """Every page and the reports that the index gives for it and whose estimated similarity reaches the threshold."""
    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    sketches: dict[str, MinHash] = {}
    for name, text in load(reports):
        sketches[name] = _sketch(text)
        index.insert(name, sketches[name])
    for name, text in load(pages):
        sketch = _sketch(text)
        for report in index.query(sketch):
            if sketch.jaccard(sketches[report]) >= threshold:
                yield name, report, []


def _sketch(text: str) -> MinHash:
    sketch = MinHash(num_perm=_PERMUTATIONS)
    sketch.update_batch([shingle.encode() for shingle in shingles(text)])
    return sketch


if __name__ == "__main__":
    print_pairs(find(sys.argv[1], sys.argv[2], float(sys.argv[3])))
