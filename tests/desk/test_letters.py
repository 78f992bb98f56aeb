"""The screens of letters: read by a person, sent by that person's own mail, marked as sent once."""

from __future__ import annotations

import re

import pytest
from tests import factories

from stemma.actions import correct, send_letter
from stemma.record.models import Letter, Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(newsroom, actor) -> Letter:
    report = factories.make_published(newsroom)
    factories.make_copy(report, factories.TEXT)
    text = report.current.text.replace("4,200", "2,400")
    correct(actor("editor"), report.pk, text=text, headline=report.current.headline, note="2,400, not 4,200.")
    factories.run_jobs()
    return Letter.objects.get()


def values(letter: Letter, **more: str) -> dict[str, str]:
    return {"to": "desk@copies.example", "subject": letter.subject, "body": letter.body} | more


def test_the_list_says_how_many_wait_and_which_lack_an_address(letter, client_as) -> None:
    page = client_as("reporter").get("/desk/letters").content.decode()
    assert "1 letter waits for you" in page
    assert "no address known" in page
    assert client_as("reporter").get("/desk/letters?state=nonsense&report=x&page=-1").status_code == 200


def test_letters_of_one_report_have_an_address(newsroom, letter, client_as) -> None:
    client = client_as("reporter")
    other = factories.make_published(newsroom, factories.TEXT.replace("ferry", "tram"), "Tram")
    assert "Correction of" in client.get(f"/desk/letters?report={letter.copy.report_id}").content.decode()
    page = client.get(f"/desk/letters?report={other.pk}").content.decode()
    assert "Correction of" not in page and "No letter waits for you" in page
    assert client.get(f"/desk/letters?report={factories.new_uuid()}").status_code == 404


def test_a_letter_names_the_page_the_correction_and_where_to_answer(letter, client_as) -> None:
    page = client_as("editor").get(f"/desk/letters/{letter.pk}").content.decode()
    for words in (letter.copy.page.address, "2,400, not 4,200.", "desk@seaford.example", "/r/"):
        assert words in page


def test_a_letter_is_mended_and_marked_as_sent(letter, client_as) -> None:
    client = client_as("editor")
    answer = client.post(f"/desk/letters/{letter.pk}", values(letter, body="Please mend it."), follow=True)
    assert "Marked as sent" in answer.content.decode()
    letter.refresh_from_db()
    assert (letter.state, letter.body, letter.to) == ("sent", "Please mend it.", "desk@copies.example")
    assert "Please mend it." in client.get(f"/desk/letters/{letter.pk}").content.decode()
    assert "Correction of" in client.get("/desk/letters?state=sent").content.decode()


@pytest.mark.parametrize("missing", ["to", "subject", "body"])
def test_a_letter_that_lacks_something_keeps_what_was_typed(letter, client_as, missing) -> None:
    answer = client_as("editor").post(f"/desk/letters/{letter.pk}", values(letter, **{missing: " "}))
    assert answer.status_code == 400
    kept = {"to": "Correction of", "subject": "desk@copies.example", "body": "desk@copies.example"}[missing]
    assert kept in answer.content.decode()
    assert Letter.objects.get().state == "draft"


def test_a_letter_that_a_colleague_sent_is_not_sent_again(letter, actor, client_as) -> None:
    send_letter(actor("editor"), letter.pk, **values(letter))
    client = client_as("editor")
    answer = client.post(f"/desk/letters/{letter.pk}", values(letter, body="Another."))
    assert answer.status_code == 409
    assert "“Sent” already" in answer.content.decode()
    assert client.post(f"/desk/letters/{letter.pk}/drop").status_code == 409


def test_a_letter_is_dropped_and_the_copy_stays_on_its_list(letter, client_as) -> None:
    client = client_as("editor")
    client.post(f"/desk/letters/{letter.pk}/drop")
    assert Letter.objects.get().state == "dropped"
    assert "copies.example" in client.get(f"/desk/reports/{letter.copy.report_id}/copies").content.decode()


def test_the_mail_link_carries_the_letter_and_nothing_else(letter, client_as) -> None:
    evil = 'a@b.example?bcc=all@x.example&body=x"><script>alert(1)</script>'
    Letter.objects.update(to=evil, subject='"><script>alert(1)</script>')
    page = client_as("editor").get(f"/desk/letters/{letter.pk}").content.decode()
    assert "<script>alert" not in page
    link = re.search(r'href="(mailto:[^"]+)"', page)
    assert link and link[1].count("?") == 1 and "bcc=" not in link[1]


def test_a_reporter_reads_a_letter_and_cannot_send_it(letter, client_as) -> None:
    page = client_as("reporter").get(f"/desk/letters/{letter.pk}").content.decode()
    assert "Letters are sent by an editor." in page and "I have sent it" not in page


def test_the_site_s_contact_is_where_the_letter_goes(newsroom, actor, client_as) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    site = Site.objects.create(newsroom=newsroom, address="https://copies.example/", contact="ed@copies.example")
    copy.page.site = site
    copy.page.save()
    correct(actor("editor"), report.pk, text=report.current.text + "\nMore.\n", headline="Ferry", note="More.")
    factories.run_jobs()
    assert "ed@copies.example" in client_as("editor").get("/desk/letters").content.decode()
