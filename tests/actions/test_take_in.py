"""Taking in: what becomes of bytes."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from tests import factories

from stemma.actions import Intake, accept_upstream, bytes_of, publish, take_in, withdraw
from stemma.actions.withdraw import Removal
from stemma.record.models import Event, InboxItem, Reading, Received, Report, Version
from stemma.record.queries.document import document_of
from stemma.shapes import InputError, NotPermittedError

pytestmark = pytest.mark.django_db


def lines(*items: dict[str, str]) -> bytes:
    return "\n".join(json.dumps(item) for item in items).encode()


def feed(text: str, headline: str = "Bridge opens", guid: str = "tag:one") -> bytes:
    return f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Brenna Wire</title><link>https://wire.example/</link>
    <item><guid isPermaLink="false">{guid}</guid><title>{headline}</title><link>https://wire.example/1</link>
    <description>{text}</description></item></channel></rss>""".encode()


def test_a_paste_becomes_a_report_in_the_inbox_with_its_bytes_and_one_event(actor) -> None:
    (taken,) = take_in(actor("reporter"), Intake(factories.TEXT.encode(), "paste"))
    assert taken.outcome == "new"
    report = Report.objects.get(pk=taken.report_id)
    assert report.state == "inbox"
    version = report.versions.get()
    assert version.text == factories.TEXT
    assert bytes_of(version.received) == factories.TEXT.encode()
    assert [event.verb for event in Event.objects.filter(report_id=report.pk)] == ["taken_in"]
    assert InboxItem.objects.get(report=report).state == "waiting"


def test_the_same_paste_twice_is_one_report(actor) -> None:
    someone = actor("reporter")
    first, second = (take_in(someone, Intake(factories.TEXT.encode(), "paste"))[0] for _ in range(2))
    assert second.outcome == "already here"
    assert second.report_id == first.report_id
    assert Report.objects.count() == 1


def test_an_entry_of_a_feed_with_new_words_is_changed_upstream_and_not_a_second_report(actor) -> None:
    editor = actor("editor")
    (first,) = take_in(editor, Intake(feed("The bridge over the Alm opens on Monday at nine in the morning."), "feed"))
    publish(editor, first.report_id)
    (second,) = take_in(
        editor, Intake(feed("The bridge over the Alm opens on Tuesday at nine in the morning."), "feed")
    )
    assert second.outcome == "changed upstream"
    assert Report.objects.count() == 1
    corrected = accept_upstream(editor, second.item_id, "The day was wrong.")
    assert (corrected.from_number, corrected.to_number) == (1, 2)
    assert "Tuesday" in Report.objects.get().current.text


def test_the_same_change_upstream_waits_once(actor) -> None:
    editor = actor("editor")
    (first,) = take_in(
        editor, Intake(feed("The bridge opens on Monday at nine in the morning, the town said."), "feed")
    )
    publish(editor, first.report_id)
    changed = feed("The bridge opens on Tuesday at nine in the morning, the town said.")
    outcomes = [take_in(editor, Intake(changed, "feed"))[0].outcome for _ in range(2)]
    assert outcomes == ["changed upstream", "already here"]


def test_a_withdrawn_report_does_not_come_back_by_its_feed(actor) -> None:
    chief = actor("chief")
    words = "The bridge opens on Monday at nine in the morning, the town said."
    (first,) = take_in(chief, Intake(feed(words), "feed"))
    publish(chief, first.report_id)
    withdraw(chief, first.report_id, Removal("kill", "wrong", "It was not so."))
    (again,) = take_in(chief, Intake(feed(words + " More to come."), "feed"))
    assert again.outcome == "already here"
    assert not InboxItem.objects.filter(state="waiting").exists()


def test_one_bad_line_does_not_stop_the_rest(actor) -> None:
    data = (
        lines({"id": "a", "text": factories.TEXT}) + b"\n{broken\n" + lines({"id": "b", "text": "Another report. " * 9})
    )
    taken = take_in(actor("reporter"), Intake(data, "upload", name="many.jsonl"))
    assert [one.outcome for one in taken] == ["new", "failed", "new"]
    assert taken[1].error


@pytest.mark.parametrize("data", [b"", b"   \n ", b"\x00\x01\x02\x03" * 50, b"%PDF-1.7 ..."])
def test_what_cannot_be_read_leaves_nothing_behind(actor, data: bytes) -> None:
    try:
        taken = take_in(actor("reporter"), Intake(data, "upload", name="x"))
    except InputError as error:
        assert str(error).endswith(".")
    else:
        assert all(one.outcome == "failed" and one.error for one in taken)
    assert not Report.objects.exists()
    assert not Received.objects.exists()
    assert not Event.objects.exists()


def test_a_stranger_takes_nothing_in(actor) -> None:
    with pytest.raises(NotPermittedError):
        take_in(actor("stranger"), Intake(factories.TEXT.encode(), "paste"))


def test_a_reading_keeps_places_and_no_words(newsroom) -> None:
    report = factories.make_report(newsroom)
    version = Version.objects.get(report=report)
    reading = Reading.objects.get(version=version)
    assert "text" not in reading.document
    assert "headline" not in reading.document
    assert document_of(version).text == version.text
    assert document_of(version).id == str(report.pk)


def _numbered(host: str, text: str) -> bytes:
    return f"""<rss version="2.0"><channel><title>{host}</title>
    <item><guid>1</guid><title>Bridge</title><link>https://{host}/1</link><description>{text}</description></item>
    <item><guid>2</guid><title>Ferry</title><description>{text}</description></item></channel></rss>""".encode()


def test_entries_numbered_alike_by_two_feeds_are_two_reports_and_each_is_known_again(actor) -> None:
    editor = actor("editor")
    words = "The bridge over the Alm opens on {} at nine in the morning."
    outcomes = [
        [
            taken.outcome
            for taken in take_in(editor, Intake(_numbered(host, words.format(day)), "feed", address=address))
        ]
        for day in ("Monday", "Tuesday")
        for host in ("a.example", "b.example")
        for address in [f"https://{host}/feed"]
    ]
    assert outcomes == [["new"] * 2] * 2 + [["changed upstream"] * 2] * 2
    assert Report.objects.count() == 4


def test_an_uploaded_feeds_entries_are_known_again_under_another_file_name_by_their_own_page(actor) -> None:
    editor = actor("editor")
    words = "The bridge over the Alm opens on Monday at nine in the morning."
    names = ("feed.xml", "feed (1).xml")
    first, second = (take_in(editor, Intake(_numbered("a.example", words), "upload", name=name))[0] for name in names)
    assert (first.outcome, second.outcome) == ("new", "already here")
    (other, _) = take_in(editor, Intake(_numbered("b.example", words), "upload", name="feed.xml"))
    assert other.outcome == "new"


def test_entries_with_very_long_ids_are_told_apart_by_their_ends(actor) -> None:
    editor = actor("editor")
    address = "https://a.example/feed?" + "q" * 1200
    data = _numbered("a.example", "The bridge over the Alm opens on Monday at nine in the morning.")
    assert [taken.outcome for taken in take_in(editor, Intake(data, "feed", address=address))] == ["new", "new"]


def _archived(*pages: tuple[str, str]) -> bytes:
    """A web archive with one response for each address and its text."""
    records = []
    for address, text in pages:
        page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article><p>{text}</p></article></body></html>"
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{uuid4()}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(page.encode())}\r\n\r\n"
        )
        records.append(f"{head}{page}\r\n\r\n")
    return "".join(records).encode()


WORDS = "The bridge over the Alm opens on {} at nine in the morning, the town said in its letter."


@pytest.mark.parametrize("address", ["", "https://wire.example/all"])
@pytest.mark.parametrize(
    "data",
    [
        lines({"id": "one", "text": WORDS.format("Monday")}, {"id": "two", "text": WORDS.format("Friday")}),
        lines({"text": WORDS.format("Monday")}, {"text": WORDS.format("Friday")}),
        _archived(("https://a.example/1", WORDS.format("Monday")), ("https://a.example/2", WORDS.format("Friday"))),
    ],
    ids=["lines with ids", "lines without", "web archive"],
)
def test_each_item_of_a_file_is_known_again_as_itself(actor, data: bytes, address: str) -> None:
    editor = actor("editor")
    first, second = (take_in(editor, Intake(data, "upload", name="many", address=address)) for _ in range(2))
    assert [one.outcome for one in first] == ["new", "new"]
    assert [one.outcome for one in second] == ["already here", "already here"]
    assert [one.report_id for one in second] == [one.report_id for one in first]


def test_a_page_of_a_web_archive_and_the_same_page_fetched_are_one_report(actor) -> None:
    editor = actor("editor")
    page = ("https://a.example/1", WORDS.format("Monday"))
    (first,) = take_in(editor, Intake(_archived(page), "upload", name="a.warc"))
    fetched = f"<html><body><article><p>{WORDS.format('Friday')}</p></article></body></html>".encode()
    (again,) = take_in(editor, Intake(fetched, "address", address=page[0], media_type="text/html"))
    assert (again.outcome, again.report_id) == ("changed upstream", first.report_id)
