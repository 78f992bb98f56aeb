"""Nets that read a text word by word, each word with ever wider surroundings, and vote on its mentions.

Dilated convolutions over the rows of a grid (Yu and Koltun 2016; Strubell et al. 2017 for the marking of names): a window of
three words, then of words 1, 2, 4 and 8 apart, each added to what was there. A mention is what its ends, its middle and the
words beside it have become, and the most that any word of the text has.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from stemma.reading.credits.model.grid import Floats, Grid

APART = (1, 2, 4, 8)


class Deep:
    """One net. ``weights``: its arrays by name."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self._w = {name: np.asarray(values, np.float32) for name, values in weights.items()}

    def votes(self, grid: Grid) -> Floats:
        """A row a mention: how likely it is none, or in each role, in logarithms."""
        w = self._w
        rows = np.concatenate(
            [
                w["words"][grid.words],
                w["shapes"][grid.shapes],
                grid.flags @ w["flags"],
                w["top"][grid.top],
                w["tail"][grid.tail],
            ],
            axis=1,
        )
        rows = np.maximum(_beside(rows, 1) @ w["in"] + w["in.bias"], 0)
        for number, apart in enumerate(APART):
            if len(rows) > apart:
                rows = rows + np.maximum(_beside(rows, apart) @ w[f"wide{number}"] + w[f"wide{number}.bias"], 0)
        begin, end = grid.mentions[:, 0], grid.mentions[:, 1]
        sums = np.concatenate([np.zeros((1, rows.shape[1]), np.float32), rows.cumsum(axis=0)])
        middle = (sums[end] - sums[begin]) / (end - begin)[:, None]
        most = np.broadcast_to(rows.max(axis=0), middle.shape)
        seen = np.concatenate([rows[begin - 1], rows[begin], rows[end - 1], rows[end], middle, most], axis=1)
        voted = np.maximum(seen @ w["hidden"] + w["hidden.bias"], 0) @ w["out"] + w["out.bias"]
        top = voted.max(axis=1, keepdims=True)
        logs: Floats = voted - top - np.log(np.exp(voted - top).sum(axis=1, keepdims=True))
        return logs.astype(np.float32)


def _beside(rows: Floats, apart: int) -> Floats:
    """Each row with those so far before and after it; nothing beyond the ends."""
    nothing = np.zeros((apart, rows.shape[1]), np.float32)
    before = np.concatenate([nothing, rows[:-apart]]) if len(rows) > apart else np.zeros_like(rows)
    after = np.concatenate([rows[apart:], nothing]) if len(rows) > apart else np.zeros_like(rows)
    return np.concatenate([before, rows, after], axis=1)
