"""What does a paragraph consist of, to the reader of statements? Words, marks, and whole quotations as one token each."""

from __future__ import annotations

import re
from typing import NamedTuple

from stemma.reading.statements.quote import Quotation

_TOKEN = re.compile(r"n[’']t\b|\d{1,3}(?:,\d{3})+(?!\d)|(?:\.\s?){2,}\.|…|\w+(?:[’'.-]\w+)*[’']?(?=\W|$)|\w+|[^\w\s]")
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sen",
        "rep",
        "gov",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "st",
        "jr",
        "sr",
        "inc",
        "co",
        "corp",
        "ltd",
        "no",
        "vs",
        "etc",
        "u.s",
        "u.k",
        "u.n",
        "d.c",
        "a.m",
        "p.m",
        "e.g",
        "i.e",
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "rev",
        "hon",
        "messrs",
        "bzw",
        "z.b",
        "usw",
        "sr",
        "sra",
        "m",
        "mme",
    ]
)
_ENDS = frozenset(".!?؟。")


class Token(NamedTuple):
    """``kind``: w a word, p a mark, q a whole quotation, e an ellipsis."""

    text: str
    low: str
    begin: int
    end: int
    kind: str


def cut_tokens(text: str, begin: int, end: int, quotations: list[Quotation]) -> list[Token]:
    """The tokens of a paragraph in order; a quotation is one token, whatever is in it."""
    tokens: list[Token] = []
    at = begin
    for quotation in [*quotations, None]:
        stop = quotation.begin if quotation else end
        for found in _TOKEN.finditer(text, at, stop):
            word = found.group()
            first = word[0]
            kind = (
                "w"
                if first.isalnum() or first == "_"
                else "e"
                if first == "…" or (first == "." and len(word) > 1)
                else "p"
            )
            tokens.append(Token(word, word.lower(), found.start(), found.end(), kind))
        if quotation:
            tokens.append(Token('"', '"', quotation.begin, quotation.end, "q"))
            at = quotation.end
    return tokens


def cut_clauses(text: str, tokens: list[Token], is_cue: frozenset[str]) -> list[tuple[int, int]]:
    """Where each sentence's tokens begin and end; a quotation that ends one goes on where who said it follows."""
    sentences: list[tuple[int, int]] = []
    first = 0
    count = len(tokens)
    for number, token in enumerate(tokens):
        is_last = number + 1 == count
        if not is_last:
            follower = tokens[number + 1]
            starts = (
                follower.kind in "qe"
                or follower.text[0].isupper()
                or follower.text[0].isdigit()
                or not follower.text[0].islower()
            )
        if token.kind == "p" and token.text in _ENDS:
            if not is_last and token.text == "." and (not starts or _is_abbreviation(tokens, number)):
                continue
        elif token.kind == "q":
            inside = text[max(token.begin, token.end - 3) : token.end].rstrip("”“\"»«’'」』 ")
            if (
                is_last
                or not starts
                or follower.kind == "e"
                or inside[-1:] not in (*_ENDS, "…")
                or _is_attributed(tokens, number + 1, is_cue)
            ):
                continue
        elif token.kind == "e":
            if is_last or number == first or not (follower.text[0].isupper() or follower.kind == "q"):
                continue
        else:
            continue
        sentences.append((first, number + 1))
        first = number + 1
    if first < count:
        sentences.append((first, count))
    return sentences


def _is_abbreviation(tokens: list[Token], number: int) -> bool:
    if number == 0:
        return False
    before = tokens[number - 1]
    if before.end != tokens[number].begin:
        return False
    return before.low in _ABBREVIATIONS or (len(before.text) == 1 and before.text.isupper())


def _is_attributed(tokens: list[Token], number: int, is_cue: frozenset[str]) -> bool:
    """Whether a name and a verb of saying follow before any mark: "…?" Smith asked."""
    for token in tokens[number : number + 10]:
        if token.kind != "w":
            return token.text in ",—–-" and token is tokens[number]
        if token.low in is_cue:
            return True
    return False
