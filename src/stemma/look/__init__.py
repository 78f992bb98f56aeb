"""How is it shown? Frames, components and words that every screen is made of; README.md beside this file lists them."""

from stemma.look.letter import Letter, letters_of
from stemma.look.mark import Mark, marks_of

__all__ = ["Letter", "Mark", "letters_of", "marks_of"]
