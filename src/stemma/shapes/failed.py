"""What is said of an item that could not be read, while the rest of its batch goes on?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that was stepped over: ``id`` names it (with its line or offset where it has one), ``error`` is one sentence."""

    id: str
    error: str
