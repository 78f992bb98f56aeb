"""The list of what waits, and one item."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories

from stemma.actions import Intake, Sent, submit, take_in
from stemma.record.models import Event, InboxItem, Report
from stemma.record.models.inbox import ItemKind, ItemState

ARABIC = "محطة جديدة في الساحل\n\nقال وزير المياه سامي حداد إن المحطة الجديدة ستبدأ العمل في حزيران بعد تسع سنوات.\n"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def text(answer) -> str:
    return answer.content.decode()


def feed(body: str, entry: str = "urn:entry:1") -> bytes:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Brenna Post</title><id>urn:feed</id>'
        f"<updated>2026-05-01T00:00:00Z</updated><entry><id>{entry}</id><title>Bridge to open</title>"
        f'<updated>2026-05-01T00:00:00Z</updated><content type="text">{body}</content></entry></feed>'
    ).encode()


def changed_upstream(newsroom, *, published: bool = True) -> InboxItem:
    chief = factories.make_actor(newsroom, "chief")
    body = "The bridge over the Brenna opens on 3 June after a long winter of work, the town said on Monday."
    take_in(chief, Intake(feed(body), "feed"))
    item = InboxItem.objects.get()
    if published:
        factories.publish(chief, item.report_id)
    take_in(chief, Intake(feed(body.replace("3 June", "10 June")), "feed"))
    return InboxItem.objects.get(kind=ItemKind.CHANGED_UPSTREAM)


def test_a_stranger_is_sent_to_sign_in_and_comes_back(stranger_client, newsroom) -> None:
    answer = stranger_client.get("/desk/?kind=new")
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in?next=/desk/%3Fkind%3Dnew"


@pytest.mark.parametrize("verb", ["publish", "decline", "reopen", "accept"])
def test_a_stranger_and_a_reporter_can_decide_nothing(stranger_client, client_as, newsroom, verb: str) -> None:
    factories.make_report(newsroom)
    item = InboxItem.objects.get()
    address = f"/desk/inbox/{item.pk}/{verb}"
    assert stranger_client.post(address).status_code == 302
    answer = client_as("reporter").post(address)
    assert answer.status_code == 403
    assert "takes the role “Editor”" in text(answer)
    item.refresh_from_db()
    assert item.state == ItemState.WAITING


def test_an_empty_desk_asks_for_a_page_right_there(client_as) -> None:
    page = text(client_as("reporter").get("/desk/"))
    assert "Put your own page here" in page
    assert 'name="text"' in page and 'name="address"' in page


def test_the_title_says_how_many_wait(client_as, newsroom) -> None:
    client = client_as("editor")
    factories.make_report(newsroom)
    assert "1 item waits for you" in text(client.get("/desk/"))
    factories.make_report(newsroom, headline="Another report of the day")
    assert "2 items wait for you" in text(client.get("/desk/"))


def test_an_item_is_published_from_the_list_and_the_work_goes_on_at_the_next(client_as, newsroom) -> None:
    factories.make_report(newsroom, headline="The older one of the two")
    factories.make_report(newsroom)
    newer, older = InboxItem.objects.order_by("-created_at")
    client = client_as("editor")
    assert f'name="next" value="{older.pk}"' in text(client.get("/desk/"))
    answer = client.post(f"/desk/inbox/{newer.pk}/publish", {"back": "state=waiting&kind=&page=1", "next": older.pk})
    assert answer["Location"] == f"/desk/?state=waiting&page=1&at={older.pk}"
    page = text(client.get(answer["Location"]))
    assert "Published." in page and "autofocus" in page
    assert Report.objects.get(pk=newer.report_id).state == "published"


def test_a_decline_can_be_undone(client_as, newsroom) -> None:
    report = factories.make_report(newsroom)
    item = InboxItem.objects.get()
    client = client_as("editor")
    answer = client.post(f"/desk/inbox/{item.pk}/decline", {"reason": "Not ours."}, follow=True)
    assert f"/desk/inbox/{item.pk}/reopen" in text(answer)
    item.refresh_from_db()
    assert (item.state, item.reason) == ("declined", "Not ours.")
    page = text(client.post(f"/desk/inbox/{item.pk}/reopen", follow=True))
    assert "waits in the inbox again" in page
    report.refresh_from_db()
    assert report.state == "inbox"


def test_two_editors_publish_once_and_the_second_is_told(client_as, newsroom) -> None:
    factories.make_report(newsroom)
    item = InboxItem.objects.get()
    client_as("editor").post(f"/desk/inbox/{item.pk}/publish")
    answer = client_as("editor").post(f"/desk/inbox/{item.pk}/publish", follow=True)
    assert "“Published”, so it waits no more" in text(answer)
    assert Event.objects.filter(verb="published").count() == 1


def test_where_the_list_goes_back_to_is_never_another_site(client_as, newsroom) -> None:
    factories.make_report(newsroom)
    item = InboxItem.objects.get()
    answer = client_as("editor").post(
        f"/desk/inbox/{item.pk}/publish", {"back": "//evil.example/?x=1", "next": "https://evil.example"}
    )
    assert answer["Location"].startswith("/desk/?")


def test_a_reporter_sees_the_items_without_the_editors_buttons(client_as, newsroom) -> None:
    factories.make_report(newsroom)
    item = InboxItem.objects.get()
    client = client_as("reporter")
    for address in ("/desk/", f"/desk/inbox/{item.pk}"):
        page = text(client.get(address))
        assert "/publish" not in page and "/decline" not in page
    assert "Mend what was read" in page


def test_scripts_in_what_came_in_are_shown_and_never_run(client_as, newsroom) -> None:
    words = f"(Coast {EVIL} Agency, 3 March 2026) It rained.\n\n{EVIL}\n\n{factories.TEXT}"
    submit(factories.make_actor(newsroom, "stranger"), Sent(EVIL, words, "article", EVIL, EVIL, "", EVIL, True))
    item = InboxItem.objects.get()
    report = item.report
    client = client_as("editor")
    addresses = (
        "/desk/",
        f"/desk/inbox/{item.pk}",
        f"/desk/reports/{report.pk}/mend/1",
        f"/desk/reports/{report.pk}",
        "/desk/reports",
    )
    for address in addresses:
        page = text(client.get(address))
        assert "<script>alert" not in page and "<img src=x" not in page, address
        assert "&lt;script&gt;alert" in page


def test_a_text_from_right_to_left_has_its_direction(client_as, newsroom) -> None:
    factories.make_report(newsroom, ARABIC, "")
    item = InboxItem.objects.get()
    for address in ("/desk/", f"/desk/inbox/{item.pk}"):
        page = text(client_as("editor").get(address))
        assert 'dir="rtl"' in page and 'lang="ar"' in page


def test_the_number_of_queries_does_not_grow_with_the_items(client_as, newsroom) -> None:
    client = client_as("editor")
    counts = []
    for _round in range(2):
        for number in range(6):
            factories.make_report(
                newsroom, factories.TEXT + f"\nIssue {number} of round {_round}.", f"Report {number} of {_round}"
            )
        client.get("/desk/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/desk/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14


@pytest.mark.parametrize(
    "query", ["page=99999", "page=-1", "page=x", "state=bad&kind=%00&page=2", "at=%27&declined=nobody"]
)
def test_a_wild_address_shows_the_list_all_the_same(client_as, newsroom, query: str) -> None:
    factories.make_report(newsroom)
    assert client_as("editor").get(f"/desk/?{query}").status_code == 200


def test_a_huge_inbox_has_pages(client_as, newsroom) -> None:
    report = factories.make_report(newsroom)
    for _number in range(60):
        InboxItem.objects.create(newsroom=newsroom, report=report, kind=ItemKind.NEW)
    client = client_as("editor")
    first, last = (text(client.get(f"/desk/?page={number}")) for number in (1, 3))
    assert first.count('class="work"') == 25 and "61 items wait" in first
    assert last.count('class="work"') == 11


def test_the_filters_have_addresses(client_as, newsroom) -> None:
    changed_upstream(newsroom)
    client = client_as("editor")
    assert text(client.get("/desk/?kind=changed+upstream")).count('class="work"') == 1
    assert text(client.get("/desk/?kind=submission")).count('class="work"') == 0
    assert text(client.get("/desk/?state=published")).count('class="work"') == 1


def test_what_was_received_comes_as_a_file_and_never_as_a_page(client_as, stranger_client, newsroom) -> None:
    data = f"<html><body><h1>Bridge</h1><p>{EVIL}The bridge opens on Monday at nine in the morning, the town said.</p></body></html>"
    take_in(
        factories.make_actor(newsroom, "reporter"),
        Intake(data.encode(), "upload", name="page.html", media_type="text/html"),
    )
    item = InboxItem.objects.get()
    address = f"/desk/inbox/{item.pk}/received"
    assert stranger_client.get(address).status_code == 302
    answer = client_as("reporter").get(address)
    assert answer.content == data.encode()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_submission_tells_the_staff_who_sent_it(client_as, newsroom) -> None:
    sent = Sent(
        "The reading room stays open",
        factories.TEXT,
        "article",
        "Ann Vale",
        "Ann Vale",
        "ann@vale.example",
        "Ann of the Vale",
        True,
    )
    submit(factories.make_actor(newsroom, "stranger"), sent)
    page = text(client_as("reporter").get(f"/desk/inbox/{InboxItem.objects.get().pk}"))
    assert "Ann Vale submitted this" in page
    assert "ann@vale.example" in page and "Ann of the Vale" in page and "given" in page


def test_a_change_upstream_is_shown_beside_the_record_and_accepted_with_a_note(client_as, newsroom) -> None:
    item = changed_upstream(newsroom)
    client = client_as("editor")
    page = text(client.get(f"/desk/inbox/{item.pk}"))
    assert "What changed since version 1" in page and "<ins" in page and "<del" in page
    answer = client.post(f"/desk/inbox/{item.pk}/accept", {"note": "The town moved the day."}, follow=True)
    assert "Version 2 now says what its source says." in text(answer)
    report = Report.objects.get(pk=item.report_id)
    assert report.current.number == 2 and report.corrections.get().note == "The town moved the day."


def test_a_change_of_what_is_not_public_yet_is_accepted_without_a_correction(client_as, newsroom) -> None:
    item = changed_upstream(newsroom, published=False)
    client_as("editor").post(f"/desk/inbox/{item.pk}/accept", {"note": ""})
    report = Report.objects.get(pk=item.report_id)
    assert report.state == "inbox" and report.versions.count() == 2 and not report.corrections.exists()
    assert Event.objects.filter(verb="version_added", report_id=report.pk).count() == 1


def test_a_removal_upstream_leads_a_chief_to_withdraw_and_an_editor_to_ask(client_as, newsroom) -> None:
    report = factories.make_published(newsroom)
    item = InboxItem.objects.create(newsroom=newsroom, report=report, kind=ItemKind.REMOVED_UPSTREAM)
    address = f"/desk/inbox/{item.pk}"
    assert f"/desk/reports/{report.pk}/withdraw" in text(client_as("chief").get(address))
    page = text(client_as("editor").get(address))
    assert "/withdraw" not in page and "A chief editor withdraws it" in page


def test_there_is_no_such_item(client_as, newsroom) -> None:
    assert client_as("editor").get(f"/desk/inbox/{factories.new_uuid()}").status_code == 404


def test_every_entry_leads_to_its_place(client_as, newsroom) -> None:
    factories.make_report(newsroom)
    page = text(client_as("editor").get(f"/desk/inbox/{InboxItem.objects.get().pk}"))
    targets = set(re.findall(r'class="entry-words" dir="auto"><a href="#(s\d+)"', page))
    assert targets and targets <= set(re.findall(r'id="(s\d+)"', page))


def test_the_sample_shows_every_row_of_the_table(client_as, newsroom, shared) -> None:
    path = shared / "samples" / "relayed_report.txt"
    if not path.is_file():
        pytest.skip("the sample is not there")
    client = client_as("editor")
    with path.open("rb") as file:
        answer = client.post("/desk/take-in?way=upload", {"files": file})
    assert answer.status_code == 302
    page, glance = text(client.get(answer["Location"])), text(client.get("/desk/"))
    for words in (
        "Syrian Arab News Agency",
        "SFP-WP Newsroom",
        "SyrianPatriots",
        "War Press Info Network",
        "SyrianFreePress",
        "SANA, R. Jazaeri/Ghossoun",
        "Submitted by SyrianPatriots",
        "2017-11-21",
        "2 promised links are not in what we received",
        "cannot tell whether there was a link",
        "Vladimir Putin",
        "clarified",
        "Sergei Shoigu",
        "archive picture",
        "perhaps added",
        "long life and honor",
        "Cite every source of the chain",
        "Link to every source of the chain",
        "asked",
        "Keep the disclaimer that the newsroom does not share every view",
        "crawler residue",
        "Quotations in the headline",
        "stands nowhere in the body word for word",
        "Unlike the rest",
        "Article",
    ):
        assert words in page, words
    for words in (
        "Syrian Arab News Agency",
        "2 promised links",
        "A last sentence is perhaps added",
        "19 statements",
        "asks:",
    ):
        assert words in glance, words


def test_a_very_long_text_is_shown_in_part_and_listed_by_its_length(client_as, newsroom) -> None:
    text_of_it = "".join(
        f"{n} people crossed on the ferry, the harbour office said on Monday.\n\n" for n in range(6_000)
    )
    factories.make_report(newsroom, text_of_it, "A very long list")
    client = client_as("editor")
    assert "characters: open it to see what was read" in text(client.get("/desk/"))
    page = text(client.get(f"/desk/inbox/{InboxItem.objects.get().pk}"))
    assert "characters more follow" in page and "more are not listed" in page
    assert len(page) < 3_000_000
    targets = set(re.findall(r'href="#(s\d+)"', page))
    assert targets <= set(re.findall(r'id="(s\d+)"', page))
