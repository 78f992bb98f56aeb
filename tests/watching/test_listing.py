"""Which pages a site names: links, entries of feeds, sitemaps; on its own host, each once, never more than it may."""

from __future__ import annotations

import pytest

from stemma.watching.listing import MAX_PAGES, pages_named

HOME = "https://herald.example/news/"
ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title><id>urn:herald</id><updated>2026-05-09T08:00:00Z</updated>
<entry><title>Ferry</title><id>urn:herald:1</id><updated>2026-05-09T08:00:00Z</updated>
<link rel="alternate" href="https://herald.example/ferry"/><summary>The ferry runs.</summary></entry>
<entry><title>Elsewhere</title><id>urn:herald:2</id><updated>2026-05-09T08:00:00Z</updated>
<link rel="alternate" href="https://other.example/ferry"/><summary>The ferry runs there too.</summary></entry></feed>"""
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Herald</title><link>https://herald.example/</link>
<description>News</description><item><title>Bees</title><link>https://herald.example/bees</link>
<description>Nine hives in ten.</description></item></channel></rss>"""
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://herald.example/a?x=1&amp;y=2</loc></url><url><loc> https://herald.example/b </loc></url></urlset>"""


def test_the_links_of_a_page_are_named_whole_each_once_and_in_order() -> None:
    page = (
        b'<a href="/b">b</a> <a href="a">a</a> <a href="/b#part">b again</a> <a href="https://herald.example/c">c</a>'
    )
    assert pages_named(page, "text/html", HOME) == [
        "https://herald.example/b",
        "https://herald.example/news/a",
        "https://herald.example/c",
    ]


@pytest.mark.parametrize(
    "href",
    [
        "https://other.example/x",
        "http://herald.example:8080/x",
        "mailto:desk@herald.example",
        "javascript:alert(1)",
        "/picture.JPG",
        "/style.css",
        "#top",
        "",
        "http://[broken/",
        "/" + "x" * 2000,
    ],
)
def test_what_is_no_page_of_the_site_is_not_named(href) -> None:
    assert pages_named(f'<a href="{href}">x</a>'.encode(), "text/html", HOME) == []


def test_the_entries_of_a_feed_are_named_where_they_are_the_sites_own() -> None:
    assert pages_named(ATOM, "application/atom+xml", "https://herald.example/feed") == ["https://herald.example/ferry"]
    assert pages_named(RSS, "application/rss+xml", "https://herald.example/feed") == ["https://herald.example/bees"]


def test_a_feed_that_is_sent_as_plain_text_is_known_by_its_beginning() -> None:
    assert pages_named(ATOM, "text/plain", "https://herald.example/feed") == ["https://herald.example/ferry"]


def test_the_addresses_of_a_sitemap_are_named_with_their_entities_resolved() -> None:
    assert pages_named(SITEMAP, "application/xml", "https://herald.example/sitemap.xml") == [
        "https://herald.example/a?x=1&y=2",
        "https://herald.example/b",
    ]


def test_no_more_pages_are_named_than_may_be() -> None:
    page = b"".join(b'<a href="/%d">x</a>' % number for number in range(MAX_PAGES + 50))
    assert len(pages_named(page, "text/html", HOME)) == MAX_PAGES


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"", "text/html"),
        (b"\x00\x01\x02\xff", "text/html"),
        (b"<?xml version='1.0'?><rss><channel>", "application/rss+xml"),
        (b"not json", "application/json"),
        (b"<div>" * 5000, "text/html"),
    ],
)
def test_a_broken_listing_names_no_page(body, media_type) -> None:
    assert pages_named(body, media_type, HOME) == []
