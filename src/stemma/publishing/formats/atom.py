"""How does a feed reader follow the reports, their corrections and their removals? Atom, RFC 4287.

A correction is an entry that replies to its report (RFC 4685), a removal a tombstone (RFC 6721), and older changes stand
in archive documents (RFC 5005), so that whoever comes late misses no removal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stemma.publishing.formats.escape import web_address, writable
from stemma.publishing.formats.package import package_html
from stemma.publishing.formats.words import tongue_of, words_in
from stemma.shapes.public import Change, PublicReport, Publisher, RemovedReport

ATOM = "http://www.w3.org/2005/Atom"
THREAD = "http://purl.org/syndication/thread/1.0"
TOMBSTONE = "http://purl.org/atompub/tombstones/1.0"
HISTORY = "http://purl.org/syndication/history/1.0"
_NAMES: Any = {None: ATOM, "thr": THREAD, "at": TOMBSTONE, "fh": HISTORY}


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction or an update as an entry of its own."""

    report: PublicReport
    change: Change


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One document of the feed: the subscription document, or with ``is_archive`` one that does not grow any more.

    ``current`` is the address of the subscription document, ``older`` and ``newer`` those of the archives beside this one.
    """

    id: str
    address: str
    current: str
    publisher: Publisher
    updated_at: str
    entries: tuple[PublicReport | RemovedReport | Notice, ...]
    older: str | None = None
    newer: str | None = None
    is_archive: bool = False


def atom_feed(page: FeedPage) -> bytes:
    """The document, UTF-8 with its XML declaration."""
    from lxml import etree

    root = etree.Element(f"{{{ATOM}}}feed", nsmap=_NAMES)
    _add(root, "id", f"urn:uuid:{page.id}")
    _add(root, "title", page.publisher.name)
    _add(root, "updated", page.updated_at)
    _person(root, "author", page.publisher.name, page.publisher.address)
    _link(root, "self", page.address, type="application/atom+xml")
    _link(root, "alternate", page.publisher.address, type="text/html")
    if page.is_archive:
        etree.SubElement(root, f"{{{HISTORY}}}archive")
        _link(root, "current", page.current)
    if page.older:
        _link(root, "prev-archive", page.older)
    if page.newer:
        _link(root, "next-archive", page.newer)
    for entry in page.entries:
        if isinstance(entry, RemovedReport):
            _add_tombstones(root, entry, page.publisher)
        elif isinstance(entry, Notice):
            _add_notice(root, entry)
        else:
            _add_report(root, entry)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _add_report(root: Any, report: PublicReport) -> None:
    document = report.document
    entry = _sub(root, "entry", document.lang)
    _add(entry, "id", f"urn:uuid:{report.id}")
    _add(entry, "title", " ".join(document.headline.split()) or report.address)
    _add(entry, "published", report.published_at)
    _add(entry, "updated", report.changed_at)
    for name in document.authors or (report.publisher.name,):
        _person(entry, "author", name)
    for hop in document.hops:
        _person(entry, "contributor", hop.name, web_address(hop.link))
    _link(entry, "alternate", report.address, type="text/html")
    for address in _originals(report):
        _link(entry, "via", address)
    licence = next((web_address(term.target) for term in document.terms if term.duty == "licence"), None)
    if licence:
        _link(entry, "license", licence)
    for change in report.changes:
        _link(entry, "replies", change.address, type="text/html")
    rights = _rights(report)
    if rights:
        _add(entry, "rights", rights)
    _add_source(entry, report)
    _add(entry, "content", package_html(report), type="html")


def _originals(report: PublicReport) -> list[str]:
    links = [report.home, *(hop.link for hop in report.document.hops)]
    return list(dict.fromkeys(address for address in map(web_address, links) if address))


def _rights(report: PublicReport) -> str:
    """The terms in the words that they are printed in, the newsroom's own behind them."""
    document = report.document
    places = [(term.begin, term.end) for term in document.terms if term.begin is not None and term.end is not None]
    printed = [" ".join(document.text[begin:end].split()) for begin, end in dict.fromkeys(places)]
    return "\n".join([*printed, report.publisher.terms_text.strip()]).strip()


def _add_source(entry: Any, report: PublicReport) -> None:
    """The origin of the words, as far as it is known."""
    origin = next((hop for hop in report.document.hops if hop.role == "origin"), None)
    if origin is None or origin.name == report.publisher.name:
        return
    source = _sub(entry, "source")
    address = web_address(origin.link)
    if address:
        _add(source, "id", address)
    _add(source, "title", origin.name)
    if address:
        _link(source, "alternate", address)


def _add_notice(root: Any, notice: Notice) -> None:
    from lxml import etree

    report, change = notice.report, notice.change
    entry = _sub(root, "entry", report.document.lang)
    _add(entry, "id", f"urn:uuid:{change.id}")
    label = words_in(tongue_of(report.document.lang))[change.kind]
    _add(entry, "title", f"{label}: {' '.join(report.document.headline.split())}")
    _add(entry, "published", change.at)
    _add(entry, "updated", change.at)
    _link(entry, "alternate", change.address, type="text/html")
    replied = {"ref": f"urn:uuid:{report.id}", "href": report.address, "type": "text/html"}
    etree.SubElement(entry, f"{{{THREAD}}}in-reply-to", replied)
    _add(entry, "content", change.note, type="text")


def _add_tombstones(root: Any, removed: RemovedReport, publisher: Publisher) -> None:
    """One for the report and one for each of its corrections, whose notes are gone with it."""
    from lxml import etree

    for name in (removed.id, *removed.change_ids):
        gone = etree.SubElement(root, f"{{{TOMBSTONE}}}deleted-entry", {"ref": f"urn:uuid:{name}", "when": removed.at})
        by = etree.SubElement(gone, f"{{{TOMBSTONE}}}by")
        _add(by, "name", publisher.name)
        etree.SubElement(gone, f"{{{TOMBSTONE}}}comment").text = writable(_why(removed))
        _link(gone, "alternate", removed.address, type="text/html")


def _why(removed: RemovedReport) -> str:
    said = "Removed for a legal reason" if removed.is_legal else "Withdrawn"
    who = f", demanded by {removed.demanded_by}" if removed.demanded_by else ""
    law = f" ({removed.law})" if removed.law else ""
    return f"{said}: {removed.reason}{who}{law}. {removed.note}"


def _person(parent: Any, tag: str, name: str, address: str | None = None) -> None:
    person = _sub(parent, tag)
    _add(person, "name", name)
    if address:
        _add(person, "uri", address)


def _link(parent: Any, rel: str, href: str, **attributes: str) -> None:
    element = _sub(parent, "link")
    for name, value in {"rel": rel, "href": writable(href), **attributes}.items():
        element.set(name, value)


def _add(parent: Any, tag: str, text: str, **attributes: str) -> None:
    element = _sub(parent, tag)
    element.text = writable(text)
    for name, value in attributes.items():
        element.set(name, value)


def _sub(parent: Any, tag: str, lang: str | None = None) -> Any:
    from lxml import etree

    element = etree.SubElement(parent, f"{{{ATOM}}}{tag}")
    if lang:
        element.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
    return element


def newest_of(entries: Sequence[PublicReport | RemovedReport | Notice]) -> str | None:
    """When the newest of the entries changed."""
    moments = [
        one.at if isinstance(one, RemovedReport) else one.change.at if isinstance(one, Notice) else one.changed_at
        for one in entries
    ]
    return max(moments, default=None)
