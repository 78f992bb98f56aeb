from __future__ import annotations

import re

from django.test import Client
from tests.publishing.site import desk

from stemma.publishing.site.difference import sum_up
from stemma.record.models import Newsroom
from stemma.shapes import Edit, EditKind


def edit(kind: EditKind) -> Edit:
    return Edit(kind, (0, 1), (0, 1), "a", "b")


def test_the_finding_says_what_was_changed() -> None:
    assert sum_up(2, [edit("number"), edit("name")]) == "Version 2 changes one number and one name"
    assert sum_up(3, [edit("number"), edit("number"), edit("cut")]) == (
        "Version 3 changes two numbers and leaves out words in one place"
    )
    assert sum_up(4, [edit("added"), edit("moved")]) == "Version 4 adds words in one place and moves one passage"
    assert sum_up(5, []) == "Version 5 changes no words"
    assert sum_up(5, [], is_headline_changed=True) == "Version 5 changes the headline"
    assert sum_up(6, [edit("words")] * 12) == "Version 6 changes words in 12 places"


def test_the_page_shows_the_changed_words_in_the_words(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.corrected(newsroom)
    page = stranger_client.get(f"/r/{report.pk}/difference/1/2").content.decode()
    assert re.search(r"<h1>Version 2 changes two numbers and one name</h1>", page)
    assert re.search(r"<del[^>]*>[^<]*14", page) and re.search(r"<ins[^>]*>[^<]*15", page)
    assert "The vote was 15 votes to 2" in page
    assert "The Tern has been seen." not in page


def test_any_two_versions_can_be_chosen_and_the_earlier_comes_first(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    report = desk.corrected(newsroom)
    base = f"/r/{report.pk}/difference"
    assert stranger_client.get(f"{base}/3/1")["Location"] == f"{base}/1/3"
    assert stranger_client.get(f"{base}/1/2?from=2&to=3")["Location"] == f"{base}/2/3"
    page = stranger_client.get(f"{base}/1/3").content.decode()
    assert "The vote was 15 votes to 2" in page and "The Tern has been seen." in page


def test_the_same_version_twice_and_what_is_no_number_are_answered(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.corrected(newsroom)
    base = f"/r/{report.pk}/difference"
    assert "one and the same version" in stranger_client.get(f"{base}/2/2").content.decode()
    assert stranger_client.get(f"{base}/1/2?from=x&to=²").status_code == 200
    assert stranger_client.get(f"{base}/1/9").status_code == 404


def test_a_headline_changed_beside_the_text_is_shown(newsroom: Newsroom, stranger_client: Client) -> None:
    from tests import factories

    from stemma.actions import correct

    report = factories.make_published(newsroom)
    editor = factories.make_actor(newsroom, "editor")
    correct(editor, report.pk, text=report.current.text, headline="Ferry runs more often", note="A better headline.")
    page = stranger_client.get(f"/r/{report.pk}/difference/1/2").content.decode()
    assert "changes the headline" in page
