"""From the inbox to the public, to a corrected version, to a tombstone."""

from __future__ import annotations

import json

import pytest
from django.db import DatabaseError, connection, transaction
from tests import factories

from stemma.actions import (
    Removal,
    correct,
    decline,
    erase,
    mend_reading,
    publish,
    rebuild_archives,
    reopen,
    withdraw,
)
from stemma.actions.archives import open_archive
from stemma.record.models import Correction, Event, InboxItem, Letter, Reading, Received, Report, Version, Withdrawal
from stemma.record.queries.document import document_of
from stemma.shapes import Document, Hop, InputError, NotPermittedError, Printed, StateError

pytestmark = pytest.mark.django_db


def archived(which: str) -> set[tuple[str, str]]:
    with open_archive(which) as archive:
        return set(archive.keys())


def test_a_published_report_is_in_the_open_archive(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    assert report.state == "published"
    assert report.slug == "ferry-to-run-every-twenty-minutes"
    assert report.indexed_at is not None
    assert archived("open") == {(str(report.pk), "1")}


def test_a_report_is_published_once(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    with pytest.raises(StateError, match="“Published”"):
        publish(actor("editor"), report.pk)


def test_a_reporter_publishes_nothing(newsroom, actor) -> None:
    report = factories.make_report(newsroom)
    with pytest.raises(NotPermittedError, match="takes the role “Editor”, and yours is “Reporter”"):
        publish(actor("reporter"), report.pk)
    assert Report.objects.get(pk=report.pk).state == "inbox"


def test_a_declined_item_can_be_taken_up_again(newsroom, actor) -> None:
    report = factories.make_report(newsroom)
    item = InboxItem.objects.get(report=report)
    decline(actor("editor"), item.pk, "not ours")
    assert Report.objects.get(pk=report.pk).state == "declined"
    reopen(actor("editor"), item.pk)
    assert Report.objects.get(pk=report.pk).state == "inbox"


def test_a_correction_makes_a_version_with_a_note_and_keeps_the_old_one(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    old = report.current
    text = old.text.replace("4,200", "2,400")
    corrected = correct(actor("editor"), report.pk, text=text, headline=old.headline, note="2,400 people, not 4,200.")
    factories.run_jobs()
    report.refresh_from_db()
    assert (corrected.from_number, corrected.to_number) == (1, 2)
    assert report.current.text == text
    assert Version.objects.get(report=report, number=1).text == old.text
    assert Correction.objects.get().note == "2,400 people, not 4,200."
    assert archived("open") == {(str(report.pk), "1"), (str(report.pk), "2")}


@pytest.mark.parametrize("change", [{"note": " "}, {"text": ""}, {"kind": "fix"}, {"text": None}])
def test_a_correction_that_says_nothing_is_refused_and_changes_nothing(newsroom, actor, change) -> None:
    report = factories.make_published(newsroom)
    words = {
        "text": report.current.text + " More.",
        "headline": report.current.headline,
        "note": "More is known.",
    } | change
    if words["text"] is None:
        words["text"] = report.current.text
    with pytest.raises(InputError):
        correct(actor("editor"), report.pk, **words)
    assert Version.objects.filter(report=report).count() == 1


def test_two_editors_at_once_do_not_overwrite_each_other(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    words = {"headline": report.current.headline, "note": "Put right."}
    correct(actor("editor"), report.pk, text=report.current.text + "\nOne.\n", base_number=1, **words)
    with pytest.raises(StateError, match="version 2"):
        correct(actor("editor"), report.pk, text=report.current.text + "\nTwo.\n", base_number=1, **words)


def test_a_correction_writes_a_letter_for_each_copy_that_carries_the_old_version(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    text = report.current.text.replace("4,200", "2,400")
    correct(actor("editor"), report.pk, text=text, headline=report.current.headline, note="2,400 people, not 4,200.")
    factories.run_jobs()
    letter = Letter.objects.get(copy=copy)
    assert letter.state == "draft"
    assert "2,400 people, not 4,200." in letter.body
    assert copy.page.address in letter.body
    assert "carries version 1" in letter.body
    factories.run_jobs()
    assert Letter.objects.count() == 1


def test_an_editor_mends_a_reading_and_the_one_before_stays(newsroom, actor) -> None:
    report = factories.make_report(newsroom)
    begin = factories.TEXT.index("harbour office")
    text = Version.objects.get(report=report).text
    begin = text.index("harbour office")
    hop = Hop(0, "origin", "Seaford harbour office", (Printed(begin, begin + 14, "harbour office"),), known_by="editor")
    mended = mend_reading(actor("reporter"), report.pk, 1, {"hops": (hop,)}, "the office sent it")
    assert mended.hops == (hop,)
    assert document_of(Version.objects.get(report=report)).hops == (hop,)
    readings = Reading.objects.filter(version__report=report).order_by("created_at")
    assert [reading.ended_at is None for reading in readings] == [False, True]


def test_a_place_outside_of_the_text_is_refused(newsroom, actor) -> None:
    report = factories.make_report(newsroom)
    hop = Hop(0, "origin", "X", (Printed(0, 5, "wrong"),))
    with pytest.raises(InputError, match="does not stand"):
        mend_reading(actor("reporter"), report.pk, 1, {"hops": (hop,)})
    with pytest.raises(InputError, match="colour"):
        mend_reading(actor("reporter"), report.pk, 1, {"colour": "red"})


def test_a_withdrawn_report_moves_to_the_sealed_archive(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    withdraw(actor("chief"), report.pk, Removal("kill", "wrong", "The plan was not approved."))
    assert Withdrawal.objects.get().http_status == 410
    factories.run_jobs()
    assert archived("open") == set()
    assert archived("sealed") == {(str(report.pk), "1")}
    assert Withdrawal.objects.get().sealed_at is not None


def test_a_legal_demand_gives_451_and_names_who_demanded(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    with pytest.raises(InputError, match="who demanded"):
        withdraw(actor("chief"), report.pk, Removal("takedown", "court order", "Removed.", is_legal=True))
    removal = Removal("takedown", "court order", "Removed.", is_legal=True, demanded_by="District court of Alm")
    withdraw(actor("chief"), report.pk, removal)
    assert Withdrawal.objects.get().http_status == 451


def test_an_editor_withdraws_nothing(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    with pytest.raises(NotPermittedError, match="takes the role “Chief editor”"):
        withdraw(actor("editor"), report.pk, Removal("kill", "wrong", "x"))


def test_an_erased_report_leaves_no_word_behind(
    newsroom, actor, django_capture_on_commit_callbacks, data_folder
) -> None:
    report = factories.make_published(newsroom)
    factories.make_copy(report, factories.TEXT)
    withdraw(actor("chief"), report.pk, Removal("takedown", "privacy", "Removed at a person's request."))
    factories.run_jobs()
    with django_capture_on_commit_callbacks(execute=True):
        erase(actor("chief"), report.pk)
    factories.run_jobs()
    assert archived("open") == archived("sealed") == set()
    assert not Version.objects.exclude(text="").exists()
    assert all(received.erased_at for received in Received.objects.all())
    left = b"".join(path.read_bytes() for path in data_folder.rglob("*") if path.is_file() and "received" in path.parts)
    assert b"timetable" not in left
    assert "erased" in Event.objects.values_list("verb", flat=True)


def test_the_archives_can_be_made_anew_from_the_record(newsroom, actor) -> None:
    kept, gone = factories.make_published(newsroom), factories.make_published(newsroom, "The old hall. " * 20, "Hall")
    withdraw(actor("chief"), gone.pk, Removal("kill", "wrong", "Not so."))
    factories.run_jobs()
    with open_archive("open") as archive:
        archive.remove(str(kept.pk))
        archive.add(
            "00000000-0000-7000-8000-000000000000", Document(text="Left over words of no report at all."), version="1"
        )
    assert rebuild_archives(actor("worker")) == 2
    assert archived("open") == {(str(kept.pk), "1")}
    assert archived("sealed") == {(str(gone.pk), "1")}


def test_no_event_can_be_changed_or_deleted_not_even_by_hand(newsroom) -> None:
    factories.make_report(newsroom)
    for statement in ("UPDATE record_event SET verb = 'x'", "DELETE FROM record_event"):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_text_of_a_version_cannot_be_changed_not_even_by_hand(newsroom) -> None:
    factories.make_report(newsroom)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Version.objects.update(text="other words")


def test_an_event_holds_no_words(newsroom, actor) -> None:
    report = factories.make_published(newsroom)
    correct(
        actor("editor"),
        report.pk,
        text=report.current.text + "\nAdded.\n",
        headline="Another headline",
        note="More is known now.",
    )
    for event in Event.objects.all():
        data = json.loads(event.data)
        assert "More is known now." not in event.data
        assert "Ferry" not in event.data, data
