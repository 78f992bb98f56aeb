"""Which role has a credit beside the others? Rules, for credits that no trained model has read."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from stemma.reading.agency import AgencyTable
from stemma.reading.credits.credit import Credit
from stemma.reading.credits.names import Names
from stemma.shapes import Role

_SERVICE = re.compile(r"\b(?:newswire|press ?release|release service|presseportal)\b", re.IGNORECASE)


def settle_roles(
    credits: Sequence[Credit], resolve: Names, parties: Collection[tuple[Role, str]], agencies: AgencyTable
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


def _printers(settled: list[Credit], resolve: Names) -> list[Credit]:
    """A party that says of itself what it did to the item is its printer, where somebody else is its source too."""
    own = {resolve.full(credit.name) for credit in settled if credit.known_by == "page's own name"}
    others = {resolve.full(credit.name) for credit in settled if credit.role == "origin"} - own
    if not others:
        return settled
    return [
        replace(credit, role="republisher") if credit.role == "origin" and resolve.full(credit.name) in own else credit
        for credit in settled
    ]


def corrected(
    credits: Sequence[Credit], resolve: Names, parties: Collection[tuple[Role, str]], agencies: AgencyTable
) -> list[Credit]:
    """Roles that were read, by what is known: a service that distributes passes on; who alone signs is the origin."""
    credits = _distributed(credits, resolve, agencies)
    if parties or {credit.role for credit in credits} != {"relay"} or {c.known_by for c in credits} != {"sign-off"}:
        return credits
    return _without_origin(credits, parties, resolve)


def _distributed(settled: Sequence[Credit], resolve: Names, agencies: AgencyTable) -> list[Credit]:
    """A service that sends out press releases is the relay of whose words they are, where that is told."""

    def is_service(credit: Credit) -> bool:
        agency = agencies.find(resolve.full(credit.name))
        return bool(_SERVICE.search(credit.name)) if agency is None else agency.distributes

    if not any(credit.role == "origin" and not is_service(credit) and not credit.is_copyright for credit in settled):
        return list(settled)
    return [
        replace(credit, role="relay") if credit.role in ("origin", "agency") and is_service(credit) else credit
        for credit in settled
    ]


def _without_origin(settled: list[Credit], parties: Collection[tuple[Role, str]], resolve: Names) -> list[Credit]:
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
