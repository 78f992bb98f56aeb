"""Which sequence of labels fits each paragraph best? Viterbi's algorithm over many paragraphs at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def best_paths(
    votes: Floats, lengths: NDArray[np.int64], follow: Floats, start: Floats, end: Floats
) -> NDArray[np.int8]:
    """The best labels as [word, paragraph]; ``votes`` is [word, paragraph, label], the longest paragraph first."""
    longest, count, labels = votes.shape
    before = np.zeros((longest, count, labels), np.int8)
    best = votes[0] + start
    turned = np.ascontiguousarray(follow.T)
    for at in range(1, longest):
        alive = int(np.searchsorted(-lengths, -at, side="left"))  # those longer than ``at``
        steps = best[:alive, None, :] + turned
        chosen = steps.argmax(2)
        before[at, :alive] = chosen
        best[:alive] = np.take_along_axis(steps, chosen[:, :, None], 2)[:, :, 0] + votes[at, :alive]
    path = np.zeros((longest, count), np.int8)
    label = (best + end).argmax(1)
    everyone = np.arange(count)
    for at in range(longest - 1, -1, -1):
        inside = lengths > at
        path[at, inside] = label[inside]
        if at:
            label = np.where(inside, before[at, everyone, label], label)
    return path
