"""The trained model: what each feature weighs for a mention, and what a party's figures weigh. Read once, kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from stemma.reading.credits.model.deep import Deep
from stemma.reading.credits.model.grid import Floats, Grid

PATH = Path(__file__).with_name("credits.npz")


class Model:
    """The weights of a file. ``mentions`` and ``parties`` give how likely each is none, or in which role."""

    def __init__(self, path: Path = PATH) -> None:
        with np.load(path) as held:
            features = bytes(held["features"]).decode().split("\n")
            self._place = {feature: place for place, feature in enumerate(features)}
            scale = held["table.scale"].astype(np.float32)
            self._table: Floats = (
                held["table"].astype(np.float32) * scale
            )  # a row a feature: hidden values of all nets, then votes
            self._nets = int(held["nets"])
            self._hidden_bias: Floats = held["hidden.bias"].astype(np.float32)
            self._out: Floats = held["out"].astype(np.float32)  # net, hidden, class
            self._out_bias: Floats = held["out.bias"].astype(np.float32)
            self._party = {name[6:]: held[name].astype(np.float32) for name in held.files if name.startswith("party.")}
            self.least = float(held["least"])
            words = bytes(held["deep.vocabulary"]).decode().split("\n")
            self.known = {word: number + 2 for number, word in enumerate(words)}
            self._deep = [
                Deep({name.partition(":")[2]: held[name] for name in held.files if name.startswith(f"deep{number}:")})
                for number in range(int(held["deeps"]))
            ]

    def mentions(self, features: Sequence[Iterable[str]], grid: Grid) -> Floats:
        """A row a mention: none, then each role; every row adds up to 1. Both sorts of nets have half the say."""
        if not features:
            return np.zeros((0, self._out.shape[2]), np.float32)
        logs = self._bags(features)
        if self._deep:
            logs = (logs + np.mean([net.votes(grid) for net in self._deep], axis=0)) / 2
        return _softmax(logs)

    def _bags(self, features: Sequence[Iterable[str]]) -> Floats:
        classes = self._out.shape[2]
        sums = np.stack([self._table[self._places(one)].sum(axis=0) for one in features])
        hidden = np.maximum(sums[:, : len(self._hidden_bias)] + self._hidden_bias, 0).reshape(len(sums), self._nets, -1)
        votes = np.einsum("mnh,nhc->mnc", hidden, self._out) + self._out_bias
        votes += sums[:, len(self._hidden_bias) :].reshape(len(sums), self._nets, classes)
        votes -= np.log(np.exp(votes - votes.max(axis=2, keepdims=True)).sum(axis=2, keepdims=True)) + votes.max(
            axis=2, keepdims=True
        )
        logs: Floats = votes.mean(axis=1)
        return logs

    def _places(self, features: Iterable[str]) -> list[int]:
        known = self._place
        return [known[feature] for feature in set(features) if feature in known]

    def parties(self, figures: Floats) -> Floats:
        """A row a party, as for mentions."""
        held = self._party
        scaled = (figures - held["mean"]) / held["spread"]
        hidden = np.maximum(np.einsum("pf,nfh->nph", scaled, held["in"]) + held["in.bias"][:, None], 0)
        votes = np.einsum("nph,nhc->npc", hidden, held["out"]) + np.einsum("pf,nfc->npc", scaled, held["straight"])
        votes += held["out.bias"][:, None]
        shares: Floats = np.mean([_softmax(one) for one in votes], axis=0)
        return shares


def _softmax(votes: Floats) -> Floats:
    raised = np.exp(votes - votes.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


@lru_cache(maxsize=1)
def load_model() -> Model | None:
    """The model of the package; None where its file is absent, and the rules alone are left."""
    return Model() if PATH.exists() else None
