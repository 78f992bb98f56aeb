"""What does a package say around a report's words? Its credit block as plain data, which HTML and plain text both print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.publishing.formats.body import lines_around
from stemma.publishing.formats.escape import web_address
from stemma.publishing.formats.words import day_in, tongue_of, words_in
from stemma.shapes import Document, Hop, Span
from stemma.shapes.public import PublicReport

_CREATIVE_COMMONS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/(?P<kind>[a-z-]{2,12})(?:/(?P<number>\d\.\d))?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Source:
    """One hop as cited: ``printed`` are the credits as they stood, ``link`` is None where none was received."""

    role: str
    name: str
    printed: tuple[str, ...]
    date: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words quoted from the report or its newsroom, with what they ask for in a few words."""

    text: str
    asks: tuple[str, ...] = ()
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Everything that a copy has to carry besides the report."""

    tongue: str
    sources: tuple[Source, ...]
    publisher: str
    first_at: Source
    published_at: str | None
    home: str | None
    version: str
    version_address: str
    captions: tuple[tuple[str, str], ...]
    terms: tuple[Passage, ...]
    licences: tuple[str, ...]
    disclaimers: tuple[Passage, ...]
    corrections: tuple[tuple[str, str], ...]


def credit_of(report: PublicReport) -> Credit:
    """The credit block of a report: every hop with role, name and link, the terms, the disclaimer, the corrections."""
    document = report.document
    tongue = tongue_of(document.lang)
    words = words_in(tongue)
    home = report.home
    sources = tuple(_source(hop, tongue) for hop in sorted(document.hops, key=lambda hop: hop.position))
    origin = next((_source(hop, tongue) for hop in document.hops if hop.role == "origin"), None)
    own = Source("", report.publisher.name, (), "", home or report.permanent_address)
    first = origin if origin and origin.name != own.name else own
    return Credit(
        tongue=tongue,
        sources=sources,
        publisher=report.publisher.name,
        first_at=first,
        published_at=report.permanent_address if first.name != report.publisher.name else None,
        home=home,
        version=words["version"].format(number=report.version, date=day_in(tongue, report.changed_at)),
        version_address=report.version_address,
        captions=tuple(_caption(document, tongue)),
        terms=tuple(_terms(report, tongue)),
        licences=tuple(dict.fromkeys(t.target for t in document.terms if t.duty == "licence" and t.target)),
        disclaimers=tuple(_disclaimers(document)),
        corrections=tuple(
            (f"{words[change.kind]}, {day_in(tongue, change.at)}", change.note) for change in report.changes
        ),
    )


def licence_name(licence: str) -> str:
    """A Creative Commons licence by its name, any other as it is given.

    >>> licence_name("https://creativecommons.org/licenses/by-nc-nd/4.0/deed.de")
    'Creative Commons BY-NC-ND 4.0'
    """
    found = _CREATIVE_COMMONS.match(licence)
    if not found:
        return licence
    name = "CC0" if found["kind"].lower() == "zero" else found["kind"].upper()
    return f"Creative Commons {name} {found['number'] or ''}".strip()


def _source(hop: Hop, tongue: str) -> Source:
    printed = dict.fromkeys(" ".join(one.text.split()) for one in hop.printed)
    said = tuple(text for text in printed if text and text != hop.name)
    return Source(words_in(tongue)[hop.role], hop.name, said, day_in(tongue, hop.at), web_address(hop.link))


def _caption(document: Document, tongue: str) -> Iterator[tuple[str, str]]:
    words = words_in(tongue)
    for caption in document.captions:
        about = [day_in(tongue, caption.on)] if caption.on else []
        about += [words["archive"]] if caption.is_archive else []
        about += [words["picture credit"].format(name=caption.credit)] if caption.credit else []
        yield " ".join(caption.text.split()), ", ".join(about)


def _terms(report: PublicReport, tongue: str) -> Iterator[Passage]:
    """The terms as printed, each run of words once with all that it asks for; then the newsroom's own."""
    words, document = words_in(tongue), report.document
    said_below = {passage.text for passage in _disclaimers(document)}
    asked: dict[Span | None, list[str]] = {}
    for term in document.terms:
        if term.duty == "non_endorsement":
            continue
        place = None if term.begin is None or term.end is None else lines_around(document.text, (term.begin, term.end))
        said = f"{words.get(term.duty, term.duty)} ({words[term.force]})"
        if said not in asked.setdefault(place, []):
            asked[place].append(said)
    for place, asks in asked.items():
        text = document.text[slice(*place)] if place else ""
        yield Passage("" if text in said_below else text, tuple(asks), document.lang)
    if report.publisher.terms_text.strip():
        yield Passage(report.publisher.terms_text.strip(), (), report.publisher.lang)


def _disclaimers(document: Document) -> Iterator[Passage]:
    places = dict.fromkeys(
        lines_around(document.text, (term.begin, term.end))
        for term in document.terms
        if term.duty == "non_endorsement" and term.begin is not None and term.end is not None
    )
    for begin, end in places:
        yield Passage(document.text[begin:end], (), document.lang)
