from __future__ import annotations

import re
from typing import Any

from django.test import Client
from lxml import etree
from tests import factories
from tests.publishing.site import desk

from stemma.actions import Removal, withdraw
from stemma.record.models import Newsroom

NS = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}


def ids_in(client: Client, path: str) -> tuple[set[str], set[str], str | None]:
    root = etree.fromstring(client.get(path).content)
    entries = [name.removeprefix("urn:uuid:") for name in root.xpath("a:entry/a:id/text()", namespaces=NS)]
    gone = [name.removeprefix("urn:uuid:") for name in root.xpath("at:deleted-entry/@ref", namespaces=NS)]
    older = root.xpath("a:link[@rel='prev-archive']/@href", namespaces=NS)
    assert len(entries) == len(set(entries))
    return set(entries), set(gone), older[0].removeprefix(desk.BASE) if older else None


def test_a_corrected_report_is_one_entry_with_its_changes_as_replies(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    report = desk.corrected(newsroom)
    answer = stranger_client.get("/feed.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    entries, gone, _ = ids_in(stranger_client, "/feed.atom")
    assert entries == {str(report.pk), *(str(change.pk) for change in report.corrections.all())}
    assert not gone
    assert "15 votes to 2" in answer.content.decode() and "14 votes to 3" not in answer.content.decode()


def test_nothing_is_missed_by_who_walks_back_through_the_archives(
    newsroom: Newsroom, stranger_client: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr("stemma.publishing.site.feed.PAGE_SIZE", 2)
    reports = [factories.make_published(newsroom, headline=f"Ferry {number} runs") for number in range(5)]
    desk.corrected(newsroom)
    chief = factories.make_actor(newsroom, "chief")
    withdraw(chief, reports[0].pk, Removal("kill", "wrong", "It never happened."))
    for number in range(3):
        factories.make_published(newsroom, headline=f"Bridge {number} opens")
    entries, gone, older = ids_in(stranger_client, "/feed.atom")
    steps = 0
    while older:
        more, less, older = ids_in(stranger_client, older)
        assert not entries & more or steps == 0
        entries, gone, steps = entries | more, gone | less, steps + 1
    assert steps == 6
    assert gone == {str(reports[0].pk)}
    assert {str(report.pk) for report in reports[1:]} <= entries
    assert str(reports[0].pk) not in entries


def test_an_archive_that_there_is_not_is_404(newsroom: Newsroom, stranger_client: Client) -> None:
    factories.make_published(newsroom)
    for asked in ("1", "0", "-1", "x", "²", "0000000001", "9" * 50):
        assert stranger_client.get("/feed.atom", {"archive": asked}).status_code == 404


def test_an_empty_feed_is_a_feed(newsroom: Newsroom, stranger_client: Client) -> None:
    assert ids_in(stranger_client, "/feed.atom") == (set(), set(), None)


def test_an_unchanged_feed_is_not_sent_twice_and_a_withdrawal_changes_it(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    report = factories.make_published(newsroom)
    etag = stranger_client.get("/feed.atom")["ETag"]
    assert stranger_client.get("/feed.atom", headers={"If-None-Match": etag}).status_code == 304
    withdraw(factories.make_actor(newsroom, "chief"), report.pk, Removal("kill", "wrong", "It never happened."))
    answer = stranger_client.get("/feed.atom", headers={"If-None-Match": etag})
    assert answer.status_code == 200
    assert not re.search("Ferry|timetable", answer.content.decode())
