"""Which pages does a site name? The links of its front page, the entries of its feed, the addresses of its sitemap."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

MAX_PAGES = 500
_LOC = re.compile(rb"<loc>\s*([^<\s]{1,2000})\s*</loc>", re.IGNORECASE)
_NO_PAGE = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".css", ".js", ".ico", ".mp3", ".mp4", ".zip", ".woff2")


def pages_named(body: bytes, media_type: str, address: str) -> list[str]:
    """Addresses on the site's own host, each once, in order, at most MAX_PAGES."""
    if b"<urlset" in body[:2000] or b"<sitemapindex" in body[:2000]:
        found = [match.decode("utf-8", "replace").replace("&amp;", "&") for match in _LOC.findall(body)]
    elif "xml" in media_type or "json" in media_type or body.lstrip()[:5] in (b"<?xml", b"<feed", b"<rss "):
        found = _of_feed(body, media_type, address)
    else:
        found = _of_page(body, address)
    host = urlsplit(address).netloc
    kept: dict[str, None] = {}
    for one in found:
        try:
            whole = urljoin(address, one).split("#")[0]
            parts = urlsplit(whole)
        except ValueError:
            continue
        is_near = parts.scheme in ("http", "https") and parts.netloc == host and len(whole) <= 2000
        if is_near and whole != address and not parts.path.lower().endswith(_NO_PAGE):
            kept[whole] = None
    return list(kept)[:MAX_PAGES]


def _of_page(body: bytes, address: str) -> list[str]:
    from lxml import etree, html

    try:
        tree = html.fromstring(body)
    except (etree.LxmlError, ValueError):
        return []
    found = tree.xpath("//a/@href")
    return [str(href) for href in found] if isinstance(found, list) else []


def _of_feed(body: bytes, media_type: str, address: str) -> list[str]:
    from stemma.reading import read_all
    from stemma.shapes import Document, StemmaError

    try:
        entries = [one for one in read_all(body, media_type=media_type, address=address) if isinstance(one, Document)]
    except StemmaError:
        return []
    links = [next((link.href for link in one.links if link.href), None) for one in entries]
    return [href for one, link in zip(entries, links, strict=True) for href in (one.home or link,) if href]
