"""Which direct statements does a sentence make in a language other than English?"""

from __future__ import annotations

from stemma.reading.statements import verb
from stemma.reading.statements.cue import find_subject
from stemma.reading.statements.draft import Draft, Range
from stemma.reading.statements.token import Token


def _foreign_subject_after(tokens: list[Token], begin: int, last: int, lang: str) -> Range | None:
    stops = verb.THAT.get(lang, frozenset()) | {
        "am",
        "gegenüber",
        "beim",
        "lors",
        "durante",
        "ante",
        "в",
        "на",
        "لـ",
        "في",
        "خلال",
        "على",
    }
    end = begin
    while end < min(last, begin + 12) and tokens[end].kind == "w" and tokens[end].low not in stops:
        end += 1
    return (begin, end) if end > begin else None


def read_foreign(tokens: list[Token], first: int, last: int, words: frozenset[str], lang: str) -> list[Draft]:
    """Direct statements of the other languages: a quotation, and beside it a verb of saying with its speaker."""
    quotes = [n for n in range(first, last) if tokens[n].kind == "q"]
    verbs = [n for n in range(first, last) if tokens[n].low in words and tokens[n].kind == "w"]
    if not verbs:
        return []
    at = min(verbs, key=lambda n: min(abs(n - q) for q in quotes))
    cue = (at, at + 1)
    content = [(q, q + 1) for q in quotes]
    helper = at
    while helper > first and tokens[helper - 1].low in verb.AUXILIARIES:
        helper -= 1
    cue = (helper, at + 1)
    after = None
    if at + 1 < last and tokens[at + 1].kind == "w" and tokens[at + 1].low not in verb.THAT.get(lang, frozenset()):
        after = _foreign_subject_after(tokens, at + 1, last, lang)
    before = find_subject(tokens, first, helper)
    speaker = after if quotes[0] < at or lang == "ar" or before is None else before
    speaker = speaker or after or before
    sure = 0.85 if speaker else 0.6
    that = (
        next((n for n in range(at + 1, quotes[0]) if tokens[n].low in verb.THAT.get(lang, frozenset())), None)
        if quotes[0] > at
        else None
    )
    if that is not None and quotes[0] - that > 1:
        content = [(that, last)]
    return [Draft([speaker] if speaker else [], [cue], content, sure)]
