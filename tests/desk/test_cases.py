"""The screens of cases: the list, the evidence, and what each decision leads to."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import factories

from stemma.actions import Opened, Removal, correct, decline_case, open_case, withdraw
from stemma.record.models import Case, Correction, Report

pytestmark = pytest.mark.django_db
COMPLAINT = Opened("complaint", "offensive", "It mocks the people of Holm.", "Ada Holm", sender_email="a@holm.example")
REQUEST = Opened("correction", "inaccurate", "It was 2,400.", "Ada Holm", evidence="https://town.example/minutes")
CLAIM = Opened("claim", "court order", "Take it down.", "Ole Brandt", sender_email="ole@brandt.example")
CLAIM = replace(CLAIM, work_description="My ferry story", work_text=factories.TEXT, work_published_on="2026-03-01")
CLAIM = replace(CLAIM, has_good_faith=True, has_authority=True, signature="Ole Brandt")
CLAIM = replace(CLAIM, is_legal_demand=True, law="Press act, section 12")


@pytest.fixture
def opened(newsroom, actor):
    """A case of the kind asked for, on a published report, with its receipt."""

    def make(what: Opened) -> tuple[Case, str]:
        report = Report.objects.first() or factories.make_published(newsroom)
        token = open_case(actor("stranger"), report.pk, what)
        return Case.objects.latest("created_at"), token

    return make


def heading(answer) -> str:
    found = re.search(r"<h1>(.*?)</h1>", answer.content.decode(), re.DOTALL)
    assert found
    return found[1]


def put_right(case: Case, **more: str) -> dict[str, str]:
    """What the form of an accepted correction sends."""
    current = case.report.current
    values = {
        "accept-reasons": "The minutes say so.",
        "accept-headline": current.headline,
        "accept-text": current.text.replace("4,200", "2,400").replace("\n", "\r\n"),
        "accept-note": "2,400 people, not 4,200.",
        "accept-base_number": str(current.number),
    }
    return values | more


def test_the_list_says_how_many_wait_and_can_be_narrowed(newsroom, actor, opened, client_as) -> None:
    client = client_as("reporter")
    assert heading(client.get("/desk/cases")) == "No case waits for a decision"
    done, _token = opened(replace(COMPLAINT, what="An old matter."))
    decline_case(actor("editor"), done.pk, "No.")
    opened(COMPLAINT)
    opened(CLAIM)
    page = client.get("/desk/cases")
    assert heading(page) == "2 cases wait for a decision"
    assert "An old matter." not in page.content.decode()
    assert "It mocks" not in client.get("/desk/cases?kind=claim").content.decode()
    assert "An old matter." in client.get("/desk/cases?state=closed").content.decode()
    assert client.get("/desk/cases?kind=nonsense&state=x&page=99").status_code == 200
    assert "No case of this sort" in client.get("/desk/cases?kind=correction").content.decode()


def test_a_complaint_is_decided_with_reasons(opened, client_as, stranger_client) -> None:
    case, token = opened(COMPLAINT)
    client = client_as("editor")
    page = client.get(f"/desk/cases/{case.pk}").content.decode()
    assert "It mocks the people of Holm." in page and "a@holm.example" in page
    assert client.post(f"/desk/cases/{case.pk}/accept", {"accept-reasons": " "}).status_code == 400
    assert client.post(f"/desk/cases/{case.pk}/accept", {"accept-reasons": "You are right."}).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.reasons) == ("accepted", "You are right.")
    assert "You are right." in stranger_client.get(f"/receipt?token={token}").content.decode()


def test_an_accepted_correction_is_published_and_told(opened, client_as, stranger_client) -> None:
    case, _token = opened(REQUEST)
    client = client_as("editor")
    assert "Now 4,200 people" in client.get(f"/desk/cases/{case.pk}").content.decode(), "the text stands in the form"
    answer = client.post(f"/desk/cases/{case.pk}/accept", put_right(case), follow=True)
    assert "Decided." in answer.content.decode()
    assert Correction.objects.get().case_id == case.pk
    page = stranger_client.get(f"/r/{case.report_id}", follow=True).content.decode()
    assert "2,400 people, not 4,200." in page


@pytest.mark.parametrize("missing", ["accept-reasons", "accept-note", "accept-text", "accept-headline"])
def test_a_correction_that_lacks_something_keeps_what_was_typed(opened, client_as, missing) -> None:
    case, _token = opened(REQUEST)
    answer = client_as("editor").post(f"/desk/cases/{case.pk}/accept", put_right(case, **{missing: " "}))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert page.count("2,400") >= 1
    assert '<details class="deed" open>' in page
    assert not Correction.objects.exists()


def test_a_correction_that_changes_nothing_is_refused_with_its_sentence(opened, client_as) -> None:
    case, _token = opened(REQUEST)
    same = put_right(case, **{"accept-text": case.report.current.text})
    answer = client_as("editor").post(f"/desk/cases/{case.pk}/accept", same)
    assert answer.status_code == 400
    assert "Nothing in the text or headline is changed" in answer.content.decode()


def test_a_version_in_between_is_told_and_one_can_go_on(opened, actor, client_as) -> None:
    case, _token = opened(REQUEST)
    typed = put_right(case)
    report = case.report
    correct(actor("editor"), report.pk, text=report.current.text + "\nMore.\n", headline="Ferry runs", note="More.")
    client = client_as("editor")
    answer = client.post(f"/desk/cases/{case.pk}/accept", typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "version 2 is the current one" in page and "2,400 people, not 4,200." in page
    assert re.search(r'name="accept-base_number" value="2"', page)
    answer = client.post(f"/desk/cases/{case.pk}/accept", typed | {"accept-base_number": "2"})
    assert answer.status_code == 302
    assert Report.objects.get().current.number == 3


@pytest.mark.parametrize("path", ["accept", "decline", "note"])
def test_a_case_that_somebody_else_closed_keeps_what_was_typed(opened, actor, client_as, path) -> None:
    case, _token = opened(COMPLAINT)
    decline_case(actor("editor"), case.pk, "No.")
    typed = "Words that took an hour."
    values = {"accept-reasons": typed, "decline-reasons": typed, "note": typed}
    answer = client_as("editor").post(f"/desk/cases/{case.pk}/{path}", values)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "“Declined” already" in page and typed in page


def test_a_note_goes_to_the_sender_or_stays_at_the_desk(opened, client_as, stranger_client) -> None:
    case, token = opened(COMPLAINT)
    client = client_as("editor")
    assert client.post(f"/desk/cases/{case.pk}/note", {"note": ""}).status_code == 400
    client.post(f"/desk/cases/{case.pk}/note", {"note": "We read it.", "is_public": "on"})
    client.post(f"/desk/cases/{case.pk}/note", {"note": "Who wrote this?"})
    desk = client.get(f"/desk/cases/{case.pk}").content.decode()
    assert "We read it." in desk and "Who wrote this?" in desk
    theirs = stranger_client.get(f"/receipt?token={token}").content.decode()
    assert "We read it." in theirs and "Who wrote this?" not in theirs


def test_a_claim_is_held_first_then_taken_down_with_451(opened, client_as, stranger_client) -> None:
    case, token = opened(CLAIM)
    chief = client_as("chief")
    accept = {
        "accept-reasons": "The order binds us.",
        "accept-reason": "court order",
        "accept-note": "Removed by order of a court.",
        "accept-is_legal": "on",
        "accept-demanded_by": "The court of Tarn",
        "accept-law": "Press act, section 12",
    }
    assert "First hold the claimed work" in chief.get(f"/desk/cases/{case.pk}").content.decode()
    answer = chief.post(f"/desk/cases/{case.pk}/accept", accept)
    assert answer.status_code == 409
    assert "held against the engine" in answer.content.decode()
    assert Report.objects.get().state == "published"
    assert chief.post(f"/desk/cases/{case.pk}/hold").status_code == 302
    page = chief.get(f"/desk/cases/{case.pk}").content.decode()
    assert "of the report stands in the claimed work" in page and "no proof of who was first" in page
    assert chief.post(f"/desk/cases/{case.pk}/accept", accept | {"accept-note": ""}).status_code == 400
    assert chief.post(f"/desk/cases/{case.pk}/accept", accept | {"accept-demanded_by": ""}).status_code == 400
    assert chief.post(f"/desk/cases/{case.pk}/accept", accept).status_code == 302
    gone = stranger_client.get(f"/r/{case.report_id}")
    assert gone.status_code == 451
    assert "Removed by order of a court." in gone.content.decode() and "refitted" not in gone.content.decode()
    factories.run_jobs()
    checked = stranger_client.post("/check", {"text": factories.TEXT}).content.decode()
    assert str(case.report_id) not in checked
    theirs = stranger_client.get(f"/receipt?token={token}").content.decode()
    assert "The order binds us." in theirs and "Ferry to run" not in theirs
    assert chief.get(f"/desk/cases/{case.pk}").status_code == 200


def test_a_claim_whose_work_cannot_be_had_says_so(opened, client_as) -> None:
    case, _token = opened(replace(CLAIM, work_text="", work_address="http://127.0.0.1:9/work"))
    chief = client_as("chief")
    chief.post(f"/desk/cases/{case.pk}/hold")
    page = chief.get(f"/desk/cases/{case.pk}").content.decode()
    assert "Nothing could be held beside the report" in page


def test_a_case_about_a_withdrawn_report_can_only_be_declined(opened, actor, client_as) -> None:
    case, _token = opened(REQUEST)
    withdraw(actor("chief"), case.report_id, Removal("kill", "wrong", "It was wrong."))
    client = client_as("editor")
    assert "withdrawn already" in client.get(f"/desk/cases/{case.pk}").content.decode()
    answer = client.post(f"/desk/cases/{case.pk}/accept", put_right(case))
    assert answer.status_code == 409
    assert client.post(f"/desk/cases/{case.pk}/decline", {"decline-reasons": "It is gone."}).status_code == 302


def test_an_editor_sees_that_a_chief_decides_claims(opened, client_as) -> None:
    case, _token = opened(CLAIM)
    page = client_as("editor").get(f"/desk/cases/{case.pk}").content.decode()
    assert "Claims are decided by a chief editor." in page
    assert "/accept" not in page


def test_the_number_of_queries_does_not_grow_with_cases(opened, client_as) -> None:
    client = client_as("editor")
    opened(COMPLAINT)
    client.get("/desk/cases")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/desk/cases").status_code == 200
        return len(captured)

    before = queries()
    for _ in range(5):
        opened(COMPLAINT)
    assert queries() == before
