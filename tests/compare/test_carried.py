from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compare.invented import ENGLISH, compare, make_page, make_report, paragraphs, share

from stemma.compare.carried import carry
from stemma.compare.run import REPEATED, find_runs
from stemma.shapes import Passage

WORDS = st.lists(
    st.sampled_from(["alpha", "beta", "gamma", "delta", "one", "two", ".", "\n\n", "5", "1,000", "-", "“", "”"]),
    max_size=60,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS, st.lists(st.tuples(*[st.integers(0, 80)] * 4), max_size=4))
def test_every_word_of_the_page_stands_in_one_block_whatever_the_passages(
    ours: str, theirs: str, places: list[tuple[int, int, int, int]]
) -> None:
    passages = [Passage(min(a, b), max(a, b), min(c, d), max(c, d)) for a, b, c, d in places]
    carried = carry(make_page(ours), make_report(theirs), passages)
    assert [w for b in carried.blocks for w in range(b.page_begin, b.page_end)] == list(range(len(carried.page)))
    in_report = {w for b in carried.blocks for w in range(b.report_begin, b.report_end)}
    assert in_report == set(range(len(carried.report)))
    assert all(-1 <= other < len(carried.report) for other in carried.report_of)
    assert all(-1 <= other < len(carried.page) for other in carried.page_of)


def test_a_passage_out_of_order_has_moved_and_a_repeated_one_repeats() -> None:
    one, two, *rest = paragraphs()
    report = make_report()
    page = make_page("\n\n".join([one, two, *rest, two]))
    begin, at = ENGLISH.index(two), page.text.rindex(two)
    passages = [Passage(0, len(ENGLISH), 0, len(ENGLISH)), Passage(at, at + len(two), begin, begin + len(two))]
    carried = carry(page, report, passages)
    assert [run.number for run in find_runs(carried.page, carried.report, passages)] == [0, REPEATED]


def test_a_cut_is_put_where_its_sentence_begins() -> None:
    text = "The town has a hall. The town has a bridge. The river is wide and slow in summer, say those who live there."
    page = make_page(text.replace("The town has a bridge. ", ""))
    carried = carry(page, make_report(text), share(page, make_report(text)))
    cuts = [carried.report.keys[b.report_begin : b.report_end] for b in carried.blocks if b.op == "cut"]
    assert cuts in ([("the", "town", "has", "a", "bridge")], [("the", "town", "has", "a", "hall")])


def test_several_sentences_cut_between_two_that_begin_alike_are_a_cut_of_whole_sentences() -> None:
    text = (
        "Keller said the bridge would be built by the town itself. Keller said nobody would pay for it twice. "
        "The hall was full. Keller said the work would begin in the summer of next year at the latest."
    )
    gone = "Keller said nobody would pay for it twice. The hall was full. "
    match = compare(make_page(text.replace(gone, "")), make_report(text))
    assert match.match_kind == "trimmed"
    assert [(edit.kind, edit.report_text) for edit in match.edits] == [("cut", gone.strip())]
