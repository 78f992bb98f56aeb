"""What stands in the model's file? Words with their numbers, the table of templates, the networks, and how labels follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from stemma.reading.statements.tagger.network import Floats, Network

PATH = Path(__file__).with_name("statements.npz")
# Columns of the table of known words that are larger than a byte; the others are bytes.
_WIDE_COLUMNS = ("w", "l", "c2")
_WORD_COLUMNS = ("w", "l", "p", "P", "vv", "nn", "c1", "c2", "cp")


class Model:
    """A model read from its file."""

    def __init__(self, path: Path = PATH) -> None:
        with np.load(path) as held:
            self._words = bytes(held["words"]).decode().split("\n")
            columns = [held[f"words.{name}"].tolist() for name in _WORD_COLUMNS]
            self._rows = dict(zip(self._words, zip(*columns, strict=True), strict=True))
            self.table: Any = held["wide"]
            self.table_scale = float(held["wide.scale"])
            self.bits = int(held["wide.bits"])
            self.follow, self.start, self.end, self.bias = (
                held[name].astype(np.float32) for name in ("follow", "start", "end", "bias")
            )
            self.networks = [Network(dict(_weights(held, number))) for number in range(int(held["networks"]))]

    def known(self, low: str) -> tuple[int, ...] | None:
        """The numbers of a word in lower case; None where it is unknown."""
        return self._rows.get(low)


def _weights(held: Any, number: int) -> Iterator[tuple[str, Floats]]:
    """A network's weights; those of bytes have their scale beside them."""
    start = f"net{number}."
    for key in held.files:
        if not key.startswith(start) or key.endswith(".scale"):
            continue
        weights = held[key].astype(np.float32)
        if f"{key}.scale" in held.files:
            weights *= held[f"{key}.scale"].astype(np.float32)
        yield key[len(start) :], weights


def packed(words: dict[str, tuple[int, ...]]) -> dict[str, Any]:
    """The table of known words as arrays for the file."""
    arrays: dict[str, Any] = {"words": np.frombuffer("\n".join(words).encode(), np.uint8)}
    for number, name in enumerate(_WORD_COLUMNS):
        kind = np.uint16 if name in _WIDE_COLUMNS else np.uint8
        arrays[f"words.{name}"] = np.array([row[number] for row in words.values()], kind)
    return arrays
