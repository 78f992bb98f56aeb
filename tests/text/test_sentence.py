from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text import cut_sentences


def cut(text: str, lang: str | None = None) -> list[str]:
    return [text[begin:end] for begin, end in cut_sentences(text, lang)]


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("en", ["Gov. J. F. Hale met Dr. Omar at 9.30 a.m. on Jan. 3.", "They spoke for 3.5 hours."]),
        ("en", ["“Why now?” he asked.", "“We waited. ", "We hoped.”", "She left… and came back."]),
        ("en", ["He works for Harbour Foods Inc. in Port Ellen.", "She moved to the U.S.", "The ferry stopped."]),
        ("en", ["(The bridge was closed.)", "It reopened on Monday.[2]", "Nobody was hurt!"]),
        ("ar", ["قال الوزير: «نحن هنا».", "هل هذا صحيح؟", "نعم، قال د. أحمد."]),
        ("de", ["Am 21. November sagte Herr Dr. Kern: „Es ist gut.“", "Das war z. B. im 19. Jahrhundert so."]),
        ("es", ["El Sr. Rojas dijo: «¿Qué pasa?».", "¡Nada!", "Según él, todo va bien."]),
        ("fr", ["M. Martin a dit : « Nous partons. »", "Puis il est parti."]),
        ("ru", ["В 2017 г. министр А. С. Орлов заявил об этом.", "Это важно, т.е. срочно."]),
    ],
)
def test_sentences_of_news_are_told_apart(lang: str, sentences: list[str]) -> None:
    sentences = [sentence.strip() for sentence in sentences]
    assert cut(" ".join(sentences), lang) == sentences
    assert cut(" ".join(sentences)) == sentences


def test_chinese_and_japanese_need_no_spaces() -> None:
    assert cut("他说：“今天很好。”然后离开。明天再见！") == ["他说：“今天很好。”", "然后离开。", "明天再见！"]
    assert cut("「行きます。」と述べた。そうです。") == ["「行きます。」と述べた。", "そうです。"]


def test_a_wrapped_line_goes_on_and_a_line_broken_on_purpose_ends() -> None:
    text = (
        "Bridge opens again\nThe old bridge over the river was opened again on\nTuesday by the mayor of the town. It had"
        " been shut\nfor two years.\nSubmitted by A. Reader\nSent on Tuesday"
    )
    assert cut(text) == [
        "Bridge opens again",
        "The old bridge over the river was opened again on\nTuesday by the mayor of the town.",
        "It had been shut\nfor two years.",
        "Submitted by A. Reader",
        "Sent on Tuesday",
    ]


def test_bullets_and_blank_lines_end_a_sentence() -> None:
    assert cut("Present were:\n- the mayor\n- the clerk\n\nand others") == [
        "Present were:",
        "- the mayor",
        "- the clerk",
        "and others",
    ]
    assert cut("1. First the plan\n2. Then the work") == ["1. First the plan", "2. Then the work"]


@given(st.text(st.sampled_from('aB1 .!?…。"”“»«)(\n\r-•\t\u00a0\ud800ُ')), st.sampled_from([None, "de"]))
def test_every_character_that_is_not_blank_stands_in_one_sentence(text: str, lang: str | None) -> None:
    spans = cut_sentences(text, lang)
    assert all(begin < end for begin, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = {place for begin, end in spans for place in range(begin, end)}
    assert all(char.isspace() or place in covered for place, char in enumerate(text))
    assert not any(text[begin].isspace() or text[end - 1].isspace() for begin, end in spans)


@pytest.mark.parametrize("piece", [".", "a. ", "\n", " ", "«", ". \n", "1) \n", ".”", "\r\n", "“ ", "— ."])
def test_half_a_million_of_anything_takes_seconds(piece: str) -> None:
    began = time.process_time()
    cut_sentences(piece * 500_000)
    cut_sentences("\n" + piece * 500_000 + "x")
    assert time.process_time() - began < 20
