"""Which words stand among like neighbours? Vectors and clusters of words from plain text, by counting and a decomposition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
import torch
from numpy.typing import NDArray

DIMENSIONS = 64
MOST_WORDS, MOST_CONTEXTS = 30_000, 6_000
SHIFTS = ((-2, 0.7), (-1, 1.0), (1, 1.0), (2, 0.7))


def choose_words(corpus: Counter[str], other: Counter[str]) -> list[str]:
    """The words worth a vector: twice in the corpus, or eight times in all; the most frequent first."""
    total = corpus + other
    return [word for word, count in total.most_common() if corpus[word] >= 2 or count >= 8][:MOST_WORDS]


def make_vectors(sentences: Iterable[list[str]], words: list[str]) -> NDArray[np.float32]:
    """A vector of length 1 a word: positive pointwise mutual information with its neighbours, left and right apart, decomposed."""
    number = {word: at for at, word in enumerate(words)}
    flat = [at for sentence in sentences for at in (-1, -1, *(number.get(word, -1) for word in sentence))]
    places = np.array(flat)
    blocks = [_count(places, shift, len(words)) * weight for shift, weight in SHIFTS]
    counts = torch.cat(blocks, dim=1).coalesce()
    rows, columns = counts.indices().numpy()
    values = counts.values().numpy()
    by_row = np.bincount(rows, values, minlength=len(words))
    by_column = np.bincount(columns, values, minlength=counts.shape[1]) ** 0.75
    information = np.log(values * by_column.sum() / (by_row[rows] * by_column[columns]) + 1e-9)
    kept = information > 0
    indices = torch.from_numpy(np.stack([rows[kept], columns[kept]]))
    matrix = torch.sparse_coo_tensor(indices, torch.from_numpy(information[kept]).float(), counts.shape).coalesce()
    left, sizes, _ = torch.svd_lowrank(matrix, q=DIMENSIONS + 8, niter=6)
    vectors = (left * sizes.sqrt())[:, :DIMENSIONS].numpy()
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)


def _count(places: NDArray[np.int64], shift: int, words: int) -> torch.Tensor:
    here, there = (places[-shift:], places[:shift]) if shift < 0 else (places[:-shift], places[shift:])
    kept = (here >= 0) & (there >= 0) & (there < MOST_CONTEXTS)
    indices = torch.from_numpy(np.stack([here[kept], there[kept]]))
    return torch.sparse_coo_tensor(indices, torch.ones(indices.shape[1]), (words, MOST_CONTEXTS)).coalesce()


def make_clusters(vectors: NDArray[np.float32], count: int, rounds: int = 15) -> NDArray[np.int64]:
    """The cluster of each word, by k-means on the sphere."""
    chosen = np.random.default_rng(0).choice(len(vectors), count, replace=False)
    centres = vectors[chosen].copy()
    nearest = np.zeros(len(vectors), np.int64)
    for _ in range(rounds):
        nearest = (vectors @ centres.T).argmax(1)
        for at in range(count):
            members = vectors[nearest == at]
            if len(members):
                centre = members.mean(0)
                centres[at] = centre / (np.linalg.norm(centre) + 1e-9)
    return nearest
