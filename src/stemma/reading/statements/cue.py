"""Which verbs of a sentence report, and what stands on either side of each?"""

from __future__ import annotations

from dataclasses import dataclass

from stemma.reading.statements import verb
from stemma.reading.statements.token import Token

MOST_SUBJECT_TOKENS = 40
_APPOSITIVE = frozenset(
    [
        "a",
        "an",
        "the",
        "one",
        "who",
        "whose",
        "whom",
        "which",
        "formerly",
        "former",
        "himself",
        "herself",
        "director",
        "president",
        "chairman",
        "chairwoman",
        "professor",
        "spokesman",
        "spokeswoman",
        "head",
    ]
)
_PLURALS = frozenset(["police", "people", "others", "staff", "women", "men", "children", "crew", "media"])
_LONE = frozenset(["i", "he", "she", "we", "they"])
_TAKE_AFTER = frozenset(
    ["looks", "looked", "look", "runs", "ran", "comes", "came", "goes", "lives", "lived", "named", "cares", "cared"]
)
_NAME_SMALL = frozenset(["de", "la", "von", "van", "der", "den", "del", "da", "al", "el", "bin", "ibn"])
_STOP_MARKS = frozenset(";:—–()[]!?")


@dataclass(slots=True)
class Cue:
    """A reporting verb with its helpers, tokens ``begin`` to ``end``; its subject, where one stands before it."""

    begin: int
    end: int
    low: str
    subject: tuple[int, int] | None
    is_participle: bool


def find_cues(tokens: list[Token], first: int, last: int, words: frozenset[str]) -> list[Cue]:
    """The reporting verbs of a sentence, left to right."""
    cues: list[Cue] = []
    floor = first
    for at in range(first, last):
        token = tokens[at]
        if token.low not in words or token.kind != "w" or at < floor:
            continue
        cue = _read_cue(tokens, first, last, at)
        if cue:
            cues.append(cue)
            floor = cue.end
    return cues


def _read_cue(tokens: list[Token], first: int, last: int, at: int) -> Cue | None:
    low = tokens[at].low
    begin = at
    while begin > first and at - begin < 5 and _is_helper(tokens, begin - 1):
        begin -= 1
    helpers = {token.low for token in tokens[begin:at]}
    end = at + 1
    if low in ("pointed", "points", "pointing", "point"):
        if end >= last or tokens[end].low != "out":
            return None
        end += 1
    if low in ("call", "called", "calls", "calling"):
        if end < last and tokens[end].low in ("for", "on"):
            end += 1
        elif not any(token.kind == "q" for token in tokens[end : min(last, end + 15)]):
            return None
    if low in verb.BARE and low not in ("say", "believe", "think") and not helpers:
        previous = tokens[at - 1].low if at > first else ""
        if (
            low not in ("call", "point")
            and previous not in ("who", "they", "we", "i", "you")
            and not previous.endswith("s")
        ):
            return None
    if helpers & {"be", "was", "were", "is", "are", "am", "been", "being"} and not low.endswith("ing"):
        return None  # passive: the one told, not the one who tells
    if at > first and tokens[at - 1].low in (
        "to",
        "of",
        "the",
        "a",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "any",
        "no",
        "an",
        "for",
        "by",
    ):
        return None
    participle = low in verb.PARTICIPLES and not helpers
    subject = None if participle else find_subject(tokens, first, begin)
    return Cue(begin, end, low, subject, participle)


def _is_helper(tokens: list[Token], at: int) -> bool:
    low = tokens[at].low
    return (
        low in verb.AUXILIARIES
        or (low.endswith("ly") and low not in ("family", "italy", "only") and tokens[at].text.islower())
        or low.endswith(("n't", "n’t"))
    )


def find_subject(tokens: list[Token], first: int, verb_at: int) -> tuple[int, int] | None:
    """The noun phrase that ends before a verb: who says it; None where nothing fit to speak stands there."""
    end = verb_at
    begin = end
    if begin > first and tokens[begin - 1].text == ",":  # "Smith, a spokesman for the firm, said"
        open_comma = begin - 2
        while open_comma > first and tokens[open_comma].text != "," and begin - open_comma < 30:
            if tokens[open_comma].kind == "q" or tokens[open_comma].text in _STOP_MARKS:
                return None
            open_comma -= 1
        if open_comma <= first or tokens[open_comma].text != "," or begin - 1 - open_comma < 2:
            return None
        if tokens[open_comma + 1].low not in _APPOSITIVE and not tokens[open_comma + 1].text[0].isdigit():
            return None
        end = begin - 1
        begin = open_comma
    floor = max(first, begin - MOST_SUBJECT_TOKENS)
    while begin > floor:
        token = tokens[begin - 1]
        if token.text == ")" and (opened := _opening_bracket(tokens, begin - 1, floor)) is not None:
            begin = opened
            continue
        if token.kind in "qe" or token.text in _STOP_MARKS or token.text == ",":
            break
        if token.low in verb.CLAUSE_WORDS and not (token.low == "and" and _joins_names(tokens, begin - 1, end)):
            break
        begin -= 1
    if begin >= end and begin > first and tokens[begin - 1].low in ("who", "which"):
        return _antecedent(tokens, first, begin - 1)
    if end - begin > 1 and tokens[end - 1].low in _LONE:  # "When I was nine I asked"
        return end - 1, end
    while begin < end and (
        tokens[begin].kind != "w"
        or (tokens[begin].low.endswith("ly") and begin + 1 < end)
        or tokens[begin].low in ("then", "later", "also", "earlier", "meanwhile", "still", "or", "however")
    ):
        begin += 1
    if end - begin > 1 and tokens[end - 1].low in verb.WHEN_WORDS:
        end -= 2 if end - begin > 2 and tokens[end - 2].low in ("on", "late", "early") else 1
    begin = _skip_preposition(tokens, begin, end)
    if begin >= end or not _may_speak(tokens, begin, end):
        return None
    if any(token.low in ("whoever", "whatever", "anybody", "anyone") for token in tokens[begin:end]):
        return None  # whoever asks: nobody who said it
    return begin, end


def _opening_bracket(tokens: list[Token], closing: int, floor: int) -> int | None:
    """Where a short bracket inside a name opens: "Ana Reed (Quill) said"."""
    return next((at for at in range(closing - 1, max(floor, closing - 8) - 1, -1) if tokens[at].text == "("), None)


def _joins_names(tokens: list[Token], at: int, end: int) -> bool:
    if at == 0 or at + 1 >= end:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    return (
        before.kind == "w"
        and after.low not in verb.PRONOUNS
        and (before.text[0].isupper() == after.text[0].isupper() or after.low in verb.DETERMINERS)
    )


def _antecedent(tokens: list[Token], first: int, who: int) -> tuple[int, int] | None:
    end = who
    if end > first and tokens[end - 1].text == ",":
        end -= 1
    begin = end
    while (
        begin > max(first, end - 12)
        and tokens[begin - 1].kind == "w"
        and tokens[begin - 1].low not in verb.CLAUSE_WORDS
    ):
        begin -= 1
    return (begin, end) if begin < end and _may_speak(tokens, begin, end) else None


def _skip_preposition(tokens: list[Token], begin: int, end: int) -> int:
    """ "In Sochi the minister said": what comes before the speaker is no part of the name."""
    if begin < end and tokens[begin].low in verb.PREPOSITIONS:
        for at in range(begin + 1, end):
            if at > begin + 1 and (tokens[at].low in verb.DETERMINERS or tokens[at].low in verb.PRONOUNS):
                return at
        return end
    return begin


def _may_speak(tokens: list[Token], begin: int, end: int) -> bool:
    if end - begin > MOST_SUBJECT_TOKENS:
        return False
    head = tokens[begin]
    if end - begin == 1 and head.low in (
        "this",
        "that",
        "which",
        "what",
        "there",
        "to",
        "not",
        "or",
        "and",
        "it’s",
        "it's",
        "i",
    ):
        return head.low == "i"
    if head.low in verb.AUXILIARIES or head.low == "to":
        return False
    return (
        head.low in verb.PRONOUNS
        or head.low in verb.DETERMINERS
        or head.text[0].isupper()
        or head.text[0].isdigit()
        or tokens[end - 1].low.endswith("s")
        or tokens[end - 1].low in _PLURALS
        or any(token.text[0].isupper() for token in tokens[begin:end])
        or (head.text[:1].isalpha() and not head.text.isascii())
    )


def find_subject_after(tokens: list[Token], begin: int, last: int) -> tuple[int, int] | None:
    """The noun phrase after an inverted verb: said **A. Writer, a spokesman for the firm**."""
    end = begin
    while end < min(last, begin + MOST_SUBJECT_TOKENS):
        token = tokens[end]
        if token.text == ",":
            follower = tokens[end + 1] if end + 1 < last else None
            if follower is None or not (follower.low in _APPOSITIVE or _names_the_post(tokens, begin, end, last)):
                break
        elif token.kind in "qe" or token.text in _STOP_MARKS or token.text in ".–—-":
            if (
                token.text == "."
                and end + 1 < last
                and end > begin
                and len(tokens[end - 1].text) <= 4
                and tokens[end - 1].text[0].isupper()
            ):
                end += 1
                continue
            break
        elif end > begin and (
            (token.low in verb.CLAUSE_WORDS - {"and", "that", "who"} and tokens[end - 1].low not in _TAKE_AFTER)
            or token.low in verb.WHEN_WORDS
            or (
                token.low in ("on", "in", "at", "during", "after", "to", "by")
                and tokens[end - 1].low not in _TAKE_AFTER
                and not _is_of_post(tokens, begin, end)
            )
        ):
            break
        end += 1
    while end > begin and tokens[end - 1].text in (",", "and"):
        end -= 1
    return (begin, end) if end > begin and _may_speak(tokens, begin, end) else None


def _names_the_post(tokens: list[Token], begin: int, comma: int, last: int) -> bool:
    """ "said the driver, A. Writer": the name that follows somebody told by a post alone."""
    if tokens[begin].low not in verb.DETERMINERS or any(token.text[0].isupper() for token in tokens[begin + 1 : comma]):
        return False
    stop = comma + 1
    while (
        stop < last and tokens[stop].kind == "w" and (tokens[stop].text[0].isupper() or tokens[stop].low in _NAME_SMALL)
    ):
        stop += 1
    is_end = stop >= last or tokens[stop].kind != "w" or tokens[stop].low in ("who", "on", "in", "at", "and")
    return stop - comma >= 3 and is_end


def _is_of_post(tokens: list[Token], begin: int, at: int) -> bool:
    """ "the professor at the institute": a place that belongs to a post, after an article or a comma."""
    return (
        tokens[at].low in ("at", "in")
        and any(token.low in _APPOSITIVE for token in tokens[begin:at])
        and at + 1 < len(tokens)
        and tokens[at + 1].low not in ("a", "an", "monday", "tuesday")
    )
