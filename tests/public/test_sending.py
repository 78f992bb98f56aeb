"""What a stranger sends: submissions, errors reported, claims; receipts, and what their sender sees."""

from __future__ import annotations

import re

import pytest
from tests import factories

from stemma.actions import Removal, decline, decline_case, review_case, withdraw
from stemma.record.models import Case, CaseStep, InboxItem, Report, Submission

pytestmark = pytest.mark.django_db

SUBMISSION = {
    "headline": "Chess club wins in Tarn",
    "text": "The chess club won all five boards on Sunday, said Ina Sund, who leads it.",
    "item_kind": "article",
    "sender_name": "Ina Sund",
    "sender_email": "ina@chess.example",
    "credit_wanted": "Brenna Chess Club",
    "has_consent": "on",
}
COMPLAINT = {"about": "offensive", "what": "It mocks the people of Holm.", "sender_name": "Ada Holm"}
REQUEST = {
    "about": "correction",
    "what": "It was 2,400 people.",
    "evidence": "https://town.example/minutes",
    "sender_name": "Ada Holm",
}
CLAIM = {
    "ground": "copyright",
    "what": "The text is mine.",
    "work_description": "My ferry story",
    "work_text": factories.TEXT,
    "sender_name": "Ole Brandt",
    "sender_email": "ole@brandt.example",
    "has_good_faith": "on",
    "has_authority": "on",
    "signature": "Ole Brandt",
}
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def token_in(answer) -> str:
    assert answer.status_code == 200, answer.content.decode()[:3000]
    found = re.search(r'<code id="token">([^<]+)</code>', answer.content.decode())
    assert found
    return found[1]


def complain(client, report: Report, values: dict[str, str] = REQUEST):
    return client.post(f"/r/{report.pk}/report-an-error", values)


def test_a_submission_lands_in_the_inbox_and_its_receipt_shows_the_state(newsroom, actor, stranger_client) -> None:
    token = token_in(stranger_client.post("/submit", SUBMISSION))
    item = InboxItem.objects.get()
    assert (item.kind, item.state) == ("submission", "waiting")
    assert Submission.objects.get().credit_wanted == "Brenna Chess Club"
    page = stranger_client.get(f"/receipt?token={token}").content.decode()
    assert "An editor will read it" in page and "Chess club wins" not in page, "an unpublished text is not shown"
    decline(actor("editor"), item.pk, "We do not cover chess.")
    page = stranger_client.post("/receipt", {"token": f" {token.upper()} "}).content.decode()
    assert "Not published" in page and "We do not cover chess." in page


@pytest.mark.parametrize("missing", ["headline", "text", "item_kind", "sender_name", "has_consent"])
def test_a_submission_without_what_it_needs_keeps_what_was_typed(newsroom, stranger_client, missing) -> None:
    values = {name: value for name, value in SUBMISSION.items() if name != missing}
    answer = stranger_client.post("/submit", values)
    assert answer.status_code == 400
    assert not InboxItem.objects.exists()
    assert "Brenna Chess Club" in answer.content.decode()


def test_a_submission_that_is_too_long_is_refused_with_its_length(newsroom, stranger_client) -> None:
    answer = stranger_client.post("/submit", SUBMISSION | {"text": "word " * 50_000})
    assert answer.status_code == 400
    assert "200000" in answer.content.decode()


def test_an_empty_form_is_answered_with_its_errors(newsroom, stranger_client) -> None:
    assert stranger_client.post("/submit", {}).status_code == 400
    report = factories.make_published(newsroom)
    assert complain(stranger_client, report, {}).status_code == 400
    assert stranger_client.post(f"/r/{report.pk}/claim", {}).status_code == 400


@pytest.mark.parametrize(("values", "kind"), [(COMPLAINT, "complaint"), (REQUEST, "correction")])
def test_a_reader_reports_an_error_and_follows_it(newsroom, actor, stranger_client, values, kind) -> None:
    report = factories.make_published(newsroom)
    token = token_in(complain(stranger_client, report, values))
    case = Case.objects.get()
    assert (case.kind, case.state, case.version_number) == (kind, "open", 1)
    review_case(actor("editor"), case.pk, "We asked the town.")
    review_case(actor("editor"), case.pk, "Between us: hurry.", is_public=False)
    page = stranger_client.get(f"/receipt?token={token}").content.decode()
    assert "Under review" in page and "We asked the town." in page
    assert "Between us" not in page
    decline_case(actor("editor"), case.pk, "The minutes say otherwise.")
    assert "The minutes say otherwise." in stranger_client.get(f"/receipt?token={token}").content.decode()


def test_a_correction_says_where_it_can_be_verified(newsroom, stranger_client) -> None:
    report = factories.make_published(newsroom)
    answer = complain(stranger_client, report, REQUEST | {"evidence": " "})
    assert answer.status_code == 400
    assert "say where it can be verified" in answer.content.decode()
    assert "It was 2,400 people." in answer.content.decode()


def test_the_words_of_a_passage_come_along(newsroom, stranger_client) -> None:
    report = factories.make_published(newsroom)
    page = stranger_client.get(f"/r/{report.pk}/report-an-error?words=nine years").content.decode()
    assert re.search(r"<textarea[^>]*>\s*nine years", page)


def test_a_claim_is_opened_and_hides_nothing(newsroom, stranger_client) -> None:
    report = factories.make_published(newsroom)
    token_in(stranger_client.post(f"/r/{report.pk}/claim", CLAIM))
    assert Case.objects.get().kind == "claim"
    assert Report.objects.get().state == "published"


@pytest.mark.parametrize(
    "missing", ["work_description", "sender_email", "has_good_faith", "has_authority", "signature"]
)
def test_a_claim_without_what_it_needs_keeps_what_was_typed(newsroom, stranger_client, missing) -> None:
    report = factories.make_published(newsroom)
    values = {name: value for name, value in CLAIM.items() if name != missing}
    answer = stranger_client.post(f"/r/{report.pk}/claim", values)
    assert answer.status_code == 400
    assert "The text is mine." in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("path", ["report-an-error", "claim"])
def test_forms_about_what_is_not_public_are_not_there(newsroom, actor, stranger_client, path) -> None:
    inbox = factories.make_report(newsroom)
    assert stranger_client.get(f"/r/{inbox.pk}/{path}").status_code == 404
    assert stranger_client.get(f"/r/{factories.new_uuid()}/{path}").status_code == 404
    gone = factories.make_published(newsroom, factories.TEXT.replace("ferry", "tram"), "Tram to run")
    withdraw(actor("chief"), gone.pk, Removal("kill", "wrong", "It was wrong."))
    page = stranger_client.get(f"/r/{gone.pk}/{path}")
    assert page.status_code == 200
    assert "withdrawn" in page.content.decode() and "Tram to run" not in page.content.decode()


def test_a_forged_receipt_is_answered_404_and_tells_nothing(newsroom, stranger_client) -> None:
    report = factories.make_published(newsroom)
    token = token_in(complain(stranger_client, report))
    forged = token[:-1] + ("2" if token[-1] != "2" else "3")
    for answer in (
        stranger_client.get(f"/receipt?token={forged}"),
        stranger_client.post("/receipt", {"token": forged, "take_back": "yes"}),
        stranger_client.get("/receipt?token=' OR 1=1 --"),
        stranger_client.get("/receipt", {"token": "\x00" * 500}),
    ):
        assert answer.status_code == 404
        assert "It was 2,400 people." not in answer.content.decode()
    assert Case.objects.get().state == "open"


def test_a_receipt_asks_for_itself_and_is_kept_by_nobody_on_the_way(newsroom, stranger_client) -> None:
    assert stranger_client.get("/receipt").status_code == 200
    token = token_in(complain(stranger_client, factories.make_published(newsroom)))
    answer = stranger_client.get(f"/receipt?token={token}")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Robots-Tag"] == "noindex"


def test_a_sender_takes_a_case_back_once_and_only_by_sending(newsroom, stranger_client) -> None:
    token = token_in(complain(stranger_client, factories.make_published(newsroom)))
    stranger_client.get(f"/receipt?token={token}&take_back=yes")
    assert Case.objects.get().state == "open"
    answer = stranger_client.post("/receipt", {"token": token, "take_back": "yes"}, follow=True)
    assert "You have taken it back." in answer.content.decode()
    assert Case.objects.get().state == "taken back"
    again = stranger_client.post("/receipt", {"token": token, "take_back": "yes"})
    assert again.status_code == 200
    assert CaseStep.objects.filter(state="taken back").count() == 1


def test_scripts_in_every_field_of_an_outsider_stay_words(newsroom, client_as, stranger_client) -> None:
    report = factories.make_published(newsroom)
    free = ("headline", "text", "author", "sender_name", "credit_wanted")
    pages = [stranger_client.post("/submit", SUBMISSION | dict.fromkeys(free, EVIL) | {"sender_email": EVIL})]
    token_in(stranger_client.post("/submit", SUBMISSION | dict.fromkeys(free, EVIL)))
    free = ("what", "passage_text", "wanted_text", "evidence", "sender_name")
    pages.append(complain(stranger_client, report, REQUEST | dict.fromkeys(free, EVIL) | {"sender_email": EVIL}))
    token = token_in(complain(stranger_client, report, REQUEST | dict.fromkeys(free, EVIL)))
    pages.append(stranger_client.get(f"/receipt?token={token}"))
    free = ("what", "work_description", "work_text", "sender_name", "sender_capacity", "law", "signature")
    values = CLAIM | dict.fromkeys(free, EVIL) | {"is_legal_demand": "on", "work_published_on": EVIL[:20]}
    pages.append(stranger_client.post(f"/r/{report.pk}/claim", values | {"sender_email": EVIL}))
    token_in(stranger_client.post(f"/r/{report.pk}/claim", values))
    desk = client_as("chief")
    for case in Case.objects.all():
        desk.post(f"/desk/cases/{case.pk}/hold")
        pages.append(desk.get(f"/desk/cases/{case.pk}"))
    pages += [desk.get("/desk/cases"), desk.get("/desk/"), stranger_client.get(f"/receipt?token={EVIL}")]
    for page in pages:
        words = page.content.decode()
        assert "<script>alert" not in words and "<img src=x" not in words
        assert page.status_code in (200, 400, 404)


@pytest.mark.parametrize("what", ["submit", "case", "receipt"])
def test_a_stranger_who_sends_too_often_is_told_so(newsroom, stranger_client, client_as, monkeypatch, what) -> None:
    from stemma.public import asker

    report = factories.make_published(newsroom)
    monkeypatch.setitem(asker.PER_HOUR, what, 1)

    def ask(client) -> int:
        if what == "submit":
            return client.post("/submit", SUBMISSION).status_code
        if what == "case":
            return complain(client, report).status_code
        return client.get("/receipt?token=forged").status_code

    first = ask(stranger_client)
    assert first in (200, 404)
    assert ask(stranger_client) == 429
    assert ask(client_as("reporter")) == first


def test_what_was_typed_is_there_when_one_sends_too_often(newsroom, stranger_client, monkeypatch) -> None:
    from stemma.public import asker

    monkeypatch.setitem(asker.PER_HOUR, "submit", 0)
    answer = stranger_client.post("/submit", SUBMISSION)
    assert answer.status_code == 429
    assert "Brenna Chess Club" in answer.content.decode()


def test_whoever_sends_from_elsewhere_is_not_believed(newsroom) -> None:
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/submit", SUBMISSION)
    assert answer.status_code == 403
    assert "nothing was done" in answer.content.decode()
    assert not InboxItem.objects.exists()
