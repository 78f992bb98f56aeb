from hypothesis import given
from hypothesis import strategies as st

from stemma.look import letters_of
from stemma.look.rail import lay_out
from stemma.shapes import Blamed, Hop

HOPS = [Hop(0, "origin", "Agency"), Hop(1, "relay", "Relay")]
LETTERS = letters_of(HOPS)
BLAMES = st.lists(
    st.builds(
        lambda a, b, whose, hop, evidence: Blamed(min(a, b), max(a, b), whose, None, hop, 0.5, evidence),
        st.integers(0, 60),
        st.integers(0, 60),
        st.sampled_from(["hop", "page", "unknown", "perhaps added"]),
        st.sampled_from([None, 0, 1, 9]),
        st.sampled_from(["", "x", "y"]),
    ),
    max_size=8,
)


@given(st.text(alphabet="ab \n\r\u2029\u0627", max_size=50), BLAMES)
def test_every_character_that_is_not_blank_is_shown_once_and_in_order(text: str, blame: list[Blamed]) -> None:
    shown = [
        text[place]
        for paragraph in lay_out(text, blame, LETTERS)
        for run in paragraph.runs
        for stretch in run.stretches
        for sentence in stretch.sentences
        for place in range(sentence.begin, sentence.end)
        if not text[place].isspace()
    ]
    assert shown == [sign for sign in text if not sign.isspace()]


def test_a_new_owner_begins_a_run_and_is_named_once() -> None:
    text = "One. Two. Three.\n\nFour."
    blame = [
        Blamed(0, 4, "hop", None, 0),
        Blamed(5, 9, "hop", None, 0),
        Blamed(10, 16, "hop", None, 1),
        Blamed(18, 23, "hop", None, 1),
    ]
    first, second = lay_out(text, blame, LETTERS)
    assert [(run.letter and run.letter.sign, run.is_new) for run in first.runs] == [("A", True), ("B", True)]
    assert [(run.letter and run.letter.sign, run.is_new) for run in second.runs] == [("B", False)]


def test_evidence_that_is_the_same_is_said_once() -> None:
    blame = [
        Blamed(0, 4, "page", evidence="x"),
        Blamed(5, 9, "page", evidence="x"),
        Blamed(10, 16, "page", evidence="y"),
    ]
    (paragraph,) = lay_out("One. Two. Three.", blame, {})
    assert [(stretch.evidence, len(stretch.sentences)) for stretch in paragraph.runs[0].stretches] == [
        ("x", 2),
        ("y", 1),
    ]


def test_a_line_end_makes_a_tight_paragraph_and_a_blank_line_a_loose_one() -> None:
    assert [paragraph.is_tight for paragraph in lay_out("One\nTwo\r\n\r\nThree", (), {})] == [False, True, False]
