"""Which lines are no part of a report: a crawler's residue and a page's furniture? They are marked, never cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.reading.line import Line
from stemma.shapes import SetAside

_FURNITURE = re.compile(
    r"(?:share(?: (?:this|on|via|it|article|story)(?: \w+){0,3})?|print(?: this| page| article|"
    r" friendly)?|tweet(?: this)?|e-?mail(?: this| article)?|save|comments?(?: \(?\d+\)?| off)?|"
    r"\d+ (?:comments?|shares?|views?|likes?)"
    r"|like this|like loading|loading|advertisements?|anzeige|publicidad|publicité|реклама|"
    r"إعلان|related(?: (?:articles?|posts?|stories|news))?|read more|read also|more(?: on this)?|"
    r"facebook|twitter|x|linkedin|whatsapp|telegram|pinterest|reddit|tumblr|pocket|skype|instagram|"
    r"youtube"
    r"|click to (?:share on|email|print)\b.{0,60}|share on\b.{0,30}|follow us\b.{0,60}|subscribe\b.{0,40}|"
    r"sign up\b.{0,60}|newsletter|skip to (?:main )?content|menu|home|search|back to top|previous(?: "
    r"post| article)?|next(?: post| article)?|leave a (?:comment|reply)|log ?in|register|tags?"
    r"|teilen|drucken|merken|compartir|imprimir|partager|imprimer|commenter|поделиться|распечатать|"
    r"печать|مشاركة|شارك|طباعة)\s?[:.…]{0,3}",
    re.IGNORECASE,
)
MOST_FURNITURE_CHARS = 90
_SEPARATOR = re.compile(r"(?:[*_=~#•·–—-]\s?){2,}$")


def find_residue(lines: Sequence[Line], told: Sequence[SetAside] = ()) -> tuple[SetAside, ...]:
    """The set-aside runs of a text; those that markup told first."""
    found = [*told]
    for line in lines:
        why = _why(line.text)
        if why and not any(run.begin < line.end and line.begin < run.end for run in told):
            found.append(SetAside(line.begin, line.end, why))
    return tuple(sorted(found, key=lambda run: (run.begin, run.end)))


def _why(line: str) -> str | None:
    if not any(char.isalnum() for char in line):
        return "separator" if len(line) <= 200 and _SEPARATOR.match(line) else "crawler residue"
    if len(line) <= MOST_FURNITURE_CHARS and _FURNITURE.fullmatch(line.strip("•|* \u00a0")):
        return "page furniture"
    return None
