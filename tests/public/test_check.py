"""Check a copy: the finding, what is never shown, and what is never kept."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from tests import factories

from stemma.actions import Removal, correct, erase, withdraw
from stemma.record.models import Check, Event
from stemma.shapes import clock

pytestmark = pytest.mark.django_db

ALTERED = factories.TEXT.replace("4,200", "4,800") + "\nMany islanders say this comes zweifellosundspaet.\n"
ELSEWHERE = """A bridge of forty metres fell into the Lenne near Oddal, the county road office said on 4 April 2026.

“Nobody was on it,” said Pia Moss, who leads the office. “We had closed it the week before.”
"""


def address_in(page: str) -> str:
    found = re.search(r'href="http://testserver(/check/[^"]+)"', page)
    assert found, "the page names no address of its result"
    return found[1]


def check(client, text: str = ALTERED, **more: str):
    return client.post("/check", {"text": text, **more})


def heading(answer) -> str:
    found = re.search(r"<h1>(.*?)</h1>", answer.content.decode(), re.DOTALL)
    assert found
    return found[1]


def test_the_form_stands_there_for_everybody(stranger_client) -> None:
    answer = stranger_client.get("/check?address=https://a.example/x")
    assert answer.status_code == 200
    assert 'value="https://a.example/x"' in answer.content.decode()


def test_an_altered_copy_is_told_with_its_quotation_and_its_own_words(newsroom, stranger_client) -> None:
    report = factories.make_published(newsroom)
    answer = check(stranger_client)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "with words changed" in heading(answer)
    assert "It carries version 1, the current one" in page
    assert "1 quotation is altered" in page
    assert re.search(r"<ins[^>]*>4,800</ins>", page)
    assert re.search(r"<del[^>]*>4,200</del>", page)
    assert str(report.pk) in page
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "no-store"


def test_the_order_is_finding_words_side_by_side_credit_quotations(newsroom, stranger_client) -> None:
    factories.make_published(newsroom)
    page = check(stranger_client).content.decode()
    parts = ("<h1>", 'id="whose-words"', 'id="beside-1"', 'id="credit-1"', 'id="quotations-1"')
    assert [page.index(part) for part in parts] == sorted(page.index(part) for part in parts)


def test_an_old_version_is_told_with_the_way_to_what_changed(newsroom, actor, stranger_client) -> None:
    report = factories.make_published(newsroom)
    text = report.current.text.replace("4,200", "2,400")
    correct(actor("editor"), report.pk, text=text, headline=report.current.headline, note="2,400.")
    factories.run_jobs()
    page = check(stranger_client, factories.TEXT).content.decode()
    assert "It carries version 1; the current one is 2" in page
    assert f"/r/{report.pk}/difference/1/2" in page


def test_with_no_match_it_says_what_it_was_held_against_and_what_the_text_tells(newsroom, stranger_client) -> None:
    factories.make_published(newsroom)
    answer = check(stranger_client, ELSEWHERE)
    page = answer.content.decode()
    assert heading(answer) == "Not among the 1 report here"
    assert "Pia Moss" in page and "Held against 1 published report." in page
    assert "original" not in heading(answer)
    assert re.search(r"<details[^>]* open><summary>Hold it against a second text", page)


def test_an_empty_archive_is_no_obstacle(newsroom, stranger_client) -> None:
    answer = check(stranger_client, ELSEWHERE)
    assert answer.status_code == 200
    assert "No report has been published here yet" in heading(answer)
    assert "Pia Moss" in answer.content.decode()


def test_a_second_text_is_held_beside_the_first(newsroom, stranger_client) -> None:
    answer = check(stranger_client, ELSEWHERE, other_text=ELSEWHERE.replace("forty", "sixty") + "\nMore was said.\n")
    page = answer.content.decode()
    assert "of the second text stands in the first" in heading(answer)
    assert re.search(r"<(ins|del)[^>]*>(forty|sixty)</(ins|del)>", page)
    none = check(stranger_client, ELSEWHERE, other_text="Something else altogether, in a few words.")
    assert "share no run of words" in heading(none)


def test_an_upload_is_read_and_its_words_stand_in_the_form_to_go_on(newsroom, stranger_client) -> None:
    factories.make_published(newsroom)
    page = (
        f"<html><body><article><h1>Ferry</h1><p>{factories.TEXT}</p><script>alert(1)</script></article></body></html>"
    )
    file = SimpleUploadedFile("a.html", page.encode(), "text/html")
    answer = stranger_client.post("/check", {"file": file})
    assert answer.status_code == 200
    assert "a report from here" in heading(answer)
    assert "alert(1)" not in answer.content.decode()
    assert re.search(r"<textarea[^>]*>[^<]*Mara Lind", answer.content.decode())


@pytest.mark.parametrize("state", ["inbox", "withdrawn"])
def test_what_is_not_public_cannot_be_felt_out(newsroom, actor, stranger_client, state) -> None:
    factories.make_published(newsroom, ELSEWHERE, "Bridge falls near Oddal")
    if state == "inbox":
        hidden = factories.make_report(newsroom)
    else:
        hidden = factories.make_published(newsroom)
        withdraw(actor("chief"), hidden.pk, Removal("kill", "wrong", "It was wrong."))
    before = check(stranger_client, factories.TEXT)
    factories.run_jobs()
    after = check(stranger_client, factories.TEXT)
    for answer in (before, after):
        assert heading(answer) == "Not among the 1 report here"
        assert str(hidden.pk) not in answer.content.decode()
    kept = stranger_client.get(address_in(after.content.decode())).content.decode()
    assert str(hidden.pk) not in kept and "Mara" not in kept


def everything_kept(folder: Path) -> bytes:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows.append(repr(cursor.fetchall()).encode())
    return b"".join(rows) + b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_what_was_pasted_is_kept_nowhere(newsroom, stranger_client, data_folder) -> None:
    factories.make_published(newsroom)
    unique = "zweifellosundspaet"
    answer = check(stranger_client)
    assert unique in answer.content.decode()
    assert unique.encode() not in everything_kept(data_folder)
    assert b"4,800" not in everything_kept(data_folder)
    assert b"4,200" in everything_kept(data_folder), "the search finds what is there"


def test_the_kept_result_shows_dots_for_what_is_not_ours(newsroom, stranger_client) -> None:
    factories.make_published(newsroom)
    address = address_in(check(stranger_client).content.decode())
    answer = stranger_client.get(address)
    page = answer.content.decode()
    assert "refitted over the winter" in page
    assert "zweifellos" not in page and "4,800" not in page
    assert "·····" in page
    assert answer["X-Robots-Tag"] == "noindex"
    assert heading(answer) == "This text holds 95% of a report from here, with words changed" or "%" in heading(answer)


def test_a_kept_result_forgets_a_report_that_was_withdrawn_since(newsroom, actor, stranger_client) -> None:
    report = factories.make_published(newsroom)
    address = address_in(check(stranger_client).content.decode())
    withdraw(actor("chief"), report.pk, Removal("takedown", "privacy", "Removed."))
    page = stranger_client.get(address).content.decode()
    assert "refitted" not in page and "Ferry to run" not in page
    factories.run_jobs()
    erase(actor("chief"), report.pk)
    assert not Check.objects.exists()


def test_a_result_expires_and_a_forged_one_never_was(newsroom, stranger_client, monkeypatch) -> None:
    address = address_in(check(stranger_client).content.decode())
    assert stranger_client.get("/check/forged").status_code == 404
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=8))
    assert stranger_client.get(address).status_code == 404
    check(stranger_client, ELSEWHERE)
    assert Check.objects.count() == 1, "what expired is swept away by the next check"


def test_a_check_leaves_no_event(newsroom, stranger_client) -> None:
    factories.make_published(newsroom)
    count = Event.objects.count()
    check(stranger_client)
    assert Event.objects.count() == count


def test_scripts_in_what_is_checked_stay_words(newsroom, stranger_client) -> None:
    factories.make_published(newsroom)
    evil = "<script>alert('x')</script>\n\n" + factories.TEXT + '\n"><img src=x onerror=alert(2)>\n'
    page = check(stranger_client, evil, other_text=evil).content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;" in page


def test_the_desk_has_the_same_screen_in_its_own_frame(newsroom, client_as, stranger_client) -> None:
    factories.make_published(newsroom)
    assert stranger_client.get("/desk/check").status_code == 302
    answer = client_as("reporter").post("/desk/check", {"text": ALTERED})
    assert 'action="/desk/check"' in answer.content.decode()
    assert "with words changed" in heading(answer)


def test_a_stock_phrase_that_two_texts_share_makes_no_copy(newsroom, stranger_client) -> None:
    terms = "\nRe-publications are welcome, but we kindly ask you to cite all these original links and sources.\n"
    factories.make_published(newsroom, factories.TEXT + terms)
    answer = check(stranger_client, ELSEWHERE + terms)
    assert heading(answer) == "Not among the 1 report here"


def test_the_real_page_is_read_hop_by_hop_with_no_report_to_hold_it_against(newsroom, stranger_client, shared) -> None:
    page = shared / "samples" / "relayed_report.txt"
    if not page.is_file():
        pytest.skip("the sample report is not there")
    factories.make_published(newsroom, factories.TEXT, "Ferry to run")
    answer = stranger_client.post("/check", {"file": SimpleUploadedFile("report.txt", page.read_bytes())})
    words = answer.content.decode()
    assert heading(answer) == "Not among the 1 report here"
    for part in (
        "Syrian Arab News Agency",
        "SFP-WP Newsroom",
        "SyrianPatriots",
        "terms of republication",
        "21 November",
    ):
        assert part in words


def test_a_term_that_is_not_kept_is_called_no_missing_credit(newsroom, stranger_client) -> None:
    text = factories.TEXT + "\nRepublish this report for free. You must credit Seaford Relay. Do not edit the text.\n"
    factories.make_published(newsroom, text)
    page = stranger_client.post("/check", {"text": text.replace("4,200", "2,400")}).content.decode()
    assert "1 of its terms is not kept" in page
    assert "credit is missing" not in page
