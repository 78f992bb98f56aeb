"""Which role in the chain does a wire standard's word mean? IPTC ``cpprole`` codes, and our own roles written out."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from stemma.shapes import Hop, Role

_ROLES: dict[str, Role] = {
    "origcont": "origin",
    "originfo": "origin",
    "contentsource": "origin",
    "origin": "origin",
    "source": "origin",
    "creator": "origin",
    "agency": "agency",
    "enhancer": "relay",
    "contenteditor": "relay",
    "aggregator": "relay",
    "transformer": "relay",
    "distributor": "republisher",
    "provider": "republisher",
    "publisher": "republisher",
}
# Words about how the content was made, not about who passed it on.
_NO_HOPS = frozenset(
    [
        "author",
        "correspondent",
        "editor",
        "photographer",
        "factchecker",
        "producer",
        "spokesperson",
        "interviewee",
        "mediaoffice",
        "imgsupplier",
        "genaipromptwriter",
    ]
)
_OUTWARD: dict[Role, int] = {"origin": 0, "agency": 1, "relay": 2, "network": 2, "submitter": 2, "republisher": 3}


def role_of(word: str) -> Role | None:
    """The role; ``origin`` for an unknown or absent word, None for one that names no party of the chain."""
    code = word.rstrip("/").replace("#", "/").rpartition("/")[2].rpartition(":")[2].strip().lower()
    if code in _NO_HOPS:
        return None
    for role in get_args(Role):
        if code == role:
            return role  # type: ignore[no-any-return]
    return _ROLES.get(code, "origin")


def in_order(hops: list[Hop]) -> tuple[Hop, ...]:
    """The hops from the origin outward, those of one role sharing a place; one hop for a party in a role."""
    kept: dict[tuple[str, str], Hop] = {}
    for hop in hops:
        kept.setdefault((hop.role, hop.name.casefold()), hop)
    places = sorted({_OUTWARD[hop.role] for hop in kept.values()})
    ordered = sorted(kept.values(), key=lambda hop: _OUTWARD[hop.role])
    return tuple(replace(hop, position=places.index(_OUTWARD[hop.role])) for hop in ordered)
