"""Which parties does a page's markup name as those who passed the report on?"""

from __future__ import annotations

from dataclasses import replace

from stemma.reading.html.linked import Linked, Party
from stemma.reading.html.meta import Meta
from stemma.reading.html.text import host_of
from stemma.reading.limit import MAX_HOPS
from stemma.shapes import Document, Hop, KnownBy

BASED_ON_SURE = 0.95
SOURCE_SURE = 0.9
AUTHOR_SURE = 0.7
PUBLISHER_SURE = 0.9
OWN_REPORT_SURE = 0.6  # nothing credits another: the publisher's own, as far as the page tells


def page_hops(meta: Meta, linked: Linked, published: str | None) -> tuple[Hop, ...]:
    """Origins first (isBasedOn, sourceOrganization, an organisation as author), then the page's own publisher."""
    publisher = linked.publisher or _site(meta)
    origins: dict[str, Hop] = {}
    told: list[tuple[Party, float]] = [(party, BASED_ON_SURE) for party in linked.based_on]
    told += [(party, SOURCE_SURE) for party in linked.source_organizations]
    told += [(party, AUTHOR_SURE) for party in linked.authors if party.kind == "organization"]
    for party, sure in told:
        if publisher is None or party.name.casefold() != publisher.name.casefold():
            origins.setdefault(
                party.name.casefold(), Hop(0, "origin", party.name, (), party.address, None, "metadata", sure)
            )
    hops = list(origins.values())[:MAX_HOPS]
    if publisher:
        known_by: KnownBy = "metadata" if linked.publisher else "page's own name"
        place = 1 if hops else 0
        hops.append(
            Hop(place, "republisher", publisher.name, (), publisher.address, published, known_by, PUBLISHER_SURE)
        )
    return tuple(hops)


def settle_publisher(document: Document, told: Document) -> Document:
    """The document with its publisher as origin where neither markup nor words name anyone the report came from."""
    publisher = next((hop for hop in told.hops if hop.role == "republisher"), None)
    if publisher is None or any(hop.role not in ("republisher", "submitter") for hop in document.hops):
        return document
    hops = tuple(
        replace(hop, role="origin", position=0, sure=OWN_REPORT_SURE)
        if hop.role == "republisher" and (hop.name == publisher.name or len(document.hops) == 1)
        else hop
        for hop in document.hops
    )
    return replace(document, hops=hops)


def _site(meta: Meta) -> Party | None:
    name = meta.first("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")
    if not name or name.startswith(("http://", "https://")):
        name = host_of(meta.first("og:url"))
    return Party(name) if name else None
