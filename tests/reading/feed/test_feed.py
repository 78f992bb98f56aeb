# ruff: noqa: E501 (pages and feeds stand here as they come)
import json

import pytest

from stemma.reading import read, read_all
from stemma.shapes import InputError
from stemma.shapes.failed import Failed

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:cc="http://backend.userland.com/creativeCommonsRssModule">
<channel><title>Lindenau Post</title><link>https://post.example/</link><language>en</language>
<item><title>Bridge &amp; ferry</title><link>https://post.example/bridge</link><guid isPermaLink="false">post-1</guid>
<dc:creator>Ana Ruiz</dc:creator><pubDate>Fri, 03 May 2024 10:00:00 +0200</pubDate>
<source url="https://wire.example/feed">Harbour Wire</source><atom:link rel="via" href="https://wire.example/bridge"/>
<cc:license>https://creativecommons.org/licenses/by/4.0/</cc:license>
<description>Short.</description>
<content:encoded><![CDATA[<p>The town of Lindenau opened its <a href="/old">bridge</a>.</p><script>x</script><p style="display:none">gone</p>]]></content:encoded></item>
<item><guid>post-2</guid><title></title></item>
<item><title>Only a title of the third</title><link>https://post.example/3</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en">
<title>Lindenau Post</title><id>tag:post.example,2024:feed</id><updated>2024-05-04T00:00:00Z</updated>
<at:deleted-entry ref="tag:post.example,2024:9" when="2024-05-04T09:00:00Z"><at:by><name>Ines Vogt</name></at:by>
<at:comment>Removed at the owner's wish.</at:comment></at:deleted-entry>
<entry><id>tag:post.example,2024:1</id><title>Bridge</title><updated>2024-05-04T08:00:00Z</updated><published>2024-05-03T08:00:00Z</published>
<author><name>Ana Ruiz</name></author><author><name>Ben Koch</name></author>
<link rel="alternate" href="https://post.example/bridge"/><link rel="via" title="Harbour Wire" href="https://wire.example/bridge"/>
<link rel="via" title="Coast News" href="https://coast.example/b"/><link rel="license" href="https://creativecommons.org/licenses/by-nd/4.0/"/>
<source><id>x</id><title>Harbour Wire</title><link rel="self" href="https://wire.example/feed"/></source><rights>© Harbour Wire</rights>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The town of Lindenau opened its <b>bridge</b>.</p><ul><li>one</li><li>two</li></ul></div></content></entry>
<at:deleted-entry ref="tag:post.example,2024:8" when="2024-05-04T10:00:00Z"/>
</feed>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Lindenau Post",
    "language": "en-GB",
    "items": [
        {"id": 7, "url": "https://post.example/7", "external_url": "https://wire.example/7", "title": "Bridge",
         "content_html": "<p>The town opened its <a href='/old'>bridge</a>.</p>", "date_published": "2024-05-03T10:00:00+02:00",
         "authors": [{"name": "Ana Ruiz"}]},
        "no object",
        {"id": "8", "content_text": "The ferry stays.\n\nUntil autumn."},
        {"id": "9"},
    ],
}  # fmt: skip


def test_an_rss_item_is_read_with_its_source_its_terms_and_its_text():
    first, second, third = read_all(RSS.encode(), address="https://post.example/feed")
    assert (first.id, first.headline, first.format, first.lang) == (
        "https://post.example/feed#post-1",
        "Bridge & ferry",
        "rss",
        "en",
    )
    assert first.text == "The town of Lindenau opened its bridge."
    assert first.authors == ("Ana Ruiz",)
    assert first.home == "https://post.example/bridge"
    assert first.dates[0].value == "2024-05-03T08:00:00Z"
    assert (first.hops[0].role, first.hops[0].name) == ("origin", "Harbour Wire")
    assert ("republisher", "Lindenau Post") in {(hop.role, hop.name) for hop in first.hops}
    assert {("bridge", "https://post.example/old"), ("", "https://wire.example/bridge")} <= {
        (link.text, link.href) for link in first.links
    }
    assert {"credit", "licence"} <= {term.duty for term in first.terms}
    assert second == Failed(
        "https://post.example/feed#post-2",
        "Entry https://post.example/feed#post-2 has neither text nor title; it was stepped over.",
    )
    assert third.text == "Only a title of the third"


def test_an_atom_feed_keeps_every_via_and_its_tombstones():
    entry, *removed = read_all(ATOM.encode())
    assert (entry.id, entry.format, entry.authors) == ("tag:post.example,2024:1", "atom", ("Ana Ruiz", "Ben Koch"))
    assert entry.text == "The town of Lindenau opened its bridge.\n\n- one\n- two"
    assert entry.modified_at == "2024-05-04T08:00:00Z"
    assert {link.href for link in entry.links if link.rel == "via"} == {
        "https://wire.example/bridge",
        "https://coast.example/b",
    }
    assert {hop.name for hop in entry.hops} == {"Harbour Wire", "Coast News", "Lindenau Post"}
    assert "unaltered" in {term.duty for term in entry.terms}
    assert [(gone.id, gone.signals, gone.modified_at) for gone in removed] == [
        ("tag:post.example,2024:9", ("deleted",), "2024-05-04T09:00:00Z"),
        ("tag:post.example,2024:8", ("deleted",), "2024-05-04T10:00:00Z"),
    ]
    assert removed[0].text == "Removed at the owner's wish."
    assert removed[0].hops[0].name == "Ines Vogt"


def test_an_entrys_hash_changes_with_the_entry_alone():
    first = next(read_all(ATOM.encode()))
    changed_feed = next(read_all(ATOM.replace("<title>Lindenau Post", "<title>Lindenau Courier").encode()))
    changed_entry = next(read_all(ATOM.replace("<b>bridge", "<b>ferry").encode()))
    assert first.received_sha256 == changed_feed.received_sha256 != changed_entry.received_sha256


def test_a_json_feed_is_read():
    first, bad, plain, empty = read_all(json.dumps(JSON_FEED).encode())
    assert (first.id, first.headline, first.format, first.lang) == ("7", "Bridge", "jsonfeed", "en")
    assert first.text == "The town opened its bridge."
    assert ("via", "https://wire.example/7") in {(link.rel, link.href) for link in first.links}
    assert first.hops[0].name == "wire.example"
    assert isinstance(bad, Failed)
    assert "Item 2" in bad.error
    assert plain.text == "The ferry stays.\n\nUntil autumn."
    assert isinstance(empty, Failed)


def test_a_feed_of_one_entry_is_one_document_and_of_several_is_for_read_all():
    one = ATOM.split("<at:deleted-entry")[0] + "<entry><id>e</id><title>Bridge of the town</title></entry></feed>"
    assert read(one.encode()).id == "e"
    with pytest.raises(InputError, match="read_all"):
        read(ATOM.encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<!doctype html><html><body>Not found</body></html>", "root is <html>"),
        (b"just a text", "no XML"),
        (b"{}", "no list of items"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": 3}', "no list of items"),
        (
            b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
            "entities",
        ),
        (
            b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&x;</title></item></channel></rss>',
            "entities",
        ),
    ],
)
def test_a_feed_that_is_none_gets_one_sentence(data, said):
    with pytest.raises(InputError) as caught:
        read(data, media_type="application/rss+xml")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_tag_of_many_attributes_is_refused_and_a_picture_in_the_text_is_not():
    bomb = "<rss " + " ".join(f'a{n}="&gt; > {n}"' for n in range(100_000)) + "><channel/></rss>"
    with pytest.raises(InputError, match="attributes"):
        read(bomb.encode())
    picture = "<p>The bridge.</p><img src='data:image/png;base64," + "QUJD" * 5_000 + "'>"
    assert read(RSS[: RSS.index("<item><guid>post-2")].replace("<script>x</script>", picture).encode()).text.endswith(
        "The bridge."
    )


def test_an_entry_nested_without_end_is_read():
    deep = f"<content type='xhtml'>{'<div>' * 20_000}hello there{'</div>' * 20_000}</content>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>x</title>{deep}</entry></feed>"
    assert read(feed.encode()).text == "hello there"


def test_an_empty_feed_says_so():
    with pytest.raises(InputError, match="no item"):
        read(b'<rss version="2.0"><channel><title>x</title></channel></rss>')


def test_a_feed_cut_in_half_gives_what_it_holds_and_says_so():
    items = list(read_all(RSS[: RSS.index("<item><guid>post-2")].encode()))
    assert items[0].id == "post-1"
    assert any("not well-formed" in error for error in items[0].errors)


def test_a_feed_in_another_encoding_is_read():
    feed = '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Новости</title><item><guid>1</guid><title>Мост</title><description>Мост открыт для пешеходов.</description></item></channel></rss>'
    assert read(feed.encode("cp1251")).text == "Мост открыт для пешеходов."


def _bare_feed(*items: str, guid: str = "1") -> bytes:
    entries = "".join(f"<item><guid>{guid}</guid><title>{item}</title></item>" for item in items)
    return f"<rss version='2.0'><channel><title>Post</title>{entries}</channel></rss>".encode()


def test_two_feeds_that_number_their_entries_alike_do_not_share_an_id():
    one, two = (next(read_all(_bare_feed("Bridge"), address=f"https://{host}.example/feed")).id for host in "ab")
    assert (one, two) == ("https://a.example/feed#1", "https://b.example/feed#1")
    given = next(read_all(_bare_feed("Bridge"), id="folder/feed.xml", address="https://a.example/feed"))
    assert given.id == "folder/feed.xml#1"


@pytest.mark.parametrize("guid", ["https://a.example/1", "tag:a.example,2024:1", "urn:uuid:1-2"])
def test_a_guid_that_is_a_uri_is_the_id_whatever_feed_carries_it(guid):
    assert next(read_all(_bare_feed("Bridge", guid=guid), id="feed.xml")).id == guid


def test_an_entry_without_guid_and_link_keeps_its_id_when_a_newer_one_comes_before_it():
    before = [item.id for item in read_all(_bare_feed("Bridge", guid=""), id="f.xml")]
    after = [item.id for item in read_all(_bare_feed("Ferry", "Bridge", guid=""), id="f.xml")]
    assert after[1:] == before
    assert after[0] != after[1]
    json_feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"title": "Bridge"}, {"title": "Ferry"}]}
    ids = [item.id for item in read_all(json.dumps(json_feed).encode(), id="f.json")]
    json_feed["items"].pop(0)
    assert [item.id for item in read_all(json.dumps(json_feed).encode(), id="f.json")] == ids[1:]


def test_a_tombstone_names_the_entry_by_the_id_it_was_read_under():
    feed = ATOM.replace("tag:post.example,2024:1", "1").replace("tag:post.example,2024:9", "1")
    items = list(read_all(feed.encode(), address="https://post.example/feed"))
    assert items[0].id == items[1].id == "https://post.example/feed#1"
    assert items[1].signals == ("deleted",)


def test_a_cut_feed_says_so_without_the_parsers_name_for_it():
    (item,) = read_all(RSS.replace("</description>", "", 1)[:-400].encode(), id="f.xml")
    (said,) = [error for error in item.errors if "not well-formed" in error]
    assert "<" not in said and "0x" not in said


def test_a_feeds_title_that_repeats_a_told_party_with_words_behind_is_no_further_republisher():
    feed = """<rss version="2.0"><channel><title>Harbour Wire: newest items</title><item><guid>1</guid><title>Bridge</title>
    <source url="https://wire.example/feed">Harbour Wire</source><description>The bridge is open.</description></item></channel></rss>"""
    (item,) = read_all(feed.encode(), id="f.xml")
    assert [(hop.role, hop.name) for hop in item.hops] == [("origin", "Harbour Wire")]
    (other,) = read_all(feed.replace("Wire: newest", "Wires: newest").encode(), id="f.xml")
    assert [hop.role for hop in other.hops] == ["origin", "republisher"]
