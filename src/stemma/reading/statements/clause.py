"""Which statements does one sentence make? Speaker, cue and content by where they stand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from stemma.reading.statements import verb
from stemma.reading.statements.cue import Cue, find_cues, find_subject, find_subject_after
from stemma.reading.statements.token import Token

Range = tuple[int, int]
_OPEN_ENDS = frozenset(",.;:—–-")


@dataclass(slots=True)
class Draft:
    """A statement as ranges of tokens; ``inherits`` where its speaker is the one of the statement before it."""

    speaker: list[Range]
    cue: list[Range]
    content: list[Range]
    sure: float
    inherits: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)


def read_sentence(tokens: list[Token], first: int, last: int, lang: str) -> list[Draft]:
    """The statements of a sentence, in order; nested ones are left in the content of the outer one."""
    last_word = last
    while last_word > first and tokens[last_word - 1].text in ".!?;" and tokens[last_word - 1].kind == "p":
        last_word -= 1
    if last_word <= first:
        return []
    has_quote = any(token.kind == "q" for token in tokens[first:last_word])
    words = verb.ALL_ENGLISH if lang == "en" else verb.OTHER.get(lang, frozenset())
    if lang == "en" and (draft := _according_to(tokens, first, last_word)):
        return draft
    if colon := _name_colon_quote(tokens, first, last_word, words):
        return [colon]
    if lang != "en":
        return _foreign(tokens, first, last_word, words, lang) if has_quote else []
    cues = find_cues(tokens, first, last_word, words)
    if not cues:
        return []
    trailing = _trailing(tokens, first, last_word, cues)
    if trailing:
        return trailing
    return _leading(tokens, first, last_word, cues)


def _according_to(tokens: list[Token], first: int, last: int) -> list[Draft]:
    for at in range(first, last - 2):
        if tokens[at].low != "according" or tokens[at + 1].low != "to":
            continue
        cue = (at, at + 2)
        if at == first:
            comma = next((n for n in range(at + 2, last) if tokens[n].text == "," and not _is_appositive(tokens, n, last)), None)
            if comma is None or last - comma < 3:
                return []
            return [Draft([(at + 2, comma)], [cue], [(comma + 1, last)], 0.9)]
        end = next((n for n in range(at + 2, last) if tokens[n].text == "," and not _is_appositive(tokens, n, last) or tokens[n].kind == "q" or tokens[n].text in ";—–"), last)
        content = [_trim(tokens, first, at)]
        if end < last and last - end > 4:
            content.append(_trim(tokens, end, last))
        return [Draft([(at + 2, end)], [cue], content, 0.85)] if content[0][0] < content[0][1] else []
    return []


def _is_appositive(tokens: list[Token], comma: int, last: int) -> bool:
    """Whether what follows a comma still names the source: ", a company in the north,"."""
    if comma + 1 >= last or tokens[comma + 1].low not in ("a", "an", "who", "which", "whose", "one"):
        return False
    return any(tokens[n].text == "," for n in range(comma + 2, min(last, comma + 25)))


def _name_colon_quote(tokens: list[Token], first: int, last: int, words: frozenset[str]) -> Draft | None:
    """Name: “…” (headlines, interviews)."""
    for at in range(first + 1, min(last - 1, first + 14)):
        if tokens[at].text == ":" and tokens[at + 1].kind in "qe":
            before = tokens[first:at]
            if any(token.low in words or token.kind == "q" or token.text in ";—!?" for token in before) or not before[-1].text[0].isalnum():
                return None
            if not (before[0].text[0].isupper() or not before[0].text.isascii()):
                return None
            names = [token for token in before if token.kind == "w" and token.text[0].isalpha() and not token.text[0].islower()]
            return Draft([(first, at)], [(at, at + 1)], [(at + 1, last)], 0.9) if len(names) * 2 >= len(before) else None
    return None


def _trailing(tokens: list[Token], first: int, last: int, cues: list[Cue]) -> list[Draft]:
    """ "…, X said", "…, said X", "…, X said, …": content before its verb."""
    for cue in cues:
        if cue.is_participle:
            continue
        inverted = _inverted(tokens, first, last, cue)
        if inverted:
            return inverted
        if cue.subject is None:
            continue
        start = cue.subject[0]
        if start - first < 2 and not (start > first and tokens[first].kind == "q"):
            continue
        before = tokens[start - 1]
        if before.text not in (",", "—", "–", "-") and before.kind not in "qe":
            continue
        if not _is_content(tokens, first, start):
            continue
        after = _after_adjunct(tokens, cue.end, last)
        content = [_trim(tokens, first, start)]
        if after >= last:
            return [Draft([cue.subject], [(cue.begin, cue.end)], content, 0.9)]
        mark = tokens[after]
        is_quote_first = tokens[start - 1].kind == "q"
        if mark.text in ",:;—–." or (mark.kind == "q" and is_quote_first):
            participle = next((other for other in cues if other.is_participle and other.begin == after + 1), None)
            rest = _trim(tokens, after if mark.kind == "q" else after + 1, last)
            if participle:
                own = Draft([cue.subject], [(cue.begin, cue.end)], content, 0.9)
                return [own, *_participles(tokens, [participle], last)]
            if is_quote_first and not any(token.kind == "q" for token in tokens[rest[0] : rest[1]]):
                return [Draft([cue.subject], [(cue.begin, cue.end)], content, 0.9)]
            if rest[1] - rest[0] > 1 or (rest[1] > rest[0] and tokens[rest[0]].kind == "q"):
                content.append(rest)
            return [Draft([cue.subject], [(cue.begin, cue.end)], content, 0.85)]
        if is_quote_first:
            return [Draft([cue.subject], [(cue.begin, cue.end)], content, 0.8)]
    return []


def _inverted(tokens: list[Token], first: int, last: int, cue: Cue) -> list[Draft]:
    before = tokens[cue.begin - 1] if cue.begin > first else None
    if before is None or (before.text not in (",", "—", "–", "-") and before.kind != "q") or cue.begin != cue.end - 1:
        return []
    if before.kind != "q" and not _is_content(tokens, first, cue.begin):
        return []
    subject = find_subject_after(tokens, cue.end, last)
    if subject is None or tokens[subject[0]].low in ("that",) or (tokens[subject[0]].low in ("the", "a", "his", "their") and before.kind != "q" and cue.low != "said" and cue.low != "says"):
        return []
    content = [_trim(tokens, first, cue.begin)]
    rest = next((n for n in range(subject[1], last) if tokens[n].kind == "q"), None)
    if rest is not None and before.kind == "q":
        content.append(_trim(tokens, rest, last))
    elif before.kind != "q" and subject[1] < last and tokens[subject[1]].text == "," and last - subject[1] > 4 and any(t.low in verb.PRONOUNS for t in tokens[subject[1] + 1 : subject[1] + 4]):
        content.append(_trim(tokens, subject[1] + 1, last))
    return [Draft([subject], [(cue.begin, cue.end)], content, 0.9)]


def _is_content(tokens: list[Token], begin: int, end: int) -> bool:
    """Whether something was said there: a quotation, or a clause of three words at least that opens with no preposition alone."""
    if any(token.kind == "q" for token in tokens[begin:end]):
        return True
    words = sum(token.kind == "w" for token in tokens[begin:end])
    if words < 4:
        return False
    opener = tokens[begin].low
    return opener not in verb.PREPOSITIONS and opener not in ("when", "while", "as", "if", "although", "though", "because", "asked", "but") and opener not in verb.PARTICIPLES or words > 14


def _after_adjunct(tokens: list[Token], at: int, last: int) -> int:
    """The token after the words that tell when, where and to whom it was said."""
    start = at
    while at < last:
        token = tokens[at]
        if token.low in verb.WHEN_WORDS:
            at += 1
            continue
        if token.low in verb.PREPOSITIONS and token.low != "of" or (at == start and tokens[at - 1].low in verb.TAKES_HEARER):
            stop = at + 1
            while stop < last and stop - at < 14 and tokens[stop].kind == "w" and tokens[stop].low not in ("that", *verb.PRONOUNS):
                stop += 1
            if stop < last and tokens[stop].low not in ("that", *verb.PRONOUNS) and tokens[stop].kind == "w":
                return at
            at = stop
            continue
        break
    return at


def _leading(tokens: list[Token], first: int, last: int, cues: list[Cue]) -> list[Draft]:
    """ "X said (that) …", with what follows by participles: "…, adding that …"."""
    drafts: list[Draft] = []
    floor = first
    for number, cue in enumerate(cues):
        if cue.begin < floor:
            continue
        if cue.is_participle:
            if cue.begin > first and tokens[cue.begin - 1].text in (",", "and", "—", "–") or cue.begin == first:
                found = _participles(tokens, [cue], _content_end(tokens, cue.end, last, cues[number + 1 :]), inherits=bool(drafts))
                for draft in found:
                    if not drafts:
                        subject = _sentence_subject(tokens, first, cue.begin)
                        if subject is None:
                            continue
                        draft.speaker, draft.inherits, draft.sure = [subject], False, 0.6
                    drafts.append(draft)
                    floor = draft.content[-1][1]
            continue
        subject = cue.subject
        if subject is None and drafts and cue.begin > first and tokens[cue.begin - 1].low == "and":
            subject = drafts[-1].speaker[0] if drafts[-1].speaker else None
        if subject is None or (drafts and subject[0] < floor and subject not in drafts[-1].speaker):
            continue
        end = _content_end(tokens, cue.end, last, cues[number + 1 :])
        at = _content_begin(tokens, cue, end)
        if at is None or at > end or (at == end and not (at < last and tokens[at].kind == "e")):
            continue
        cue_end = cue.end + (1 if cue.end < last and tokens[cue.end].text == ":" else 0)
        content = _trim(tokens, at, end)
        if content[0] >= content[1]:
            continue
        sure = 0.9 if tokens[at].low == "that" or tokens[at].kind == "q" else 0.75 if cue.low in verb.SAY else 0.55
        drafts.append(Draft([subject], [(cue.begin, cue_end)], [content], sure))
        floor = end
    return drafts


def _content_begin(tokens: list[Token], cue: Cue, end: int) -> int | None:
    at = cue.end
    if at < end and tokens[at].text in (":", ","):
        return at + 1 if at + 1 < end and (tokens[at + 1].kind == "q" or tokens[at].text == ":") else _past_aside(tokens, at, end)
    if at < end and tokens[at].kind == "e":
        return at
    if cue.low in verb.TAKES_HEARER:
        that = next((n for n in range(at, min(end, at + 12)) if tokens[n].low in ("that", "if", "whether", "to", "why", "how", "of", "about") or tokens[n].kind == "q"), None)
        if that is not None:
            return that
        if at < end and cue.low in ("told", "tell", "tells", "telling", "informed", "assured", "reminded"):
            return at + 1 if at + 2 < end and tokens[at].low in ("him", "her", "them", "me", "us", "reporters", "you") else _after_names(tokens, at, end)
    skipped = _after_adjunct(tokens, at, end)
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
        return _after_adjunct(tokens, at, end)
    return at if at < end and at > start else None


def _content_end(tokens: list[Token], begin: int, last: int, later: list[Cue]) -> int:
    """Where a content ends: before the participle or the "and" that opens the speaker's next statement."""
    for cue in later:
        if cue.begin <= begin:
            continue
        before = tokens[cue.begin - 1]
        after = tokens[cue.end] if cue.end < last else None
        strong = after is not None and (after.low in ("that", "to", "how", "why", "there") or after.kind in "qe")
        if cue.is_participle and before.text == "," and (strong or cue.low in ("saying", "adding", "noting", "calling", "citing", "arguing", "stressing", "warning")):
            return cue.begin - 1
        if cue.is_participle and before.low == "and" and strong:
            return cue.begin - 1
        if not cue.is_participle and before.low == "and" and strong and cue.subject is None:
            return cue.begin - 1
        if not cue.is_participle and cue.subject and strong:
            start = cue.subject[0]
            if start - 2 > begin and tokens[start - 1].low in ("and", "but", "while") and tokens[start - 2].text == ",":
                return start - 2
    return last


def _participles(tokens: list[Token], cues: list[Cue], last: int, *, inherits: bool = True) -> list[Draft]:
    drafts = []
    for cue in cues:
        at = _content_begin(tokens, cue, last)
        content = _trim(tokens, at, last) if at is not None else (last, last)
        if at is not None and content[0] < content[1]:
            drafts.append(Draft([], [(cue.begin, cue.end)], [content], 0.75, inherits=inherits))
    return drafts


def participles_in(tokens: list[Token], first: int, last: int) -> list[tuple[int, Draft]]:
    """The ", adding that …" statements of a sentence that goes on with another one: (where that one ends, the statement)."""
    while last > first and tokens[last - 1].text in ".!?;" and tokens[last - 1].kind == "p":
        last -= 1
    found: list[tuple[int, Draft]] = []
    cues = [cue for cue in find_cues(tokens, first, last, verb.PARTICIPLES) if cue.is_participle and cue.begin > first + 1]
    for number, cue in enumerate(cues):
        after = tokens[cue.end].low if cue.end < last else ""
        if tokens[cue.begin - 1].text == "," and after == "that":
            end = cues[number + 1].begin - 1 if number + 1 < len(cues) and tokens[cues[number + 1].begin - 1].text == "," else last
            found += [(tokens[cue.begin - 2].end, draft) for draft in _participles(tokens, [cue], end)]
    return found


def _sentence_subject(tokens: list[Token], first: int, before: int) -> tuple[int, int] | None:
    """Who a sentence is about, for a participle with no reporting verb before it: its first name or pronoun."""
    at = first
    if tokens[at].low in verb.PREPOSITIONS:
        comma = next((n for n in range(at, before) if tokens[n].text == ","), None)
        if comma is None:
            return None
        at = comma + 1
    if at >= before or not (tokens[at].text[0].isupper() or tokens[at].low in verb.DETERMINERS or tokens[at].low in verb.PRONOUNS):
        return None
    end = at + 1
    if tokens[at].low in verb.PRONOUNS:
        return at, end
    opened = tokens[at].low in verb.DETERMINERS
    while end < before and (tokens[end].text[0].isupper() or tokens[end].text in ("al", "de", "van", "von", "of") or (opened and end == at + 1)):
        end += 1
    return at, end


def _foreign(tokens: list[Token], first: int, last: int, words: frozenset[str], lang: str) -> list[Draft]:
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
    that = next((n for n in range(at + 1, quotes[0]) if tokens[n].low in verb.THAT.get(lang, frozenset())), None) if quotes[0] > at else None
    if that is not None and quotes[0] - that > 1:
        content = [(that, last)]
    return [Draft([speaker] if speaker else [], [cue], content, sure)]


def _foreign_subject_after(tokens: list[Token], begin: int, last: int, lang: str) -> Range | None:
    stops = verb.THAT.get(lang, frozenset()) | {"am", "gegenüber", "beim", "lors", "durante", "ante", "в", "на", "لـ", "في", "خلال", "على"}
    end = begin
    while end < min(last, begin + 12) and tokens[end].kind == "w" and tokens[end].low not in stops:
        end += 1
    return (begin, end) if end > begin else None


def _trim(tokens: list[Token], begin: int, end: int) -> Range:
    """The range without the marks at its edges that belong to the sentence, not to what was said."""
    while begin < end and tokens[begin].text in _OPEN_ENDS and tokens[begin].kind == "p":
        begin += 1
    while end > begin and tokens[end - 1].text in _OPEN_ENDS and tokens[end - 1].kind == "p":
        end -= 1
    return begin, end
