"""What stands on a page now: what a visit sees, and that a failure of the outside is a sighting, never an error."""

from __future__ import annotations

import pytest
from tests import factories
from tests.net.conftest import Web
from tests.watching.conftest import html_of

from stemma.actions import Removal, watch_page, withdraw
from stemma.record.models import Copy, Page, Received, Sighting
from stemma.watching import visit_page
from stemma.watching.visit import see_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(newsroom, actor, web: Web) -> Page:
    """A watched page of the site."""
    return watch_page(actor("editor"), web.at("/ferry"))


def test_a_visit_finds_the_report_and_keeps_what_was_received(newsroom, actor, web: Web, page: Page) -> None:
    report = factories.make_published(newsroom)
    body = html_of(factories.TEXT)
    web.answer("/ferry", body, content_type="text/html; charset=utf-8", etag='"one"')
    visit_page(actor("worker"), page)
    copy = Copy.objects.get(page=page)
    assert copy.report == report and copy.is_live and copy.kept_share > 0.9
    page.refresh_from_db()
    assert (page.state, page.title, page.etag) == ("live", "Ferry", '"one"')
    sighting = Sighting.objects.get(page=page)
    assert sighting.status == 200 and sighting.problem == "" and sighting.received is not None
    assert Received.objects.get(pk=sighting.received_id).size_bytes == len(body)


def test_a_page_of_its_own_is_seen_and_is_no_copy(newsroom, actor, web: Web, page: Page) -> None:
    factories.make_published(newsroom)
    web.answer("/ferry", html_of("The choir of the island looks for two basses."), content_type="text/html")
    visit_page(actor("worker"), page)
    assert not Copy.objects.exists()
    assert Page.objects.get(pk=page.pk).state == "live"


def test_a_withdrawn_report_is_still_found_by_a_round(newsroom, actor, web: Web, page: Page) -> None:
    report = factories.make_published(newsroom)
    withdraw(actor("chief"), report.pk, Removal("kill", "wrong", "It was wrong."))
    factories.run_jobs()
    web.answer("/ferry", html_of(factories.TEXT), content_type="text/html")
    visit_page(actor("worker"), page)
    assert Copy.objects.get().report_id == report.pk


@pytest.mark.parametrize(
    ("status", "state"), [(404, "removed"), (410, "removed"), (451, "removed"), (503, "unreachable")]
)
def test_what_the_site_answers_is_a_sighting(newsroom, actor, web: Web, page: Page, status, state) -> None:
    web.answer("/ferry", b"sorry", status=status)
    visit_page(actor("worker"), page)
    sighting = Sighting.objects.get()
    assert sighting.status == status and str(status) in sighting.problem
    assert Page.objects.get(pk=page.pk).state == state


def test_a_page_out_of_reach_is_told_from_one_that_is_gone(newsroom, actor, settings, page: Page) -> None:
    settings.ALLOWED_PRIVATE = frozenset()
    visit_page(actor("worker"), page)
    sighting = Sighting.objects.get()
    assert sighting.status is None and "only ports 80 and 443" in sighting.problem
    assert Page.objects.get(pk=page.pk).state == "unreachable"


def test_a_site_that_asks_not_to_be_visited_is_not(newsroom, actor, web: Web, page: Page) -> None:
    web.answer("/robots.txt", b"User-agent: *\nDisallow: /ferry\n", content_type="text/plain")
    web.answer("/ferry", html_of(factories.TEXT), content_type="text/html")
    visit_page(actor("worker"), page)
    assert "robots.txt" in Sighting.objects.get().problem
    assert "/ferry" not in [path for path, _headers in web.asked]


def test_what_cannot_be_read_is_kept_and_takes_no_copy_away(newsroom, actor, web: Web, page: Page) -> None:
    factories.make_published(newsroom)
    web.answer("/ferry", html_of(factories.TEXT), content_type="text/html")
    visit_page(actor("worker"), page)
    web.answer("/ferry", b"\x00\x01\x02\x03" * 500, content_type="application/octet-stream")
    visit_page(actor("worker"), page)
    assert Copy.objects.get().is_live
    assert Sighting.objects.filter(document__isnull=True, received__isnull=False).exclude(problem="").count() == 1


def test_a_page_that_moved_is_read_where_it_stands_now(newsroom, actor, web: Web, page: Page) -> None:
    factories.make_published(newsroom)
    web.redirect("/ferry", "/boats", 301)
    web.answer("/boats", html_of(factories.TEXT), content_type="text/html")
    seen = see_page(page)
    assert seen.moved_to == web.at("/boats") and len(seen.matches) == 1


def test_a_visit_says_who_asks_and_where_to_write(newsroom, actor, web: Web, page: Page) -> None:
    web.answer("/ferry", html_of("Words."), content_type="text/html")
    visit_page(actor("worker"), page)
    assert {
        "Stemma" in asked["user-agent"] and "seaford.example" in asked["user-agent"] for _path, asked in web.asked
    } == {True}


def test_a_site_that_is_down_is_not_said_to_have_asked_for_anything(newsroom, actor, web: Web, page: Page) -> None:
    web.answer("/robots.txt", b"", status=503)
    visit_page(actor("worker"), page)
    problem = Sighting.objects.get().problem
    assert "could not be asked" in problem and "asks not to" not in problem
    assert Page.objects.get(pk=page.pk).state == "unreachable"


def test_a_copy_that_moved_is_seen_to_have_moved_once(newsroom, actor, web: Web, page: Page) -> None:
    factories.make_published(newsroom)
    web.answer("/ferry", html_of(factories.TEXT), content_type="text/html")
    visit_page(actor("worker"), page)
    web.redirect("/ferry", "/boats", 301)
    web.answer("/boats", html_of(factories.TEXT), content_type="text/html")
    for _visit in range(2):
        visit_page(actor("worker"), page)
    changes = Copy.objects.get().changes.order_by("created_at", "pk")
    assert [(change.kind, change.detail) for change in changes] == [("found", ""), ("moved", web.at("/boats"))]
