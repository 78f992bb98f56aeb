"""Sightings and what they say of a copy; judgements; letters."""

from __future__ import annotations

import pytest
from tests import factories

from stemma.actions import Seen, correct, judge_copy, record_sighting, send_letter, write_credit_letter
from stemma.record.models import Copy, CopyChange, Judgement, Letter, Page, Sighting
from stemma.shapes import InputError, StateError

pytestmark = pytest.mark.django_db


def kinds(copy: Copy) -> list[str]:
    return list(copy.changes.order_by("created_at", "id").values_list("kind", flat=True))


def test_a_copy_is_found_with_its_share_and_version(newsroom) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, "A word before.\n\n" + factories.TEXT)
    assert copy.kept_share > 0.9
    assert copy.version_number == 1
    assert copy.is_live
    assert kinds(copy) == ["found"]


def test_a_second_sighting_sees_an_altered_quotation(newsroom) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    factories.see(copy.page, factories.TEXT.replace("waited nine years", "waited two years"))
    assert kinds(copy) == ["found", "quote changed"]


def test_a_sighting_that_saw_nothing_new_adds_no_change(newsroom) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    factories.see(copy.page, factories.TEXT)
    assert kinds(copy) == ["found"]
    assert Sighting.objects.count() == 2


def test_a_copy_that_took_the_correction_is_seen_to_carry_it(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    text = report.current.text.replace("4,200", "2,400")
    correct(actor("editor"), report.pk, text=text, headline=report.current.headline, note="2,400, not 4,200.")
    factories.run_jobs()
    factories.see(copy.page, factories.TEXT)
    copy.refresh_from_db()
    assert copy.version_number == 1
    factories.see(copy.page, factories.TEXT.replace("4,200", "2,400"))
    copy.refresh_from_db()
    assert copy.version_number == 2
    assert kinds(copy)[-1] == "corrected"


@pytest.mark.parametrize(
    ("status", "kind", "is_live"), [(410, "removed", False), (404, "removed", False), (None, "unreachable", True)]
)
def test_a_page_that_is_gone_is_told_from_one_out_of_reach(newsroom, actor, status, kind, is_live) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    record_sighting(actor("worker"), copy.page_id, Seen(status, problem="The page did not answer."))
    copy.refresh_from_db()
    assert kinds(copy)[-1] == kind
    assert copy.is_live is is_live


def test_a_failed_reading_is_never_an_edit(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    record_sighting(actor("worker"), copy.page_id, Seen(200, b"\x00\x01", "text/html", problem="It could not be read."))
    assert kinds(copy) == ["found", "unreachable"]
    assert Page.objects.get(pk=copy.page_id).state == "unreachable"


def test_a_judgement_ends_the_one_before(newsroom, actor) -> None:
    copy = factories.make_copy(factories.make_published(newsroom), factories.TEXT)
    judge_copy(actor("editor"), copy.pk, "no copy", "a handout of the town")
    judge_copy(actor("editor"), copy.pk, "copy")
    assert list(Judgement.objects.order_by("created_at").values_list("verdict", "ended_at")) == [
        ("no copy", Judgement.objects.earliest("created_at").ended_at),
        ("copy", None),
    ]
    with pytest.raises(InputError):
        judge_copy(actor("editor"), copy.pk, "theft")


def test_a_letter_goes_out_once_and_only_with_a_receiver(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    factories.make_copy(report, factories.TEXT)
    correct(
        actor("editor"),
        report.pk,
        text=report.current.text + "\nMore.\n",
        headline=report.current.headline,
        note="More is known.",
    )
    factories.run_jobs()
    letter = Letter.objects.get()
    with pytest.raises(InputError, match="receiver"):
        send_letter(actor("editor"), letter.pk, to="", subject=letter.subject, body=letter.body)
    send_letter(actor("editor"), letter.pk, to="desk@copies.example", subject=letter.subject, body=letter.body)
    with pytest.raises(StateError, match="“Sent” already"):
        send_letter(actor("editor"), letter.pk, to="desk@copies.example", subject="again", body="again")


def test_where_no_credit_is_missing_no_credit_letter_is_written(newsroom, actor) -> None:
    copy = factories.make_copy(factories.make_published(newsroom), factories.TEXT)
    with pytest.raises(StateError, match="Nothing of the credit"):
        write_credit_letter(actor("editor"), copy.pk)
    assert not CopyChange.objects.exclude(kind="found").exists()
