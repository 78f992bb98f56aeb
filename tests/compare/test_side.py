from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compare.invented import ARABIC, ENGLISH, GERMAN, SPANISH, compare, make_page, make_report, paragraphs, share

from stemma.compare import judge, lay_side_by_side
from stemma.shapes import Document, SideRow
from stemma.text import cut_sentences


def rows_of(page: Document, report: Document) -> tuple[SideRow, ...]:
    return lay_side_by_side(page, report, compare(page, report))


def check(page: Document, report: Document, rows: tuple[SideRow, ...]) -> None:
    """The promises of SideRow: pieces make up their spans, the page's sentences come once and in order."""
    for row in rows:
        for span, pieces, text in (
            (row.page, row.page_pieces, page.text),
            (row.report, row.report_pieces, report.text),
        ):
            assert "".join(piece.text for piece in pieces) == (text[slice(*span)] if span else "")
    shown = [row.page for row in rows if row.page]
    assert shown == sorted(shown)
    sentences = cut_sentences(page.text, page.lang)
    assert [sum(span[0] <= begin and end <= span[1] for span in shown) for begin, end in sentences] == [1] * len(
        sentences
    )


def test_the_same_text_is_the_same_row_by_row() -> None:
    page, report = make_page(ENGLISH), make_report()
    rows = rows_of(page, report)
    check(page, report, rows)
    assert {row.kind for row in rows} == {"same"}


def test_a_changed_word_is_a_piece_with_its_kind() -> None:
    page, report = make_page(ENGLISH.replace("14 months", "16 months")), make_report()
    rows = rows_of(page, report)
    check(page, report, rows)
    (row,) = (row for row in rows if row.kind != "same")
    assert row.kind == "changed"
    assert [(p.text, p.kind) for p in row.page_pieces if p.op == "changed"] == [("16", "number")]
    assert [(p.text, p.kind) for p in row.report_pieces if p.op == "changed"] == [("14", "number")]


def test_a_dropped_sentence_stands_where_it_stood() -> None:
    one, two, three, four, five, six = paragraphs()
    page, report = make_page("\n\n".join([two, three, five])), make_report()
    rows = rows_of(page, report)
    check(page, report, rows)
    assert [row.kind for row in rows] == [
        "dropped",
        "same",
        "same",
        "same",
        "same",
        "dropped",
        "same",
        "same",
        "dropped",
    ]
    dropped = [report.text[slice(*row.report)] for row in rows if row.kind == "dropped" and row.report]
    assert dropped == [one, four, six]


def test_an_added_sentence_has_no_report() -> None:
    own = "Nobody in the hall disagreed with this view."
    page, report = make_page(ENGLISH.replace("\n\nOpponents", f"\n\n{own}\n\nOpponents")), make_report()
    rows = rows_of(page, report)
    check(page, report, rows)
    (row,) = (row for row in rows if row.kind == "added")
    assert (row.report, [(p.op, p.text) for p in row.page_pieces]) == (None, [("added", own)])


def test_a_moved_paragraph_is_numbered_in_both_places() -> None:
    one, two, three, four, five, six = paragraphs()
    page, report = make_page("\n\n".join([one, four, two, three, five, six])), make_report()
    rows = rows_of(page, report)
    check(page, report, rows)
    moved = [(at, row.number, row.page is None) for at, row in enumerate(rows) if row.kind == "moved"]
    assert moved == [(1, 1, False), (6, 1, True)]


def test_sentences_joined_into_one_share_a_row() -> None:
    page, report = make_page(ENGLISH.replace("in June. He said two", "in June, and he said two")), make_report()
    rows = rows_of(page, report)
    check(page, report, rows)
    (row,) = (row for row in rows if row.kind == "changed")
    assert row.report and "He said two lanes" in report.text[slice(*row.report)]


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, SPANISH, ARABIC])
def test_rows_hold_their_promises_in_several_languages(text: str) -> None:
    kept = text.split("\n\n")
    page, report = make_page("\n\n".join([kept[2], kept[0], "X y z.", kept[1]])), make_report(text)
    check(page, report, rows_of(page, report))


SENTENCES = st.sampled_from(
    [
        *ENGLISH.split("\n\n"),
        *GERMAN.split("\n\n")[:2],
        *ARABIC.split("\n\n")[:2],
        "A line of its own.",
        "“Short.”",
        "***",
        "1,000 of 5%",
    ]
)
TEXTS = st.lists(SENTENCES, max_size=7).map("\n\n".join) | st.text(max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from([("14", "16"), ("not ", ""), ("e", "E"), (" the ", " a "), (". ", ", ")]))
def test_any_two_texts_keep_every_promise(ours: str, theirs: str, change: tuple[str, str]) -> None:
    page, report = make_page(ours.replace(*change)), make_report(theirs)
    match = compare(page, report)
    check(page, report, lay_side_by_side(page, report, match))
    assert [(b.begin, b.end) for b in match.blame] == list(cut_sentences(page.text, page.lang))
    assert 0 <= match.kept_share <= 1 and 0 <= match.own_share <= 1
    for edit in match.edits:
        assert page.text[slice(*edit.page)] == edit.page_text
        assert report.text[slice(*edit.report)] == edit.report_text
    for drift in match.drift:
        assert 0 <= drift.report[0] < drift.report[1] <= len(report.text)
        assert drift.page is None or 0 <= drift.page[0] < drift.page[1] <= len(page.text)
    assert match == judge(page, report, share(page, report), 100.0)
