"""Duties of whoever republishes, asked or required, in notices of many wordings."""

from __future__ import annotations

from pathlib import Path

import pytest

from stemma.reading.plain import read_text

BODY = "Bridge opens\n\nThe bridge opened on Monday, and the first bus went over it at noon with a band on board.\n\n"


def duties(notice: str) -> set[tuple[str, str]]:
    return {(term.duty, term.force) for term in read_text(f"{BODY}{notice}\n").terms}


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        (
            "Re-publications are welcome, but we kindly ask you to cite all these original links and sources.",
            {("cite_sources", "asked"), ("link_sources", "asked")},
        ),
        (
            "Republish our articles for free, under a Creative Commons licence.",
            {("licence", "required"), ("credit", "required")},
        ),
        (
            "This article is licensed CC BY-NC-ND 4.0.",
            {
                ("licence", "required"),
                ("credit", "required"),
                ("unaltered", "required"),
                ("non_commercial", "required"),
            },
        ),
        ("You may republish this story. You must credit Quill Post.", {("credit", "required")}),
        (
            "Dieser Artikel darf frei nachgedruckt werden. Bitte nennen Sie als Quelle die Uferpost.",
            {("credit", "asked")},
        ),
        (
            "Se puede reproducir este artículo libremente. Por favor, cite la fuente, con un enlace a https://uf.example/a.",
            {("credit", "asked"), ("link", "asked")},
        ),
        ("Feel free to republish this article. Please link to us.", {("link", "asked")}),
        ("You may republish this article, but do not edit it.", {("unaltered", "required")}),
        (
            "Republication is welcome. Please include later corrections. Photos are not included.",
            {("carry_corrections", "asked"), ("no_pictures", "required")},
        ),
        ("Reprints are welcome; please let us know when you republish.", {("notify", "asked")}),
        (
            "The views expressed here do not necessarily reflect those of this newspaper.",
            {("non_endorsement", "required")},
        ),
        ("Las opiniones no reflejan necesariamente la posición de la redacción.", {("non_endorsement", "required")}),
        (
            "Die Meinung des Autors gibt nicht unbedingt die Ansicht der Redaktion wieder.",
            {("non_endorsement", "required")},
        ),
    ],
)
def test_a_notice_gives_its_duties(notice: str, expected: set[tuple[str, str]]) -> None:
    assert duties(notice) == expected


def test_a_duty_says_what_it_is_about() -> None:
    text = (Path(__file__).resolve().parent / "texts" / "terms.txt").read_text(encoding="utf-8")
    document = read_text(text)
    assert {term.duty: term.target for term in document.terms}["credit"] == "Quillport Post"
    for term in document.terms:
        assert term.begin is not None and document.text[term.begin : term.end].endswith(".")


def test_a_story_about_a_licence_or_an_opinion_gives_no_duty() -> None:
    text = (
        BODY + "The printer lost its licence in March, and the council must publish its views on the matter by May.\n"
    )
    assert read_text(text).terms == ()
