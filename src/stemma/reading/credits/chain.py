"""Who is who among the credits, and in which order did they pass the words on?

Names that mean one organisation become one: by the table of agencies, by initials ("WPN" of "West Port News"), by being
the words a longer name begins with. One party in one role is one hop; a further credit adds a ``printed`` entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stemma.reading.agency import AgencyTable, fold_name, is_drawn_from, is_short_for
from stemma.reading.credits.credit import Credit
from stemma.reading.credits.phrase import NEWSROOM
from stemma.shapes import Hop, KnownBy, Printed, Role

_OUTWARD: dict[Role, int] = {"origin": 0, "agency": 1, "relay": 2, "network": 2, "submitter": 2, "republisher": 3}
_JOINT = re.compile(r"\s?[-–/&+]\s?")
_SERVICE = re.compile(r"\b(?:newswire|press ?release|release service|presseportal)\b", re.IGNORECASE)
MOST_PARTIES = 60


@dataclass(slots=True)
class _Party:
    role: Role
    name: str
    printed: list[Printed]
    link: str | None
    known_by: KnownBy
    sure: float
    at: str | None = None
    evidence: list[str] = field(default_factory=list)


def build_chain(text: str, credits: Sequence[Credit], told: Sequence[Hop], agencies: AgencyTable) -> tuple[Hop, ...]:
    """The hops from the origin outward: those told by markup first, then the credits of the text."""
    resolve = _Names([*(hop.name for hop in told), *(credit.name for credit in credits)], agencies)
    parties: dict[tuple[Role, str], _Party] = {}
    for hop in told:
        name = resolve.full(hop.name)
        party = _party(parties, hop.role, name, hop.known_by, hop.sure)
        party.printed += hop.printed
        party.link, party.at = party.link or hop.link, party.at or hop.at
    for credit in _with_roles(credits, resolve, parties, agencies):
        name = resolve.full(credit.name)
        party = _party(parties, credit.role, name, credit.known_by, credit.sure)
        if told_by := resolve.evidence(credit.name, name):
            party.evidence.append(told_by)
        printed = Printed(credit.begin, credit.end, text[credit.begin : credit.end])
        if not any(_holds(other, printed) for other in party.printed):
            party.printed.append(printed)
        party.link = party.link or credit.link
        party.sure = max(party.sure, credit.sure)
    _add_joint_names(text, credits, parties, resolve)
    return _place(list(parties.values())[:MOST_PARTIES], told)


def _holds(outer: Printed, inner: Printed) -> bool:
    if outer.begin is None or outer.end is None or inner.begin is None or inner.end is None:
        return outer == inner
    return outer.begin <= inner.begin and inner.end <= outer.end


class _Names:
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


def _with_roles(
    credits: Sequence[Credit], resolve: _Names, parties: dict[tuple[Role, str], _Party], agencies: AgencyTable
) -> list[Credit]:
    """The credits with the role each has beside the others: the dateline's agency is the origin of what others pass on."""
    roles: dict[str, Role] = {name: role for role, name in parties}
    origins = {name for role, name in parties if role == "origin"}
    credits = _distributed(credits, resolve, agencies)
    ordered = sorted(credits, key=_strength)
    settled: list[Credit] = []
    for credit in ordered:
        name, role = resolve.full(credit.name), credit.role
        if role == "republisher" and credit.known_by == "page's own name" and name in roles:
            role = roles[name]  # the publisher who signed already: a further credit of that hop
        elif credit.is_copyright:
            if name in roles or set(roles) - {name}:
                role = roles.get(name, "republisher")  # whose page it is, where somebody else is the source
        elif role == "origin" and name in roles and roles[name] != "republisher":
            role = roles[name]
        elif role == "origin" and origins and name not in origins and credit.sure > 0.55:
            strongest = next((c for c in settled if c.role == "origin"), None)
            if strongest is None or strongest.known_by in ("dateline", "byline") or credit.sure < 0.9:
                is_joint = any(c.role == "origin" and abs(c.begin - credit.begin) < 60 for c in settled) or any(
                    c.role == "origin" and c.end > credit.begin - 4 and abs(c.begin - credit.begin) < 60
                    for c in credits
                    if resolve.full(c.name) in origins
                )
                if not is_joint:
                    is_first_print = credit.sure >= 0.95 and credit.known_by == "credit line"
                    role = "republisher" if is_first_print else "agency" if agencies.find(name) else "relay"
        settled.append(replace(credit, role=role))
        roles.setdefault(name, role)
        if role == "origin":
            origins.add(name)
    settled = _without_origin(_printers(settled, resolve), parties, resolve)
    return sorted(settled, key=lambda credit: credit.begin)


def _printers(settled: list[Credit], resolve: _Names) -> list[Credit]:
    """A party that says of itself what it did to the item is its printer, where somebody else is its source too."""
    own = {resolve.full(credit.name) for credit in settled if credit.known_by == "page's own name"}
    others = {resolve.full(credit.name) for credit in settled if credit.role == "origin"} - own
    if not others:
        return settled
    return [
        replace(credit, role="republisher") if credit.role == "origin" and resolve.full(credit.name) in own else credit
        for credit in settled
    ]


def _distributed(settled: Sequence[Credit], resolve: _Names, agencies: AgencyTable) -> list[Credit]:
    """A service that sends out press releases is the relay of whose words they are, where that is told."""

    def is_service(credit: Credit) -> bool:
        agency = agencies.find(resolve.full(credit.name))
        return bool(_SERVICE.search(credit.name)) if agency is None else agency.distributes

    if not any(credit.role == "origin" and not is_service(credit) and not credit.is_copyright for credit in settled):
        return list(settled)
    return [
        replace(credit, role="relay") if credit.role == "origin" and is_service(credit) else credit
        for credit in settled
    ]


def _without_origin(settled: list[Credit], parties: dict[tuple[Role, str], _Party], resolve: _Names) -> list[Credit]:
    """Where nobody else is named, "via X", "(X Newsroom)" and the page's publisher are those the words come from."""
    if any(role in ("origin", "agency") for role, _ in parties) or any(c.role in ("origin", "agency") for c in settled):
        return settled
    if any(role != "republisher" for role, _ in parties) or any(c.role in ("submitter", "network") for c in settled):
        return settled
    relays = {credit.name for credit in settled if credit.role == "relay"}
    if relays:
        first = min((credit for credit in settled if credit.role == "relay"), key=lambda credit: credit.begin)
        name = resolve.full(first.name)
        return [replace(credit, role="origin") if resolve.full(credit.name) == name else credit for credit in settled]
    if parties or len({resolve.full(credit.name) for credit in settled}) > 1:
        return settled
    return [replace(credit, role="origin") for credit in settled]


def _strength(credit: Credit) -> tuple[int, int]:
    order = {"dateline": 0, "byline": 1, "sign-off": 3, "credit line": 2, "page's own name": 5}
    weak = 6 if credit.role == "origin" and credit.sure <= 0.55 else 0
    first_published = -1 if credit.known_by == "credit line" and credit.sure >= 0.95 and credit.role == "origin" else 0
    return (weak or order.get(credit.known_by, 4) + first_published, credit.begin)


def _party(parties: dict[tuple[Role, str], _Party], role: Role, name: str, known_by: KnownBy, sure: float) -> _Party:
    return parties.setdefault((role, name), _Party(role, name, [], None, known_by, sure))


def _add_joint_names(
    text: str, credits: Sequence[Credit], parties: dict[tuple[Role, str], _Party], resolve: _Names
) -> None:
    """ "(AB-CD Newsroom)": a newsroom of two parties; each short name is a further credit of the party it is short for."""
    for credit in credits:
        if credit.known_by != "sign-off":
            continue
        bare = NEWSROOM.sub("", credit.name).strip()
        pieces = _JOINT.split(bare)
        if len(pieces) < 2:
            continue
        at = credit.begin
        for piece in pieces:
            at = text.find(piece, at, credit.end)
            if at < 0:
                break
            name = resolve.meant(piece)
            party = next((p for (_, n), p in parties.items() if n == name), None) if name else None
            if party:
                party.printed.append(Printed(at, at + len(piece), piece))
                party.evidence.append(f"“{piece}” in “{credit.name}” is read as the initials of {party.name}")
            at += len(piece)


def _place(parties: list[_Party], told: Sequence[Hop]) -> tuple[Hop, ...]:
    """Positions from the origin outward; parties between origin and page share one where nothing tells their order."""
    told_places = {(hop.role, fold_name(hop.name)): hop.position for hop in told}
    rank = {
        id(party): (_OUTWARD[party.role], told_places.get((party.role, fold_name(party.name)), 0)) for party in parties
    }
    if not any(party.role in ("origin", "agency") for party in parties):  # position 0 is the origin's, known or not
        levels = [(-1, 0), *sorted(set(rank.values()))]
    else:
        levels = sorted(set(rank.values()))
    hops = []
    for party in sorted(parties, key=lambda party: rank[id(party)]):
        printed = tuple(sorted(party.printed, key=lambda p: (p.begin is None, p.begin or 0)))
        hops.append(
            Hop(
                levels.index(rank[id(party)]),
                party.role,
                party.name,
                printed,
                party.link,
                party.at,
                party.known_by,
                round(party.sure, 2),
                "; ".join(party.evidence) or None,
            )
        )
    return tuple(hops)
