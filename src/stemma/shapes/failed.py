"""Which item of a batch could not be used? It stands in the item's place, and the rest goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that could not be read; ``error`` is one sentence for a person (`{"id", "error"}` as a JSON line)."""

    id: str
    error: str
