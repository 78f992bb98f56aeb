"""Trains the reader of credits: `make train-credits` (docs/guide/credits.md). `--without NAME` measures on a file left out."""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tools.credits.corpus import Example, load_rows, make_example
from tools.credits.deep import deep_votes, learn_deep, make_words
from tools.credits.learner import bags_of, learn_mentions, learn_parties, make_vocabulary, votes_of
from tools.credits.score import score_hops

from stemma.reading.credits.model.grid import lay_grid
from stemma.reading.credits.model.model import PATH
from stemma.reading.credits.model.party import ROLES, Floats, Seen, choose, describe
from stemma.reading.credits.model.printed import name_of
from stemma.reading.credits.model.reader import group

ROOT = Path(__file__).resolve().parents[2]
FOLDS, HIDDEN, ROUNDS, PARTY_NETS = 4, 40, 14, 3
LEAST = 0.5  # how likely a party must be a hop: measured on files left out


def parties_of(example: Example, votes: Floats) -> dict[str, list[Seen]]:
    """The parties that the reader would see, given the votes of mentions."""
    text = example.row["text"]
    seen = [
        Seen(
            example.mentions[at],
            name_of(text, example.ground, example.mentions[at]),
            votes[at],
            frozenset(example.features[at]),
        )
        for at in choose(example.mentions, votes)
    ]
    return group(seen, example.ground)


def main() -> int:
    """0 where the model was written, or measured with a file left out."""
    told = _arguments()
    torch.set_num_threads(told.threads)
    left_out = set(told.without)
    files = [path for path in sorted((ROOT / "corpus/chains").rglob("*.jsonl")) if path.name not in told.never]
    used = [path for path in files if path.stem not in left_out]
    examples = [make_example(row) for row in load_rows(used)]
    known, words = make_vocabulary(examples), make_words(examples)
    print(
        f"{len(examples)} texts, {sum(len(e.mentions) for e in examples)} mentions, {len(known)} features, {len(words)} words",
        flush=True,
    )
    numbers = {word: at + 2 for at, word in enumerate(words)}
    grids = [lay_grid(one.ground, one.mentions, numbers) for one in examples]
    folds = [zlib.crc32(one.row["id"].encode()) % FOLDS for one in examples]
    nets, deeps = [], []
    unseen = [np.zeros((0, len(ROLES) + 1), np.float32)] * len(examples)
    for fold in range(FOLDS):
        kept = [at for at in range(len(examples)) if folds[at] != fold]
        net = learn_mentions([examples[at] for at in kept], known, seed=fold, hidden=HIDDEN, rounds=ROUNDS)
        print(f"net {fold + 1} of {FOLDS}", flush=True)
        deep = learn_deep(
            [grids[at] for at in kept], [examples[at].labels for at in kept], len(words), seed=fold, rounds=told.rounds
        )
        nets.append(net)
        deeps.append(deep)
        for at, example in enumerate(examples):
            if folds[at] == fold and example.mentions:
                logs = np.log(votes_of([net], bags_of(example.features, known)) + 1e-9) + deep_votes(deep, grids[at])
                raised = np.exp((logs - logs.max(axis=1, keepdims=True)) / 2)
                unseen[at] = raised / raised.sum(axis=1, keepdims=True)
    weights = _parties(examples, unseen, nets, known)
    weights["deep.vocabulary"] = np.frombuffer("\n".join(words).encode(), np.uint8)
    weights["deeps"] = np.array(len(deeps))
    for at, deep in enumerate(deeps):
        weights |= {f"deep{at}:{name}": values for name, values in deep.arrays().items()}
    if left_out:
        from stemma.reading.credits.model.model import Model

        _write(Path(told.scratch), weights)
        model = Model(Path(told.scratch))
        for stem in sorted(left_out):
            rows = load_rows([path for path in files if path.stem == stem])
            print(stem, score_hops(rows, model, told.missed))
    else:
        _write(PATH, weights)
        print(f"{PATH.name}: {PATH.stat().st_size:,} bytes")
    return 0


def _parties(
    examples: Sequence[Example], unseen: Sequence[Floats], nets: Sequence[Any], known: dict[str, int]
) -> dict[str, Any]:
    from tools.credits.score import label_parties

    figures, labels = [], []
    for example, votes in zip(examples, unseen, strict=True):
        if len(votes) and (parties := parties_of(example, votes)):
            figures.append(describe(list(parties.values()), example.ground))
            labels += label_parties(parties, example)
    rows = np.concatenate(figures)
    mean, spread = rows.mean(0), rows.std(0) + 0.1
    party_nets = [learn_parties((rows - mean) / spread, labels, seed=seed) for seed in range(PARTY_NETS)]
    return _weights(nets, party_nets, known, mean, spread)


def _array(tensor: Any) -> Floats:
    return np.asarray(tensor.detach().numpy(), np.float32)


def _weights(
    nets: Sequence[Any], party_nets: Sequence[Any], known: dict[str, int], mean: Floats, spread: Floats
) -> dict[str, Any]:
    table = np.concatenate(
        [_array(net.table.weight)[1:] for net in nets] + [_array(net.straight.weight)[1:] for net in nets], axis=1
    )
    scale = np.abs(table).max(axis=0) / 127
    return {
        "features": np.frombuffer("\n".join(known).encode(), np.uint8),
        "table": np.round(table / scale).astype(np.int8),
        "table.scale": scale.astype(np.float32),
        "nets": np.array(len(nets)),
        "hidden.bias": np.concatenate([_array(net.bias) for net in nets]),
        "out": np.stack([_array(net.out.weight).T for net in nets]),
        "out.bias": np.stack([_array(net.out.bias) for net in nets]),
        "party.mean": mean,
        "party.spread": spread,
        "party.in": np.stack([_array(net.into.weight).T for net in party_nets]),
        "party.in.bias": np.stack([_array(net.into.bias) for net in party_nets]),
        "party.out": np.stack([_array(net.out.weight).T for net in party_nets]),
        "party.out.bias": np.stack([_array(net.out.bias) for net in party_nets]),
        "party.straight": np.stack([_array(net.straight.weight).T for net in party_nets]),
        "least": np.array(LEAST),
    }


def _write(path: Path, weights: dict[str, Any]) -> None:
    np.savez_compressed(path, **weights)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools.credits", description=__doc__)
    parser.add_argument(
        "--without", nargs="*", default=[], help="files (by name, no ending) to leave out and measure on"
    )
    parser.add_argument("--never", nargs="*", default=["sealed.jsonl"], help="files that are never read")
    parser.add_argument("--scratch", default="/tmp/credits.npz", help="where a model that is only measured is written")
    parser.add_argument("--rounds", type=int, default=14, help="how often the deep nets see each text")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="list what is missed")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
