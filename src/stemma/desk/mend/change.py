"""What becomes of a reading when an editor puts one thing right? Documents in, changes and a sentence out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from stemma.desk.mend.forms import PlacedForm
from stemma.desk.mend.occurrence import find_words, nearest
from stemma.look.word import word
from stemma.shapes import Caption, Dateline, Document, Hop, InputError, Person, Printed, SetAside, Span, Statement, Term

LISTS = ("hops", "links", "statements", "people", "captions", "terms", "dates", "set_aside")


@dataclass(frozen=True, slots=True)
class Mending:
    """Fields with their new values, and why in a sentence that stands in the list of readings."""

    changes: dict[str, Any]
    why: str


def remove(document: Document, field: str, index: int) -> Mending:
    """The list without its entry."""
    entries = _list(document, field, index)
    rest = (*entries[:index], *entries[index + 1 :])
    if field == "hops":
        rest = _numbered([list(group) for _position, group in groupby(_in_order(rest), key=lambda hop: hop.position)])
    return Mending({field: rest}, _("Taken out: %(what)s") % {"what": _called(document, field, entries[index])})


def move(document: Document, index: int, by: int) -> Mending:
    """The hop one step nearer to the origin (-1) or to the reader (1); what shared its step no longer does."""
    hop = _list(document, "hops", index)[index]
    steps = [list(group) for _position, group in groupby(_in_order(document.hops), key=lambda one: one.position)]
    at = next(number for number, step in enumerate(steps) if any(one is hop for one in step))
    is_shared = len(steps[at]) > 1
    steps[at] = [one for one in steps[at] if one is not hop]
    if is_shared:
        steps.insert(at if by < 0 else at + 1, [hop])
    else:
        del steps[at]
        steps.insert(max(0, min(len(steps), at + by)), [hop])
    return Mending({"hops": _numbered(steps)}, _("Moved in the chain: %(name)s") % {"name": hop.name})


def save_hop(document: Document, index: int | None, form: PlacedForm, gone: Sequence[str] = ()) -> Mending:
    """A hop as the editor wrote it, or a new one at the end of the chain. ``gone`` are the places of printed credits to drop."""
    values = form.cleaned_data
    old = _list(document, "hops", index)[index] if index is not None else None
    printed = [one for one in old.printed if f"{one.begin}:{one.end}" not in gone] if old else []
    if form.span and form.span not in [(one.begin, one.end) for one in printed]:
        printed.append(Printed(*form.span, document.text[slice(*form.span)]))
    position = old.position if old else max((hop.position for hop in document.hops), default=-1) + 1
    hop = Hop(
        position,
        values["role"],
        " ".join(values["name"].split()),
        tuple(printed),
        values["link"] or None,
        values["at"] or None,
        "editor",
    )
    if old is not None and replace(hop, known_by=old.known_by, sure=old.sure) == old:
        hop = old
    hops = document.hops if index is not None else (*document.hops, hop)
    return Mending({"hops": tuple(hop if at == index else one for at, one in enumerate(hops))}, _why(old, hop.name))


def save_about(document: Document, form: PlacedForm) -> Mending:
    """Kind, authors, language, direction, home and dateline."""
    values = form.cleaned_data
    names = (" ".join(line.split()) for line in values["authors"].splitlines())
    dateline = None
    if form.span:
        told = (values["dateline_place"] or None, values["dateline_date"] or None, values["dateline_agency"] or None)
        dateline = Dateline(*form.span, document.text[slice(*form.span)], *told)
    changes = {
        "item_kind": values["item_kind"],
        "authors": tuple(name for name in names if name),
        "lang": values["lang"] or None,
        "dir": values["dir"],
        "home": values["home"] or None,
        "dateline": dateline,
    }
    differing = {name: value for name, value in changes.items() if getattr(document, name) != value}
    return Mending(differing, _("Put right: what holds for the whole item"))


def save_statement(document: Document, index: int | None, form: Any) -> Mending:
    """Sort and speaker of a statement; a new one with its words, the nearest speaker and cue to them."""
    values = form.cleaned_data
    name = values["speaker_name"].strip() or None
    if index is not None:
        old = _list(document, "statements", index)[index]
        new = replace(old, kind=values["kind"], speaker_name=name)
        new = new if new == old else replace(new, sure=1.0)
        return _put(document, "statements", index, new, _why(old, name or ""))
    content = _placed(form)
    begin = content[0]
    speaker, cue = (nearest(find_words(document.text, values[part]), begin) for part in ("speaker", "cue"))
    spans = [(span,) if span else () for span in (speaker, cue)]
    new = Statement(values["kind"], spans[0], spans[1], (content,), name)
    statements = sorted((*document.statements, new), key=lambda one: one.content[0][0] if one.content else 0)
    return Mending({"statements": tuple(statements)}, _why(None, name or ""))


def save_caption(document: Document, index: int | None, form: Any) -> Mending:
    """Date, credit and archive mark of a caption; a new one with its words."""
    values = form.cleaned_data
    told = {"on": values["on"] or None, "credit": values["credit"] or None, "is_archive": values["is_archive"]}
    if index is not None:
        old = _list(document, "captions", index)[index]
        return _put(document, "captions", index, replace(old, **told), _why(old, old.text))
    begin, end = _placed(form)
    caption = Caption(begin, end, document.text[begin:end], **told)
    return Mending({"captions": (*document.captions, caption)}, _why(None, caption.text))


def save_term(document: Document, index: int | None, form: PlacedForm) -> Mending:
    """A duty with its force; its place is kept where no words are given."""
    values = form.cleaned_data
    old = _list(document, "terms", index)[index] if index is not None else None
    begin, end = form.span or ((old.begin, old.end) if old else (None, None))
    term = Term(values["duty"], values["force"], begin, end, values["target"] or None)
    if index is not None:
        return _put(document, "terms", index, term, _why(old, word(term.duty, "duty")))
    return Mending({"terms": (*document.terms, term)}, _why(None, word(term.duty, "duty")))


def save_person(document: Document, index: int | None, form: Any) -> Mending:
    """A person named in the text."""
    values = form.cleaned_data
    begin, end = _placed(form)
    person = Person(values["name"], values["post"] or None, begin, end)
    return Mending({"people": (*document.people, person)}, _why(None, person.name))


def save_aside(document: Document, index: int | None, form: Any) -> Mending:
    """A run set aside."""
    begin, end = _placed(form)
    run = SetAside(begin, end, form.cleaned_data["why"])
    runs = sorted((*document.set_aside, run), key=lambda one: one.begin)
    return Mending({"set_aside": tuple(runs)}, _("Set aside: %(what)s") % {"what": run.why})


def _placed(form: Any) -> Span:
    """Where the words of a form that was found valid stand."""
    span: Span | None = form.span
    if span is None:
        raise InputError(_("The words have no place in the text; copy them from it."))
    return span


def _list(document: Document, field: str, index: int) -> tuple[Any, ...]:
    entries: tuple[Any, ...] = getattr(document, field) if field in LISTS else ()
    if not 0 <= index < len(entries):
        raise InputError(_("What you meant is not in this reading any more; look at what stands now."))
    return entries


def _put(document: Document, field: str, index: int, new: Any, why: str) -> Mending:
    entries = getattr(document, field)
    return Mending({field: (*entries[:index], new, *entries[index + 1 :])}, why)


def _in_order(hops: Sequence[Hop]) -> list[Hop]:
    return sorted(hops, key=lambda hop: hop.position)


def _numbered(steps: Sequence[Sequence[Hop]]) -> tuple[Hop, ...]:
    full = [step for step in steps if step]
    return tuple(replace(hop, position=number) for number, step in enumerate(full) for hop in step)


def _why(old: object, what: str) -> str:
    words = _("Put right: %(what)s") if old is not None else _("Added: %(what)s")
    return words % {"what": _brief(what)}


def _brief(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 80 else f"{line[:80]}…"


def _called(document: Document, field: str, entry: Any) -> str:
    """What an entry is called in a sentence."""
    names: dict[str, Callable[[Any], str]] = {
        "hops": lambda one: one.name,
        "links": lambda one: one.text,
        "statements": lambda one: " ".join([one.speaker_name or "", *(document.text[b:e] for b, e in one.content[:1])]),
        "people": lambda one: one.name,
        "captions": lambda one: one.text,
        "terms": lambda one: word(one.duty, "duty"),
        "dates": lambda one: one.value,
        "set_aside": lambda one: one.why,
    }
    return _brief(names[field](entry))
