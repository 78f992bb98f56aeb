"""What stands on the screen of a mending: the text, the lists, and a form for every entry?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from stemma.desk.mend import forms as kinds
from stemma.desk.what_was_read import MOST_ENTRIES, Entry, Shown
from stemma.record.models import Reading
from stemma.shapes import Document

FORMS: dict[str, tuple[type[forms.Form], type[forms.Form]]] = {
    "hops": (kinds.HopForm, kinds.HopForm),
    "statements": (kinds.StatementForm, kinds.NewStatementForm),
    "people": (kinds.PersonForm, kinds.PersonForm),
    "captions": (kinds.CaptionForm, kinds.NewCaptionForm),
    "terms": (kinds.TermForm, kinds.TermForm),
    "set_aside": (kinds.AsideForm, kinds.AsideForm),
}
CHANGEABLE = ("hops", "statements", "captions", "terms")


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with the form that changes it, if it can be changed; ``gone`` are printed credits that can be dropped."""

    entry: Entry
    form: forms.Form | None = None
    is_open: bool = False
    printed: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A list with its rows and the form that adds to it."""

    name: str
    title: str
    rows: Sequence[Row]
    more: int
    add: forms.Form | None
    is_open: bool
    is_adding: bool


def sections_of(shown: Shown, bound: forms.Form | None, opened: str) -> list[Section]:
    """Every list, the empty ones too where something can be added; ``bound`` is the form that was sent and not taken."""
    titles = {
        "hops": _("Sources"),
        "statements": _("Statements"),
        "people": _("People"),
        "captions": _("Picture captions"),
        "terms": _("Terms of republication"),
        "set_aside": _("Set aside"),
    }
    groups = {group.name: group for group in shown.groups}
    sections = []
    for name in dict.fromkeys((*groups, *titles)):
        group = groups.get(name)
        entries = group.entries if group else ()
        add = _form(shown.document, f"add-{name}", bound) if name in FORMS else None
        rows = [_row(shown.document, entry, bound) for entry in entries]
        is_adding = bound is not None and add is bound
        is_open = name == opened or is_adding or any(row.is_open for row in rows)
        title = group.title if group else titles[name]
        sections.append(Section(name, title, rows, group.more if group else 0, add, is_open, is_adding))
    return sections


def form_for(document: Document, key: str, data: Any = None) -> forms.Form | None:
    """The form named ``about``, ``hops-2`` or ``add-hops``; None for a name that there is none for."""
    name, _dash, index = key.partition("-")
    if key == "about":
        return kinds.AboutForm(data, prefix=key, initial=_about(document), **_text(document))
    if name == "add" and index in FORMS:
        form = FORMS[index][1]
        initial = {"duty": "credit", "force": "asked", "kind": "direct", "role": "relay"}
        return form(
            data, prefix=key, initial=initial, **(_text(document) if issubclass(form, kinds.PlacedForm) else {})
        )
    if name not in CHANGEABLE or not index.isdecimal() or int(index) >= min(len(getattr(document, name)), MOST_ENTRIES):
        return None
    entry, form = getattr(document, name)[int(index)], FORMS[name][0]
    initial = {field.name: getattr(entry, field.name) for field in fields(entry) if field.name in form.base_fields}
    return form(data, prefix=key, initial=initial, **(_text(document) if issubclass(form, kinds.PlacedForm) else {}))


def differing(newer: Reading, older: Reading | None) -> list[str]:
    """The parts in which a reading is another than the one before it."""
    if older is None:
        return []
    names = set(newer.document) | set(older.document)
    return sorted(name for name in names if newer.document.get(name) != older.document.get(name))


def _form(document: Document, key: str, bound: forms.Form | None) -> forms.Form | None:
    return bound if bound is not None and bound.prefix == key else form_for(document, key)


def _row(document: Document, entry: Entry, bound: forms.Form | None) -> Row:
    name, _colon, index = entry.key.partition(":")
    form = _form(document, f"{name}-{index}", bound)
    printed = (
        [(f"{one.begin}:{one.end}", one.text) for one in document.hops[int(index)].printed] if name == "hops" else []
    )
    return Row(entry, form, form is not None and form is bound, printed)


def _text(document: Document) -> dict[str, Any]:
    return {"text": document.text, "lang": document.lang or "", "direction": document.dir}


def _about(document: Document) -> dict[str, Any]:
    told = {
        "item_kind": document.item_kind,
        "authors": "\n".join(document.authors),
        "lang": document.lang,
        "dir": document.dir,
        "home": document.home,
    }
    if document.dateline is not None:
        dateline = document.dateline
        told |= {
            "words": dateline.text,
            "dateline_agency": dateline.agency,
            "dateline_place": dateline.place,
            "dateline_date": dateline.date,
        }
    return told
