"""What was read from a text, as lists whose entries lead into it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stemma.compare import blame_alone, check_headline
from stemma.desk.place import Places
from stemma.look import Mark, letters_of, marks_of
from stemma.look.chain import said_in, steps_of
from stemma.look.moment import moment_html
from stemma.look.railing import letter_html
from stemma.look.word import word
from stemma.shapes import Blamed, Document, Drift, Span

MOST_ENTRIES = 200
# A screen shows the beginning of a text up to here: of 3 MB the page took 17 s and had 16 MB.
SHOWN_CHARS = 200_000
_WORDS_CHARS = 240
_SURE = 0.75


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was read: ``places`` are its words with their addresses on the page.

    ``key`` names it in the reading ("statements:3"); it is "" for what follows from the reading and cannot be taken out.
    """

    key: str
    head: str = ""
    meta: str | SafeString = ""
    places: tuple[tuple[str, str], ...] = ()
    sign: SafeString | None = None
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """All of one sort; ``more`` is how many are not listed."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A document ready for a screen: the ``text`` with its blame and marks, and the lists beside it.

    ``hidden_chars`` is how much of a long text is left out at its end.
    """

    document: Document
    text: str
    blame: tuple[Blamed, ...]
    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]
    hidden_chars: int = 0


def show(document: Document) -> Shown:
    """Everything that a screen shows of one document."""
    blame = blame_alone(document)
    end = next((one.end for one in blame if one.end >= SHOWN_CHARS), len(document.text))
    end = min(end, 2 * SHOWN_CHARS)
    text = document.text[:end]
    within = tuple(one for one in blame if one.end <= end)
    marks = tuple(mark for mark in marks_of(document) if mark.end <= end)
    places = Places(text, within)
    return Shown(document, text, within, marks, tuple(groups_of(document, blame, places)), len(document.text) - end)


def groups_of(document: Document, blame: Sequence[Blamed], places: Places) -> Iterable[Group]:
    """The lists, in the order in which an editor checks them; empty ones are left out."""
    added = [one for one in blame if one.whose == "perhaps added"]
    drifts = headline_drifts(document)
    missing = [(index, link) for index, link in enumerate(document.links) if link.state != "present"]
    lists = (
        ("hops", len(document.hops), _("Sources"), _hops(document, places)),
        ("links", len(missing), _("Promised links that are not in what we received"), _links(missing, places)),
        ("added", len(added), _("Perhaps added on the way"), _added(document, added, places)),
        ("headline", len(drifts), _("Quotations in the headline"), _headline(document, drifts, places)),
        ("statements", len(document.statements), _("Statements"), _statements(document, places)),
        ("people", len(document.people), _("People"), _people(document, places)),
        ("captions", len(document.captions), _("Picture captions"), _captions(document, places)),
        ("terms", len(document.terms), _("Terms of republication"), _terms(document, places)),
        ("dates", len(document.dates), _("Dates"), _dates(document, places)),
        ("set_aside", len(document.set_aside), _("Set aside"), _aside(document, places)),
    )
    for name, count, title, entries in lists:
        if count:
            shown = tuple(entry for entry, _number in zip(entries, range(MOST_ENTRIES), strict=False))
            yield Group(name, title, shown, max(0, count - MOST_ENTRIES))


def headline_drifts(document: Document) -> list[Drift]:
    """The quotations of the headline that do not stand in the text word for word."""
    return [drift for drift in check_headline(document) if drift.state != "unchanged"]


def short(words: str) -> str:
    """A run of the text on one line, its end left out where it is long."""
    line = " ".join(words.split())
    return line if len(line) <= _WORDS_CHARS else f"{line[:_WORDS_CHARS].rstrip()}…"


def _hops(document: Document, places: Places) -> Iterable[Entry]:
    letters = letters_of(document.hops)
    for step in steps_of(document.hops, links_received=document.has_links):
        index = next(at for at, hop in enumerate(document.hops) if hop is step.hop)
        meta = [word(step.hop.role, "role"), word(step.hop.known_by, "known_by")]
        meta += [_("not sure")] if step.hop.sure < _SURE else []
        meta += [_("the order is not told")] if step.is_shared else []
        printed = tuple((short(one.text), places.address(one.begin)) for one in step.hop.printed if one.text)
        told = step.link or ("" if step.link_state == "cannot tell" else word(step.link_state, "link"))
        meta += [told] if told else []
        yield Entry(f"hops:{index}", step.hop.name, " · ".join(meta), printed, letter_html(letters[None, index]))


def _added(document: Document, added: Iterable[Blamed], places: Places) -> Iterable[Entry]:
    for one in added:
        yield Entry("", "", one.evidence, ((_words(document, (one.begin, one.end)), places.address(one.begin)),))


def _headline(document: Document, drifts: Iterable[Drift], places: Places) -> Iterable[Entry]:
    for drift in drifts:
        yield Entry("", "", f"{word(drift.state, 'drift')} · {drift.evidence}", _quoted(document, drift, places))


def _quoted(document: Document, drift: Drift, places: Places) -> tuple[tuple[str, str], ...]:
    """The quotation with its place, which is in the headline itself where that is no part of the text."""
    if document.headline_span is None:
        return ((short(document.headline[slice(*drift.report)]), ""),)
    return ((_words(document, drift.report), places.address(drift.report[0])),)


def _links(missing: Iterable[tuple[int, object]], places: Places) -> Iterable[Entry]:
    for index, link in missing:
        begin, text = getattr(link, "begin", None), getattr(link, "text", "")
        state = _("missing") if getattr(link, "state", "") == "missing" else _("cannot tell whether there was a link")
        yield Entry(f"links:{index}", "", state, ((short(text), places.address(begin)),))


def _statements(document: Document, places: Places) -> Iterable[Entry]:
    for index, said in enumerate(said_in(document)):
        meta = [said.cue] if said.cue else []
        meta += [word(said.statement.kind, "statement")]
        meta += [_("not sure")] if said.statement.sure < _SURE else []
        begin = said.statement.content[0][0] if said.statement.content else None
        yield Entry(
            f"statements:{index}",
            said.speaker or _("Speaker not told"),
            " · ".join(meta),
            ((short(said.content), places.address(begin)),),
        )


def _people(document: Document, places: Places) -> Iterable[Entry]:
    for index, person in enumerate(document.people):
        words = person.post or _("no post told")
        yield Entry(f"people:{index}", person.name, "", ((short(words), places.address(person.begin)),))


def _captions(document: Document, places: Places) -> Iterable[Entry]:
    for index, caption in enumerate(document.captions):
        meta = [moment_html(caption.on, day_only=True) if caption.on else _("no date of its own")]
        meta += [caption.credit] if caption.credit else []
        joined = format_html(" · ".join(["{}"] * len(meta)), *meta)
        warning = _("archive picture") if caption.is_archive else ""
        placed = ((short(caption.text), places.address(caption.begin)),)
        yield Entry(f"captions:{index}", "", joined, placed, warning=warning)


def _terms(document: Document, places: Places) -> Iterable[Entry]:
    for index, term in enumerate(document.terms):
        meta = word(term.force, "force") + (f" · {term.target}" if term.target else "")
        words = _words(document, (term.begin or 0, term.end or 0))
        placed = ((words, places.address(term.begin)),) if words else ()
        yield Entry(f"terms:{index}", word(term.duty, "duty"), meta, placed)


def _dates(document: Document, places: Places) -> Iterable[Entry]:
    for index, date in enumerate(document.dates):
        words = _words(document, (date.begin or 0, date.end or 0))
        placed = ((words, places.address(date.begin)),) if words else ()
        yield Entry(
            f"dates:{index}",
            "",
            format_html("{} · {}", moment_html(date.value, day_only=True), word(date.what, "dated")),
            placed,
        )


def _aside(document: Document, places: Places) -> Iterable[Entry]:
    for index, run in enumerate(document.set_aside):
        placed = ((_words(document, (run.begin, run.end)), places.address(run.begin)),)
        yield Entry(f"set_aside:{index}", "", run.why, placed)


def _words(document: Document, span: Span) -> str:
    return short(document.text[span[0] : span[1]])


def missing_links_sentence(document: Document) -> str:
    """How many links the text promises that are not in what was received, or ""."""
    count = sum(link.state != "present" for link in document.links)
    return (
        ngettext(
            "%(count)d promised link is not in what we received",
            "%(count)d promised links are not in what we received",
            count,
        )
        % {"count": count}
        if count
        else ""
    )
