"""The table of reports, and one report."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories

from stemma.actions import correct, judge_copy
from stemma.record.models import Event, Job


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("path", ["reports", "reports/{}", "reports/{}/v/1/received"])
def test_a_stranger_is_sent_to_sign_in(stranger_client, newsroom, path: str) -> None:
    report = factories.make_report(newsroom)
    assert stranger_client.get(f"/desk/{path.format(report.pk)}").status_code == 302


def test_the_table_is_filtered_searched_and_sorted_by_its_address(client_as, newsroom) -> None:
    factories.make_published(newsroom)
    factories.make_report(
        newsroom, "Ein Müller sprach am Montag über die Brücke im Tal und über das Mehl der Mühle.", "Zur Brücke"
    )
    client = client_as("reporter")
    assert "2 reports are on the record" in text(client.get("/desk/reports"))
    for query, found in (
        ("state=published", 1),
        ("state=withdrawn", 0),
        ("lang=de", 1),
        ("kind=speech", 0),
        ("q=FERRY+Brenna", 1),
        ("q=MULLER", 1),
        ("q=nobody", 0),
    ):
        page = text(client.get(f"/desk/reports?{query}"))
        assert page.count("data-open") == found, query
    up, down = (text(client.get(f"/desk/reports?sort={sort}headline")) for sort in ("", "-"))
    assert up.index("Ferry to run") < up.index("Zur Brücke")
    assert down.index("Zur Brücke") < down.index("Ferry to run")


@pytest.mark.parametrize(
    "query", ["sort=%27;drop", "page=0", "lang=%00", "q=%3Cscript%3E", "state=x&kind=y", "q=" + "a+" * 300]
)
def test_a_wild_address_is_answered(client_as, newsroom, query: str) -> None:
    factories.make_report(newsroom)
    answer = client_as("reporter").get(f"/desk/reports?{query}")
    assert answer.status_code == 200 and "<script>" not in text(answer).replace("<script src", "")


def test_the_number_of_queries_does_not_grow_with_the_reports(client_as, newsroom) -> None:
    client = client_as("editor")
    counts = []
    for _round in range(2):
        for number in range(3):
            report = factories.make_published(
                newsroom, f"{factories.TEXT}\nIssue {number} of {_round}, said the office.", f"Report {_round}{number}"
            )
            factories.make_copy(report, report.current.text)
        client.get("/desk/reports")
        with CaptureQueriesContext(connection) as queries:
            client.get("/desk/reports")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10


def test_copies_are_counted_with_those_that_carry_the_current_version(client_as, newsroom) -> None:
    report = factories.make_published(newsroom)
    factories.make_copy(report, factories.TEXT)
    refused = factories.make_copy(report, factories.TEXT)
    new = factories.TEXT.replace("4,200", "4,700")
    correct(factories.make_actor(newsroom), report.pk, text=new, headline="Ferry", note="It is 4,700.")
    factories.run_jobs()
    factories.make_copy(report, new)
    judge_copy(factories.make_actor(newsroom), refused.pk, "no copy", "Another text.")
    page = text(client_as("reporter").get(f"/desk/reports/{report.pk}"))
    assert "1 of 2 copies carry version 2" in page and "1 copy carries an earlier version" in page
    row = text(client_as("reporter").get("/desk/reports"))
    assert 'data-label="Copies">2<' in row and 'data-label="Carry it">1<' in row


def test_the_title_says_how_it_stands(client_as, newsroom) -> None:
    client = client_as("reporter")
    waiting = factories.make_report(newsroom, headline="One that waits")
    assert "Waits in the inbox" in text(client.get(f"/desk/reports/{waiting.pk}"))
    published = factories.make_published(newsroom)
    assert "Published, no copies seen yet" in text(client.get(f"/desk/reports/{published.pk}"))


def test_a_reporter_sees_no_verbs_of_editors_and_an_editor_none_of_chiefs(client_as, newsroom) -> None:
    report = factories.make_published(newsroom)
    address = f"/desk/reports/{report.pk}"
    reporter, editor, chief = (text(client_as(role).get(address)) for role in ("reporter", "editor", "chief"))
    assert f"{address}/correct" not in reporter and f"{address}/index" not in reporter
    assert f"{address}/correct" in editor and f"{address}/withdraw" not in editor
    assert f"{address}/withdraw" in chief


def test_the_log_names_who_did_what(client_as, newsroom) -> None:
    report = factories.make_published(newsroom)
    page = text(client_as("reporter").get(f"/desk/reports/{report.pk}"))
    for words in ("Taken in", "Published", "Put in the archive", "the program", "editor", "reporter"):
        assert words in page


def test_an_archive_entry_is_made_anew_on_asking(client_as, stranger_client, newsroom) -> None:
    report = factories.make_published(newsroom)
    address = f"/desk/reports/{report.pk}/index"
    assert stranger_client.post(address).status_code == 302
    assert client_as("reporter").post(address).status_code == 403
    assert client_as("editor").get(address).status_code == 405
    answer = client_as("editor").post(address, follow=True)
    assert "makes the archive entry anew" in text(answer)
    assert Job.objects.filter(kind="index", state="waiting").count() == 1
    assert Event.objects.filter(verb="index_asked", report_id=report.pk).count() == 1
    waiting = factories.make_report(newsroom, headline="One that waits")
    assert client_as("editor").post(f"/desk/reports/{waiting.pk}/index").status_code == 409


def test_what_a_version_came_from_is_a_file(client_as, newsroom) -> None:
    report = factories.make_published(newsroom)
    correct(factories.make_actor(newsroom), report.pk, text="New words.", headline="New", note="All of it.")
    client = client_as("reporter")
    answer = client.get(f"/desk/reports/{report.pk}/v/1/received")
    assert answer["Content-Type"] == "application/octet-stream" and b"ferry" in answer.content
    assert client.get(f"/desk/reports/{report.pk}/v/2/received").status_code == 404
    assert client.get(f"/desk/reports/{report.pk}/v/9/received").status_code == 404
    assert client.get(f"/desk/reports/{factories.new_uuid()}").status_code == 404
