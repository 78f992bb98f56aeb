from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import factories
from tests.publishing.site import desk

from stemma.actions import correct
from stemma.record.models import Newsroom, Report


def test_the_front_page_shows_each_report_in_its_own_language_newest_first(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    desk.corrected(newsroom)
    desk.relayed(newsroom)
    desk.arabic(newsroom)
    page = stranger_client.get("/").content.decode()
    assert "The newest of 3 reports" in page
    places = [page.index(words) for words in ("المدينة تفتح", "Harbour chief Lind", desk.HEADLINE)]
    assert places == sorted(places)
    assert re.search(r'<h\d lang="ar" dir="rtl"><a href="/r/', page)
    assert "Coast News Agency →" in page
    assert "Corrected" in page and "updated on" in page
    assert 'type="application/atom+xml"' in page


def test_an_empty_desk_asks_its_staff_for_a_page_and_tells_a_stranger_so(
    newsroom: Newsroom, client_as: Callable[[str], Client]
) -> None:
    assert "Put your own page here" in client_as("reporter").get("/").content.decode()
    page = client_as("stranger").get("/").content.decode()
    assert "Put your own page here" not in page and "Nothing is published here yet" in page


def test_what_waits_in_the_inbox_is_on_no_list(newsroom: Newsroom, stranger_client: Client) -> None:
    factories.make_report(newsroom)
    for path in ("/", "/search?q=timetable", "/log", "/feed.atom"):
        assert "Ferry" not in stranger_client.get(path).content.decode()
    assert "No report holds" in stranger_client.get("/search?q=timetable").content.decode()


def test_a_long_front_page_has_pages(newsroom: Newsroom, stranger_client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr("stemma.publishing.site.front.PAGE_SIZE", 1)
    desk.arabic(newsroom)
    factories.make_published(newsroom)
    assert 'rel="next" href="?page=2"' in stranger_client.get("/").content.decode()
    assert "المدينة" in stranger_client.get("/?page=2").content.decode()
    assert stranger_client.get("/?page=x").status_code == 200


def test_search_wants_every_word_and_minds_neither_accents_nor_capitals(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    factories.make_published(newsroom)
    desk.arabic(newsroom)
    assert "1 report holds" in stranger_client.get("/search", {"q": "TIMETABLE “Fèrry”"}).content.decode()
    assert "1 report holds" in stranger_client.get("/search", {"q": "حدائق"}).content.decode()
    page = stranger_client.get("/search", {"q": "timetable submarine"}).content.decode()
    assert "No report holds" in page and "There are 2 reports here, the newest of" in page


def test_search_takes_whatever_is_typed(newsroom: Newsroom, stranger_client: Client) -> None:
    factories.make_published(newsroom)
    for asked in ("", "   ", "%", "_", "\\", "'\"", "<script>alert(1)</script>", "\x00", "x" * 5000, "a " * 500, "“”"):
        answer = stranger_client.get("/search", {"q": asked})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()
    assert "No report holds" in stranger_client.get("/search", {"q": "tim_table"}).content.decode()


def test_search_does_not_find_the_words_of_an_older_version(newsroom: Newsroom, stranger_client: Client) -> None:
    factories.make_published(newsroom, text="The bridge at Brenna costs 31,000 crowns.\n", headline="A bridge")
    assert "1 report holds" in stranger_client.get("/search", {"q": "31,000"}).content.decode()
    report = Report.objects.get()
    editor = factories.make_actor(newsroom, "editor")
    text = report.current.text.replace("31,000", "29,500")
    correct(editor, report.pk, text=text, headline="A bridge", note="The sum was wrong.")
    assert "No report holds" in stranger_client.get("/search", {"q": "31,000"}).content.decode()
    assert "1 report holds" in stranger_client.get("/search", {"q": "29,500"}).content.decode()


def test_the_log_has_corrections_updates_and_removals_and_can_be_cut_by_kind(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    desk.killed(newsroom)
    desk.relayed(newsroom)
    report = desk.corrected(newsroom)
    page = stranger_client.get("/log").content.decode()
    assert "3 corrections, updates and removals" in page
    assert "The vote was 15 votes to 2" in page and f"/r/{report.pk}/difference/1/2" in page
    assert "It never happened." in page and "it was wrong" in page
    only = stranger_client.get("/log?kind=removal").content.decode()
    assert "One removal" in only and "The vote was" not in only
    assert stranger_client.get("/log?kind=nonsense").status_code == 200
    assert "The Tern has been seen." in stranger_client.get("/log?kind=update").content.decode()


def test_the_policy_page_has_the_newsrooms_words_escaped(newsroom: Newsroom, stranger_client: Client) -> None:
    newsroom.corrections_policy = "We put right what is wrong.\n\n<script>alert(1)</script>"
    newsroom.terms_text = "Name us and link to us."
    newsroom.save()
    page = stranger_client.get("/policy").content.decode()
    assert "We put right what is wrong." in page and "Name us and link to us." in page
    assert "<script>alert" not in page
    assert "desk@seaford.example" in page


@pytest.mark.parametrize("path", ["/", "/search?q=ferry", "/log", "/feed.atom"])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    newsroom: Newsroom, stranger_client: Client, django_assert_num_queries: Any, path: str
) -> None:
    desk.corrected(newsroom)
    desk.killed(newsroom)
    with CaptureQueriesContext(
        connection,
    ) as few:
        stranger_client.get(path)
    for number in range(3):
        factories.make_published(newsroom, headline=f"Ferry {number} runs")
    desk.killed(newsroom)
    with django_assert_num_queries(len(few)):
        stranger_client.get(path)


def test_no_list_is_kept_without_asking_again(newsroom: Newsroom, stranger_client: Client) -> None:
    report = factories.make_published(newsroom)
    for path in ("/", "/search?q=ferry", "/log", "/feed.atom", f"/r/{report.pk}/history", f"/r/{report.pk}/republish"):
        assert "no-cache" in stranger_client.get(path)["Cache-Control"], path
