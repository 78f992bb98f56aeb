from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from stemma.publishing.formats import body_spans, lines_around, paragraphs_of
from stemma.shapes import Document, Hop, Printed, SetAside


def test_without_anything_read_every_line_is_the_body() -> None:
    document = Document(text="One.\n\nTwo\nthree.\n\n • four\n • five")
    assert [(p.kind, p.text) for p in paragraphs_of(document)] == [
        ("text", "One."),
        ("text", "Two\nthree."),
        ("item", "four"),
        ("item", "five"),
    ]


def test_a_credit_within_a_sentence_stays_and_a_line_of_nothing_but_credit_goes() -> None:
    text = "The office told Coast News Agency that boats will run, and run again.\n\nCoast News Agency"
    credits = tuple(Printed(at, at + 17, "Coast News Agency") for at in (16, text.rindex("Coast")))
    document = Document(text=text, hops=(Hop(0, "origin", "Coast News Agency", credits),))
    assert [p.text for p in paragraphs_of(document)] == [text.split("\n\n")[0]]
    assert len(body_spans(document, keep_credits=True)) == 2


def test_a_place_is_quoted_in_whole_lines() -> None:
    text = "one\n  two three  \nfour"
    assert text[slice(*lines_around(text, (text.index("three"), text.index("three") + 2)))] == "two three"


@given(
    st.text(alphabet="ab .\n•", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)
)
def test_the_body_is_made_of_lines_of_the_text_in_its_order(text: str, aside: list[tuple[int, int]]) -> None:
    marked = tuple(SetAside(min(a, b), max(a, b), "x") for a, b in aside)
    spans = body_spans(Document(text=text, set_aside=marked))
    assert spans == sorted(spans)
    assert all(0 <= begin < end <= len(text) and "\n" not in text[begin:end] for begin, end in spans)
    if not marked:
        assert "\n".join(text[b:e] for b, e in spans).split() == text.split()


def test_a_text_of_many_lines_and_many_marks_takes_time_in_proportion() -> None:
    text = "word word\n" * 50_000
    aside = tuple(SetAside(at, at + 3, "x") for at in range(0, len(text) - 5, 10))
    began = time.process_time()
    assert len(body_spans(Document(text=text, set_aside=aside))) == 50_000
    assert time.process_time() - began < 8


def test_a_byline_is_no_paragraph_of_the_body() -> None:
    text = "By Ada Holm, Seaford Relay\n\nThe ferry runs again, said Ada Holm.\n\nAda Holm waited for it.\n"
    body = paragraphs_of(Document(text=text, authors=("Ada Holm",)))
    assert [paragraph.text for paragraph in body] == ["The ferry runs again, said Ada Holm.", "Ada Holm waited for it."]
