"""Pairs of whole documents by gaoya: shingling, MinHash and LSH, all in Rust."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from gaoya.minhash import MinHashStringIndex

from bench.runner.text import SHINGLE_WORDS, load, print_pairs


def find(reports: str, pages: str, threshold: float) -> Iterator[tuple[str, str, list[list[int]]]]:
    """Every page and the reports whose estimated similarity reaches the threshold."""
    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=threshold, num_bands=42, band_size=3, analyzer="word", lowercase=True,
        ngram_range=(SHINGLE_WORDS, SHINGLE_WORDS),
    )  # fmt: skip
    names: list[str] = []
    for name, text in load(reports):
        index.insert_document(len(names), text)
        names.append(name)
    for name, text in load(pages):
        for number in index.query(text):
            yield name, names[number], []


if __name__ == "__main__":
    print_pairs(find(sys.argv[1], sys.argv[2], float(sys.argv[3])))
