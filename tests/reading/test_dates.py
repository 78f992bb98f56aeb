"""Dates in ISO 8601, as exact as they are told."""

from __future__ import annotations

import pytest

from stemma.reading.dates import complete_date, days_between, find_dates, read_date
from stemma.reading.plain import read_text


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("21 November 2017", None, "2017-11-21"),
        ("Nov. 21, 2017", "en", "2017-11-21"),
        ("21/10/2015", "en", "2015-10-21"),
        ("10/21/2015", "en", "2015-10-21"),
        ("03/04/2019", "en", "2019"),
        ("03/04/2019", "fr", "2019-04-03"),
        ("05/05/2019", "en", "2019-05-05"),
        ("3. Mai 2020", "de", "2020-05-03"),
        ("3 de mayo de 2020", "es", "2020-05-03"),
        ("1er août 2020", "fr", "2020-08-01"),
        ("3 мая 2020", "ru", "2020-05-03"),
        ("3 تشرين الثاني 2020", "ar", "2020-11-03"),
        ("2020-02-29", None, "2020-02-29"),
        ("Feb 26", "en", "--02-26"),
        ("31 February 2020", "en", None),
        ("2019-02-29", None, None),
        ("99/99/2020", None, None),
        ("tomorrow", None, None),
    ],
)
def test_a_date_is_read(text: str, lang: str | None, value: str | None) -> None:
    assert read_date(text, lang=lang) == value


def test_another_date_of_the_text_settles_day_and_month() -> None:
    assert [found.value for found in find_dates("From 21/10/2015 to 03/11/2015.", lang="en")] == [
        "2015-10-21",
        "2015-11-03",
    ]
    assert [found.value for found in find_dates("From 10/21/2015 to 11/03/2015.", lang="en")] == [
        "2015-10-21",
        "2015-11-03",
    ]


def test_places_are_those_of_the_text() -> None:
    text = "The mill burned on 3 May 1921 and opened again on 4 June 1923."
    assert [text[found.begin : found.end] for found in find_dates(text)] == ["3 May 1921", "4 June 1923"]


def test_dates_of_a_document_say_what_they_date() -> None:
    text = "ELDER BAY, 3 May 2021 (EFE) — The mill of 4 June 1923 opened.\n\nPhoto: the mill on 5 July 1930\n"
    assert [(date.what, date.value) for date in read_text(text).dates] == [
        ("dateline", "2021-05-03"),
        ("mentioned", "1923-06-04"),
        ("caption", "1930-07-05"),
    ]


def test_days_between_needs_both_days() -> None:
    assert days_between("2015-10-21", "2015-10-31") == 10
    assert days_between("2015", "2015-10-31") is None


def test_a_dateline_without_a_year_takes_it_from_when_the_item_was_published() -> None:
    assert complete_date("--12-31", "2021-01-02T08:00:00+00:00") == "2020-12-31"
    assert complete_date("--05-03", "2021-05-03") == "2021-05-03"
    assert complete_date("--02-29", "2023-03-01") is None
    assert complete_date("--05-03", None) is None
    assert complete_date("2017-11-21", None) == "2017-11-21"


def test_of_very_many_dates_the_first_are_looked_at():
    found = find_dates("1 May 2024. " * 5_000, most=100)
    assert 100 <= len(found) < 200
    assert {date.value for date in found} == {"2024-05-01"}
