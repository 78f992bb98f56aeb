"""Is a party of the report's chain named in the page, by its name or by a short name as printed?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.compare.cutting import Cut, cut
from stemma.compare.place import find_all
from stemma.shapes import Document, Hop, Span

_MAX_FORMS = 20
_EDGES = " ()[]~-–—:,.;|"
_FILLER = re.compile(
    r"(?i)^(?:submitted by|source|sources|by|from|via|credit|photo|quelle|von|fuente|por|المصدر)\b[:\s]*"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Where a party is named: ``span`` in the page's text, or None where the page's own data names it."""

    span: Span | None
    form: str


def is_named(page: Document, hop: Hop) -> Named | None:
    """The first place where the page names the party: in its text, its headline, its hops, authors, captions or links."""
    forms = name_forms(hop)
    body = cut(page.text)
    for form in forms:
        keys = cut(form).keys
        for at in find_all(body, keys):
            span = body.span(at, at + len(keys))
            if _is_meant(form, page.text[slice(*span)]):
                return Named(span, form)
    beside = [page.headline, *page.authors]
    beside += [text for other in page.hops for text in (other.name, *(printed.text for printed in other.printed))]
    beside += [caption.credit or "" for caption in page.captions]
    beside += [link.text for link in page.links]
    beside += [page.dateline.agency or "" if page.dateline else ""]
    for form in forms:
        if any(_holds(cut(text), form) for text in beside if text):
            return Named(None, form)
    return None


def name_forms(hop: Hop) -> tuple[str, ...]:
    """The party's name, then the forms in which it is printed, longest first, and its initials where three or more."""
    name = hop.name.strip()
    forms: set[str] = set()
    for printed in hop.printed[:_MAX_FORMS]:
        text = _FILLER.sub("", " ".join(printed.text.split()).strip(_EDGES)).strip(_EDGES)
        forms |= {text, *_short_forms(text, name)}
    initials = _initials(name)
    if len(initials) >= 3:
        forms.add(initials)
    ordered = [name, *sorted(forms - {name}, key=lambda form: (-len(form), form))]
    return tuple(form for form in ordered if 2 <= len(form) <= 200 and cut(form).keys)


def _short_forms(printed: str, name: str) -> list[str]:
    """What stands before a comma or a stroke ("VNA, T. Ruiz"), if it is in capitals or shares a word with the name."""
    first = re.split(r"[,/|]", printed, maxsplit=1)[0].strip(_EDGES)
    is_meant = 2 <= len(first) <= 12 and first.isupper()
    return [first] if is_meant or set(cut(first).keys) & set(cut(name).keys) else []


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())


def _holds(text: Cut, form: str) -> bool:
    keys = cut(form).keys
    return any(_is_meant(form, text.text[slice(*text.span(at, at + len(keys)))]) for at in find_all(text, keys))


def _is_meant(form: str, found: str) -> bool:
    """Short names of capitals (AP, SANA) are told from common words by their capitals."""
    is_short = len(form) <= 6 and form.isupper() and form.isascii()
    return not is_short or found == form
