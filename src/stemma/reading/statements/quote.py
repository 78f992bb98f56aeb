"""Where do quotations begin and end? Marks of many languages, nested ones inside the outer one, broken ones paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOSES = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‟": "”",
    "″": "″",
    "”": "”",
    "＂": "＂",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
}
_MARK = re.compile("''|``|[“”„‟«»‹›「」『』\"″＂‘’‚]")
MOST_QUOTE_CHARS = 20_000


@dataclass(frozen=True, slots=True)
class Quotation:
    """An outermost quotation with its marks; ``is_closed`` is false where its paragraph ends first."""

    begin: int
    end: int
    is_closed: bool


def find_quotations(text: str, begin: int, end: int) -> list[Quotation]:
    """The outermost quotations of a paragraph, in order; one pass, whatever the marks."""
    found: list[Quotation] = []
    closers = ""
    opened_at = -1
    mark = ""
    depth = 0
    for hit in _MARK.finditer(text, begin, end):
        char, at, past = hit.group()[0], hit.start(), hit.end()
        if past - at == 2:  # two single marks for a double one, as old wires print it
            char = '"'
        before = text[at - 1] if at > begin else " "
        after = text[past] if past < end else " "
        if char in "’‘" and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        if opened_at >= 0:
            if char == mark and char in "“„«" and char not in closers:
                depth += 1
            elif char in closers and not (
                char == '"' and _opens(before, after) and not before.isalnum() and after.isalnum()
            ):
                if char == "’" and not _may_close_single(text, opened_at, at, end):
                    continue
                if depth and char in "”»":
                    depth -= 1
                    continue
                found.append(Quotation(opened_at, past, True))
                opened_at = -1
            if opened_at >= 0 and at - opened_at > MOST_QUOTE_CHARS:
                opened_at = -1
            continue
        if char in "’”›」』" or (char == "»" and not after.isalnum()) or (char == "‘" and before.isalnum()):
            continue
        if char in '"″＂' and not _opens(before, after):
            continue
        opened_at, mark, closers, depth = at, char, _CLOSES[char], 0
    if opened_at >= 0 and mark not in '‘‚"″＂' and end - opened_at <= MOST_QUOTE_CHARS:
        found.append(Quotation(opened_at, end, False))
    elif opened_at >= 0 and mark == '"' and not text[begin:opened_at].strip():
        found.append(Quotation(opened_at, min(end, opened_at + MOST_QUOTE_CHARS), False))
    return found


def _opens(before: str, after: str) -> bool:
    return not after.isspace() and not before.isalnum() and before not in ".,!?"


def _may_close_single(text: str, opened_at: int, at: int, end: int) -> bool:
    """A single mark closes when no word goes on after it and something was said."""
    after = text[at + 1] if at + 1 < end else " "
    return not after.isalnum() and at - opened_at > 2
