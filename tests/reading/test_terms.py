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


NEWS = "The mill\n\n" + "The old mill turned again on Monday, and the first flour was ground before noon. " * 3 + "\n\n"


@pytest.mark.parametrize(
    ("notice", "duties"),
    [
        ("Dieser Text darf frei nachgedruckt werden. Bitte nennen Sie als Quelle die Quellpost.", {"credit": "asked"}),
        ("Weiterverwendung erlaubt mit Link. Die Quelle muss genannt werden.", {"link": "required"}),
        ("Se puede reproducir este texto. Debe citar la fuente.", {"credit": "required"}),
        ("Se puede reproducir este texto; por favor, cite la fuente.", {"credit": "asked"}),
        (
            "Vous pouvez reprendre cet article à condition de citer Le Moulin, de ne pas modifier le texte.",
            {"credit": "required", "unaltered": "required"},
        ),
        ("يمكن إعادة نشر هذا النص، يرجى ذكر المصدر.", {"credit": "asked"}),
        ("إعادة النشر مسموحة، ويجب ذكر المصدر دون تعديل.", {"credit": "required", "unaltered": "required"}),
        (
            "A reprodução é livre. Por favor, cite a fonte com link para o original.",
            {"credit": "asked", "link": "asked"},
        ),
        ("La riproduzione è libera; si prega di citare la fonte.", {"credit": "asked"}),
        ("При перепечатке обязательна активная ссылка на сайт.", {"link": "required"}),
        ("Просим при перепечатке указывать источник.", {"credit": "asked"}),
    ],
)
def test_terms_in_other_languages_with_their_force(notice: str, duties: dict[str, str]) -> None:
    terms = {term.duty: term.force for term in read_text(NEWS + notice + "\n").terms}
    assert duties.items() <= terms.items()


def test_a_duty_told_twice_has_the_stronger_force() -> None:
    notice = "You may republish this article. Please credit the Mill Post. You must credit the Mill Post.\n"
    assert [(term.duty, term.force) for term in read_text(NEWS + notice).terms] == [("credit", "required")]


def test_a_sentence_about_printing_is_no_term() -> None:
    assert read_text(NEWS + "Der Verlag hat das Buch nachgedruckt und will es im Mai vorstellen.\n").terms == ()
