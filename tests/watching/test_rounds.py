"""What a round does: sites are asked, pages visited, progress told; one bad site or page stops nothing; stopped, it goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests import factories
from tests.net.conftest import Web
from tests.watching.conftest import html_of

from stemma.actions import start_round, stop_watching, watch_page, watch_site
from stemma.record.models import Copy, CopyChange, Job, Page, Sighting, Site
from stemma.shapes import clock
from stemma.watching import run_round, visit

pytestmark = pytest.mark.django_db


def go_round(actor) -> Job:
    """A round, begun and done; its job as it stands after the last page."""
    job = start_round(actor("editor"))
    Job.objects.filter(pk=job.pk).update(state="running")
    job.refresh_from_db()
    run_round(actor("worker"), job)
    job.refresh_from_db()
    Job.objects.filter(pk=job.pk).update(state="done", finished_at=clock.now())
    return job


@pytest.fixture
def herald(newsroom, actor, web: Web) -> Site:
    """A watched site whose front page names two pages, one of them a copy."""
    web.answer("/", b'<a href="/ferry">Ferry</a> <a href="/choir">Choir</a>', content_type="text/html")
    web.answer("/ferry", html_of(factories.TEXT), content_type="text/html")
    web.answer("/choir", html_of("The choir looks for two basses."), content_type="text/html")
    return watch_site(actor("editor"), web.at("/"), name="The Herald")


def test_a_round_asks_the_site_and_visits_every_page_it_names(newsroom, actor, web: Web, herald: Site) -> None:
    report = factories.make_published(newsroom)
    job = go_round(actor)
    assert sorted(Page.objects.values_list("address", "site")) == [
        (web.at("/choir"), herald.pk),
        (web.at("/ferry"), herald.pk),
    ]
    assert Copy.objects.get().report == report
    assert (job.done_count, job.total_count) == (2, 2)
    herald.refresh_from_db()
    assert herald.problem == "" and herald.checked_at is not None


def test_a_second_round_sees_what_changed_and_nothing_else(newsroom, actor, web: Web, herald: Site) -> None:
    factories.make_published(newsroom)
    go_round(actor)
    go_round(actor)
    assert [change.kind for change in CopyChange.objects.all()] == ["found"]
    web.answer("/ferry", html_of(factories.TEXT.replace("nine years", "two years")), content_type="text/html")
    go_round(actor)
    assert [change.kind for change in CopyChange.objects.order_by("created_at", "pk")] == ["found", "quote changed"]
    web.answer("/ferry", b"gone", status=410)
    go_round(actor)
    assert CopyChange.objects.order_by("-created_at", "-pk")[0].kind == "removed"
    assert not Copy.objects.get().is_live


def test_a_site_that_fails_is_told_with_it_and_the_round_goes_on(newsroom, actor, web: Web, herald: Site) -> None:
    bad = watch_site(actor("editor"), web.at("/nothing"))
    factories.make_published(newsroom)
    go_round(actor)
    bad.refresh_from_db()
    assert "404" in bad.problem
    assert Copy.objects.count() == 1


def test_a_site_that_asks_not_to_be_visited_is_not_even_asked_for_its_pages(newsroom, actor, web: Web, herald) -> None:
    web.answer("/robots.txt", b"User-agent: *\nDisallow: /\n", content_type="text/plain")
    go_round(actor)
    assert [path for path, _headers in web.asked] == ["/robots.txt"]
    herald.refresh_from_db()
    assert "robots.txt" in herald.problem
    assert not Page.objects.exists()


def test_a_page_that_breaks_the_reading_is_told_and_the_rest_is_visited(
    newsroom, actor, web: Web, herald: Site, monkeypatch
) -> None:
    read = visit.read_page

    def break_on_choir(body: bytes, media_type: str, address: str) -> object:
        if address.endswith("/choir"):
            raise RecursionError("too deep")
        return read(body, media_type, address)

    factories.make_published(newsroom)
    monkeypatch.setattr(visit, "read_page", break_on_choir)
    job = go_round(actor)
    assert (job.done_count, job.total_count) == (2, 2)
    assert Copy.objects.count() == 1
    problem = Sighting.objects.get(page__address=web.at("/choir")).problem
    assert "RecursionError" in problem and "log" in problem


def test_a_round_that_was_stopped_goes_on_where_it_was(newsroom, actor, web: Web, herald: Site) -> None:
    go_round(actor)
    job = start_round(actor("editor"))
    Job.objects.filter(pk=job.pk).update(state="running")
    done = Page.objects.get(address=web.at("/ferry"))
    Page.objects.filter(pk=done.pk).update(checked_at=clock.now() + timedelta(seconds=1))
    Site.objects.update(checked_at=clock.now() + timedelta(seconds=1))
    web.asked.clear()
    run_round(actor("worker"), job)
    job.refresh_from_db()
    assert [path for path, _headers in web.asked if path != "/robots.txt"] == ["/choir"]
    assert (job.done_count, job.total_count) == (2, 2)


def test_what_is_no_longer_watched_is_passed_by(newsroom, actor, web: Web, herald: Site) -> None:
    go_round(actor)
    stop_watching(actor("editor"), herald.pk)
    web.asked.clear()
    job = go_round(actor)
    assert web.asked == [] and job.total_count == 0


def test_a_page_named_by_hand_is_visited_without_a_site(newsroom, actor, web: Web) -> None:
    factories.make_published(newsroom)
    web.answer("/alone", html_of(factories.TEXT), content_type="text/html")
    watch_page(actor("editor"), web.at("/alone"))
    go_round(actor)
    assert Copy.objects.get().page.site is None


def test_the_pages_of_another_newsroom_are_none_of_this_rounds(newsroom, actor, web: Web, herald: Site) -> None:
    from stemma.record.models import Newsroom

    other = Newsroom.objects.create(name="Another")
    Page.objects.create(newsroom=other, address=web.at("/theirs"))
    go_round(actor)
    assert "/theirs" not in [path for path, _headers in web.asked]
