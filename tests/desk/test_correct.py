"""Correcting a report through the screen."""

from __future__ import annotations

import pytest
from tests import factories

from stemma.record.models import Report

WORDS = f"Ferry to run every twenty minutes\n\n{factories.TEXT}"
NEW = WORDS.replace("4,200", "4,700")


def text(answer) -> str:
    return answer.content.decode()


def values(report: Report, **others) -> dict[str, object]:
    told = {
        "headline": report.current.headline,
        "text": NEW,
        "note": "It is 4,700 people.",
        "kind": "correction",
        "base_number": 1,
        "step": "preview",
    }
    return told | others


@pytest.fixture
def report(newsroom) -> Report:
    return factories.make_published(newsroom)


def test_strangers_sign_in_and_reporters_are_refused(stranger_client, client_as, report) -> None:
    address = f"/desk/reports/{report.pk}/correct"
    assert stranger_client.get(address).status_code == 302
    assert client_as("reporter").get(address).status_code == 403
    assert client_as("reporter").post(address, values(report, step="publish")).status_code == 403
    assert report.versions.count() == 1


def test_the_difference_is_seen_before_anything_is_public(client_as, report) -> None:
    client = client_as("editor")
    address = f"/desk/reports/{report.pk}/correct"
    assert "The ferry between Seaford" in text(client.get(address))
    page = text(client.post(address, values(report)))
    assert "This is what readers will see changed" in page
    assert "4,200</del>" in page and "4,700</ins>" in page and "number" in page
    assert "Publish version 2" in page
    assert report.versions.count() == 1


def test_confirmed_it_is_a_version_with_its_note(client_as, report) -> None:
    sent = values(report, step="publish", text=NEW.replace("\n", "\r\n"))
    answer = client_as("editor").post(f"/desk/reports/{report.pk}/correct", sent, follow=True)
    assert "Version 2 is public." in text(answer)
    report.refresh_from_db()
    assert report.current.number == 2 and report.current.text == NEW
    assert report.corrections.get().note == "It is 4,700 people."


def test_live_copies_are_told_of_before_and_after(client_as, newsroom, report) -> None:
    factories.make_copy(report, factories.TEXT)
    client = client_as("editor")
    address = f"/desk/reports/{report.pk}/correct"
    assert "1 live copy will get a letter" in text(client.post(address, values(report)))
    assert "a letter is being written" in text(client.post(address, values(report, step="publish"), follow=True))


@pytest.mark.parametrize(
    "bad",
    [
        {"text": WORDS},
        {"text": ""},
        {"text": "  \n "},
        {"note": " "},
        {"kind": "joke"},
        {"base_number": "x"},
        {"text": "a\x00b"},
    ],
)
@pytest.mark.parametrize("step", ["preview", "publish"])
def test_what_cannot_be_published_is_sent_back_with_what_was_typed(client_as, report, bad, step) -> None:
    answer = client_as("editor").post(
        f"/desk/reports/{report.pk}/correct", values(report, headline=report.current.headline, step=step) | bad
    )
    assert answer.status_code == 400
    assert report.versions.count() == 1
    if "note" not in bad:
        assert "It is 4,700 people." in text(answer)


def test_the_second_of_two_editors_keeps_their_words_and_sees_what_changed(client_as, report) -> None:
    address = f"/desk/reports/{report.pk}/correct"
    client_as("editor").post(address, values(report, step="publish"))
    mine = WORDS.replace("14 votes", "15 votes")
    client = client_as("editor")
    answer = client.post(address, values(report, step="publish", text=mine, note="Mine."))
    page = text(answer)
    assert answer.status_code == 409
    assert "Version 2 was published while you wrote" in page and "15 votes" in page and "Mine." in page
    assert "What changed meanwhile" in page and "4,700</ins>" in page
    assert 'name="base_number" value="2"' in page
    assert report.versions.count() == 2
    client.post(address, values(report, step="publish", text=mine, note="Mine.", base_number=2))
    assert report.versions.count() == 3


def test_a_text_from_right_to_left_is_written_from_right_to_left(client_as, newsroom) -> None:
    arabic = "قال وزير المياه سامي حداد إن المحطة الجديدة ستبدأ العمل في حزيران بعد تسع سنوات من الانتظار الطويل.\n"
    report = factories.make_published(newsroom, arabic, "محطة جديدة في الساحل")
    client = client_as("editor")
    page = text(client.get(f"/desk/reports/{report.pk}/correct"))
    assert page.count('dir="rtl"') >= 2 and 'lang="ar"' in page
    sent = values(report, text=report.current.text.replace("تسع", "عشر"))
    assert 'dir="rtl"' in text(client.post(f"/desk/reports/{report.pk}/correct", sent))


def test_scripts_in_words_and_notes_are_shown_and_never_run(client_as, report) -> None:
    evil = "<script>alert(1)</script>"
    page = text(
        client_as("editor").post(
            f"/desk/reports/{report.pk}/correct", values(report, text=NEW + evil, note=evil, headline=evil)
        )
    )
    assert evil not in page and "&lt;script&gt;" in page


def test_what_is_not_public_is_not_corrected(client_as, newsroom) -> None:
    report = factories.make_report(newsroom)
    assert client_as("editor").get(f"/desk/reports/{report.pk}/correct").status_code == 409
    assert client_as("editor").get(f"/desk/reports/{factories.new_uuid()}/correct").status_code == 404
