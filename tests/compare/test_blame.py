from __future__ import annotations

import pytest
from tests.compare.invented import ARABIC, ENGLISH, GERMAN, SPANISH, compare, make_page, make_report, printed

from stemma.shapes import Hop, Passage
from stemma.text import cut_sentences

OWN = "Our photographer walked along the quay at dawn and met nobody there."


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, SPANISH, ARABIC])
def test_every_sentence_is_blamed_exactly_once(text: str) -> None:
    page = make_page(f"{OWN}\n\n{text}\n\n{OWN}")
    match = compare(page, make_report(text))
    assert [(blamed.begin, blamed.end) for blamed in match.blame] == list(cut_sentences(page.text, page.lang))


def test_the_pages_own_sentences_are_told_from_the_reports() -> None:
    page = make_page(f"{ENGLISH}\n\n{OWN}")
    match = compare(page, make_report())
    assert [blamed.whose for blamed in match.blame][-1] == "page"
    assert {blamed.whose for blamed in match.blame[:-1]} == {"hop"}
    assert all(blamed.report == "report" and blamed.hop == 0 for blamed in match.blame[:-1])


def test_a_sentence_with_a_changed_word_is_still_the_reports() -> None:
    match = compare(make_page(ENGLISH.replace("14 months", "16 months")), make_report())
    sentence = next(b for b in match.blame if "16 months" in ENGLISH.replace("14 months", "16 months")[b.begin : b.end])
    assert sentence.whose == "hop"
    assert 0.9 < sentence.share < 1.0


def test_the_hop_is_that_of_the_reports_own_sentence() -> None:
    text = ENGLISH + "\n\nSubmitted by Riverside Friends"
    hops = (
        Hop(0, "origin", "Harbour Courier", (printed(text, "Harbour Courier"),), None, None, "dateline"),
        Hop(1, "submitter", "Riverside Friends", (printed(text, "Riverside Friends"),), None, None, "credit line"),
    )
    match = compare(make_page(text), make_report(text, hops=hops))
    assert match.blame[0].hop == 0
    assert match.blame[-1].hop == 1


def test_what_another_report_explains_is_not_the_pages_own() -> None:
    page = make_page(f"{ENGLISH}\n\n{OWN}")
    others = [Passage(len(ENGLISH) + 2, len(page.text), 0, len(OWN))]
    assert compare(page, make_report(), others=others).blame[-1].whose == "unknown"


def test_a_line_without_words_is_unknown() -> None:
    match = compare(make_page(f"{ENGLISH}\n\n***"), make_report())
    assert (match.blame[-1].whose, match.blame[-1].share) == ("unknown", 0.0)
