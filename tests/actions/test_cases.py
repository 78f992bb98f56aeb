"""Complaints, corrections, claims: opened by strangers, decided by people, with what follows."""

from __future__ import annotations

import pytest
from tests import factories

from stemma.actions import (
    NewText,
    Opened,
    Removal,
    accept_case,
    decline_case,
    hash_receipt,
    hold_claim,
    open_case,
    review_case,
    take_back_case,
)
from stemma.record.models import Case, CaseStep, Correction, Report, Version
from stemma.shapes import InputError, NotPermittedError, StateError

pytestmark = pytest.mark.django_db

REQUEST = Opened(
    "correction",
    "inaccurate",
    "It was 2,400 people.",
    "Ada Holm",
    wanted_text="2,400 people",
    evidence="https://town.example/minutes",
)
CLAIM = Opened(
    "claim",
    "copyright",
    "The text is mine.",
    "Ole Brandt",
    sender_email="ole@brandt.example",
    work_description="My ferry story",
    work_text=factories.TEXT,
    work_published_on="2026-03-01",
    has_good_faith=True,
    has_authority=True,
    signature="Ole Brandt",
)
REMOVAL = Removal("takedown", "copyright", "Removed after a claim by the owner of the right.")


def opened(newsroom, actor, what: Opened = REQUEST) -> tuple[Case, str]:
    report = factories.make_published(newsroom)
    token = open_case(actor("stranger"), report.pk, what)
    return Case.objects.get(), token


def test_only_the_hash_of_a_receipt_is_kept(newsroom, actor) -> None:
    case, token = opened(newsroom, actor)
    assert case.receipt_sha256 == hash_receipt(token)
    assert token not in str(case.__dict__)
    assert case.state == "open"


@pytest.mark.parametrize(
    "wrong",
    [
        Opened("correction", "inaccurate", "It was 2,400.", "Ada"),
        Opened("complaint", "copyright", "x", "Ada"),
        Opened("rumour", "other", "x", "Ada"),
        Opened("complaint", "other", " ", "Ada"),
        Opened("complaint", "other", "x" * 60_000, "Ada"),
        Opened("claim", "copyright", "mine", "Ole", sender_email="o@x.example", work_description="it"),
    ],
)
def test_a_case_without_what_it_needs_is_refused(newsroom, actor, wrong: Opened) -> None:
    report = factories.make_published(newsroom)
    with pytest.raises(InputError):
        open_case(actor("stranger"), report.pk, wrong)
    assert not Case.objects.exists()


def test_nobody_can_open_a_case_on_a_report_that_is_not_public(newsroom, actor) -> None:
    report = factories.make_report(newsroom)
    with pytest.raises(StateError):
        open_case(actor("stranger"), report.pk, REQUEST)


def test_an_accepted_correction_makes_a_version_in_the_same_breath(newsroom, actor) -> None:
    case, _token = opened(newsroom, actor)
    text = case.report.current.text.replace("4,200", "2,400")
    new = NewText(case.report.current.headline, text, "2,400 people, not 4,200.", base_number=1)
    accept_case(actor("editor"), case.pk, "The minutes say so.", new_text=new)
    case.refresh_from_db()
    assert case.state == "accepted"
    assert Correction.objects.get().case_id == case.pk
    assert Report.objects.get().current.number == 2


def test_where_the_correction_fails_the_case_stays_open(newsroom, actor) -> None:
    case, _token = opened(newsroom, actor)
    same = NewText(case.report.current.headline, case.report.current.text, "Nothing changed.")
    with pytest.raises(InputError):
        accept_case(actor("editor"), case.pk, "The minutes say so.", new_text=same)
    case.refresh_from_db()
    assert case.state == "open"
    assert Version.objects.count() == 1


def test_a_decision_has_reasons_and_is_made_once(newsroom, actor) -> None:
    case, _token = opened(newsroom, actor)
    with pytest.raises(InputError, match="reasons"):
        decline_case(actor("editor"), case.pk, "  ")
    decline_case(actor("editor"), case.pk, "The minutes say 4,200.")
    with pytest.raises(StateError, match="“Declined” already"):
        review_case(actor("editor"), case.pk)
    assert list(CaseStep.objects.order_by("created_at").values_list("state", flat=True)) == ["open", "declined"]


def test_a_claim_is_held_against_the_engine_before_anything_is_hidden(newsroom, actor) -> None:
    case, _token = opened(newsroom, actor, CLAIM)
    chief = actor("chief")
    with pytest.raises(StateError, match="held against the engine"):
        accept_case(chief, case.pk, "It is his.", removal=REMOVAL)
    held = hold_claim(chief, case.pk)
    assert held["match"]["match_kind"] == "verbatim"
    assert held["dates"]["work_said"] == "2026-03-01"
    accept_case(chief, case.pk, "It is his.", removal=REMOVAL)
    assert Report.objects.get().state == "withdrawn"
    assert case.report.withdrawal.case_id == case.pk


def test_a_claim_without_a_work_says_that_nothing_could_be_held(newsroom, actor) -> None:
    from dataclasses import replace

    case, _token = opened(newsroom, actor, replace(CLAIM, work_text=""))
    held = hold_claim(actor("chief"), case.pk)
    assert held["match"] is None
    assert "neither" in held["problem"]


def test_an_editor_decides_no_claim(newsroom, actor) -> None:
    case, _token = opened(newsroom, actor, CLAIM)
    with pytest.raises(NotPermittedError, match="takes the role “Chief editor”"):
        decline_case(actor("editor"), case.pk, "No.")


def test_a_sender_takes_a_case_back_once(newsroom, actor) -> None:
    case, _token = opened(newsroom, actor)
    take_back_case(actor("stranger"), case.pk)
    with pytest.raises(StateError):
        take_back_case(actor("stranger"), case.pk)
