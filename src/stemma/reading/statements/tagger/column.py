"""Which numbers describe a word to the tagger, in which order?"""

from __future__ import annotations

from stemma.reading.table import read_table

# One word by itself, in the order of COLUMNS.
Row = tuple[int, int, int, int, int, int, int, int, int, int]

COLUMNS = ("w", "l", "p", "vv", "nn", "c1", "c2", "sh", "s3", "cp")
# Its place: quotation (state, length, what is before, what is after), the cue to the left (which, how far, what is between),
# the one to the right, words since and until the sentence's ends, whether the sentence quotes, commas, brackets, paragraph.
SETTINGS = ("q", "ql", "qb", "qa", "lc", "ld", "lt", "rc", "rd", "sp", "sr", "sq", "cm", "pa", "pp")
ALL = COLUMNS + SETTINGS
PLACE = {name: number for number, name in enumerate(ALL)}
CUE = PLACE["cp"]
VERB = PLACE["vv"]
PART = PLACE["p"]

PARTS = {
    name: number
    for number, name in enumerate(
        read_table(
            """
            NNP NN JJ NNS VBG VBN VB RB VBD VBZ NNPS FW VBP CD JJR IN JJS UH : PRP MD DT SYM WRB CC `` PRP$ . RBR WP $ WDT
            ( ) TO POS , RP WP$ RBS PDT EX "
            """
        ),
        start=1,
    )
}


def part_number(name: str) -> int:
    """The number of a part of speech of the Penn Treebank; 0 for one that is not among them."""
    return PARTS.get(name, 0)
