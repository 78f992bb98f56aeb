"""What of a checked text may be kept? Places, punctuation and the words of public reports; every other letter is a dot."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from stemma.shapes import Document, Edit, Match, Span
from stemma.text import cut_words

DOT = "·"


def mask_page(page: Document, matches: Iterable[Match], reports: Mapping[str, Document]) -> Document:
    """The page with its places unmoved and no word left but those that a passage's report has too.

    Nothing else that was read from it (headline, credits, statements) is taken along.
    """
    keep = bytearray(len(page.text))
    for match in matches:
        report = reports.get(match.report)
        for begin, end in _shared_words(page, report, match) if report else ():
            keep[begin:end] = b"\x01" * (end - begin)
    text = "".join(letter if keep[place] or _says_nothing(letter) else DOT for place, letter in enumerate(page.text))
    return Document(id="", text=text, lang=page.lang, dir=page.dir, format=page.format)


def mask_match(match: Match, text: str) -> Match:
    """The match with the page's words taken from ``text`` (the masked one), and without sentences that may hold any."""
    return replace(
        match,
        page="",
        edits=_masked(match.edits, text),
        drift=tuple(replace(one, evidence="", edits=_masked(one.edits, text)) for one in match.drift),
        credit=tuple(replace(check, evidence="") for check in match.credit),
        blame=tuple(replace(one, evidence="") for one in match.blame),
    )


def _shared_words(page: Document, report: Document, match: Match) -> Iterator[Span]:
    """Words of the match's passages that the report has in the same passage, and that no edit touches."""
    changed = bytearray(len(page.text))
    for edit in match.edits:
        begin, end = edit.page
        changed[begin:end] = b"\x01" * (end - begin)
    for passage in match.passages:
        theirs = set(cut_words(report.text[passage.report_begin : passage.report_end]).keys)
        ours = cut_words(page.text[passage.page_begin : passage.page_end])
        for key, word_begin, word_end in zip(ours.keys, ours.begins, ours.ends, strict=True):
            begin, end = passage.page_begin + word_begin, passage.page_begin + word_end
            if key in theirs and not any(changed[begin:end]):
                yield begin, end


def _says_nothing(letter: str) -> bool:
    """Blanks and punctuation; marks, symbols and signs of every script may spell a word, and count as letters."""
    return letter.isspace() or unicodedata.category(letter)[0] in "PZ"


def _masked(edits: tuple[Edit, ...], text: str) -> tuple[Edit, ...]:
    return tuple(replace(edit, page_text=text[edit.page[0] : edit.page[1]]) for edit in edits)
