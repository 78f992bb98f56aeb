from hypothesis import given
from hypothesis import strategies as st

from stemma.look import Mark, marks_of
from stemma.look.mark import Marked
from stemma.shapes import Caption, Document, Statement

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.lists(SPANS, max_size=8), SPANS)
def test_pieces_are_exactly_the_run_and_know_the_marks_over_them(spans: list[list[int]], run: list[int]) -> None:
    marks = [Mark(begin, end, "person", str(number)) for number, (begin, end) in enumerate(spans)]
    pieces = list(Marked(marks).pieces(*run))
    assert [place for piece in pieces for place in range(piece.begin, piece.end)] == list(range(*run))
    for piece in pieces:
        assert piece.begin < piece.end
        over = {mark for mark in marks if mark.begin <= piece.begin and piece.end <= mark.end and mark.begin < mark.end}
        assert set(piece.marks) == over


def test_a_thousand_marks_over_one_place_show_the_first_eight() -> None:
    pieces = list(Marked([Mark(0, 100, "person", str(number)) for number in range(1000)]).pieces(0, 100))
    assert [len(piece.marks) for piece in pieces] == [8]


def test_a_document_is_marked_where_its_parts_have_a_place() -> None:
    document = Document(
        text="Ann said: yes.",
        statements=(Statement("direct", ((0, 3),), ((4, 8),), ((10, 13),), "Ann"),),
        captions=(Caption(None, None, "elsewhere"),),
    )
    assert [(mark.begin, mark.end, mark.kind) for mark in marks_of(document)] == [
        (0, 3, "speaker"),
        (4, 8, "cue"),
        (10, 13, "content"),
    ]
