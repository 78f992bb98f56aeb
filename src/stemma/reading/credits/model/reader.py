"""Reads the credits of a text with the trained model: mentions first, each for itself, then parties, each beside the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemma.reading.agency import fold_name
from stemma.reading.credits.credit import Credit
from stemma.reading.credits.model.feature import Ground, features_of
from stemma.reading.credits.model.grid import lay_grid
from stemma.reading.credits.model.mention import Mention, find_mentions
from stemma.reading.credits.model.model import Model
from stemma.reading.credits.model.party import ROLES, Seen, choose, describe
from stemma.reading.credits.model.printed import is_address, known_by, link_of, name_of, widen
from stemma.reading.credits.names import Names
from stemma.reading.table import read_table
from stemma.shapes import Role

MANY_WORDS = 100
LONG_LINE, NEAR_BEGIN, NEAR_END, AFTER_SIGNED = 25, 16, 16, 2  # words
TOP_LINES, TAIL_LINES = 4, 6
# Kinds that a credit has and news seldom; kinds that news has too, unless the sentence speaks of the item or of the page.
_STRONG = frozenset(read_table("AGAIN VIA SUBMIT TRANSL SOURCE RIGHTS EDIT DISCLAIM ONLINE AUTO"))
_WEAK = frozenset(read_table("PUB PASS PERM PARTNER NETN WRITE MADE"))
_OF_ITEM = frozenset(read_table("ITEM WE HERE FIRST"))
_LICENCES = frozenset(["creative commons", "cc", "cc by", "creative commons licence", "creative commons license"])
LEAST_MENTION = 0.3  # how likely a further mention of a party must be a credit to be one


def see_parties(text: str, ground: Ground, model: Model) -> dict[str, list[Seen]]:
    """The mentions that may be credits, by the full name of the party each means."""
    mentions = _likely(find_mentions(ground.words, ground.agencies), ground)
    features = [frozenset(features_of(mention, ground)) for mention in mentions]
    votes = model.mentions(features, lay_grid(ground, mentions, model.known))
    chosen = choose(mentions, votes)
    seen = [Seen(mentions[at], name_of(text, ground, mentions[at]), votes[at], features[at]) for at in chosen]
    return group(list(_parties_alone(seen, ground)), ground)


def _parties_alone(seen: Sequence[Seen], ground: Ground) -> Iterator[Seen]:
    """What can be a party: no licence, and no address of a party that is named beside it or that it is drawn from."""
    words = ground.words
    named = [one for one in seen if not is_address(words[one.mention[0]])]
    for one in seen:
        word = words[one.mention[0]]
        if one.name.casefold() in _LICENCES:
            continue
        if is_address(word) and any(
            words[other.mention[0]].sentence == word.sentence or _is_host_of(one.name, other.name) for other in named
        ):
            continue
        yield one


def _is_host_of(host: str, name: str) -> bool:
    """Whether every long word of a name stands in a host's name: "relay.merrowby.example", "Merrowby Relay"."""
    long = [word for word in map(fold_name, name.split()) if len(word) > 3]
    return bool(long) and all(word in fold_name(host) for word in long)


def _likely(mentions: Sequence[Mention], ground: Ground) -> list[Mention]:
    """Of a longer text, the mentions near its ends, at the ends of its lines, and in sentences with a word that credits have."""
    words = ground.words
    if len(words) <= MANY_WORDS:
        return list(mentions)
    kinds: dict[int, set[str]] = {}
    for word in words:
        kinds.setdefault(word.sentence, set()).update(word.kinds)
    strong = {
        sentence
        for sentence, seen in kinds.items()
        if not _STRONG.isdisjoint(seen) or not (_WEAK.isdisjoint(seen) or _OF_ITEM.isdisjoint(seen))
    }

    def is_likely(mention: Mention) -> bool:
        begin, end = mention
        word = words[begin]
        first, last = ground.first_of[word.line], ground.last_of[word.line]
        if word.sentence in strong:
            return True
        is_near = word.line < TOP_LINES or ground.lines - word.line <= TAIL_LINES
        if last - end <= AFTER_SIGNED or (is_near and last - first <= LONG_LINE):
            return True
        return is_near and (begin - first < NEAR_BEGIN or last - end < NEAR_END)

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
                begin, end = widen(ground, one.mention)
                how = known_by(ground, one)
                credits.append(Credit(role, one.name, begin, end, how, sure, link_of(ground, one.mention)))
    return sorted(credits, key=lambda credit: credit.begin)
