"""The table of agencies, and which short name means which party."""

from __future__ import annotations

import pytest

from stemma.reading.agency import is_short_for, load_agencies, table_of


def test_the_table_holds_agencies_of_all_continents() -> None:
    agencies = load_agencies()
    assert len(agencies) >= 60
    assert len({agency.name for agency in agencies}) == len(agencies)
    countries = {agency.country for agency in agencies}
    assert {"US", "BR", "ZA", "NG", "CN", "IN", "AU", "FR", "EG", "SY"} <= countries


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("AP", "The Associated Press"),
        ("Associated Press", "The Associated Press"),
        ("SANA", "Syrian Arab News Agency"),
        ("dpa", "Deutsche Presse-Agentur"),
    ],
)
def test_a_short_name_finds_its_agency(printed: str, name: str) -> None:
    found = table_of().find(printed)
    assert found is not None and found.name == name


@pytest.mark.parametrize("word", ["", "ap", "Ana", "map", "the", "na"])
def test_a_common_word_is_no_agency(word: str) -> None:
    assert table_of().find(word) is None


@pytest.mark.parametrize(
    ("short", "name", "is_short"),
    [
        ("ECP", "ElderCoastPress", True),
        ("TWIN", "Tide Watch Info Network", True),
        ("TW", "Tide Watch Info Network", True),
        ("BBC", "Tide Watch Info Network", False),
        ("Tide Watch", "Tide Watch Info Network", True),
        ("BdR", "Bank of Rye", False),
        ("T", "Tide Watch", False),
    ],
)
def test_initials_and_first_words_are_short_names(short: str, name: str, is_short: bool) -> None:
    assert is_short_for(short, name) is is_short
