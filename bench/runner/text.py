"""What does a runner read, and what does it print?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.word import Word, cut_words

SHINGLE_WORDS = 5


def load(path: str | Path) -> Iterator[tuple[str, str]]:
    """Id and text of every line of a file of JSON lines."""
    with Path(path).open(encoding="utf-8") as stream:
        for line in stream:
            item = json.loads(line)
            yield item["id"], item["text"]


def shingles(text: str) -> list[str]:
    """The runs of five folded words of a text, each once; the text's words where it has fewer."""
    keys = [word.key for word in cut_words(text)]
    if len(keys) <= SHINGLE_WORDS:
        return [" ".join(keys)]
    return list({" ".join(keys[at : at + SHINGLE_WORDS]) for at in range(len(keys) - SHINGLE_WORDS + 1)})


def print_pairs(pairs: Iterable[tuple[str, str, Sequence[Sequence[int]]]]) -> None:
    """One JSON line a pair, as `stemma pairs` prints it: page, report, passages."""
    for page, report, passages in pairs:
        sys.stdout.write(
            json.dumps({"page": page, "report": report, "passages": [list(one) for one in passages]}) + "\n"
        )


def paragraphs(text: str, least_words: int) -> Iterator[tuple[int, int, str]]:
    """Place and text of each paragraph with so many words. Paragraphs end at blank lines; lines of a set column do not end one."""
    begin = 0
    for piece in text.split("\n\n"):
        words: list[Word] = cut_words(piece)
        if len(words) >= least_words:
            yield begin + words[0].begin, begin + words[-1].end, piece
        begin += len(piece) + 2
