"""The engine: strings in, places out. It knows nothing of reports, records or screens."""

from stemma.text.align import Opcode, align_words
from stemma.text.normalise import Folded, fold
from stemma.text.sentence import cut_sentences
from stemma.text.tokens import Words, cut_words

__all__ = ["Folded", "Opcode", "Words", "align_words", "cut_sentences", "cut_words", "fold"]
