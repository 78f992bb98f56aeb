"""Reads the credits of a text with the trained model: mentions first, each for itself, then parties, each beside the others."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.reading.credits.credit import Credit
from stemma.reading.credits.model.feature import Ground, features_of
from stemma.reading.credits.model.grid import lay_grid
from stemma.reading.credits.model.mention import Mention, find_mentions
from stemma.reading.credits.model.model import Model
from stemma.reading.credits.model.party import ROLES, Seen, choose, describe
from stemma.reading.credits.model.printed import known_by, link_of, name_of, widen
from stemma.reading.credits.names import Names
from stemma.reading.table import read_table
from stemma.shapes import Role

MANY_WORDS = 400
LONG_LINE, NEAR_BEGIN = 25, 16  # words
_STRONG = frozenset(
    read_table("PUB AGAIN PASS VIA SUBMIT TRANSL SOURCE PERM RIGHTS EDIT PARTNER DISCLAIM NETN ONLINE AUTO")
)
LEAST_MENTION = 0.3  # how likely a further mention of a party must be a credit to be one


def see_parties(text: str, ground: Ground, model: Model) -> dict[str, list[Seen]]:
    """The mentions that may be credits, by the full name of the party each means."""
    mentions = _likely(find_mentions(ground.words, ground.agencies), ground)
    features = [frozenset(features_of(mention, ground)) for mention in mentions]
    votes = model.mentions(features, lay_grid(ground, mentions, model.known))
    chosen = choose(mentions, votes)
    seen = [Seen(mentions[at], name_of(text, ground, mentions[at]), votes[at], features[at]) for at in chosen]
    return group(seen, ground)


def _likely(mentions: Sequence[Mention], ground: Ground) -> list[Mention]:
    """Of a long text, the mentions of short lines, of the ends of long ones, and of sentences with a word that credits have."""
    words = ground.words
    if len(words) <= MANY_WORDS:
        return list(mentions)
    strong = {word.sentence for word in words if not _STRONG.isdisjoint(word.kinds)}

    def is_likely(mention: Mention) -> bool:
        word = words[mention[0]]
        first, last = ground.first_of[word.line], ground.last_of[word.line]
        return (
            last - first <= LONG_LINE
            or word.sentence in strong
            or word.sentence == words[last - 1].sentence
            or (word.sentence == words[first].sentence and mention[0] - first < NEAR_BEGIN)
        )

    return [mention for mention in mentions if is_likely(mention)]


def group(seen: Sequence[Seen], ground: Ground) -> dict[str, list[Seen]]:
    """The mentions by party, in the order of the text."""
    names = Names([one.name for one in seen], ground.agencies)
    parties: dict[str, list[Seen]] = {}
    for one in seen:
        parties.setdefault(names.full(one.name), []).append(one)
    return parties


def read_credits(text: str, ground: Ground, model: Model, told: Sequence[Role] = ()) -> list[Credit]:
    """The credits with the role that each has beside the others. ``told``: roles of parties that markup tells."""
    parties = see_parties(text, ground, model)
    if not parties:
        return []
    shares = model.parties(describe(list(parties.values()), ground, told))
    credits: list[Credit] = []
    for party, share in zip(parties.values(), shares, strict=True):
        sure = float(1 - share[0])
        if sure < model.least:
            continue
        role = ROLES[int(share[1:].argmax())]
        surest = max(party, key=lambda one: 1 - one.votes[0])
        for one in party:
            if one is surest or 1 - one.votes[0] >= LEAST_MENTION:
                begin, end = widen(text, ground, one.mention)
                how = known_by(ground, one)
                credits.append(Credit(role, one.name, begin, end, how, sure, link_of(text, ground, one.mention)))
    return sorted(credits, key=lambda credit: credit.begin)
