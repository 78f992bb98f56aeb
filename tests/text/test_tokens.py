from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text import cut_words, fold


@given(st.text())
def test_the_key_of_a_word_is_what_folding_makes_of_its_place(text: str) -> None:
    words = cut_words(text)
    for i in range(len(words)):
        begin, end = words.span(i, i + 1)
        assert fold(text[begin:end]).text == words.keys[i]


@given(st.text(st.characters(codec=None, categories=None)))
def test_places_rise_and_stay_inside_the_text_whatever_it_is(text: str) -> None:
    words = cut_words(text)
    edges = [place for i in range(len(words)) for place in words.span(i, i + 1)]
    assert edges == sorted(edges)
    assert all(0 <= place <= len(text) for place in edges)
    assert all(words.keys)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Don’t re‑open it", ("don", "t", "re", "open", "it")),
        ("snake_case", ("snake", "case")),
        ("السَّلامُ عليكم", ("السلام", "عليكم")),
        ("می‌خواهم", ("ميخواهم",)),
        ("Straße, ТВЁРДЫЙ", ("strasse", "твердыи")),
        ("IŞIK ışık İstanbul", ("isik", "isik", "istanbul")),
        ("co\u00adoperation", ("cooperation",)),
        ("२०१७ ٢٠١٧ ２０１７", ("2017", "2017", "2017")),
        ("東京で会う", ("東", "京", "で", "会", "う")),
        ("שָׁלוֹם", ("שלום",)),
        ("क्षेत्र", ("क्षेत्र",)),
        ("", ()),
        (" ,;\ud800\udfff ", ()),
    ],
)
def test_words_are_cut_alike_in_every_script(text: str, keys: tuple[str, ...]) -> None:
    assert cut_words(text).keys == keys


def test_a_letter_and_its_accent_written_apart_end_after_the_accent() -> None:
    text = "a cafe\u0301 b"
    words = cut_words(text)
    assert words.keys == cut_words("a caf\u00e9 b").keys
    assert words.span(1, 2) == (2, 7)


def test_words_outside_spans_keep_their_places() -> None:
    words = cut_words("one two three four").outside([(8, 13), (0, 1)])
    assert words.keys == ("two", "four")
    assert words.span(0, 2) == (4, 18)
    assert cut_words("one").outside([(0, 0)]).keys == ("one",)


@pytest.mark.parametrize("piece", ["a", "a ", "京", "a\u0301", "a\u200b", "\u0301", "\u200b", "_", "é "])
def test_a_million_of_anything_takes_seconds(piece: str) -> None:
    began = time.process_time()
    cut_words(piece * 1_000_000)
    fold(piece * 1_000_000)
    assert time.process_time() - began < 20
