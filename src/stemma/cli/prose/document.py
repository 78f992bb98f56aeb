"""What was read from a document, told to a person (`stemma read`)?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stemma.cli.prose.number import count_of
from stemma.cli.terminal import escape, one_line, paint
from stemma.shapes import Blamed, Caption, Document, Drift, Hop, Link, Person, SetAside, Span, Statement, Term

_MOST_ROWS = 40  # a document may be hostile, and JSON has all of it


def tell_document(document: Document, blame: Sequence[Blamed] = (), drift: Sequence[Drift] = ()) -> Iterator[str]:
    """The lines: headline, chain hop by hop, dateline, statements, people, captions, terms, links, set aside, errors.

    ``blame`` is whose each sentence is as far as the document itself tells; ``drift`` holds the headline's quotations
    against the body.
    """
    yield paint(one_line(document.id or "(no id)", 300), None, bold=True)
    yield f"  {one_line(document.headline, 300) or '(no headline)'}"
    yield f"  {_about(document)}"
    yield from _section("Chain", [_hop(hop) for hop in document.hops], "nobody is named as a source")
    if document.dateline:
        line = document.dateline
        told = [line.agency, line.place, line.date]
        yield from _section("Dateline", [f"{one_line(line.text)} ({escape(', '.join(filter(None, told)))})"])
    yield from _section("Quotations of the headline", _rows(_headline(document, found) for found in drift))
    yield from _section(
        _counted("Statement", document.statements), _rows(_statement(document, s) for s in document.statements)
    )
    yield from _section(_counted("Person", document.people, "People"), _rows(map(_person, document.people)))
    yield from _section(_counted("Caption", document.captions), _rows(map(_caption, document.captions)))
    yield from _section("Dates", _rows(f"{escape(found.value)}  {escape(found.what)}" for found in document.dates))
    yield from _section("Terms of republication", _rows(_term(document, term) for term in document.terms))
    yield from _section("Links not received", _rows(_link(link) for link in document.links if link.state != "present"))
    added = [part for part in blame if part.whose == "perhaps added"]
    yield from _section("Perhaps added on the way", _rows(_added(document, part) for part in added))
    yield from _section("Set aside", _rows(_set_aside(document, part) for part in document.set_aside))
    yield from _section("Errors", [one_line(error, 300) for error in document.errors])


def _about(document: Document) -> str:
    parts = [document.item_kind, document.lang or "language unknown", count_of(len(document.text), "character")]
    if document.authors:
        parts.append(f"by {', '.join(document.authors)}")
    if document.home:
        parts.append(f"home {document.home}")
    if document.modified_at:
        parts.append(f"modified {document.modified_at}")
    return one_line("; ".join(parts), 400)


def _counted(noun: str, things: Sequence[object], nouns: str | None = None) -> str:
    return f"{nouns or noun + 's'} ({len(things)})"


def _section(title: str, rows: list[str], otherwise: str | None = None) -> Iterator[str]:
    if not rows and otherwise is None:
        return
    yield paint(f"  {title}", None, bold=True)
    for row in rows or [str(otherwise)]:
        yield f"    {row}"


def _rows(rows: Iterable[str]) -> list[str]:
    listed = list(rows)
    if len(listed) <= _MOST_ROWS:
        return listed
    return [*listed[:_MOST_ROWS], f"and {len(listed) - _MOST_ROWS:,} more; --json has them all"]


def _hop(hop: Hop) -> str:
    printed = "; ".join(f'"{one_line(credit.text, 80)}"' for credit in hop.printed)
    parts = [
        f"{hop.position + 1}. {hop.role}: {one_line(hop.name)}",
        f"printed {printed}" if printed else "",
        f"link {one_line(hop.link, 200)}" if hop.link else "",
        f"at {escape(hop.at)}" if hop.at else "",
        f"known by {hop.known_by}" + (f", {hop.sure:.0%} sure" if hop.sure < 1 else ""),
    ]
    return "; ".join(filter(None, parts))


def _statement(document: Document, statement: Statement) -> str:
    speaker = statement.speaker_name or _text_of(document, statement.speaker) or "someone not named"
    return f"{statement.kind:<8}  {one_line(speaker, 40)}: {one_line(_text_of(document, statement.content), 120)}"


def _text_of(document: Document, spans: Sequence[Span]) -> str:
    return " ".join(document.text[begin:end] for begin, end in spans)


def _headline(document: Document, drift: Drift) -> str:
    state = "stands nowhere in the body word for word" if drift.state == "headline only" else drift.state
    return f'{state}: "{one_line(document.text[slice(*drift.report)], 120)}"'


def _added(document: Document, part: Blamed) -> str:
    return f'"{one_line(document.text[part.begin : part.end], 120)}" ({one_line(part.evidence, 400)})'


def _person(person: Person) -> str:
    return one_line(person.name + (f", {person.post}" if person.post else ""), 160)


def _caption(caption: Caption) -> str:
    about = [caption.on or "", f"credit {caption.credit}" if caption.credit else ""]
    about.append("an archive picture" if caption.is_archive else "")
    told = escape("; ".join(filter(None, about)))
    return one_line(caption.text, 120) + (f" ({told})" if told else "")


def _term(document: Document, term: Term) -> str:
    printed = "" if term.begin is None else one_line(document.text[term.begin : term.end], 100)
    target = f" of {one_line(term.target)}" if term.target else ""
    return f"{term.duty.replace('_', ' ')}{target}, {term.force}" + (f': "{printed}"' if printed else "")


def _link(link: Link) -> str:
    state = "missing" if link.state == "missing" else "cannot tell from what was received"
    return f'{state}: "{one_line(link.text)}"'


def _set_aside(document: Document, part: SetAside) -> str:
    return f'{escape(part.why)}: "{one_line(document.text[part.begin : part.end], 80)}"'
