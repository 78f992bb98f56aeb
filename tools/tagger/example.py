"""What does the tagger learn from? The paragraphs of the corpus as numbers, with the label of each word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tools.tagger.polnear import Article, Span, cut_paragraphs

from stemma.reading.statements.part import LABELS
from stemma.reading.statements.quote import find_quotations
from stemma.reading.statements.tagger import GAP_ROWS, number_words
from stemma.reading.statements.tagger.column import ALL
from stemma.reading.statements.tagger.lexicon import Lexicon
from stemma.reading.statements.tagger.word import cut_words


@dataclass(frozen=True)
class Example:
    """A paragraph: its article, where its rows stand in the whole table of numbers, its words' places and labels."""

    article: int
    first: int
    spans: list[Span]
    labels: NDArray[np.int64]


def make_examples(articles: Sequence[Article], lexicon: Lexicon) -> tuple[NDArray[np.int32], list[Example]]:
    """All paragraphs as one table of numbers, three rows of zeros after each, and what belongs to each."""
    tables = [np.zeros((GAP_ROWS, len(ALL)), np.int32)]
    examples = []
    at = GAP_ROWS
    for number, article in enumerate(articles):
        marked = sorted(
            (begin, end, place) for place, label in enumerate(LABELS) for begin, end in article.spans(label)
        )
        for begin, end in cut_paragraphs(article.text):
            spans = cut_words(article.text, begin, end)
            if spans:
                quotations = find_quotations(article.text, begin, end)
                tables.append(number_words(article.text, spans, quotations, lexicon))
                examples.append(Example(number, at, spans, _labels(spans, marked)))
                at += len(tables[-1])
    return np.concatenate(tables), examples


def _labels(spans: list[Span], marked: list[tuple[int, int, int]]) -> NDArray[np.int64]:
    labels = np.zeros(len(spans), np.int64)
    for begin, end, place in marked:
        inside = [at for at, (first, past) in enumerate(spans) if first >= begin and past <= end]
        for at in inside:
            if not labels[at]:
                labels[at] = 2 * place + (1 if at == inside[0] else 2)
    return labels


def make_batches(
    examples: Sequence[Example], most: int, shuffle: np.random.Generator | None
) -> Iterator[list[Example]]:
    """Paragraphs of about one length together, at most so many words with their padding."""
    noise = shuffle.random(len(examples)) * 6 if shuffle else np.zeros(len(examples))
    order = sorted(range(len(examples)), key=lambda at: len(examples[at].spans) + noise[at])
    batches: list[list[Example]] = [[]]
    for at in order:
        if batches[-1] and (len(batches[-1]) + 1) * len(examples[at].spans) > most:
            batches.append([])
        batches[-1].append(examples[at])
    if shuffle:
        shuffle.shuffle(batches)  # type: ignore[arg-type]
    yield from batches
