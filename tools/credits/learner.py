"""Learns what features weigh: some nets of one hidden layer for mentions, each without a part of the texts, and for parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
from tools.credits.corpus import Example
from torch import Tensor, nn
from torch.nn import functional

from stemma.reading.credits.model.party import ROLES, Floats

CLASSES = len(ROLES) + 1
KEPT = 0.3  # of the mentions that are no credits, in each round
DROPPED = 0.15  # of the features, at random


class MentionNet(nn.Module):
    """Votes of a bag of features: straight ones, and those of a hidden layer."""

    def __init__(self, features: int, hidden: int) -> None:
        super().__init__()
        self.straight = nn.EmbeddingBag(features + 1, CLASSES, mode="sum", padding_idx=0)
        self.table = nn.EmbeddingBag(features + 1, hidden, mode="sum", padding_idx=0)
        self.bias = nn.Parameter(torch.zeros(hidden))
        self.out = nn.Linear(hidden, CLASSES)
        self.drop = nn.Dropout(0.3)
        nn.init.normal_(self.table.weight, 0, 0.08)
        nn.init.zeros_(self.straight.weight)

    def forward(self, bags: Tensor) -> Tensor:
        votes: Tensor = self.straight(bags) + self.out(self.drop(torch.relu(self.table(bags) + self.bias)))
        return votes


class PartyNet(nn.Module):
    """Votes of a party's figures."""

    def __init__(self, figures: int, hidden: int = 32) -> None:
        super().__init__()
        self.into = nn.Linear(figures, hidden)
        self.out = nn.Linear(hidden, CLASSES)
        self.straight = nn.Linear(figures, CLASSES, bias=False)
        self.drop = nn.Dropout(0.3)

    def forward(self, figures: Tensor) -> Tensor:
        votes: Tensor = self.out(self.drop(torch.relu(self.into(figures)))) + self.straight(figures)
        return votes


def make_vocabulary(examples: Sequence[Example], least: int = 4) -> dict[str, int]:
    """The features seen in ``least`` mentions at least, from 1 on."""
    counts = Counter(feature for one in examples for features in one.features for feature in features)
    return {feature: place + 1 for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= least))}


def bags_of(features: Sequence[Sequence[str]], known: dict[str, int]) -> Tensor:
    """A row a mention, filled up with zeros."""
    rows = [[known[feature] for feature in one if feature in known] for one in features]
    width = max(map(len, rows), default=1)
    return torch.tensor([row + [0] * (width - len(row)) for row in rows])


def learn_mentions(
    examples: Sequence[Example], known: dict[str, int], *, seed: int, hidden: int, rounds: int
) -> MentionNet:
    """A net trained on the mentions of these texts."""
    torch.manual_seed(seed)
    bags = bags_of([features for one in examples for features in one.features], known)
    labels = torch.tensor([label for one in examples for label in one.labels])
    credits, others = (labels > 0).nonzero()[:, 0], (labels == 0).nonzero()[:, 0]
    net = MentionNet(len(known), hidden)
    size, kept = 384, int(KEPT * len(others))
    steps = rounds * ((len(credits) + kept) // size + 1)
    optimizer = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=0.02)
    slower = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / steps))
    for _ in range(rounds):
        chosen = torch.cat([credits, others[torch.randperm(len(others))[:kept]]])
        for part in chosen[torch.randperm(len(chosen))].split(size):
            seen = bags[part] * (torch.rand(bags[part].shape) > DROPPED)
            lost = functional.cross_entropy(net(seen), labels[part], reduction="none", label_smoothing=0.02)
            weight = torch.where(labels[part] > 0, 1.0, 1 / KEPT)
            optimizer.zero_grad()
            ((lost * weight).sum() / weight.sum()).backward()
            optimizer.step()
            slower.step()
    return net.eval()


def learn_parties(figures: Floats, labels: Sequence[int], *, seed: int, rounds: int = 60) -> PartyNet:
    """A net trained on parties; the figures are scaled already."""
    torch.manual_seed(seed)
    net = PartyNet(figures.shape[1])
    rows, wanted = torch.tensor(figures), torch.tensor(labels)
    steps = rounds * (len(rows) // 64 + 1)
    optimizer = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=0.05)
    slower = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / steps))
    for _ in range(rounds):
        for part in torch.randperm(len(rows)).split(64):
            optimizer.zero_grad()
            functional.cross_entropy(net(rows[part]), wanted[part], label_smoothing=0.02).backward()
            optimizer.step()
            slower.step()
    return net.eval()


def votes_of(nets: Sequence[MentionNet], bags: Tensor) -> Floats:
    """How likely each mention is none or in each role, by all nets together."""
    with torch.no_grad():
        logs = sum((torch.log_softmax(net(bags), 1) for net in nets), torch.zeros(1)) / len(nets)
    return np.asarray(logs.softmax(1).numpy(), np.float32)
