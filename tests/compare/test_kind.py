from __future__ import annotations

from dataclasses import replace

import pytest
from tests.compare.invented import compare, make_page, make_report, paragraphs

from stemma.compare.kind import Measures, tell_kind
from stemma.shapes import Passage
from stemma.text import COPY_BITS

WHOLE = Measures(kept_share=1.0, own_share=0.0)


@pytest.mark.parametrize(
    ("measures", "kind"),
    [
        (WHOLE, "verbatim"),
        (replace(WHOLE, shared_words=7), "unrelated"),
        (replace(WHOLE, shared_words=8), "verbatim"),
        (replace(WHOLE, kept_share=0.98), "verbatim"),
        (replace(WHOLE, kept_share=0.979), "trimmed"),
        (replace(WHOLE, own_share=1 / 3), "verbatim"),
        (replace(WHOLE, own_share=0.34), "edited"),
        (replace(WHOLE, own_share=0.499), "edited"),
        (replace(WHOLE, own_share=0.5), "excerpt"),
        (replace(WHOLE, changed_words=1), "edited"),
        (replace(WHOLE, moved_words=7), "verbatim"),
        (replace(WHOLE, moved_words=8), "edited"),
        (replace(WHOLE, inner_added_share=0.05), "verbatim"),
        (replace(WHOLE, inner_added_share=0.051), "edited"),
        (Measures(0.5, 0.9, shared_words=30, unquoted_words=6), "quotation"),
        (Measures(0.5, 0.9, shared_words=30, unquoted_words=7), "excerpt"),
        (Measures(0.5, 0.9, shared_words=100, unquoted_words=20), "quotation"),
        (Measures(0.51, 0.9, shared_words=30, unquoted_words=0), "excerpt"),
        (Measures(1.0, 0.55, other_share=0.15), "merged"),
        (Measures(1.0, 0.55, other_share=0.149), "excerpt"),
        (Measures(1.0, 0.85, other_share=0.5), "merged"),
        (Measures(1.0, 0.7, other_share=0.29), "excerpt"),
    ],
)
def test_each_kind_begins_and_ends_where_its_definition_says(measures: Measures, kind: str) -> None:
    assert tell_kind(measures) == kind


def test_what_weighs_too_little_is_unrelated() -> None:
    assert tell_kind(WHOLE, weight=COPY_BITS - 0.1) == "unrelated"
    assert tell_kind(WHOLE, weight=COPY_BITS) == "verbatim"


def test_the_same_text_is_verbatim() -> None:
    report = make_report()
    match = compare(make_page(report.text), report)
    assert (match.match_kind, match.kept_share, match.own_share) == ("verbatim", 1.0, 0.0)


def test_other_quote_marks_dashes_and_case_stay_verbatim() -> None:
    report = make_report()
    text = report.text.replace("“", '"').replace("”", '"').replace(" - ", " — ").replace("HARBOUR CITY", "Harbour City")
    match = compare(make_page(text.replace("1,200,000", "1200000")), report)
    assert match.match_kind == "verbatim"
    assert match.edits == ()


def test_another_dateline_and_an_own_byline_stay_verbatim() -> None:
    report = make_report()
    text = "By our staff\n\n" + report.text.replace("HARBOUR CITY (Harbour Courier), 3 May 2024 - ", "")
    assert compare(make_page(text), report).match_kind == "verbatim"


def test_paragraphs_left_out_are_trimmed() -> None:
    report = make_report()
    assert compare(make_page("\n\n".join(paragraphs()[:3])), report).match_kind == "trimmed"
    assert compare(make_page("\n\n".join(paragraphs()[:2] + paragraphs()[3:])), report).match_kind == "trimmed"


def test_a_text_that_breaks_off_in_a_sentence_is_trimmed() -> None:
    report = make_report()
    assert compare(make_page(report.text[:400]), report).match_kind == "trimmed"


@pytest.mark.parametrize(
    ("old", "new"),
    [("14 months", "16 months"), ("not raise", "raise"), ("old bridge", "bridge"), ("Engineer Tom", "Mr Tom")],
)
def test_one_changed_word_makes_an_edited_copy(old: str, new: str) -> None:
    report = make_report()
    assert compare(make_page(report.text.replace(old, new)), report).match_kind == "edited"


def test_a_part_in_a_page_of_its_own_is_an_excerpt() -> None:
    report = make_report()
    own = "The paper has looked at what other towns along the river did with their crossings in recent years. " * 4
    assert compare(make_page(f"{own}\n\n{paragraphs()[2]}\n\n{own}"), report).match_kind == "excerpt"


def test_a_quotation_in_a_page_of_its_own_is_a_quotation() -> None:
    report = make_report()
    text = 'Fares are debated in every town. "We will not raise the ferry fares this year," the mayor told the council here.'
    match = compare(make_page(text), report)
    assert match.match_kind == "quotation"


def test_two_reports_make_a_merged_page() -> None:
    report = make_report()
    other = "The museum opens a new wing in autumn with works from the valley. " * 6
    text = f"{report.text}\n\n{other}"
    others = [Passage(len(report.text) + 2, len(text), 0, len(other))]
    assert compare(make_page(text), report, others=others).match_kind == "merged"


def test_shares_are_told_alike_with_and_without_details() -> None:
    report = make_report()
    page = make_page("\n\n".join(paragraphs()[1:4]).replace("14 months", "two years") + "\n\nOur own line here.")
    quick, full = compare(page, report, details=False), compare(page, report)
    assert (quick.match_kind, quick.kept_share, quick.own_share) == (full.match_kind, full.kept_share, full.own_share)
    assert quick.edits == quick.blame == quick.drift == quick.credit == ()


def test_a_page_without_words_is_unrelated() -> None:
    assert compare(make_page(""), make_report()).match_kind == "unrelated"
    assert compare(make_page("x"), make_report("")).match_kind == "unrelated"
