from typing import get_args

import pytest

from stemma.look import mark
from stemma.look.word import WORDS, credit_word, word
from stemma.shapes import document, match, side

TYPES = {
    "role": document.Role,
    "known_by": document.KnownBy,
    "item_kind": document.ItemKind,
    "force": document.Force,
    "duty": document.Duty,
    "link": document.LinkState,
    "statement": document.StatementKind,
    "match_kind": match.MatchKind,
    "whose": match.Whose,
    "credit": match.CreditState,
    "drift": match.DriftState,
    "edit": match.EditKind,
    "row": side.RowKind,
    "mark": mark.MarkKind,
}


@pytest.mark.parametrize("group", TYPES)
def test_every_value_of_the_record_has_a_word(group: str) -> None:
    assert set(get_args(TYPES[group])) <= set(WORDS[group])


def test_a_value_without_a_word_is_shown_as_it_is() -> None:
    assert word("steward", "role") == "steward"


def test_a_group_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        word("origin", "rôle")


def test_what_a_page_does_or_does_not_is_never_called_missing() -> None:
    assert credit_word("link", "missing") == "missing"
    assert credit_word("unaltered", "missing") == "not kept"
    assert credit_word("unaltered", "kept") == "kept"
