import re

from stemma.look.sides import fold, lay, lay_inline
from stemma.look.templatetags.look import side_by_side, version_diff
from stemma.shapes.side import SidePiece, SideRow


def same(words: str) -> SideRow:
    return SideRow("same", (0, 1), (0, 1), (SidePiece("same", words),), (SidePiece("same", words),))


CHANGED = SideRow(
    "changed",
    (0, 9),
    (0, 9),
    (SidePiece("same", "It cost "), SidePiece("changed", "420", "number"), SidePiece("same", " crowns.")),
    (SidePiece("same", "It cost "), SidePiece("changed", "240", "number"), SidePiece("same", " crowns.")),
)
MOVED = SideRow("moved", (0, 3), (9, 12), (SidePiece("same", "Moved."),), (SidePiece("same", "Moved."),), 1)
MOVED_FROM = SideRow("moved", None, (9, 12), (), (SidePiece("same", "Moved."),), 1)


def plain(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def test_a_changed_row_strikes_on_one_side_and_adds_on_the_other() -> None:
    (row,) = lay([CHANGED])
    assert '<ins title="added: number">420</ins>' in row.now
    assert '<del title="struck: number">240</del>' in row.was
    assert row.kinds == ("number",)


def test_in_one_line_the_struck_words_come_before_those_that_took_their_place() -> None:
    (row,) = lay_inline([CHANGED])
    assert plain(row.now) == "It cost 240 420 crowns."


def test_blanks_around_a_change_are_not_underlined() -> None:
    row = SideRow("changed", (0, 1), (0, 1), (SidePiece("added", " late ", "added"),), (SidePiece("same", "x"),))
    assert ' <ins title="added: added">late</ins>' in " " + lay([row])[0].now


def test_long_runs_of_the_same_fold_but_for_their_ends() -> None:
    groups = fold(lay([CHANGED, *[same(str(number)) for number in range(9)], CHANGED]), 6)
    assert [(group.count, group.is_folded) for group in groups] == [
        (1, False),
        (1, False),
        (7, True),
        (1, False),
        (1, False),
    ]
    assert sum(group.count for group in fold(lay([same("a")] * 6), 6)) == 6


def test_the_two_places_of_a_moved_passage_lead_to_each_other() -> None:
    for html in (side_by_side([MOVED, MOVED_FROM], left_title="a", right_title="b"), version_diff([MOVED, MOVED_FROM])):
        assert 'id="m1" href="#m1b"' in html
        assert 'id="m1b" href="#m1"' in html


def test_what_is_given_is_escaped_and_legible() -> None:
    evil = SideRow("added", (0, 1), None, (SidePiece("added", "<b>\x00\ud800", "added"),), ())
    html = side_by_side([evil], left_title="<i>", right_title="<i>")
    assert "<b>" not in html
    assert "<i>" not in html
    html.encode()


def test_no_rows_say_so() -> None:
    assert "share no words" in side_by_side([], left_title="a", right_title="b")
    assert "say the same" in version_diff([])
