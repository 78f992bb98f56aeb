"""Which mentions are one party, and what is seen of a party among the others of its text?

A role can hang on the others: "via X" names a relay where somebody stands before X, and the origin where nobody does. So
the mentions are read first, each for itself, and then the parties, each beside the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from stemma.reading.credits.model.feature import Ground, type_of
from stemma.reading.credits.model.grid import Floats
from stemma.reading.credits.model.mention import Mention
from stemma.shapes import Role

ROLES: tuple[Role, ...] = ("origin", "agency", "relay", "network", "submitter", "republisher")
TYPES = ("AG", "WEB", "NET", "SERV", "AGN", "ORG", "OFF", "PERS", "SHORT", "LOW", "NAME", "ONE")
SEEN = 0.15  # how likely a mention must be a credit at all to be looked at again
_FLAGS = (
    ("m=dateline credit=", "m=dateline credit<", "m=dateline credit~"),
    ("m=headline<", "m=headline="),
    ("K=RIGHTS",),
    ("K=FIRST",),
    ("K=AGAIN",),
    ("p=VIA", "l0=VIA", "l1=VIA"),
    ("f=dateline agency",),
    ("K=EDIT",),
    ("K=DISCLAIM",),
    ("K=WE",),
)
_SMALL = 1e-3


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention that may be a credit: its name, and how likely it is none (first) or in each of ``ROLES``."""

    mention: Mention
    name: str
    votes: Floats
    features: frozenset[str]


def choose(mentions: Sequence[Mention], votes: Floats, least: float = SEEN) -> list[int]:
    """The mentions that are likely credits; of those that overlap, the likeliest."""
    chosen: list[int] = []
    for at in np.argsort(votes[:, 0], kind="stable").tolist():
        if 1 - votes[at, 0] < least:
            break
        begin, end = mentions[at]
        if all(end <= mentions[other][0] or mentions[other][1] <= begin for other in chosen):
            chosen.append(at)
    return sorted(chosen)


def describe(parties: Sequence[Sequence[Seen]], ground: Ground, told: Sequence[Role] = ()) -> Floats:
    """A row of figures a party: what its mentions are taken for, what those of the others are, where it stands.

    ``told``: roles of parties that markup told, who stand beside those of the text.
    """
    best = [np.max([seen.votes[1:] for seen in party], axis=0) for party in parties]
    told_best = np.zeros(len(ROLES), np.float32)
    for role in told:
        told_best[ROLES.index(role)] = 1
    rows = [list(_row(number, parties, best, told_best, ground)) for number in range(len(parties))]
    return np.array(rows, dtype=np.float32)


def _row(
    number: int, parties: Sequence[Sequence[Seen]], best: Sequence[Floats], told: Floats, ground: Ground
) -> Iterator[float]:
    party, words = parties[number], ground.words
    first = party[0].mention[0]
    others = [other for other in range(len(parties)) if other != number]
    before = [best[other] for other in others if parties[other][0].mention[0] < first]
    sentences = {words[seen.mention[0]].sentence for seen in party}
    near = [
        best[other] for other in others if any(words[seen.mention[0]].sentence in sentences for seen in parties[other])
    ]
    yield from _logs(best[number])
    yield from np.mean([_logs(seen.votes) for seen in party], axis=0).tolist()
    yield from _logs(np.array([min(seen.votes[0] for seen in party)]))
    yield from _logs(np.max([told, *(best[other] for other in others)], axis=0))
    yield from _logs(np.max([told * 0, *before], axis=0))
    yield from (float(bool(near)), *np.max([told * 0, *near], axis=0).tolist())
    total = len(parties) + int(told.sum())
    yield from (min(len(party), 4), min(total, 5), float(total == 1))
    yield min(words[first].line, 6) / 6
    yield min(ground.lines - 1 - words[party[-1].mention[0]].line, 6) / 6
    kind = type_of(words[slice(*party[0].mention)], ground.agencies)
    yield from (float(kind == one) for one in TYPES)
    surest = max(party, key=lambda seen: 1 - seen.votes[0]).features
    for flag in _FLAGS:
        yield float(any(feature in surest for feature in flag))


def _logs(votes: Floats) -> list[float]:
    logs: list[float] = np.log(votes + _SMALL).tolist()
    return logs
