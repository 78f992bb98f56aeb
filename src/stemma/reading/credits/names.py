"""Which names of a text mean one party? By the table of agencies, by initials, by being the words a longer name begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.reading.agency import AgencyTable, fold_name, is_drawn_from, is_short_for
from stemma.reading.credits.phrase import NEWSROOM

MOST_PARTIES = 60


class Names:
    """The full names of a text, and what each short one means; a short name of two parties stays as it is."""

    def __init__(self, names: Sequence[str], agencies: AgencyTable) -> None:
        self._agencies = agencies
        self._full: dict[str, str] = {}
        longer: list[str] = []
        for name in dict.fromkeys(names):
            agency = agencies.find(name) or agencies.find(re.sub(r"^[Tt]he\s", "", name))
            full = agency.name if agency else " ".join(name.split())
            self._full[name] = full
            longer.append(full)
        self.known = list(dict.fromkeys(longer))[:MOST_PARTIES]

    def full(self, name: str) -> str:
        """The full name of the party that ``name`` means."""
        full = self._full.get(name, name)
        same = next((other for other in self.known if fold_name(other) == fold_name(full)), None)
        meant = self.meant(full)
        if meant:
            return meant
        if NEWSROOM.search(full):
            bare = NEWSROOM.sub("", full).strip(" -–")
            agency = self._agencies.find(bare)
            meant = (
                agency.name
                if agency
                else self.meant(bare)
                or next((o for o in self.known if fold_name(o) == fold_name(bare) and o != full), None)
            )
            if meant:
                return meant
        return same or full

    def evidence(self, printed: str, name: str) -> str | None:
        """What a short name was resolved by; None for a full name and for one of the table of agencies."""
        bare = NEWSROOM.sub("", printed).strip(" -–")
        if fold_name(bare) == fold_name(name) or self._agencies.find(printed) or self._agencies.find(bare):
            return None
        is_short = bare.isalpha() and len(bare) <= 8 and (bare.isupper() or bare.islower())
        return f"“{bare}” is read as short for {name}" if is_short else None

    def meant(self, short: str) -> str | None:
        """The one known party whose short name this is, else None."""
        candidates = {fold_name(other): other for other in self.known if other != short and is_short_for(short, other)}
        if not candidates:  # "fpd" of "Flussland-Pressedienst"
            candidates = {
                fold_name(other): other for other in self.known if other != short and is_drawn_from(short, other)
            }
        whole = [other for other in candidates.values() if not any(is_short_for(o, other) for o in candidates.values())]
        return whole[0] if len(candidates) == 1 and whole else None
