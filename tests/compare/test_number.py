from __future__ import annotations

import pytest

from stemma.compare.number import find_numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000", "1000"),
        ("1 000 000", "1,000,000"),
        ("1.200.000 Euro", "1,200,000 Euro"),
        ("3.5", "3,5"),
        ("٣٠٠", "300"),
        ("5 %", "5%"),
        ("5 per cent", "5%"),
        ("−5", "-5"),
    ],
)
def test_a_number_is_the_same_however_it_is_printed(one: str, other: str) -> None:
    assert [n.value for n in find_numbers(one)] == [n.value for n in find_numbers(other)]


@pytest.mark.parametrize(("one", "other"), [("1.5", "15"), ("$5", "€5"), ("5", "-5"), ("5", "5%"), ("1,000", "1,001")])
def test_numbers_that_say_something_else_differ(one: str, other: str) -> None:
    assert [n.value for n in find_numbers(one)] != [n.value for n in find_numbers(other)]


def test_a_year_beside_a_count_stays_two_numbers() -> None:
    assert [n.value for n in find_numbers("in 2017 300 people")] == ["2017", "300"]


def test_digits_inside_a_word_are_no_number() -> None:
    assert find_numbers("B2B and COVID19") == []
