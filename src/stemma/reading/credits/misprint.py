"""Is a run of words a day and a month with a misprint, as wires and scans have them ("Narch 2", "Apri l7", "March 2O")?"""

from __future__ import annotations

import re

from stemma.reading.dates import MONTH_OF

_DAY = re.compile(r"([^\W\d_]{4,9})\s([0-9OIl]{1,3})$")
_LONG_MONTHS = tuple(month for month in MONTH_OF if month.isascii() and len(month) >= 4)


def is_misprinted_day(words: str) -> bool:
    """Whether the words are a month, right or one slip away from one, and a day that need not exist.

    >>> [is_misprinted_day(words) for words in ("Narch 2", "Macrh 31", "Apri l7", "March 119", "Route 66", "Mark 3")]
    [True, True, True, True, False, False]
    """
    found = _DAY.match(words)
    if found is None:
        return False
    name = found[1].casefold()
    return any(_is_one_slip_away(name, month) for month in _LONG_MONTHS if abs(len(month) - len(name)) <= 1)


def _is_one_slip_away(name: str, month: str) -> bool:
    """Whether one letter changed, lost, added or two neighbours changed places make the month; short names must keep their begin."""
    if name == month:
        return True
    if len(month) < 5:
        return False
    if len(name) == len(month):
        wrong = [at for at in range(len(name)) if name[at] != month[at]]
        if len(wrong) == 1:
            return True
        is_swap = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return is_swap and name[wrong[0]] == month[wrong[1]] and name[wrong[1]] == month[wrong[0]]
    short, long = sorted((name, month), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
