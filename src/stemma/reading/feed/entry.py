"""How does a feed's entry, told in the feed's own terms, become a Document?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.reading.html.licence import is_cc_licence, licence_terms
from stemma.reading.html.text import Laid, absolute, host_of, read_fragment, words_of
from stemma.reading.source import Source
from stemma.shapes import Dated, Document, Hop, InputError, Link, Term


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed tells of one entry. ``content`` is HTML where ``is_html``; ``sources`` and ``via`` are (name, address)."""

    id: str
    headline: str = ""
    content: str = ""
    is_html: bool = True
    address: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    lang: str | None = None
    sources: tuple[tuple[str, str], ...] = ()
    via: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()  # (relation, address)
    rights: str = ""
    licence: str = ""
    publisher: str = ""
    errors: tuple[str, ...] = ()


def entry_document(entry: Entry, source: Source, format: str, sha256: str | None) -> Document:
    """The annotated Document of an entry. InputError where it has neither text nor headline."""
    from stemma.reading.html.party import settle_publisher
    from stemma.reading.measured import annotate_within

    base = entry.address if entry.address.startswith("http") else source.address
    laid = read_fragment(entry.content, base) if entry.is_html else Laid(entry.content.strip("\n"), (), ())
    text = laid.text if laid.text.strip() else entry.headline
    if not text.strip():
        of_feed = "" if entry.id.startswith(source.key) else f" of {source.called}"
        raise InputError(f"Entry {entry.id}{of_feed} has neither text nor title; it was stepped over.")
    document = Document(
        id=entry.id,
        headline=entry.headline,
        lang=(entry.lang or "").replace("_", "-").split("-")[0].lower()[:3] or None,
        authors=entry.authors,
        text=text,
        hops=_hops(entry, base),
        dates=_dates(entry),
        terms=_terms(entry, laid.links),
        links=(*laid.links, *_links(entry, base)),
        home=_home(entry, source),
        modified_at=entry.updated if entry.updated != entry.published else None,
        errors=entry.errors + laid.errors,
        format=format,
        received_sha256=sha256,
    )
    return settle_publisher(annotate_within(document, agencies=source.agencies), document)


def _hops(entry: Entry, base: str | None) -> tuple[Hop, ...]:
    """Where the entry names its source, that is the origin; ``via`` is who the feed had it from; the feed's owner is last."""
    hops = []
    own = entry.publisher.casefold()
    for name, address in entry.sources:
        link = absolute(address, base) if address else None
        called = words_of(name) or host_of(link)
        if called and called.casefold() != own:
            hops.append(Hop(0, "origin", called, (), link, None, "metadata", 0.95))
    for name, address in entry.via:
        link = absolute(address, base) if address else None
        called = words_of(name) or host_of(link)
        if called and called.casefold() != own and not any(hop.name.casefold() == called.casefold() for hop in hops):
            hops.append(
                Hop(
                    0 if not entry.sources else 1,
                    "relay" if entry.sources else "origin",
                    called,
                    (),
                    link,
                    None,
                    "link",
                    0.8,
                )
            )
    if entry.publisher and not _repeats(entry.publisher, hops):
        place = max((hop.position for hop in hops), default=-1) + 1
        hops.append(Hop(place, "republisher", entry.publisher, (), None, entry.published, "metadata", 0.8))
    return tuple(hops)


def _repeats(title: str, hops: Sequence[Hop]) -> bool:
    """Whether a feed's title is the name of a party that is told already, with words behind: "Harbour Wire: newest items"."""
    folded = title.casefold()
    return any(
        folded.startswith(name := hop.name.casefold()) and not folded[len(name) : len(name) + 1].isalnum()
        for hop in hops
    )


def _dates(entry: Entry) -> tuple[Dated, ...]:
    told = (("published", entry.published), ("modified", entry.updated if entry.updated != entry.published else None))
    return tuple(Dated(None, None, value, what) for what, value in told if value)


def _terms(entry: Entry, links: Sequence[Link]) -> tuple[Term, ...]:
    told = [entry.licence, *(href for rel, href in entry.links if rel == "license")]
    told += [link.href for link in links if link.href and is_cc_licence(link.href)]
    told += [entry.rights] if entry.rights.startswith(("http://", "https://")) else []
    terms = {(term.duty, term.target): term for licence in told if licence for term in licence_terms(licence)}
    return tuple(terms.values())


def _links(entry: Entry, base: str | None) -> list[Link]:
    told = [("via", address) for _, address in entry.via] + list(entry.links)
    return [Link(None, None, "", found, rel) for rel, href in dict.fromkeys(told) if (found := absolute(href, base))]


def _home(entry: Entry, source: Source) -> str | None:
    """The entry's own page: a feed lists reports that live elsewhere than in it."""
    return entry.address if host_of(entry.address) else None
