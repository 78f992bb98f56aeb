"""The screens of copies: the finding as title, what each copy carries, one copy beside its report."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories

from stemma.actions import Removal, Seen, correct, record_sighting, send_letter, withdraw
from stemma.record.models import Copy, Judgement, Letter, Report

pytestmark = pytest.mark.django_db
CORRECTED = factories.TEXT.replace("4,200", "2,400")
OWED = f"""SEAFORD, 3 March (Coast News Agency) – {factories.TEXT}
Re-publications are welcome, but we kindly ask you to cite all these original links and sources: https://seaford.example/ferry
"""


def put_right(actor, report: Report, kind: str = "correction", old: str = "4,200", new: str = "2,400") -> None:
    report.refresh_from_db()
    text = report.current.text.replace(old, new)
    correct(actor("editor"), report.pk, text=text, headline=report.current.headline, note="Put right.", kind=kind)
    factories.run_jobs()


def heading(answer) -> str:
    found = re.search(r"<h1>(.*?)</h1>", answer.content.decode(), re.DOTALL)
    assert found
    return found[1]


def row_of(answer, host: str) -> str:
    found = re.search(rf"<tr>(?:(?!</tr>).)*{re.escape(host)}.*?</tr>", answer.content.decode(), re.DOTALL)
    assert found
    return found[0]


def test_with_no_copies_the_screens_say_what_to_do(newsroom, client_as) -> None:
    report = factories.make_published(newsroom)
    client = client_as("reporter")
    assert heading(client.get("/desk/copies")) == "No copies seen yet"
    assert heading(client.get(f"/desk/reports/{report.pk}/copies")) == "No copies among the pages watched"
    assert "Name a site to watch" in client.get("/desk/copies").content.decode()


def test_the_title_says_how_many_carry_the_correction(newsroom, actor, client_as) -> None:
    report = factories.make_published(newsroom)
    good = factories.make_copy(report, factories.TEXT, "https://good.example/1")
    factories.make_copy(report, factories.TEXT, "https://late.example/1")
    put_right(actor, report)
    factories.see(good.page, CORRECTED)
    client = client_as("reporter")
    answer = client.get(f"/desk/reports/{report.pk}/copies")
    assert heading(answer) == "1 of 2 copies carry version 2"
    assert "is-current" in row_of(answer, "good.example") and "carries version 2" in row_of(answer, "good.example")
    assert "is-wrong" in row_of(answer, "late.example") and "carries version 1" in row_of(answer, "late.example")
    assert "still wrong" not in answer.content.decode()
    assert heading(client.get("/desk/copies")) == "1 report has copies that carry an old version"
    assert "1 of 2" in client.get("/desk/copies").content.decode()
    only = client.get(f"/desk/reports/{report.pk}/copies?only=old").content.decode()
    assert "late.example" in only and "good.example" not in only


def test_a_copy_behind_an_update_is_amber_and_not_red(newsroom, actor, client_as) -> None:
    report = factories.make_published(newsroom)
    factories.make_copy(report, factories.TEXT, "https://late.example/1")
    put_right(actor, report, "update", "June.", "June. The yard said so.")
    row = row_of(client_as("reporter").get(f"/desk/reports/{report.pk}/copies"), "late.example")
    assert "is-waits" in row and "is-wrong" not in row


def test_copies_of_a_withdrawn_report_still_stand_until_they_are_gone(newsroom, actor, client_as) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT, "https://late.example/1")
    withdraw(actor("chief"), report.pk, Removal("kill", "wrong", "It was wrong."))
    factories.run_jobs()
    client = client_as("editor")
    answer = client.get(f"/desk/reports/{report.pk}/copies")
    assert heading(answer) == "1 copy still stands"
    assert "is-wrong" in row_of(answer, "late.example")
    assert "late.example" in client.get(f"/desk/reports/{report.pk}/copies?only=old").content.decode()
    assert heading(client.get("/desk/copies")) == "1 report has copies that carry an old version"
    assert client.get(f"/desk/copies/{copy.pk}").status_code == 200
    record_sighting(actor("worker"), copy.page_id, Seen(410, problem="The page answered 410."))
    assert heading(client.get(f"/desk/reports/{report.pk}/copies")) == "The one copy is gone"
    assert "no longer has it" in heading(client.get(f"/desk/copies/{copy.pk}"))


def test_missing_credit_is_said_and_leads_to_a_letter(newsroom, client_as) -> None:
    report = factories.make_published(newsroom, OWED)
    copy = factories.make_copy(report, factories.TEXT, "https://bare.example/1")
    client = client_as("editor")
    answer = client.get(f"/desk/reports/{report.pk}/copies")
    assert heading(answer) == "Credit is missing in the one copy"
    assert "bare.example" in client.get(f"/desk/reports/{report.pk}/copies?only=credit").content.decode()
    answer = client.post(f"/desk/copies/{copy.pk}/ask-credit")
    assert answer["Location"] == f"/desk/letters/{Letter.objects.get().pk}"
    assert client.post(f"/desk/copies/{copy.pk}/ask-credit")["Location"] == answer["Location"], "no second letter"


def test_a_letter_for_credit_that_is_not_missing_is_answered_with_a_sentence(newsroom, client_as) -> None:
    copy = factories.make_copy(factories.make_published(newsroom), factories.TEXT)
    answer = client_as("editor").post(f"/desk/copies/{copy.pk}/ask-credit", follow=True)
    assert "Nothing of the credit is missing" in answer.content.decode()


def test_letters_that_are_missing_are_written_by_one_press(newsroom, actor, client_as) -> None:
    report = factories.make_published(newsroom)
    put_right(actor, report)
    factories.make_copy(report, factories.TEXT, "https://late.example/1")
    client = client_as("editor")
    page = client.get(f"/desk/reports/{report.pk}/copies").content.decode()
    assert "Write 1 letter" in page
    answer = client.post(f"/desk/reports/{report.pk}/letters")
    assert answer["Location"] == f"/desk/letters?report={report.pk}"
    page = client.get(f"/desk/reports/{report.pk}/copies").content.decode()
    assert "Write 1 letter" not in page and "1 letter waits for you" in page and "a letter waits" in page
    assert "has one already" in client.post(f"/desk/reports/{report.pk}/letters", follow=True).content.decode()


def test_a_report_that_was_never_changed_needs_no_letters(newsroom, client_as) -> None:
    report = factories.make_published(newsroom)
    answer = client_as("editor").post(f"/desk/reports/{report.pk}/letters", follow=True)
    assert "neither corrected nor withdrawn" in answer.content.decode()


def test_one_copy_shows_the_altered_words_and_what_changed(newsroom, client_as) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    factories.see(copy.page, factories.TEXT.replace("nine years", "ten years"))
    answer = client_as("reporter").get(f"/desk/copies/{copy.pk}")
    page = answer.content.decode()
    assert "carries version 1" in heading(answer)
    assert re.search(r"<ins[^>]*>ten</ins>", page)
    assert "Quotation changed" in page and "Found" in page
    assert "Judge</button>" not in page, "a reporter does not judge"


def test_a_judgement_needs_a_verdict_and_keeps_what_was_typed(newsroom, client_as) -> None:
    copy = factories.make_copy(factories.make_published(newsroom), factories.TEXT)
    client = client_as("editor")
    answer = client.post(f"/desk/copies/{copy.pk}/judge", {"verdict": "theft", "why": "it looks so"})
    assert answer.status_code == 400
    assert "it looks so" in answer.content.decode()
    assert not Judgement.objects.exists()
    client.post(f"/desk/copies/{copy.pk}/judge", {"verdict": "no copy", "why": "a handout"})
    assert "a handout" in client.get(f"/desk/copies/{copy.pk}").content.decode()
    assert heading(client.get(f"/desk/reports/{copy.report_id}/copies")) == "No copies among the pages watched"
    assert "copies.example" in client.get(f"/desk/reports/{copy.report_id}/copies?only=judged").content.decode()


def test_what_was_erased_is_said_to_be_gone(newsroom, actor, client_as) -> None:
    from stemma.actions import erase

    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    withdraw(actor("chief"), report.pk, Removal("takedown", "privacy", "Removed."))
    erase(actor("chief"), report.pk)
    client = client_as("reporter")
    for path in (f"/desk/copies/{copy.pk}", f"/desk/reports/{report.pk}/copies", "/desk/copies", "/desk/letters"):
        page = client.get(path)
        assert page.status_code == 200
        assert "refitted" not in page.content.decode()
    assert "not here any more" in client.get(f"/desk/copies/{copy.pk}").content.decode()


def test_scripts_from_a_page_elsewhere_stay_words(newsroom, client_as) -> None:
    report = factories.make_published(newsroom)
    evil = '<script>alert(1)</script> "><img src=x onerror=alert(2)>\n\n'
    copy = factories.make_copy(report, evil + factories.TEXT)
    for path in (f"/desk/copies/{copy.pk}", f"/desk/reports/{report.pk}/copies", "/desk/copies"):
        page = client_as("reporter").get(path).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page


@pytest.mark.parametrize("sort", ["host", "-host", "kept", "-since", "credit", "version", "nonsense", "';--"])
def test_every_sort_has_an_address(newsroom, client_as, sort) -> None:
    report = factories.make_published(newsroom)
    for name in ("b", "a", "c"):
        factories.make_copy(report, factories.TEXT, f"https://{name}.example/1")
    page = client_as("reporter").get(f"/desk/reports/{report.pk}/copies", {"sort": sort}).content.decode()
    hosts = re.findall(r"<strong><bdi>(\w)\.example", page)
    assert sorted(hosts) == ["a", "b", "c"]
    if sort.endswith("host"):
        assert hosts == sorted(hosts, reverse=sort.startswith("-"))


def queries(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_copies(newsroom, actor, client_as) -> None:
    report = factories.make_published(newsroom)
    factories.make_copy(report, factories.TEXT)
    put_right(actor, report)
    client = client_as("editor")
    paths = ["/desk/copies", f"/desk/reports/{report.pk}/copies", "/desk/sites", "/desk/letters"]
    for path in paths:
        client.get(path)
    before = [queries(client, path) for path in paths]
    for number in range(4):
        factories.make_copy(report, factories.TEXT, f"https://more{number}.example/")
    other = factories.make_published(newsroom, factories.TEXT.replace("ferry", "tram"), "Tram")
    factories.make_copy(other, factories.TEXT.replace("ferry", "tram"))
    client.post(f"/desk/reports/{report.pk}/letters")
    client.get("/desk/letters")
    assert Copy.objects.count() >= 6 and Letter.objects.count() >= 5
    assert [queries(client, path) for path in paths] == before


def test_a_letter_about_what_was_put_right_since_waits_no_more(newsroom, actor, client_as) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    put_right(actor, report)
    letter = Letter.objects.get()
    client = client_as("editor")
    assert "a letter waits" in client.get(f"/desk/reports/{report.pk}/copies").content.decode()
    assert "nothing left to ask for" not in client.get(f"/desk/letters/{letter.pk}").content.decode()
    factories.see(copy.page, CORRECTED)
    assert "a letter waits" not in client.get(f"/desk/reports/{report.pk}/copies").content.decode()
    assert "nothing left to ask for" in client.get(f"/desk/letters/{letter.pk}").content.decode()
    assert "put right already" in client.get("/desk/letters").content.decode()
    send_letter(actor("editor"), letter.pk, to="a@b.example", subject="s", body="b")
    assert "nothing left to ask for" not in client.get(f"/desk/letters/{letter.pk}").content.decode()


def test_the_list_says_where_quotations_are_altered(newsroom, client_as) -> None:
    report = factories.make_published(newsroom)
    factories.make_copy(report, factories.TEXT)
    client = client_as("reporter")
    assert "altered" not in client.get(f"/desk/reports/{report.pk}/copies").content.decode()
    factories.make_copy(report, factories.TEXT.replace("waited nine years", "waited two years"))
    assert "1 quotation altered" in client.get(f"/desk/reports/{report.pk}/copies").content.decode()
