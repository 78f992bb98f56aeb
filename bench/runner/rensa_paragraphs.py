"""Pairs by rensa, paragraph against paragraph; paragraphs that many reports hold are cut, the rest are the passages."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rensa import RMinHash, RMinHashLSH

from bench.runner.rensa_documents import PERMUTATIONS, bands, sketch_of
from bench.runner.text import load, paragraphs, print_pairs

_LEAST_WORDS = 8
_MOST_HOLDERS = 10  # reports that hold a like paragraph; beyond that it is taken for boilerplate


def find(reports: str, pages: str, threshold: float) -> Iterator[tuple[str, str, list[list[int]]]]:
    """Every page and the reports that share a like paragraph with it, the places of both paragraphs as the passage."""
    index = RMinHashLSH(threshold, PERMUTATIONS, bands(threshold))
    held: list[tuple[str, int, int, RMinHash]] = []
    for name, text in load(reports):
        for begin, end, paragraph in paragraphs(text, _LEAST_WORDS):
            held.append((name, begin, end, sketch_of(paragraph)))
            index.insert(len(held) - 1, held[-1][3])
    for name, text in load(pages):
        found: dict[str, list[list[int]]] = {}
        for begin, end, paragraph in paragraphs(text, _LEAST_WORDS):
            sketch = sketch_of(paragraph)
            like = [held[number] for number in index.query(sketch)]
            like = [one for one in like if sketch.jaccard(one[3]) >= threshold]
            if len({one[0] for one in like}) <= _MOST_HOLDERS:
                for report, report_begin, report_end, _sketch in like:
                    found.setdefault(report, []).append([begin, end, report_begin, report_end])
        for report, passages in found.items():
            yield name, report, passages


if __name__ == "__main__":
    print_pairs(find(sys.argv[1], sys.argv[2], float(sys.argv[3])))
