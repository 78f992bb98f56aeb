"""Which words of a paragraph name the speaker, which are the cue, which the content? Told by a model of ours; see docs/guide/statements.md.

numpy is imported with this room, so it is imported where the first English text is read, and nowhere sooner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.reading.statements.part import LABELS, Part
from stemma.reading.statements.quote import Quotation, find_quotations
from stemma.reading.statements.tagger.column import ALL, COLUMNS
from stemma.reading.statements.tagger.lexicon import Lexicon
from stemma.reading.statements.tagger.model import PATH, Model
from stemma.reading.statements.tagger.network import Batch, Floats
from stemma.reading.statements.tagger.path import best_paths
from stemma.reading.statements.tagger.setting import describe_settings
from stemma.reading.statements.tagger.template import hash_templates
from stemma.reading.statements.tagger.word import cut_words
from stemma.shapes import Span

__all__ = ["Tagger", "load_tagger"]

GAP_ROWS = 3  # as far as the templates look
CUE, CONTENT = 3, 5  # the labels that begin one
LONE_CUE = (
    1.5  # what a content's beginning gets more where a cue has none; better than 0 and 3 on a held-out sixth of train
)
MOST_WORDS = 6_000  # in one batch: bounds memory; a longer paragraph is cut


class _Laid(NamedTuple):
    spans: list[Span]
    numbers: NDArray[np.int32]


@lru_cache(maxsize=1)
def load_tagger() -> Tagger | None:
    """The tagger with the model in the package; None where the file is absent."""
    return Tagger(Model()) if PATH.is_file() else None


class Tagger:
    """Labels the words of English paragraphs; each paragraph is read by itself."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._lexicon = Lexicon(model.known)

    def tag(self, text: str, paragraphs: Sequence[Span]) -> list[list[Part]]:
        """The parts found in each paragraph, in the order of the text."""
        told: list[list[Part]] = [[] for _ in paragraphs]
        laid: list[tuple[int, _Laid]] = []
        words = 0
        for number, (begin, end) in enumerate(paragraphs):
            for one in self._lay(text, begin, end):
                if words + len(one.spans) > MOST_WORDS and laid:
                    self._tag(laid, told)
                    laid, words = [], 0
                laid.append((number, one))
                words += len(one.spans)
        if laid:
            self._tag(laid, told)
        return told

    def _lay(self, text: str, begin: int, end: int) -> Iterator[_Laid]:
        spans = cut_words(text, begin, end)
        for first in range(0, len(spans), MOST_WORDS):
            piece = spans[first : first + MOST_WORDS]
            yield _Laid(
                piece, number_words(text, piece, find_quotations(text, piece[0][0], piece[-1][1]), self._lexicon)
            )

    def _tag(self, laid: list[tuple[int, _Laid]], told: list[list[Part]]) -> None:
        order = sorted(laid, key=lambda pair: -len(pair[1].spans))
        batch = lay_side_by_side([one.numbers for _, one in order])
        votes = self._votes(batch)
        model = self._model
        steps = votes[batch.forward]
        paths = best_paths(steps, batch.lengths, model.follow, model.start, model.end)
        shares = _shares(steps)
        for column, (number, one) in enumerate(order):
            count = len(one.spans)
            path = self._heed_lone_cues(steps[:count, column], paths[:count, column])
            told[number] += _parts(one.spans, path, shares[:count, column])
        for number, _ in laid:
            told[number].sort()

    def _heed_lone_cues(self, votes: Floats, path: NDArray[np.int8]) -> NDArray[np.int8]:
        """The path, or a better one where a cue has no content: what is nearly one before or after it is then taken for one."""
        windows = _lone_cues(path.tolist())
        if not windows:
            return path
        more = votes[:, None, :].copy()
        for begin, end in windows:
            more[begin:end, 0, CONTENT] += LONE_CUE
        model = self._model
        return best_paths(more, np.array([len(path)]), model.follow, model.start, model.end)[:, 0]

    def _votes(self, batch: Batch) -> Floats:
        model = self._model
        wide: Floats = np.zeros((len(batch.numbers), model.table.shape[1]), np.float32)
        for places in hash_templates(batch.numbers, model.bits):
            wide += model.table[places]
        wide *= model.table_scale
        wide += model.bias
        for network in model.networks:
            wide += network.votes(batch)
        return wide


def number_words(
    text: str, spans: Sequence[Span], quotations: Sequence[Quotation], lexicon: Lexicon
) -> NDArray[np.int32]:
    """A row of numbers for every word of a paragraph, and three of zeros."""
    rows = [lexicon.row(text[begin:end]) for begin, end in spans]
    numbers = np.zeros((len(spans) + GAP_ROWS, len(ALL)), np.int32)
    numbers[: len(spans), : len(COLUMNS)] = rows
    numbers[: len(spans), len(COLUMNS) :] = np.array(describe_settings(text, spans, rows, quotations)).T
    return numbers


def lay_side_by_side(paragraphs: Sequence[NDArray[np.int32]]) -> Batch:
    """Numbered paragraphs as one batch; they must come the longest first."""
    numbers = np.concatenate([np.zeros((GAP_ROWS, len(ALL)), np.int32), *paragraphs])
    lengths = np.array([len(one) - GAP_ROWS for one in paragraphs])
    starts = GAP_ROWS + np.concatenate([[0], np.cumsum(lengths + GAP_ROWS)[:-1]])
    steps = np.arange(lengths[0])[:, None]
    inside = steps < lengths
    forward = np.where(inside, starts + steps, 0)
    backward = np.where(inside, starts + lengths - 1 - steps, 0)
    return Batch(numbers, forward, backward, lengths)


def _lone_cues(labels: list[int]) -> list[Span]:
    """Where the content of each cue that has none may begin: between the cue before and the cue after it."""
    cues = [at for at, label in enumerate(labels) if label == CUE]
    windows = []
    for number, _ in enumerate(cues):
        begin = cues[number - 1] if number else 0
        end = cues[number + 1] if number + 1 < len(cues) else len(labels)
        if CONTENT not in labels[begin:end]:
            windows.append((begin, end))
    return windows


def _shares(votes: Floats) -> Floats:
    raised = np.exp(votes - votes.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares


def _parts(spans: list[Span], path: NDArray[np.int8], shares: Floats) -> Iterator[Part]:
    """The runs of one label: 1, 3 and 5 begin one, 2, 4 and 6 go on with it, 0 is none."""
    labels = [*path.tolist(), 0]
    begun = -1
    for at, label in enumerate(labels):
        if begun >= 0 and label != labels[begun] + 1:
            sure = float(np.mean([shares[n, labels[n]] for n in (begun, at - 1)]))
            yield Part(spans[begun][0], spans[at - 1][1], LABELS[labels[begun] // 2], round(sure, 2))
            begun = -1
        if label and begun < 0:
            begun = at
