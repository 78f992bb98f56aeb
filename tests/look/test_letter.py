from stemma.look import letters_of
from stemma.look.letter import PAGE, PERHAPS, UNKNOWN, letter_for
from stemma.shapes import Blamed, Hop


def test_the_origin_is_a_whatever_order_the_hops_come_in() -> None:
    letters = letters_of([Hop(1, "relay", "Relay"), Hop(0, "origin", "Agency")])
    assert letters[None, 1].sign == "A"
    assert letters[None, 0].sign == "B"


def test_one_party_in_two_roles_or_two_reports_has_one_letter() -> None:
    chains = {"r1": [Hop(0, "origin", "Agency"), Hop(1, "relay", "Relay")], "r2": [Hop(0, "origin", " AGENCY ")]}
    letters = letters_of(chains)
    assert letters["r1", 0] is letters["r2", 0]
    assert letters["r1", 1].sign == "B"


def test_no_hop_is_called_p_and_every_letter_differs() -> None:
    letters = letters_of([Hop(place, "relay", f"n{place}") for place in range(60)])
    signs = [letter.sign for letter in letters.values()]
    assert "P" not in signs
    assert len(set(signs)) == 60
    assert {letter.hue for letter in letters.values()} == set("abcdef")


def test_a_sentence_finds_its_letter() -> None:
    letters = letters_of([Hop(0, "origin", "Agency")])
    assert letter_for(Blamed(0, 1, "hop", None, 0), letters).sign == "A"
    assert letter_for(Blamed(0, 1, "hop", "some report", 0), letters).sign == "A"
    assert letter_for(Blamed(0, 1, "hop", None, 7), letters) is UNKNOWN
    assert letter_for(Blamed(0, 1, "hop"), letters) is UNKNOWN
    assert letter_for(Blamed(0, 1, "page"), letters) is PAGE
    assert letter_for(Blamed(0, 1, "perhaps added"), letters) is PERHAPS
