from __future__ import annotations

from dataclasses import replace
from typing import Any

import feedparser
from lxml import etree
from tests.publishing import invented

from stemma.publishing.formats import FeedPage, Notice, atom_feed
from stemma.reading import read_all
from stemma.shapes import Document, Hop
from stemma.shapes.failed import Failed
from stemma.shapes.public import RemovedReport

NS = {
    "a": "http://www.w3.org/2005/Atom",
    "thr": "http://purl.org/syndication/thread/1.0",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "fh": "http://purl.org/syndication/history/1.0",
}
FEED = f"{invented.DESK}/feed.atom"
REMOVED = RemovedReport(
    id="01a20a0d-b85e-73f6-90ea-9c5adc97a791",
    address=f"{invented.DESK}/r/01a20a0d-b85e-73f6-90ea-9c5adc97a791",
    at="2026-03-06T10:00:00Z",
    kind="takedown",
    reason="court order",
    note="A court ordered the removal.",
    is_legal=True,
    demanded_by="District Court",
    law="Press Act",
    change_ids=("01a20a0d-b85e-73f6-90ea-9c5adc97a792",),
)


def feed(*entries: Any, **values: Any) -> etree._Element:
    known = {
        "id": "01a20a0d-0000-7000-8000-000000000000",
        "address": FEED,
        "current": FEED,
        "publisher": invented.PUBLISHER,
        "updated_at": "2026-03-06T10:00:00Z",
        "entries": entries,
    }
    return etree.fromstring(atom_feed(FeedPage(**(known | values))))  # type: ignore[arg-type]


def all_of(root: etree._Element, path: str) -> Any:
    return root.xpath(path, namespaces=NS)


def test_a_feed_has_what_rfc_4287_requires() -> None:
    report = invented.relayed()
    root = feed(report, Notice(report, report.changes[0]), invented.arabic(id="01a20a0d-b840-762e-9937-000000000000"))
    for element in [root, *all_of(root, "a:entry")]:
        for name in ("id", "title", "updated"):
            assert len(all_of(element, f"a:{name}")) == 1
            assert all_of(element, f"a:{name}/text()")
    assert all_of(root, "a:link[@rel='self']/@href") == [FEED]
    assert len(all_of(root, "a:entry")) == 3
    assert all(len(all_of(entry, "a:link[@rel='alternate']")) == 1 for entry in all_of(root, "a:entry"))
    assert all(len(all_of(entry, "a:content")) == 1 for entry in all_of(root, "a:entry"))
    identities = all_of(root, "a:entry/a:id/text()")
    assert len(set(identities)) == len(identities) and all(name.startswith("urn:uuid:") for name in identities)


def test_an_entry_has_one_via_for_every_original_and_names_its_source() -> None:
    (entry,) = all_of(feed(invented.relayed()), "a:entry")
    assert all_of(entry, "a:link[@rel='via']/@href") == ["https://cna.example/2026/ferry", "https://relay.example/"]
    assert all_of(entry, "a:source/a:title/text()") == ["Coast News Agency"]
    assert len(all_of(entry, "a:contributor/a:name")) == 5
    assert "Re-publications are welcome" in all_of(entry, "a:rights/text()")[0]


def test_a_correction_moves_updated_and_replies_to_its_report() -> None:
    before = invented.publish(Document(headline="A", text="b"))
    after = replace(before, changed_at="2026-03-05T10:00:00Z", changes=(invented.change(),))
    root = feed(after, Notice(after, after.changes[0]))
    entry, notice = all_of(root, "a:entry")
    assert all_of(entry, "a:updated/text()") == ["2026-03-05T10:00:00Z"]
    assert all_of(entry, "a:published/text()") == [before.published_at]
    assert all_of(entry, "a:id/text()") == all_of(notice, "thr:in-reply-to/@ref") == [f"urn:uuid:{before.id}"]
    assert all_of(notice, "a:content/text()") == ["The vote was 15 to 2, not 14 to 3."]
    assert all_of(notice, "a:title/text()") == ["Correction: A"]


def test_a_removal_is_a_tombstone_for_the_report_and_for_its_corrections() -> None:
    root = feed(REMOVED)
    assert all_of(root, "a:entry") == []
    assert all_of(root, "at:deleted-entry/@ref") == [f"urn:uuid:{REMOVED.id}", f"urn:uuid:{REMOVED.change_ids[0]}"]
    assert set(all_of(root, "at:deleted-entry/@when")) == {REMOVED.at}
    said = all_of(root, "at:deleted-entry/at:comment/text()")[0]
    assert "court order" in said and "District Court" in said and "Press Act" in said
    assert all_of(root, "at:deleted-entry/a:link/@href")[0] == REMOVED.address


def test_an_archive_says_that_it_is_one_and_leads_on() -> None:
    root = feed(invented.arabic(), is_archive=True, older=f"{FEED}?archive=1", newer=f"{FEED}?archive=3")
    assert len(all_of(root, "fh:archive")) == 1
    assert all_of(root, "a:link[@rel='prev-archive']/@href") == [f"{FEED}?archive=1"]
    assert all_of(root, "a:link[@rel='next-archive']/@href") == [f"{FEED}?archive=3"]
    assert all_of(root, "a:link[@rel='current']/@href") == [FEED]
    assert all_of(feed(), "fh:archive") == []


def test_our_own_reader_reads_reports_and_removals_back() -> None:
    xml = etree.tostring(feed(invented.relayed(), REMOVED))
    read = [one for one in read_all(xml, media_type="application/atom+xml") if not isinstance(one, Failed)]
    assert any("twenty minutes from Monday" in one.text for one in read)
    assert any(one.id == f"urn:uuid:{REMOVED.id}" and one.signals for one in read)


def test_another_reader_finds_it_well_formed() -> None:
    parsed = feedparser.parse(etree.tostring(feed(invented.relayed(), invented.at_home_elsewhere())))
    assert not parsed.bozo
    assert parsed.entries[1].license == "https://creativecommons.org/licenses/by-nd/4.0/"


def test_no_character_of_a_report_breaks_the_feed() -> None:
    evil = "]]></content>\x00\ud800\x0b<script>"
    document = Document(
        headline=evil, text=evil, lang="en", hops=(Hop(0, "origin", evil, (), f"https://a.example/{evil}"),)
    )
    root = feed(invented.publish(document))
    assert "<script>" in all_of(root, "a:entry/a:title/text()")[0]
    assert "&lt;script&gt;" in all_of(root, "a:entry/a:content/text()")[0]
