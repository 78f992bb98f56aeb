"""Which statements does one sentence make? Speaker, cue and content by where they stand to each other."""

from __future__ import annotations

from stemma.reading.statements import verb
from stemma.reading.statements.content import end_of_content, find_content, is_content, skip_adjunct, trim
from stemma.reading.statements.cue import Cue, find_cues, find_subject_after
from stemma.reading.statements.draft import Draft
from stemma.reading.statements.foreign import read_foreign
from stemma.reading.statements.token import Token


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
        return read_foreign(tokens, first, last_word, words, lang) if has_quote else []
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
            comma = next(
                (n for n in range(at + 2, last) if tokens[n].text == "," and not _is_appositive(tokens, n, last)), None
            )
            clause = next((n for n in range(at + 4, comma or last) if tokens[n].low in verb.PRONOUNS - {"who"}), None)
            if clause is not None and last - clause > 3:  # "According to the books it was …"
                return [Draft([(at + 2, clause)], [cue], [(clause, last)], 0.8)]
            if comma is None or last - comma < 3:
                return []
            return [Draft([(at + 2, comma)], [cue], [(comma + 1, last)], 0.9)]
        end = next(
            (
                n
                for n in range(at + 2, last)
                if (tokens[n].text == "," and not _is_appositive(tokens, n, last))
                or tokens[n].kind == "q"
                or tokens[n].text in ";—–"
            ),
            last,
        )
        content = [trim(tokens, first, at)]
        if end < last and last - end > 4:
            content.append(trim(tokens, end, last))
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
            if (
                any(token.low in words or token.kind == "q" or token.text in ";—!?" for token in before)
                or not before[-1].text[0].isalnum()
            ):
                return None
            if not (before[0].text[0].isupper() or not before[0].text.isascii()):
                return None
            names = [
                token
                for token in before
                if token.kind == "w" and token.text[0].isalpha() and not token.text[0].islower()
            ]
            return (
                Draft([(first, at)], [(at, at + 1)], [(at + 1, last)], 0.9) if len(names) * 2 >= len(before) else None
            )
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
        is_inside = cue.end < last - 2 and tokens[cue.end].text == "," and tokens[first].low not in verb.PREPOSITIONS
        if not is_content(tokens, first, start) and not (is_inside and before.text == ","):
            continue
        after = skip_adjunct(tokens, cue.end, last)
        content = [trim(tokens, first, start)]
        if after >= last:
            return [Draft([cue.subject], [(cue.begin, cue.end)], content, 0.9)]
        mark = tokens[after]
        is_quote_first = tokens[start - 1].kind == "q"
        if mark.text in ",:;—–." or (mark.kind == "q" and is_quote_first):
            participle = next((other for other in cues if other.is_participle and other.begin == after + 1), None)
            rest = trim(tokens, after if mark.kind == "q" else after + 1, last)
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
    if before.kind != "q" and (not is_content(tokens, first, cue.begin) or cue.low in verb.NEEDS_THAT):
        return []
    subject = find_subject_after(tokens, cue.end, last)
    if (
        subject is None
        or tokens[subject[0]].low in ("that",)
        or (
            tokens[subject[0]].low in ("the", "a", "his", "their")
            and before.kind != "q"
            and cue.low != "said"
            and cue.low != "says"
        )
    ):
        return []
    content = [trim(tokens, first, cue.begin)]
    rest = next((n for n in range(subject[1], last) if tokens[n].kind == "q"), None)
    if rest is not None and before.kind == "q":
        content.append(trim(tokens, rest, last))
    elif (
        before.kind != "q"
        and subject[1] < last
        and tokens[subject[1]].text == ","
        and last - subject[1] > 4
        and any(t.low in verb.PRONOUNS for t in tokens[subject[1] + 1 : subject[1] + 4])
    ):
        content.append(trim(tokens, subject[1] + 1, last))
    return [Draft([subject], [(cue.begin, cue.end)], content, 0.9)]


def _leading(tokens: list[Token], first: int, last: int, cues: list[Cue]) -> list[Draft]:
    """ "X said (that) …", with what follows by participles: "…, adding that …"."""
    drafts: list[Draft] = []
    floor = first
    for number, cue in enumerate(cues):
        if cue.begin < floor:
            continue
        if cue.is_participle:
            if (cue.begin > first and tokens[cue.begin - 1].text in (",", "and", "—", "–")) or cue.begin == first:
                found = _participles(
                    tokens, [cue], end_of_content(tokens, cue.end, last, cues[number + 1 :]), inherits=bool(drafts)
                )
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
        end = end_of_content(tokens, cue.end, last, cues[number + 1 :])
        at = find_content(tokens, cue, end)
        if at is None or at > end or (at == end and not (at < last and tokens[at].kind == "e")):
            continue
        cue_end = cue.end + (1 if cue.end < last and tokens[cue.end].text == ":" else 0)
        content = trim(tokens, at, end)
        if content[0] >= content[1]:
            continue
        sure = 0.9 if tokens[at].low == "that" or tokens[at].kind == "q" else 0.75 if cue.low in verb.SAY else 0.55
        drafts.append(Draft([subject], [(cue.begin, cue_end)], [content], sure))
        floor = end
    return drafts


def _participles(tokens: list[Token], cues: list[Cue], last: int, *, inherits: bool = True) -> list[Draft]:
    drafts = []
    for cue in cues:
        at = find_content(tokens, cue, last)
        content = trim(tokens, at, last) if at is not None else (last, last)
        if at is not None and content[0] < content[1]:
            drafts.append(Draft([], [(cue.begin, cue.end)], [content], 0.75, inherits=inherits))
    return drafts


def participles_in(tokens: list[Token], first: int, last: int) -> list[tuple[int, Draft]]:
    """The ", adding that …" statements of a sentence that goes on with another one: (where that one ends, the statement)."""
    while last > first and tokens[last - 1].text in ".!?;" and tokens[last - 1].kind == "p":
        last -= 1
    found: list[tuple[int, Draft]] = []
    cues = [
        cue for cue in find_cues(tokens, first, last, verb.PARTICIPLES) if cue.is_participle and cue.begin > first + 1
    ]
    for number, cue in enumerate(cues):
        after = tokens[cue.end].low if cue.end < last else ""
        if tokens[cue.begin - 1].text == "," and after == "that":
            end = (
                cues[number + 1].begin - 1
                if number + 1 < len(cues) and tokens[cues[number + 1].begin - 1].text == ","
                else last
            )
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
    if at >= before or not (
        tokens[at].text[0].isupper() or tokens[at].low in verb.DETERMINERS or tokens[at].low in verb.PRONOUNS
    ):
        return None
    end = at + 1
    if tokens[at].low in verb.PRONOUNS:
        return at, end
    opened = tokens[at].low in verb.DETERMINERS
    while end < before and (
        tokens[end].text[0].isupper()
        or tokens[end].text in ("al", "de", "van", "von", "of")
        or (opened and end == at + 1)
    ):
        end += 1
    return at, end
