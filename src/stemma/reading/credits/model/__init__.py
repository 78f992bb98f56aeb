"""Which names of a text are credits, and in which role? A small trained model over what words do (``cue``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stemma.reading.credits.credit import Credit
from stemma.reading.credits.model.feature import Ground
from stemma.reading.credits.model.word import cut_words
from stemma.reading.onecore import keep_to_one_core
from stemma.shapes import Role

if TYPE_CHECKING:
    from stemma.reading.credits.model.model import Model

__all__ = ["Ground", "cut_words", "load_model", "read_credits"]


def load_model() -> Model | None:
    """The model of the package, read once; None where its file is absent, and the rules alone are left."""
    keep_to_one_core()
    from stemma.reading.credits.model.model import load_model as load  # brings numpy along

    return load()


def read_credits(text: str, ground: Ground, model: Model, told: Sequence[Role] = ()) -> list[Credit]:
    """The credits with the role that each has beside the others. ``told``: roles of parties that markup tells."""
    from stemma.reading.credits.model.reader import read_credits as read

    return read(text, ground, model, told)
