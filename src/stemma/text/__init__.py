"""The engine: strings in, places out. It knows nothing of reports, records or screens."""

from stemma.text.align import Block, Opcode, align_words, same_blocks
from stemma.text.choice import choose_engine
from stemma.text.engine import Candidate, Likeness, Prepared, Segment
from stemma.text.fingerprint import GUARANTEE_WORDS, K_WORDS, Seed, fingerprint
from stemma.text.measure import Counts
from stemma.text.normalise import Folded, fold
from stemma.text.passage import WordPassage, find_passages
from stemma.text.sentence import cut_sentences
from stemma.text.tokens import Words, cut_words
from stemma.text.weight import COPY_BITS, family_size, stock_discount, weigh, word_bits

__all__ = [
    "COPY_BITS",
    "GUARANTEE_WORDS",
    "K_WORDS",
    "Block",
    "Candidate",
    "Counts",
    "Folded",
    "Likeness",
    "Opcode",
    "Prepared",
    "Seed",
    "Segment",
    "WordPassage",
    "Words",
    "align_words",
    "choose_engine",
    "cut_sentences",
    "cut_words",
    "family_size",
    "find_passages",
    "fingerprint",
    "fold",
    "same_blocks",
    "stock_discount",
    "weigh",
    "word_bits",
]
