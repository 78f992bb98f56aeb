"""Which entries does an Atom feed say were removed? RFC 6721 ``deleted-entry``; no feed parser keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stemma.reading.html.dates import iso_time
from stemma.reading.limit import MAX_FEED_ITEMS
from stemma.reading.markup import children, first_text
from stemma.reading.source import Source
from stemma.shapes import Dated, Document, Hop, Link

NAMESPACE = "http://purl.org/atompub/tombstones/1.0"


def read_tombstones(tree: Any, source: Source) -> Iterator[Document]:
    """A Document for each: ``id`` is the removed entry's, ``signals`` is ("deleted",), the comment is its text."""
    for number, element in enumerate(tree.iter(f"{{{NAMESPACE}}}deleted-entry")):
        ref = (element.get("ref") or "").strip()
        if number >= MAX_FEED_ITEMS:
            return
        if not ref:
            continue
        when = iso_time(element.get("when") or "")
        by = first_text(element, "by", "name")
        links = [(link.get("href"), link.get("rel")) for link in children(element, "link")]
        yield Document(
            id=source.id_of_item(ref),
            text=first_text(element, "comment"),
            hops=(Hop(0, "republisher", by, (), None, when, "metadata"),) if by else (),
            dates=(Dated(None, None, when, "modified"),) if when else (),
            links=tuple(Link(None, None, "", href, rel) for href, rel in links[:50] if href),
            modified_at=when,
            signals=("deleted",),
            format="atom",
            received_sha256=source.received.sha256(),
        )
