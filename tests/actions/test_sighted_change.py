"""What one Match after another says of a copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stemma.actions.sighted_change import changes_between, credit_state_of
from stemma.shapes import CreditCheck, Drift, Edit, Match, Passage

MATCH = Match("p", "r", "1", "edited", 99.0, 0.9, 0.1, (Passage(0, 9, 0, 9),))


def checks(**states: str) -> tuple[CreditCheck, ...]:
    return tuple(CreditCheck(duty, "required", state, "Seaford Relay") for duty, state in states.items())


@pytest.mark.parametrize(
    ("states", "word"),
    [
        ({}, "not due"),
        ({"credit": "kept", "link": "kept"}, "kept"),
        ({"credit": "kept", "link": "missing"}, "missing"),
        ({"credit": "kept", "link": "cannot tell from what was received"}, "cannot tell"),
        ({"credit": "kept", "unaltered": "missing"}, "kept"),
        ({"unaltered": "missing"}, "not due"),
    ],
)
def test_the_credit_is_told_in_one_word(states: dict[str, str], word: str) -> None:
    assert credit_state_of(replace(MATCH, credit=checks(**states))) == word


def test_a_short_quotation_owes_no_credit() -> None:
    assert credit_state_of(replace(MATCH, match_kind="quotation", credit=checks(credit="missing"))) == "not due"


def test_a_lost_link_and_a_lost_credit_are_two_changes() -> None:
    before = replace(MATCH, credit=checks(credit="kept", link="kept"))
    after = replace(MATCH, credit=checks(credit="missing", link="missing"))
    assert [kind.value for kind, _ in changes_between(before, after, 1)] == ["credit lost", "link lost"]
    assert [kind.value for kind, _ in changes_between(after, before, 1)] == ["credit gained", "credit gained"]


def test_the_same_altered_quotation_is_no_change() -> None:
    edit = Edit("number", (1, 2), (1, 2), "9", "8")
    drifted = replace(MATCH, drift=(Drift("changed", (0, 9), (0, 9), None, (edit,)),))
    assert [kind.value for kind, _ in changes_between(MATCH, drifted, 1)] == ["quote changed"]
    assert not list(changes_between(drifted, drifted, 1))


def test_a_correction_that_arrived_is_told_before_anything_else() -> None:
    after = replace(MATCH, version="2", kept_share=0.5)
    assert [kind.value for kind, _ in changes_between(MATCH, after, 2)] == ["corrected"]
    assert [kind.value for kind, _ in changes_between(MATCH, after, 3)] == []


def test_a_lost_licence_is_called_so_beside_its_address() -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    kept = replace(MATCH, credit=(CreditCheck("licence", "required", "kept", licence),))
    lost = replace(MATCH, credit=(CreditCheck("licence", "required", "missing", licence),))
    assert [detail for _kind, detail in changes_between(kept, lost, 1)] == [f"licence {licence}"]
    named = replace(MATCH, credit=checks(credit="kept")), replace(MATCH, credit=checks(credit="missing"))
    assert [detail for _kind, detail in changes_between(*named, 1)] == ["Seaford Relay"]


def test_an_edit_is_told_by_its_kind_and_by_the_share_where_that_moved() -> None:
    number = Edit("number", (4, 9), (4, 9), "12,000", "11,000")
    edited = replace(MATCH, edits=(number,))
    assert [detail for _kind, detail in changes_between(MATCH, edited, 1)] == ["number"]
    shorter = replace(edited, kept_share=0.5)
    assert [detail for _kind, detail in changes_between(MATCH, shorter, 1)] == ["number; 90% kept before, 50% now"]
    assert [detail for _kind, detail in changes_between(edited, MATCH, 1)] == ["an earlier change was undone"]
