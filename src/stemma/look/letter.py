"""Which letter, pattern and hue stands for a hop? The same on every screen that shows the same chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.shapes import Blamed, Hop

Chain = Sequence[Hop]
Chains = Chain | Mapping[str | None, Chain]
HopKey = tuple[str | None, int]

HUES = "abcdef"
# P stands for this page wherever letters are shown, so no hop is ever called P.
_ALPHABET = "ABCDEFGHIJKLMNOQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Letter:
    """A party in the rail: ``sign`` is what is printed, ``hue`` the end of its class (``hue-a``), ``hop`` None for the page and unknown."""

    sign: str
    hue: str
    hop: Hop | None = None


PAGE = Letter("P", "page")
UNKNOWN = Letter("?", "unknown")
PERHAPS = Letter("+?", "perhaps")


def letters_of(chains: Chains) -> dict[HopKey, Letter]:
    """A letter for each hop, by report id (None for the text's own chain) and index in its chain.

    Letters follow the hops' positions, so the origin of the first chain is A. A party that stands in two chains, or in
    two roles of one, keeps one letter. From the seventh party on the hues come round again; the letter tells them apart.
    """
    letters: dict[HopKey, Letter] = {}
    seen: dict[str, Letter] = {}
    for report, chain in _by_report(chains).items():
        for index, hop in sorted(enumerate(chain), key=lambda pair: pair[1].position):
            name = " ".join(hop.name.casefold().split())
            if name not in seen:
                seen[name] = _nth(len(seen), hop)
            letters[report, index] = seen[name]
    return letters


def letter_for(blamed: Blamed, letters: Mapping[HopKey, Letter]) -> Letter:
    """Who a sentence belongs to; unknown where the chain it names was not given."""
    if blamed.whose == "page":
        return PAGE
    if blamed.whose == "perhaps added":
        return PERHAPS
    if blamed.whose == "unknown" or blamed.hop is None:
        return UNKNOWN
    found = letters.get((blamed.report, blamed.hop))
    # A screen that shows one chain gives it without the report's id.
    return found or letters.get((None, blamed.hop), UNKNOWN)


def _by_report(chains: Chains) -> Mapping[str | None, Chain]:
    return chains if isinstance(chains, Mapping) else {None: chains}


def _nth(number: int, hop: Hop) -> Letter:
    rounds, place = divmod(number, len(_ALPHABET))
    sign = _ALPHABET[place] + (str(rounds + 1) if rounds else "")
    return Letter(sign, HUES[number % len(HUES)], hop)
