"""Which direct statements does a sentence make in a language other than English?"""

from __future__ import annotations

from stemma.reading.statements import verb
from stemma.reading.statements.cue import find_subject
from stemma.reading.statements.draft import Draft, Range
from stemma.reading.statements.token import Token

# What begins to tell when, where or to whom it was said; of the words that stand in names ("de", "von") none is here.
_ADJUNCTS = {
    "de": """am an auf bei beim gegenüber im in laut mit nach seit über vor während zu zum zur zufolge
heute gestern danach dann später weiter hinzu dazu anschließend""",
    "fr": """à après au aux avant avec dans depuis devant durant en lors pendant sur vendredi lundi mardi mercredi jeudi
samedi dimanche hier ensuite""",
    "es": """a al ante con desde después durante en este esta hoy luego según sobre tras ayer lunes martes miércoles
jueves viernes sábado domingo""",
    "ru": "в во до к на о об перед по после при с со",
    "ar": "إلى أمام بعد خلال عقب على عن في قبل لـ يوم",
}
_STOPS = {lang: frozenset(words.split()) | verb.THAT[lang] for lang, words in _ADJUNCTS.items()}
_PRONOUNS = frozenset(
    ["er", "sie", "es", "il", "elle", "on", "ils", "elles", "él", "ella", "ellos", "ellas", "он", "она", "они"]
)


def _foreign_subject_after(tokens: list[Token], begin: int, last: int, lang: str) -> Range | None:
    """The words after the verb that name who speaks: none where a "tras la votación" follows at once."""
    if begin < last and tokens[begin].low in _PRONOUNS:
        return begin, begin + 1
    stops = _STOPS.get(lang, frozenset())
    end = begin
    while end < min(last, begin + 12) and tokens[end].kind == "w" and tokens[end].low not in stops:
        end += 1
    while end > begin and tokens[end - 1].low in ("el", "le"):  # "el lunes": the article of the day
        end -= 1
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
