"""The screens of sites and rounds: what is watched, by whom it is named, and how far a round is."""

from __future__ import annotations

import pytest
from tests import factories

from stemma.actions import start_round, watch_site
from stemma.record.models import Job, Page, Site
from stemma.shapes import clock

pytestmark = pytest.mark.django_db


def test_a_site_is_named_and_watched(newsroom, client_as) -> None:
    client = client_as("editor")
    values = {"address": "https://herald.example/", "name": "The Herald", "contact": "ed@herald.example"}
    answer = client.post("/desk/sites", values, follow=True)
    page = answer.content.decode()
    assert "Watched from now on" in page and "1 site is watched" in page and "ed@herald.example" in page
    assert Site.objects.get().name == "The Herald"


def test_one_page_is_named_and_watched(newsroom, client_as) -> None:
    page = client_as("editor").post("/desk/sites", {"page_address": "https://a.example/x"}, follow=True)
    assert "https://a.example/x" in page.content.decode()
    assert Page.objects.get().is_watched


@pytest.mark.parametrize("name", ["address", "page_address"])
@pytest.mark.parametrize("bad", ["", "herald", "ftp://a.example/", "https://", "javascript:alert(1)", "https://[bad/"])
def test_what_is_no_address_is_refused_beside_its_field(newsroom, client_as, name, bad) -> None:
    answer = client_as("editor").post("/desk/sites", {name: bad, "name": "kept name"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert f'id="id_{name}-error"' in page
    assert name == "page_address" or "kept name" in page
    assert not Site.objects.exists() and not Page.objects.exists()


def test_a_reporter_names_no_site(newsroom, client_as) -> None:
    client = client_as("reporter")
    assert "Watch it" not in client.get("/desk/sites").content.decode()
    assert client.post("/desk/sites", {"address": "https://a.example/"}).status_code == 403
    assert not Site.objects.exists()


def test_a_site_is_left(newsroom, actor, client_as) -> None:
    site = watch_site(actor("editor"), "https://a.example/")
    page = client_as("editor").post(f"/desk/sites/{site.pk}/leave", follow=True).content.decode()
    assert "No longer watched" in page and "No site is watched yet" in page


def test_a_problem_of_a_site_and_hostile_names_are_shown_as_words(newsroom, actor, client_as) -> None:
    site = watch_site(actor("editor"), "https://a.example/", name="<script>alert(1)</script>", contact="<b>x</b>")
    Site.objects.filter(pk=site.pk).update(problem="It answered 503 <script>")
    page = client_as("editor").get("/desk/sites").content.decode()
    assert "It answered 503" in page
    assert "<script>" not in page and "<b>x" not in page


def test_a_round_begins_once_and_its_page_shows_how_far_it_is(newsroom, actor, client_as) -> None:
    client = client_as("reporter")
    first = client.post("/desk/rounds/start")["Location"]
    assert client.post("/desk/rounds/start")["Location"] == first
    job = Job.objects.get(kind="round")
    assert "waits for the worker" in client.get(first).content.decode()
    Job.objects.filter(pk=job.pk).update(state="running", done_count=5, total_count=12)
    page = client.get(first).content.decode()
    assert "The round is under way" in page and "5 of 12 pages visited" in page
    assert f'hx-get="{first}"' in page
    Job.objects.filter(pk=job.pk).update(state="failed", message="The disk is full.")
    assert "The disk is full." in client.get(first).content.decode()


def test_htmx_is_given_the_progress_alone_and_stops_when_it_is_over(newsroom, actor, client_as) -> None:
    client, job = client_as("reporter"), start_round(actor("reporter"))
    path = f"/desk/rounds/{job.pk}"
    part = client.get(path, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and "hx-get" in part
    factories.run_jobs()
    answer = client.get(path, headers={"HX-Request": "true"})
    part = answer.content.decode()
    assert "<html" not in part and "hx-get" not in part and "Done" in part
    assert answer["HX-Refresh"] == "true"


def test_a_round_that_is_no_round_is_not_found(newsroom, client_as) -> None:
    factories.make_published(newsroom)
    job = Job.objects.filter(kind="index").first()
    assert client_as("reporter").get(f"/desk/rounds/{job.pk}").status_code == 404


def test_the_page_of_a_round_says_what_it_saw_change_and_leads_there(newsroom, actor, client_as) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    client, job = client_as("reporter"), start_round(actor("reporter"))
    Job.objects.filter(pk=job.pk).update(state="running")
    path = f"/desk/rounds/{job.pk}"
    assert "What was seen to change" not in client.get(path).content.decode()
    factories.see(copy.page, factories.TEXT.replace("waited nine years", "waited two years"))
    page = client.get(path).content.decode()
    assert "The round is under way" in page and "the round goes on" in page and "Quotation changed" in page
    Job.objects.filter(pk=job.pk).update(state="done", finished_at=clock.now())
    page = client.get(path).content.decode()
    assert "The round saw 1 change" in page and "the round goes on" not in page
    assert f"/desk/copies/{copy.pk}" in page and report.current.headline in page


def test_a_round_that_saw_nothing_change_says_so(newsroom, actor, client_as) -> None:
    factories.make_copy(factories.make_published(newsroom), factories.TEXT)
    job = start_round(actor("reporter"))
    Job.objects.filter(pk=job.pk).update(state="done", finished_at=clock.now())
    page = client_as("reporter").get(f"/desk/rounds/{job.pk}").content.decode()
    assert "The round saw nothing change" in page


def test_the_page_of_a_round_takes_no_more_queries_for_more_changes(
    newsroom, actor, client_as, django_assert_max_num_queries
) -> None:
    client, job = client_as("reporter"), start_round(actor("reporter"))
    report = factories.make_published(newsroom)
    for _number in range(8):
        factories.make_copy(report, factories.TEXT)
    Job.objects.filter(pk=job.pk).update(state="done", finished_at=clock.now())
    with django_assert_max_num_queries(9):
        page = client.get(f"/desk/rounds/{job.pk}").content.decode()
    assert "The round saw 8 changes" in page
