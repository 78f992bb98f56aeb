"""Where in a text do these very words stand, or the words most like them?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from stemma.compare.cutting import Cut

LEAST_NEAR_SHARE = 0.6
_MAX_SEARCHED_WORDS = 200


def find_exact(cut: Cut, keys: Sequence[str], begin: int = 0, end: int | None = None) -> int | None:
    """The first word from which on the keys stand one after another; None where they do not."""
    return next(find_all(cut, keys, begin, end), None)


def find_all(cut: Cut, keys: Sequence[str], begin: int = 0, end: int | None = None) -> Iterator[int]:
    """Every word from which on the keys stand one after another."""
    if not keys:
        return
    wanted, size = tuple(keys), len(keys)
    last = (len(cut) if end is None else end) - size
    at = begin - 1
    while at < last:
        try:
            at = cut.keys.index(wanted[0], at + 1, last + 1)
        except ValueError:
            return
        if cut.keys[at : at + size] == wanted:
            yield at


def find_near(cut: Cut, keys: Sequence[str]) -> tuple[int, int] | None:
    """The window, as long as the keys, that has the most of them: at least 0.6; None where there is none. Linear."""
    size = min(len(keys), _MAX_SEARCHED_WORDS)
    if size < 3 or len(cut) < size:
        return None
    wanted = Counter(keys[:size])
    held: Counter[str] = Counter()
    common = best = 0
    best_at = -1
    for at, key in enumerate(cut.keys):
        held[key] += 1
        common += held[key] <= wanted[key]
        if at >= size:
            gone = cut.keys[at - size]
            common -= held[gone] <= wanted[gone]
            held[gone] -= 1
        if common > best:
            best, best_at = common, at
    if best < LEAST_NEAR_SHARE * size:
        return None
    begin, end = max(0, best_at + 1 - size), best_at + 1
    while begin < end and cut.keys[begin] not in wanted:
        begin += 1
    while begin < end and cut.keys[end - 1] not in wanted:
        end -= 1
    return begin, end
