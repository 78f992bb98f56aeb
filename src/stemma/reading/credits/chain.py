"""Who is who among the credits, and in which order did they pass the words on?

Names that mean one organisation become one: by the table of agencies, by initials ("WPN" of "West Port News"), by being
the words a longer name begins with. One party in one role is one hop; a further credit adds a ``printed`` entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stemma.reading.agency import AgencyTable, fold_name
from stemma.reading.credits.credit import Credit
from stemma.reading.credits.names import MOST_PARTIES, Names
from stemma.reading.credits.phrase import NEWSROOM
from stemma.reading.credits.roles import corrected, settle_roles
from stemma.shapes import Hop, KnownBy, Printed, Role

_OUTWARD: dict[Role, int] = {"origin": 0, "agency": 1, "relay": 2, "network": 2, "submitter": 2, "republisher": 3}
_JOINT = re.compile(r"\s?[-–/&+]\s?")


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


def build_chain(
    text: str, credits: Sequence[Credit], told: Sequence[Hop], agencies: AgencyTable, *, settled: bool = False
) -> tuple[Hop, ...]:
    """The hops from the origin outward: those told by markup first, then the credits of the text.

    ``settled`` where each credit's role was read beside the others already.
    """
    resolve = Names([*(hop.name for hop in told), *(credit.name for credit in credits)], agencies)
    parties: dict[tuple[Role, str], _Party] = {}
    for hop in told:
        name = resolve.full(hop.name)
        party = _party(parties, hop.role, name, hop.known_by, hop.sure)
        party.printed += hop.printed
        party.link, party.at = party.link or hop.link, party.at or hop.at
    settle = corrected if settled else settle_roles
    credits = settle(credits, resolve, list(parties), agencies)
    for credit in sorted(credits, key=lambda credit: credit.begin):
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


def _party(parties: dict[tuple[Role, str], _Party], role: Role, name: str, known_by: KnownBy, sure: float) -> _Party:
    return parties.setdefault((role, name), _Party(role, name, [], None, known_by, sure))


def _add_joint_names(
    text: str, credits: Sequence[Credit], parties: dict[tuple[Role, str], _Party], resolve: Names
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
