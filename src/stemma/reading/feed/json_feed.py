"""JSON Feed 1.1 (and 1.0): its items as Documents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from stemma.reading.charset import decode
from stemma.reading.feed.entry import Entry, entry_document
from stemma.reading.html.dates import iso_time
from stemma.reading.jsonvalue import first_string, objects, parse_json
from stemma.reading.limit import MAX_FEED_ITEMS, MAX_HOPS
from stemma.reading.source import Source
from stemma.shapes import Document, InputError
from stemma.shapes.failed import Failed


def read_json_feed(source: Source) -> Iterator[Document | Failed]:
    """The feed's items in its order; an item that has no text is a Failed."""
    feed = parse_json(decode(source.read_whole(), (source.charset,)).text, source.name)
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise InputError(
            f"{source.name} is declared as a feed, but has no list of items; look at what its address sends."
        )
    for number, item in enumerate(feed["items"][:MAX_FEED_ITEMS], 1):
        if not isinstance(item, dict):
            yield Failed(
                f"{source.key}#{number}", f"Item {number} of {source.called} is no JSON object; it was stepped over."
            )
            continue
        entry = _entry(item, feed, source)
        digest = hashlib.sha256(json.dumps(item, sort_keys=True).encode()).hexdigest()
        try:
            yield entry_document(entry, source, "jsonfeed", digest)
        except InputError as error:
            yield Failed(entry.id, str(error))


def _entry(item: dict[str, Any], feed: dict[str, Any], source: Source) -> Entry:
    html = item.get("content_html")
    plain = item.get("content_text")
    is_html = isinstance(html, str) and bool(html.strip())
    content = html if is_html else plain if isinstance(plain, str) else first_string(item, "summary")
    origin = first_string(item, "external_url")
    ident = item.get("id")
    told = str(ident) if isinstance(ident, str | int) and not isinstance(ident, bool) else ""
    own, title = told or first_string(item, "url"), first_string(item, "title")
    published = iso_time(first_string(item, "date_published"))
    content = content if isinstance(content, str) else ""
    return Entry(
        id=source.id_of_item(own) if own else source.id_of_words(title or content, published),
        headline=title,
        content=content,
        is_html=is_html,
        address=first_string(item, "url"),
        authors=_authors(item) or _authors(feed),
        published=published,
        updated=iso_time(first_string(item, "date_modified")),
        lang=first_string(item, "language") or first_string(feed, "language") or None,
        via=(("", origin),) if origin else (),
        publisher=first_string(feed, "title"),
    )


def _authors(value: dict[str, Any]) -> tuple[str, ...]:
    told = objects(value.get("authors") or value.get("author"), MAX_HOPS)
    return tuple(dict.fromkeys(name for author in told if (name := first_string(author, "name"))))
