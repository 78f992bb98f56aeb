from __future__ import annotations

import pytest
from tests.compare.invented import ARABIC, ENGLISH, GERMAN, SPANISH, compare, make_page, make_report, paragraphs


def edits_of(old: str, new: str, text: str = ENGLISH, lang: str = "en") -> list[tuple[str, str, str]]:
    assert old in text
    report = make_report(text, lang=lang)
    match = compare(make_page(text.replace(old, new, 1), lang=lang), report)
    return [(edit.kind, edit.report_text, edit.page_text) for edit in match.edits]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("14 months", "16 months", "number"),
        ("two lanes", "three lanes", "number"),
        ("1,200,000", "1,500,000", "number"),
        ("Tom Ruiz", "Tim Ruiz", "name"),
        ("Mayor Anna Keller", "Mayor Anna Miller", "name"),
        ("on Tuesday", "on Monday", "date"),
        ("14 May", "15 May", "date"),
        ("in June", "in July", "date"),
        ("would stay", "would not stay", "negation"),
        ("would stay", "wouldn't stay", "negation"),
        ("will not raise", "will raise", "negation"),
        ("ferry fares", "ferry prices", "quotation"),
        ("a tunnel", "another route", "words"),
        ("the old bridge", "the famous old bridge", "added"),
    ],
)
def test_a_change_is_told_by_its_kind(old: str, new: str, kind: str) -> None:
    assert [edit[0] for edit in edits_of(old, new)] == [kind]


@pytest.mark.parametrize(
    ("text", "lang", "old", "new"),
    [
        (GERMAN, "de", "in diesem Jahr nicht erhöhen", "in diesem Jahr erhöhen"),
        (GERMAN, "de", "teilte mit, die Arbeiten sollten", "teilte mit, keine Arbeiten sollten"),
        (SPANISH, "es", "«No vamos", "«Vamos"),
        (SPANISH, "es", "empezarán en", "nunca empezarán en"),
        (ARABIC, "ar", "لن نرفع", "سنرفع"),
        (ARABIC, "ar", "إن الأعمال ستبدأ", "إن الأعمال لا تبدأ"),
    ],
)
def test_a_denial_put_in_or_taken_out_is_seen_in_several_languages(text: str, lang: str, old: str, new: str) -> None:
    assert [edit[0] for edit in edits_of(old, new, text, lang)] == ["negation"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“The bridge comes first.”", "»The bridge comes first.«"),
        ("1,200,000", "1 200 000"),
        ("3,000", "3000"),
        ("HARBOUR CITY", "Harbour City"),
        ("town hall", "town-hall"),
        (" - The", " – The"),
    ],
)
def test_marks_dashes_case_and_ways_to_print_a_number_are_no_edit(old: str, new: str) -> None:
    assert edits_of(old, new) == []


def test_a_currency_changed_is_a_number_changed() -> None:
    text = "The council of the town on the river has paid $500 for the old painting this spring, it said."
    assert [edit[0] for edit in edits_of("$500", "€500", text)] == ["number"]


def test_a_sentence_gone_is_a_cut_with_its_place() -> None:
    gone = paragraphs()[3]
    report = make_report()
    match = compare(make_page(ENGLISH.replace(gone + "\n\n", "")), report)
    assert [(edit.kind, edit.report_text, edit.page_text) for edit in match.edits] == [("cut", gone, "")]
    assert report.text[slice(*match.edits[0].report)] == gone


def test_a_sentence_put_in_is_an_addition() -> None:
    own = "Nobody in the hall disagreed with this view."
    report = make_report()
    match = compare(make_page(ENGLISH.replace("\n\nOpponents", f"\n\n{own}\n\nOpponents")), report)
    assert [(edit.kind, edit.page_text) for edit in match.edits] == [("added", own)]


def test_a_paragraph_that_moved_is_moved_and_neither_cut_nor_added() -> None:
    one, two, three, four, five, six = paragraphs()
    match = compare(make_page("\n\n".join([one, four, two, three, five, six])), make_report())
    assert [(edit.kind, edit.report_text) for edit in match.edits] == [("moved", four)]
    assert match.kept_share == 1.0


def test_edits_carry_the_words_of_both_sides() -> None:
    assert edits_of("14 months", "16 months") == [("number", "14", "16")]
    assert edits_of("will not raise", "will raise") == [("negation", "not", "")]


def test_what_a_page_mostly_its_own_wrote_besides_is_no_edit() -> None:
    own = "The paper has looked at what other towns along the river did with their crossings in recent years. " * 5
    match = compare(make_page(f"{own}\n\n{paragraphs()[2]}"), make_report())
    assert match.edits == ()
