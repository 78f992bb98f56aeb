from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests import factories
from tests.publishing.site import desk

from stemma.actions import erase
from stemma.record.models import Newsroom, Report

LISTS = (
    "/",
    "/search?q=timetable",
    "/search?q=crossing",
    "/log",
    "/log?kind=correction",
    "/log?kind=removal",
    "/feed.atom",
    "/policy",
)
WITHDRAWN: list[tuple[Callable[[Newsroom], Report], int]] = [(desk.killed, 410), (desk.taken_down, 451)]


@pytest.mark.parametrize(("make", "status"), WITHDRAWN)
@pytest.mark.parametrize("role", ["stranger", "admin"])
def test_a_withdrawn_report_has_its_tombstone_at_every_address_and_nothing_leaks(
    newsroom: Newsroom, client_as: Callable[[str], Client], make: Callable[[Newsroom], Report], status: int, role: str
) -> None:
    report, client = make(newsroom), client_as(role)
    for path in desk.addresses_of(report):
        for accept in ("text/html", "application/json"):
            answer = client.get(path, headers={"Accept": accept})
            body = answer.content.decode()
            assert answer.status_code == status, path
            assert "noindex" in answer["X-Robots-Tag"]
            assert not [secret for secret in desk.SECRETS if secret in body], path
            assert not any(report.slug in value for value in answer.headers.values())


@pytest.mark.parametrize(("make", "status"), WITHDRAWN)
def test_no_list_holds_anything_of_a_withdrawn_report(
    newsroom: Newsroom, stranger_client: Client, make: Callable[[Newsroom], Report], status: int
) -> None:
    report = make(newsroom)
    for path in LISTS:
        body = stranger_client.get(path).content.decode()
        assert not [secret for secret in (*desk.SECRETS, report.slug) if secret in body], path


def test_a_kill_says_what_when_and_why_and_whom_to_ask(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.killed(newsroom)
    answer = stranger_client.get(f"/r/{report.pk}")
    page = answer.content.decode()
    for words in ("410", "The newsroom withdrew this report", "It never happened.", "it was wrong", str(report.pk)):
        assert words in page
    assert "mailto:desk@seaford.example" in page
    assert "Link" not in answer.headers


def test_a_legal_removal_names_who_blocks_who_demanded_and_the_law(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.taken_down(newsroom)
    answer = stranger_client.get(f"/r/{report.pk}/v/1")
    assert answer["Link"] == f'<{desk.BASE}/>; rel="blocked-by"'
    page = answer.content.decode()
    for words in ("451", "after a legal demand", "District Court", "Press Act 12", "a court order"):
        assert words in page


def test_the_history_of_a_withdrawn_report_has_events_without_words_and_without_links(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    report = desk.killed(newsroom)
    answer = stranger_client.get(f"/r/{report.pk}/history")
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Corrected: version 2" in page and "Withdrawn" in page
    assert f"/r/{report.pk}/v/" not in page and f"/r/{report.pk}/difference/" not in page


def test_a_removal_is_in_the_feed_with_its_corrections_and_so_is_its_reason(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    report = desk.taken_down(newsroom)
    feed = stranger_client.get("/feed.atom").content.decode()
    assert f'ref="urn:uuid:{report.pk}"' in feed
    assert all(f'ref="urn:uuid:{change.pk}"' in feed for change in report.corrections.all())
    assert "District Court" in feed
    assert "<entry" not in feed


def test_an_erased_report_still_has_its_tombstone(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.taken_down(newsroom)
    erase(factories.make_actor(newsroom, "chief"), report.pk)
    answer = stranger_client.get(f"/r/{report.pk}/history")
    assert answer.status_code == 451
    assert "erased for good" in answer.content.decode()


def test_the_way_to_object_is_open_and_leaks_nothing(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.killed(newsroom)
    path = f"/r/{report.pk}/report-an-error"
    assert path in stranger_client.get(f"/r/{report.pk}").content.decode()
    body = stranger_client.get(path).content.decode()
    assert not [secret for secret in desk.SECRETS if secret in body]
