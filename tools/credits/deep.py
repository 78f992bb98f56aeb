"""Trains the nets that read a text word by word (``stemma.reading.credits.model.deep``)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from tools.credits.corpus import Example
from tools.credits.learner import CLASSES
from torch import Tensor, nn
from torch.nn import functional

from stemma.reading.credits.model.cue import KINDS
from stemma.reading.credits.model.deep import APART
from stemma.reading.credits.model.grid import FAR, MARKS, SHAPES, UNKNOWN, Floats, Grid, is_told

HIDDEN, TEXTS_AT_ONCE = 96, 24
KEPT = 0.35  # of the mentions that are no credits, in each round
UNSEEN = 0.2  # of the words, taken for unknown at random
Batch = tuple[list[Tensor], Tensor, Tensor, Tensor]


def make_words(examples: Sequence[Example], least: int = 3) -> list[str]:
    """The words that the nets know: seen in ``least`` places, and no words of names."""
    counts = Counter(word.low for one in examples for word in one.ground.words if is_told(word.shape, bool(word.kinds)))
    return sorted(word for word, count in counts.items() if count >= least)


class DeepNet(nn.Module):
    """The net that ``Deep`` runs without torch."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.words = nn.Embedding(words + 2, 24, padding_idx=0)
        self.shapes = nn.Embedding(len(SHAPES), 6)
        self.flags = nn.Linear(len(KINDS) + len(MARKS), 40, bias=False)
        self.top, self.tail = nn.Embedding(FAR + 1, 4), nn.Embedding(FAR + 1, 4)
        self.into = nn.Linear(3 * (24 + 6 + 40 + 8), HIDDEN)
        self.wide = nn.ModuleList([nn.Linear(3 * HIDDEN, HIDDEN) for _ in APART])
        self.hidden, self.out = nn.Linear(6 * HIDDEN, 96), nn.Linear(96, CLASSES)
        self.drop_some, self.drop_many = nn.Dropout(0.25), nn.Dropout(0.4)

    def forward(self, batch: Batch) -> Tensor:
        (words, shapes, top, tail, flags), lengths, texts, mentions = batch
        if self.training:
            words = torch.where((torch.rand(words.shape) < UNSEEN) & (words > UNKNOWN), UNKNOWN, words)
        seen = [self.words(words), self.shapes(shapes), self.flags(flags), self.top(top), self.tail(tail)]
        there = (torch.arange(words.shape[1])[None] < lengths[:, None]).float()[..., None]
        rows = torch.relu(self.into(_beside(self.drop_some(torch.cat(seen, 2)), 1))) * there
        for wide, apart in zip(self.wide, APART, strict=True):
            if rows.shape[1] > apart:
                rows = rows + self.drop_some(torch.relu(wide(_beside(rows, apart)))) * there
        begin, end = mentions[:, 0], mentions[:, 1]
        sums = torch.cat([torch.zeros(len(rows), 1, HIDDEN), rows.cumsum(1)], 1)
        middle = (sums[texts, end] - sums[texts, begin]) / (end - begin)[:, None]
        most = (rows + (there - 1) * 9).max(1).values[texts]
        ends = [rows[texts, place] for place in (begin - 1, begin, end - 1, end)]
        votes: Tensor = self.out(self.drop_many(torch.relu(self.hidden(torch.cat([*ends, middle, most], 1)))))
        return votes

    def arrays(self) -> dict[str, Any]:
        """The weights by the names that ``Deep`` knows, in half the width."""
        told: dict[str, Tensor] = {
            "words": self.words.weight,
            "shapes": self.shapes.weight,
            "flags": self.flags.weight.T,
            "top": self.top.weight,
            "tail": self.tail.weight,
        }
        layers = [("in", self.into), ("hidden", self.hidden), ("out", self.out)]
        for name, layer in [*layers, *((f"wide{number}", wide) for number, wide in enumerate(self.wide))]:
            told[name], told[f"{name}.bias"] = layer.weight.T, layer.bias
        return {name: weights.detach().numpy().astype(np.float16) for name, weights in told.items()}


def _beside(rows: Tensor, apart: int) -> Tensor:
    nothing = torch.zeros_like(rows[:, :apart])
    before, after = torch.cat([nothing, rows[:, :-apart]], 1), torch.cat([rows[:, apart:], nothing], 1)
    return torch.cat([before, rows, after], 2)


def _lay(grids: Sequence[Grid], chosen: Sequence[Any]) -> Batch:
    size = max(len(grid.words) for grid in grids) + 1
    parts = []
    for name in ("words", "shapes", "top", "tail", "flags"):
        first = getattr(grids[0], name)
        filled = np.zeros((len(grids), size, *first.shape[1:]), first.dtype)
        if name in ("shapes", "words"):
            filled += len(SHAPES) - 1 if name == "shapes" else 0
        for at, grid in enumerate(grids):
            filled[at, : len(grid.words)] = getattr(grid, name)
        parts.append(torch.from_numpy(filled))
    texts = np.concatenate([np.full(len(one), at) for at, one in enumerate(chosen)])
    mentions = np.concatenate([grid.mentions[one] for grid, one in zip(grids, chosen, strict=True)])
    lengths = np.array([len(grid.words) for grid in grids])
    return parts, torch.from_numpy(lengths), torch.from_numpy(texts), torch.from_numpy(mentions)


def learn_deep(
    grids: Sequence[Grid], labels: Sequence[Sequence[int]], words: int, *, seed: int, rounds: int, rate: float = 2.5e-3
) -> DeepNet:
    """A net trained on the mentions of these texts."""
    torch.manual_seed(seed)
    chance, numbers = random.Random(seed), np.random.default_rng(seed)
    used = [at for at, one in enumerate(labels) if len(one)]
    net = DeepNet(words)
    steps = rounds * (len(used) // TEXTS_AT_ONCE + 1)
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.03)
    speed = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, step / 150) * max(0.0, 1 - step / steps))
    net.train()
    for number in range(rounds):
        order = sorted(used, key=lambda at: len(grids[at].words) + chance.random() * 40)
        parts = [order[at : at + TEXTS_AT_ONCE] for at in range(0, len(order), TEXTS_AT_ONCE)]
        chance.shuffle(parts)
        total = 0.0
        for part in parts:
            all_labels = [np.asarray(labels[at]) for at in part]
            chosen = [np.flatnonzero((one > 0) | (numbers.random(len(one)) < KEPT)) for one in all_labels]
            wanted = torch.from_numpy(np.concatenate([one[to] for one, to in zip(all_labels, chosen, strict=True)]))
            if not len(wanted):
                continue
            lost = functional.cross_entropy(
                net(_lay([grids[at] for at in part], chosen)), wanted, reduction="none", label_smoothing=0.02
            )
            weight = torch.where(wanted > 0, 1.0, 1 / KEPT)
            optimizer.zero_grad()
            mean = (lost * weight).sum() / weight.sum()
            mean.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            speed.step()
            total += mean.item()
        print(f"  round {number + 1} of {rounds}: {total / len(parts):.4f}", flush=True)
    return net.eval()


def deep_votes(net: DeepNet, grid: Grid) -> Floats:
    """In logarithms, a row a mention."""
    with torch.no_grad():
        votes = net(_lay([grid], [np.arange(len(grid.mentions))]))
        return np.asarray(torch.log_softmax(votes, 1).numpy(), np.float32)
