"""RSS and Atom: entries by feedparser, what it folds away (tombstones, every via, the licence) by lxml."""

from __future__ import annotations

import hashlib
import io
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from stemma.reading.feed.entry import Entry, entry_document
from stemma.reading.feed.tombstone import read_tombstones
from stemma.reading.limit import MAX_FEED_ITEMS, MAX_HOPS
from stemma.reading.markup import children, first_text, local, parse_xml, root_name, xml_text
from stemma.reading.source import Source
from stemma.shapes import Document, InputError
from stemma.shapes.failed import Failed

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def read_xml_feed(source: Source) -> Iterator[Document | Failed]:
    """The feed's entries in its order; an entry without text is a Failed.

    A feed's tombstones come last. One over 10 MB is read some entries at a time, in bounded memory, and of each such
    batch the tombstones come last.
    """
    begun, is_whole = source.read_begin()
    if is_whole:
        if stopped := source.stopped():
            raise stopped
        yield from _read_held(begun, source, source.charset)
        return
    from stemma.reading.feed.stream import cut_feed

    for batch in cut_feed(begun, source):
        yield from _read_held(batch, source, "utf-8")
    if stopped := source.stopped():
        yield Failed(source.key, str(stopped))


def _read_held(data: bytes, source: Source, charset: str | None) -> Iterator[Document | Failed]:
    import feedparser

    text, errors = xml_text(data, charset, source.name)
    if (root := root_name(text[:16_384].encode("utf-8", "replace"))) not in ("rss", "feed", "RDF"):
        what = f"a document whose root is <{root}>" if root else "no XML"
        raise InputError(f"{source.name} is declared as a feed, but holds {what}; look at what its address sends.")
    tree = parse_xml(text, source.name, recover=True)
    headers = {"content-type": "application/xml; charset=utf-8"}
    if source.address:
        headers["content-location"] = source.address
    parsed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=True,
    )
    format = "atom" if local(tree) == "feed" else "rss"
    elements = [element for element in tree.iter() if local(element) in ("item", "entry")]
    if len(elements) != len(parsed.entries):
        elements = []  # the two parsers mended the feed differently: their entries cannot be laid side by side
    if parsed.bozo and not isinstance(parsed.bozo_exception, feedparser.CharacterEncodingOverride):
        errors += (f"The feed is not well-formed ({_why_not(parsed.bozo_exception)}); it was read as far as it goes.",)
    for number, told in enumerate(parsed.entries[:MAX_FEED_ITEMS]):
        element = elements[number] if elements else None
        entry = _entry(told, element, parsed.feed, source, errors)
        try:
            yield entry_document(entry, source, format, _digest(element) or source.received.sha256())
        except InputError as error:
            yield Failed(entry.id, str(error))
    yield from read_tombstones(tree, source)


def _entry(told: Any, element: Any, feed: Any, source: Source, errors: tuple[str, ...]) -> Entry:
    content, is_html = _content(told)
    links = [link for link in told.get("links", []) if link.get("href")]
    via = [(link.get("title", ""), link["href"]) for link in links if link.get("rel") == "via"]
    others = [
        (link["rel"], link["href"])
        for link in links
        if link.get("rel") not in ("alternate", "via", "self", "enclosure", None)
    ]
    address = told.get("link", "") or next(
        (link["href"] for link in links if link.get("rel", "alternate") == "alternate"), ""
    )
    headline = _plain(told.get("title", ""), told.get("title_detail", {}))
    published = _told_time(told, "published_parsed", "created_parsed", "updated_parsed")
    own = _own_id(element) or told.get("id") or address
    return Entry(
        id=source.id_of_item(own) if own else source.id_of_words(headline or content, published),
        headline=headline,
        content=content,
        is_html=is_html,
        address=address,
        authors=_authors(told),
        published=published,
        updated=_told_time(told, "updated_parsed"),
        lang=(told.get("title_detail", {}).get("language") or feed.get("language") or None),
        sources=_sources(told, element),
        via=tuple(via[:MAX_HOPS]),
        links=tuple(others[:MAX_HOPS]),
        rights=" ".join((told.get("rights") or told.get("copyright") or feed.get("rights") or "").split()),
        licence=told.get("license") or feed.get("license") or "",
        publisher=_plain(feed.get("title", ""), feed.get("title_detail", {})),
        errors=errors,
    )


def _why_not(error: Exception) -> str:
    """What the parser met, without its own name for the input and the line, which counts a declaration that it put first."""
    message = getattr(error, "getMessage", lambda: str(error))()
    return " ".join(str(message).split())[:120].removeprefix("not well-formed ").strip("()")


def _own_id(element: Any) -> str:
    """The id as it is written: feedparser makes an address of every guid."""
    if element is None:
        return ""
    return first_text(element, "guid") or first_text(element, "id") or (element.get(f"{{{_RDF}}}about") or "").strip()


def _content(told: Any) -> tuple[str, bool]:
    """The fullest text of the entry, and whether it is HTML. RSS does not say; a text with a tag or entity is taken as HTML."""
    parts = [*told.get("content", [])]
    if told.get("summary"):
        parts.append({"value": told["summary"], "type": told.get("summary_detail", {}).get("type", "text/html")})
    best = max(parts, key=lambda part: len(part.get("value", "")), default=None)
    if best is None:
        return "", False
    return best.get("value", ""), best.get("type") != "text/plain" or "</" in best.get("value", "")


def _plain(title: str, detail: Any) -> str:
    from stemma.reading.html.text import read_fragment

    if detail.get("type") != "text/plain" and ("<" in title or "&" in title):
        title = read_fragment(title, None).text
    return " ".join(title.split())


def _authors(told: Any) -> tuple[str, ...]:
    named = [author.get("name", "") for author in told.get("authors", [])] or [told.get("author", "")]
    return tuple(dict.fromkeys(" ".join(name.split())[:300] for name in named[:MAX_HOPS] if name and name.strip()))


def _sources(told: Any, element: Any) -> tuple[tuple[str, str], ...]:
    """RSS ``source`` (url, name) or Atom ``source`` (title, its alternate or self link)."""
    source = told.get("source")
    if not source:
        return ()
    links = {link.get("rel", "alternate"): link.get("href", "") for link in source.get("links", [])}
    address = source.get("href") or links.get("alternate") or source.get("link") or links.get("self") or ""
    if element is not None and not address:
        address = next((found.get("url") or "" for found in children(element, "source")), "")
    return ((source.get("title") or source.get("value") or "", address),)


def _told_time(told: Any, *keys: str) -> str | None:
    # asked for with `in`, since feedparser answers for a missing "updated" with "published", and warns
    return next((time for key in keys if key in told and (time := _time(told[key]))), None)


def _time(parsed: Any) -> str | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat().replace("+00:00", "Z") if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _digest(element: Any) -> str | None:
    if element is None:
        return None
    from lxml import etree

    return hashlib.sha256(etree.tostring(element, encoding="utf-8", with_tail=False)).hexdigest()
