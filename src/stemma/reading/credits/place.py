"""Is a run of words shaped like the name of a place?"""

from __future__ import annotations

import re

from stemma.reading.table import read_table

SMALL = frozenset(
    read_table("of the and de la le les el los las du des del di da do dos am an der und sur auf im on upon i y et")
)
_NO_PLACE = frozenset(
    read_table(
        """
        note update updates breaking urgent correction corrected exclusive analysis opinion
        editorial factbox live watch video photo photos archive file q a qa full text summary press
        release news alert advisory background attention warning errata
        """
    )
)
CAPS_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽČĆŁŚŹŻĐĞŞİА-ЯЁ][A-ZÀ-ÖØ-ÞŠŽČĆŁŚŹŻĐĞŞİА-ЯЁ.'’-]*$")
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽČĆŁŚŹŻĐĞŞİА-ЯЁ][\w.'’/-]*$")
UNCASED = re.compile(r"[\u0590-\u06ff\u0750-\u077f\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def looks_like_place(words: str) -> bool:
    """Whether the words are one to five, each with a capital or a small word of names; three in scripts without capitals."""
    parts = words.split()
    parts = parts[1:] if parts[0] in ("the", "The", "THE") and len(parts) > 1 else parts
    if (
        not 1 <= len(parts) <= 5
        or parts[0].lower().strip(".") in _NO_PLACE
        or all(part.lower() in _NO_PLACE for part in parts)
    ):
        return False
    if UNCASED.search(words):
        return len(parts) <= 3 and not any(char.isdigit() for char in words)
    return bool(_NAME_WORD.match(parts[0])) and all(_NAME_WORD.match(part) or part.lower() in SMALL for part in parts)
