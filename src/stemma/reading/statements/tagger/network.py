"""How do words vote for labels? A table of templates, and recurrent networks that read a paragraph from both ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.reading.statements.tagger.column import PLACE

Floats = NDArray[np.float32]
Indexes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Paragraphs laid side by side. ``numbers``: a row a word, three rows of zeros after each paragraph.

    ``forward`` and ``backward``: which row stands at [step, paragraph]; the longest paragraph first.
    """

    numbers: NDArray[np.int32]
    forward: Indexes
    backward: Indexes
    lengths: Indexes


def _sigmoid(values: Floats) -> Floats:
    np.negative(values, out=values)
    np.exp(values, out=values)
    values += 1
    return np.reciprocal(values, out=values)


class _Layer:
    """A light recurrent layer (Lei et al. 2018): what is kept of the words before is weighed by gates of the word alone."""

    def __init__(self, weights: Mapping[str, Any], name: str) -> None:
        self._w, self._b = weights[f"{name}.W"], weights[f"{name}.b"]
        self._project = (weights[f"{name}.P"], weights[f"{name}.Pb"]) if f"{name}.P" in weights else None
        self._half = self._b.shape[0] // 6

    def run(self, words: Floats, batch: Batch) -> Floats:
        half = self._half
        mixed = words @ self._w
        mixed += self._b
        gates = _sigmoid(mixed[:, 2 * half :])
        keep, show = gates[:, : 2 * half], gates[:, 2 * half :]
        take = (1 - keep) * mixed[:, : 2 * half]
        kept = self._scan(keep, take, batch)
        same = words if self._project is None else words @ self._project[0] + self._project[1]
        np.tanh(kept, out=kept)
        kept -= same
        kept *= show
        kept += same
        return kept

    def _scan(self, keep: Floats, take: Floats, batch: Batch) -> Floats:
        half = self._half
        steps, count = batch.forward.shape
        keeps = np.empty((steps, count, 2 * half), np.float32)
        state = np.empty_like(keeps)
        keeps[:, :, :half], keeps[:, :, half:] = keep[batch.forward, :half], keep[batch.backward, half:]
        state[:, :, :half], state[:, :, half:] = take[batch.forward, :half], take[batch.backward, half:]
        for at in range(1, steps):
            alive = int(np.searchsorted(-batch.lengths, -at, side="left"))
            keeps[at, :alive] *= state[at - 1, :alive]
            state[at, :alive] += keeps[at, :alive]
        out = np.zeros((len(keep), 2 * half), np.float32)
        out[batch.forward, :half] = state[:, :, :half]
        out[batch.backward, half:] = state[:, :, half:]
        return out


class Network:
    """One trained network: embeddings of every column, a window of three words, two recurrent layers."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self._tables = [(PLACE[key[4:]], weights[key]) for key in weights if key.startswith("emb.")]
        self._conv, self._bias = weights["conv.W"], weights["conv.b"]
        self._layers = [_Layer(weights, "r1"), _Layer(weights, "r2")]
        self._out = weights["out.W"]

    def votes(self, batch: Batch) -> Floats:
        """A vote a word (rows) and label."""
        numbers = batch.numbers
        words = np.concatenate(
            [table[np.minimum(numbers[:, place], len(table) - 1)] for place, table in self._tables],
            axis=1,
            dtype=np.float32,
        )
        width = words.shape[1]
        hidden = words @ self._conv[width : 2 * width]
        hidden += self._bias
        hidden[:-1] += (words @ self._conv[2 * width :])[1:]
        words[numbers[:, 0] == 0] = 0  # nothing stands before a paragraph
        hidden[1:] += (words @ self._conv[:width])[:-1]
        np.maximum(hidden, 0, out=hidden)
        for layer in self._layers:
            hidden = layer.run(hidden, batch)
        voted: Floats = hidden @ self._out
        return voted
