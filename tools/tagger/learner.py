"""How does the tagger learn? A conditional random field over the votes of a hashed table or of a recurrent network, in torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tools.tagger.example import Example
from torch import Tensor, nn

from stemma.reading.statements.tagger.column import PLACE

LABELS = 7
NEVER = -1e4
# How long a vector each column gets; the word's own is that of vector.DIMENSIONS.
EMBEDDED = {
    "l": 16, "p": 16, "vv": 8, "nn": 8, "sh": 8, "s3": 12, "cp": 4, "c1": 8, "q": 4, "ql": 6, "qb": 6, "qa": 10, "ld": 6,
    "lt": 8, "rd": 6, "sp": 4, "sr": 4, "sq": 2, "cm": 4, "pa": 2, "pp": 4,
}  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """The width of a network, and the share of what is left out at random while it learns."""

    window: int = 96
    half: int = 64
    dropout: float = 0.3
    word_dropout: float = 0.05


class Field(nn.Module):
    """How labels follow each other; what no text can have (an inside after another label) is forbidden."""

    def __init__(self) -> None:
        super().__init__()
        follow, start = torch.zeros(LABELS, LABELS), torch.zeros(LABELS)
        for inside in (2, 4, 6):
            start[inside] = NEVER
            for before in range(LABELS):
                if before not in (inside, inside - 1):
                    follow[before, inside] = NEVER
        self.follow, self.start = nn.Parameter(follow), nn.Parameter(start)
        self.end, self.bias = nn.Parameter(torch.zeros(LABELS)), nn.Parameter(torch.zeros(LABELS))

    def loss(self, votes: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Minus the logarithm of the labels' likelihood, summed over the paragraphs; all [word, paragraph]."""
        votes = votes + self.bias
        told = self.start[labels[0]] + votes[0].gather(1, labels[:1].T)[:, 0]
        steps = self.follow[labels[:-1], labels[1:]] + votes[1:].gather(2, labels[1:, :, None])[..., 0]
        last = labels.gather(0, mask.sum(0).long()[None] - 1)[0]
        told = told + (steps * mask[1:]).sum(0) + self.end[last]
        total = self.start + votes[0]
        for at in range(1, len(votes)):
            following = torch.logsumexp(total[:, :, None] + self.follow, 1) + votes[at]
            total = torch.where(mask[at].bool()[:, None], following, total)
        return (torch.logsumexp(total + self.end, 1) - told).sum()


class Table(nn.Module):
    """The wide part: a vote a template and place of a hashed table."""

    def __init__(self, bits: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.votes = nn.EmbeddingBag(1 << bits, LABELS, mode="sum")
        nn.init.zeros_(self.votes.weight)
        self._dropout = dropout

    def forward(self, places: Tensor) -> Tensor:
        if not self.training:
            return self.votes(places)
        kept = (torch.rand(places.shape) > self._dropout).float() / (1 - self._dropout)
        return self.votes(places, per_sample_weights=kept)


class _Scan(torch.autograd.Function):
    """state = keep * state before + take, step by step; with its own gradient, as that of each step would be slow."""

    @staticmethod
    def forward(context, keep, take):  # type: ignore[no-untyped-def]
        states, state = torch.empty_like(take), torch.zeros_like(take[0])
        for at in range(len(take)):
            state = torch.addcmul(take[at], keep[at], state)
            states[at] = state
        context.save_for_backward(keep, states)
        return states

    @staticmethod
    def backward(context, gradient):  # type: ignore[no-untyped-def]
        keep, states = context.saved_tensors
        takes, later = torch.empty_like(states), torch.zeros_like(states[0])
        for at in range(len(states) - 1, -1, -1):
            takes[at] = gradient[at] + later
            later = takes[at] * keep[at]
        keeps = torch.zeros_like(takes)
        keeps[1:] = takes[1:] * states[:-1]
        return keeps, takes


class _Recurrent(nn.Module):
    def __init__(self, width: int, half: int) -> None:
        super().__init__()
        self.half = half
        self.gates = nn.Linear(width, 6 * half)
        self.project = nn.Linear(width, 2 * half) if width != 2 * half else None
        with torch.no_grad():
            self.gates.bias[2 * half : 4 * half] += 1.0  # keep, to begin with

    def forward(self, words: Tensor, turned: Tensor) -> Tensor:
        half = self.half
        mixed = self.gates(words)
        keep, show = torch.sigmoid(mixed[..., 2 * half :]).split(2 * half, -1)
        take = (1 - keep) * mixed[..., : 2 * half]
        index = turned[..., None].expand(*turned.shape, half)

        def turn(values: Tensor) -> Tensor:
            return torch.cat([values[..., :half], values[..., half:].gather(0, index)], -1)

        state = turn(_Scan.apply(turn(keep), turn(take)))
        same = words if self.project is None else self.project(words)
        return show * torch.tanh(state) + (1 - show) * same


class Deep(nn.Module):
    """The recurrent network that `stemma.reading.statements.tagger.network` runs without torch."""

    def __init__(self, shape: Shape, sizes: Mapping[str, int], vectors: NDArray[np.float32]) -> None:
        super().__init__()
        self.shape = shape
        self.embedded = nn.ModuleDict({"w": nn.Embedding(len(vectors) + 2, vectors.shape[1])})
        with torch.no_grad():
            self.embedded["w"].weight[:2] = 0
            self.embedded["w"].weight[2:] = torch.from_numpy(vectors) * 3
        for name, width in EMBEDDED.items():
            self.embedded[name] = nn.Embedding(sizes[name], width)
            nn.init.normal_(self.embedded[name].weight, 0, 0.3)
        width = vectors.shape[1] + sum(EMBEDDED.values())
        self.window = nn.Linear(3 * width, shape.window)
        self.layers = nn.ModuleList([_Recurrent(shape.window, shape.half), _Recurrent(2 * shape.half, shape.half)])
        self.out = nn.Linear(2 * shape.half, LABELS)
        nn.init.normal_(self.out.weight, 0, 0.02)

    def forward(self, numbers: Tensor, turned: Tensor) -> Tensor:
        drop = nn.functional.dropout
        vectors = []
        for name, table in self.embedded.items():
            ids = numbers[..., PLACE[name]]
            if name == "w" and self.training:
                ids = torch.where(torch.rand(ids.shape) < self.shape.word_dropout, torch.ones_like(ids), ids)
            vectors.append(table(ids.clamp(max=table.num_embeddings - 1)))
        words = drop(torch.cat(vectors, -1), self.shape.dropout * 0.7, self.training)
        none = torch.zeros_like(words[:1])
        window = torch.cat([torch.cat([none, words[:-1]]), words, torch.cat([words[1:], none])], -1)
        hidden = drop(torch.relu(self.window(window)), self.shape.dropout, self.training)
        for layer in self.layers:
            hidden = drop(layer(hidden, turned), self.shape.dropout, self.training)
        return self.out(hidden)


def lay(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Rows of the table of numbers, labels, mask and the places of the reversed order: all [word, paragraph]."""
    longest = max(len(one.spans) for one in batch)
    rows = np.zeros((longest, len(batch)), np.int64)
    labels, mask = np.zeros_like(rows), np.zeros(rows.shape, np.float32)
    turned = np.repeat(np.arange(longest)[:, None], len(batch), axis=1)
    for column, one in enumerate(batch):
        count = len(one.spans)
        rows[:count, column] = np.arange(one.first, one.first + count)
        labels[:count, column], mask[:count, column] = one.labels, 1
        turned[:count, column] = np.arange(count)[::-1]
    return torch.from_numpy(rows), torch.from_numpy(labels), torch.from_numpy(mask), torch.from_numpy(turned)
