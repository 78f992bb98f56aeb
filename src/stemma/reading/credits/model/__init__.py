"""Which names of a text are credits, and in which role? A small trained model over what words do (``cue``)."""

from __future__ import annotations

from stemma.reading.credits.model.feature import Ground
from stemma.reading.credits.model.model import load_model
from stemma.reading.credits.model.reader import read_credits
from stemma.reading.credits.model.word import cut_words

__all__ = ["Ground", "cut_words", "load_model", "read_credits"]
