"""Which lines are captions of pictures, with which date and credit of their own, and which pictures are archive ones?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.reading.dates import days_between, find_dates, read_date
from stemma.reading.line import Line
from stemma.shapes import Caption

ARCHIVE_DAYS = 7  # a picture taken more than a week before the report's date is an archive picture
MOST_CHARS = 600
_DATED = re.compile(r"([^:\n]{4,30}?)\s?:\s+(?=\S)")
_PICTURE = re.compile(
    r"(?:photo|picture|image|caption|foto|bild|imagen|pie de foto|photographie|légende|фото|"
    r"صورة|الصورة|illustration|graphic)s?(?:\s\d{1,2})?\s?(?::|\bby\b|/|–|—)",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"^\(?(?:file|archive)(?:\s(?:photo|picture|image|pic))?\s?(?:[:)–—-]|photo)|\b(?:file|"
    r"archive|archival|stock) (?:photo|picture|image|pic|footage)\b|\barchiv(?:bild|foto|aufnahme)?\b\s?[:)]|"
    r"\bfoto de archivo\b|\bphoto d[’']archives?\b|архивное фото|صورة (?:أرشيفية|من الأرشيف)",
    re.IGNORECASE,
)
_WORD = r"(?i:photo|picture|image|foto|bild|imagen|imagem|immagine|фото|photographie|video|صورة|الصورة)"
_CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[(\[]{_WORD}s?\s?(?i:credit|by|courtesy of|von|:|/)?\s?:?\s?([^()\[\]\n]{{2,80}})[)\]]",
        rf"{_WORD}\s?(?i:credit|by|courtesy of|von)\s?:?\s?([A-ZÀ-ÞА-Я][^.;()\n]{{1,60}})",
        r"(?:(?i:credit|crédit)\s?:|©)\s?([^.;()\n]{2,60})",
        r"\(((?:AP|AFP|EPA|Reuters|Getty Images|[A-Z][\w .]{1,30}/[A-Z][\w /]{1,30}))\)\s*$",
        rf"(?:^|[.!?]\s){_WORD}s?\s?(?i:credit)?\s?[:/]\s?([A-ZÀ-ÞА-Я©][^.;:()\n]{{1,50}})\.?$",
        rf"^{_WORD}\s?[:/]\s?([A-ZÀ-ÞА-Я][\w.'’-]{{1,25}}(?:[ /][A-ZÀ-ÞА-Я][\w.'’-]{{1,25}}){{0,4}})\.?$",
    )
)


_CREDIT_LINE = re.compile(rf"\(?{_WORD}s?\s?(?i:credit|by|von)?\s?[:/]\s?([^;:()\n]{{2,50}}?)\)?\.?$")


def find_captions(
    lines: Sequence[Line], told: Sequence[Caption], report_date: str | None, lang: str | None, text: str = ""
) -> tuple[Caption, ...]:
    """Captions in lines of their own, after those that markup told; each told one gets its date too.

    A line "Photo: Town archive" under a caption is that caption's credit; ``text`` is the text that the lines are of.
    """
    captions = [_with_date(caption, report_date, lang) for caption in told]
    places = [(caption.begin, caption.end) for caption in told if caption.begin is not None]
    for line in lines:
        if len(line.text) > MOST_CHARS or any(
            begin is not None and end is not None and begin < line.end and line.begin < end for begin, end in places
        ):
            continue
        if not is_caption(line.text, lang):
            continue
        alone = _CREDIT_LINE.match(line.text)
        if alone and captions and text and _is_under(captions[-1], line, text):
            before = captions.pop()
            whole = text[before.begin : line.end]
            captions.append(replace(before, end=line.end, text=whole, credit=alone[1].strip()))
            continue
        captions.append(_with_date(Caption(line.begin, line.end, line.text), report_date, lang))
    return tuple(captions)


def _is_under(caption: Caption, line: Line, text: str) -> bool:
    """Whether nothing but blanks stands between a caption without a credit and the line."""
    if caption.credit or caption.end is None:
        return False
    return caption.end <= line.begin and line.begin - caption.end < 5 and not text[caption.end : line.begin].strip()


def is_caption(line: str, lang: str | None) -> bool:
    """Whether a line is a caption by its own words: a date and a colon before it, "Photo:", "FILE -"."""
    if len(line) > MOST_CHARS:
        return False
    dated = _DATED.match(line)
    if dated and read_date(dated[1], lang=lang or "de"):
        return True
    return bool(_PICTURE.match(line) or _FILE.match(line))


def _with_date(caption: Caption, report_date: str | None, lang: str | None) -> Caption:
    on = caption.on
    if on is None:
        dates = [found for found in find_dates(caption.text[:MOST_CHARS], lang=lang) if found.has_year]
        full = [found.value for found in dates if len(found.value) == 10]
        on = full[0] if full else dates[0].value if dates else None
    credit = caption.credit or _credit_in(caption.text[:MOST_CHARS])
    age = days_between(on, report_date)
    is_old = age > ARCHIVE_DAYS if age is not None else bool(on and report_date and on[:4] < report_date[:4])
    is_archive = caption.is_archive or bool(_FILE.search(caption.text[:MOST_CHARS])) or is_old
    return Caption(caption.begin, caption.end, caption.text, on, credit, is_archive)


def _credit_in(caption: str) -> str | None:
    found = next((match for pattern in _CREDITS if (match := pattern.search(caption))), None)
    return found[1].strip() if found else None
