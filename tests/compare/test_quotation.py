from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.compare.quotation import find_quotations


@pytest.mark.parametrize(
    "text",
    [
        "She said “we will come” today",
        'She said "we will come" today',
        "She said ‘we will come’ today",
        "She said 'we will come' today",
        "Sie sagte „we will come“ heute",
        "Sie sagte »we will come« heute",
        "Elle a dit « we will come » hier",
        "Hon sade ”we will come” idag",
        "「we will come」",
    ],
)
def test_every_style_of_marks_is_seen(text: str) -> None:
    assert [text[begin:end].strip() for begin, end in find_quotations(text)] == ["we will come"]


def test_a_quote_inside_a_quote_is_kept_once() -> None:
    text = "“He told me ‘come in’ and I came,” she said."
    assert [text[begin:end] for begin, end in find_quotations(text)] == ["He told me ‘come in’ and I came,"]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert find_quotations("The workers' union and Anna's plan don't fit the '90s, it's said.") == []


def test_a_quotation_over_paragraphs_comes_once_a_paragraph() -> None:
    text = "“One begins here.\n\n“Two ends it,” she said."
    assert [text[begin:end] for begin, end in find_quotations(text)] == ["One begins here.", "Two ends it,"]


def test_a_stray_mark_hides_no_later_quotation() -> None:
    text = "A stray “ mark.\n\nShe said “we will come”."
    assert "we will come" in [text[begin:end] for begin, end in find_quotations(text)]


@given(st.text(alphabet="ab \n“”„\"'’«».", max_size=80))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = find_quotations(text)
    assert all(0 <= begin < end <= len(text) for begin, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
