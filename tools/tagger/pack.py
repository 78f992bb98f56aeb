"""How is what was learnt written as one small file? Bytes with a scale where many numbers are, halves elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from stemma.reading.statements.tagger.model import packed

Arrays = dict[str, Any]
WIDE_SHARE, DEEP_SHARE = 0.3, 0.7  # of the votes; measured on a held-out sixth of PolNeAR's training part
BEGINS = {1: 0.7, 3: 0.7, 5: 1.0}  # added where a part may begin, as the field alone is too shy; measured there too


def pack(path: Path, known: dict[str, tuple[int, ...]], bits: int, wide: Path, deep: list[Path]) -> None:
    """Write the model's file from the weights of the table and of the networks."""
    arrays = packed(known)
    field = dict.fromkeys(("follow", "start", "end", "bias"), np.zeros(1, np.float32))
    held = torch.load(wide, weights_only=True)
    _add_field(field, held["field"], WIDE_SHARE)
    table = held["votes"]["votes.weight"].numpy() * WIDE_SHARE
    scale = min(np.abs(table).max(), 1.5 * np.quantile(np.abs(table[table != 0]), 0.9999)) / 127
    arrays |= {"wide": _bytes(table, scale), "wide.scale": np.float32(scale), "wide.bits": np.int32(bits)}
    for number, one in enumerate(deep):
        held = torch.load(one, weights_only=True)
        share = DEEP_SHARE / len(deep)
        _add_field(field, held["field"], share)
        field["bias"] = field["bias"] + held["votes"]["out.bias"].numpy() * share
        for name, values in _network(held["votes"], share).items():
            arrays[f"net{number}.{name}"] = values
    for label, more in BEGINS.items():
        field["bias"][label] += more
    arrays |= {name: np.maximum(values, -1e4).astype(np.float32) for name, values in field.items()}
    np.savez_compressed(path, **arrays, networks=np.int32(len(deep)))


def _add_field(field: Arrays, held: Any, share: float) -> None:
    for name in field:
        field[name] = field[name] + held[name].numpy() * share


def _network(held: Any, share: float) -> Arrays:
    arrays: Arrays = {}
    for name, weights in held.items():
        if name.startswith("embedded."):
            short = f"emb.{name.split('.')[1]}"
            scale = np.abs(weights.numpy()).max(1, keepdims=True) / 127 + 1e-9
            arrays[short], arrays[f"{short}.scale"] = _bytes(weights.numpy(), scale), scale.astype(np.float32)
    halves = {"conv.W": held["window.weight"].T, "conv.b": held["window.bias"], "out.W": held["out.weight"].T * share}
    for number in range(2):
        start = f"layers.{number}."
        halves[f"r{number + 1}.W"], halves[f"r{number + 1}.b"] = (
            held[f"{start}gates.weight"].T,
            held[f"{start}gates.bias"],
        )
        if f"{start}project.weight" in held:
            halves[f"r{number + 1}.P"] = held[f"{start}project.weight"].T
            halves[f"r{number + 1}.Pb"] = held[f"{start}project.bias"]
    return arrays | {name: values.numpy().astype(np.float16) for name, values in halves.items()}


def _bytes(values: Any, scale: Any) -> Any:
    return np.clip(np.round(values / scale), -127, 127).astype(np.int8)
