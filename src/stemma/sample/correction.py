"""Which mistake did the sample newsroom put right, and how did it say so?"""

FERRY_WRONG = "A single crossing costs 2.40 crowns, as before."
FERRY_RIGHT = "A single crossing costs 2.60 crowns, up from 2.40 last year."
FERRY_NOTE = (
    "An earlier version of this report said that a single crossing still costs 2.40 crowns. "
    "It has cost 2.60 crowns since 1 January."
)
