from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stemma.text import fold


def test_quotation_marks_and_dashes_of_every_kind_are_one() -> None:
    assert fold("“a” „b“ «c» ‘d’ e–f—g‑h").text == '"a" "b" "c" \'d\' e-f-g-h'


def test_invisible_characters_and_variation_selectors_are_dropped_and_places_kept() -> None:
    folded = fold("\ufeffa\u200b\ufe0fb\u202ec\u00add")
    assert folded.text == "abcd"
    assert list(folded.places) == [1, 4, 6, 8]


def test_one_character_that_becomes_several_gives_each_its_place() -> None:
    folded = fold("xﬃ…")
    assert folded.text == "xffi..."
    assert list(folded.places) == [0, 1, 1, 1, 2, 2, 2]


@given(st.text(st.characters(codec=None, categories=None)))
def test_there_is_a_place_for_every_folded_character(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.places)
    assert list(folded.places) == sorted(folded.places)


@given(st.text(st.characters(min_codepoint=9, max_codepoint=127)))
def test_the_quick_way_for_plain_text_folds_as_the_slow_one(text: str) -> None:
    assert fold(text).text == fold(text + "é").text[:-1]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
