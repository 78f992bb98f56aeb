"""Feeds: RSS 0.9 to 2.0, Atom (RFC 4287) with tombstones (RFC 6721), JSON Feed 1.1; each entry is a Document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stemma.reading.markup import root_name

if TYPE_CHECKING:
    from stemma.reading.source import Source
    from stemma.shapes import Document
    from stemma.shapes.failed import Failed

_ROOTS = frozenset(("rss", "feed", "RDF"))
_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"))
_JSON_FEED = re.compile(
    rb'\A(?:\s|\xef\xbb\xbf)*\{.{0,8000}?"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org/version/', re.DOTALL
)


def accepts(head: bytes, name: str, media_type: str | None) -> bool:
    """By the root element, JSON Feed's version, or a media type or file name that says so."""
    if root_name(head) in _ROOTS or _is_json_feed(head):
        return True
    return media_type in _TYPES or name.lower().endswith((".rss", ".atom"))


def _is_json_feed(head: bytes) -> bool:
    return bool(_JSON_FEED.match(head.replace(b"\\/", b"/")))


def read(source: Source) -> Iterator[Document | Failed]:
    """The feed's entries in its order, its tombstones last. InputError where it is no feed, or a JSON Feed over 10 MB; XML is streamed."""
    if _is_json_feed(source.head) or source.head.lstrip()[:1] == b"{":
        from stemma.reading.feed.json_feed import read_json_feed

        yield from read_json_feed(source)
    else:
        from stemma.reading.feed.xml_feed import read_xml_feed

        yield from read_xml_feed(source)
