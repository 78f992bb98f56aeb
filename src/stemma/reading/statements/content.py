"""Where does what was said begin and end, beside its verb?"""

from __future__ import annotations

from stemma.reading.statements import verb
from stemma.reading.statements.cue import Cue
from stemma.reading.statements.draft import Range
from stemma.reading.statements.token import Token

_JOINS = frozenset({"and", "but", "while", "though", "although", "as"})
_OPEN_ENDS = frozenset(",.;:—–-")


def skip_adjunct(tokens: list[Token], at: int, last: int) -> int:
    """The token after the words that tell when, where and to whom it was said."""
    start = at
    while at < last:
        token = tokens[at]
        if token.low in verb.WHEN_WORDS:
            at += 1
            continue
        if (token.low in verb.PREPOSITIONS and token.low != "of") or (
            at == start and tokens[at - 1].low in verb.TAKES_HEARER
        ):
            stop = at + 1
            while (
                stop < last
                and stop - at < 14
                and tokens[stop].kind == "w"
                and tokens[stop].low not in ("that", *verb.PRONOUNS)
            ):
                stop += 1
            if stop < last and tokens[stop].low not in ("that", *verb.PRONOUNS) and tokens[stop].kind == "w":
                return at
            at = stop
            continue
        break
    return at


def find_content(tokens: list[Token], cue: Cue, end: int) -> int | None:
    at = cue.end
    if at < end and tokens[at].text in (":", ","):
        return (
            at + 1
            if at + 1 < end and (tokens[at + 1].kind == "q" or tokens[at].text == ":")
            else _past_aside(tokens, at, end)
        )
    if at < end and tokens[at].kind == "e":
        return at
    if cue.low in ("asked", "ask", "asks", "asking") and at < end and tokens[at].low in ("for", "about"):
        return at
    if cue.low in verb.TAKES_HEARER:
        that = next(
            (
                n
                for n in range(at, min(end, at + 12))
                if tokens[n].low in ("that", "if", "whether", "not", "to", "why", "how", "of", "about")
                or tokens[n].kind == "q"
            ),
            None,
        )
        if that is not None:
            return that
        if at < end and cue.low in ("told", "tell", "tells", "telling", "informed", "assured", "reminded"):
            return (
                at + 1
                if at + 2 < end and tokens[at].low in ("him", "her", "them", "me", "us", "reporters", "you")
                else _after_names(tokens, at, end)
            )
    skipped = skip_adjunct(tokens, at, end)
    if skipped >= end and at < end and tokens[at].low in ("on", "in", "at", "during", "by", *verb.WHEN_WORDS):
        return None  # when and where it was said, and nothing of what
    if skipped < end and skipped > at:
        follows = tokens[skipped]
        if follows.low == "that" or follows.kind == "q" or follows.low in verb.PRONOUNS or follows.text in ":,":
            at = skipped + (1 if follows.text in ":," else 0)
    follows_that = at < end and (tokens[at].low in ("that", "if", "whether", "how", "why") or tokens[at].kind == "q")
    has_quote = any(token.kind == "q" for token in tokens[at:end])
    if cue.low in verb.NEEDS_THAT and not follows_that and not has_quote:
        return None
    return at if at < end else None


def _past_aside(tokens: list[Token], comma: int, end: int) -> int | None:
    """ "said, in a letter to the council, that …"."""
    for at in range(comma + 1, min(end, comma + 16)):
        if tokens[at].text == "," and at + 1 < end and (tokens[at + 1].low == "that" or tokens[at + 1].kind == "q"):
            return at + 1
    return None


def _after_names(tokens: list[Token], at: int, end: int) -> int | None:
    """The clause after the hearer: "told **Harbour Radio** the ferry was late"."""
    start = at
    while at < end and (tokens[at].text[0].isupper() or (at == start and tokens[at].low in verb.DETERMINERS)):
        at += 1
    if at < end and tokens[at].low in ("in", "on", "at", "during"):
        return skip_adjunct(tokens, at, end)
    return at if at < end and at > start else None


def end_of_content(tokens: list[Token], begin: int, last: int, later: list[Cue]) -> int:
    """Where a content ends: before the participle or the "and" that opens the speaker's next statement."""
    for cue in later:
        if cue.begin <= begin:
            continue
        before = tokens[cue.begin - 1]
        after = tokens[cue.end] if cue.end < last else None
        strong = after is not None and (after.low in ("that", "to", "how", "why", "there") or after.kind in "qe")
        if (
            cue.is_participle
            and before.text == ","
            and (
                strong
                or cue.low in ("saying", "adding", "noting", "calling", "citing", "arguing", "stressing", "warning")
            )
        ):
            return cue.begin - 1
        if cue.is_participle and before.low == "and" and strong:
            return cue.begin - 1
        is_sure = strong or (cue.low in verb.SAY and cue.low not in verb.NEEDS_THAT)
        if not cue.is_participle and before.low == "and" and is_sure and cue.subject is None:
            return cue.begin - 1
        if not cue.is_participle and cue.subject and is_sure:
            start = cue.subject[0]
            if start - 2 > begin and tokens[start - 1].low in _JOINS and tokens[start - 2].text == ",":
                return start - 2
    return last


def is_content(tokens: list[Token], begin: int, end: int) -> bool:
    """Whether something was said there: a quotation, or a clause of three words at least that opens with no preposition alone."""
    if any(token.kind == "q" for token in tokens[begin:end]):
        return True
    words = sum(token.kind == "w" for token in tokens[begin:end])
    if words < 4:
        return False
    opener = tokens[begin].low
    return (
        opener not in verb.PREPOSITIONS
        and opener not in ("when", "while", "as", "if", "although", "though", "because", "asked", "but")
        and opener not in verb.PARTICIPLES
    ) or words > 14


def trim(tokens: list[Token], begin: int, end: int) -> Range:
    """The range without the marks at its edges that belong to the sentence, not to what was said."""
    while begin < end and tokens[begin].text in _OPEN_ENDS and tokens[begin].kind == "p":
        begin += 1
    while end > begin and tokens[end - 1].text in _OPEN_ENDS and tokens[end - 1].kind == "p":
        end -= 1
    return begin, end
