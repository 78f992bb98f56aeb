"""Reading is linear and total: no text makes it crash, none makes it slow."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.reading.credits import lineage_spans
from stemma.reading.plain import read_text
from stemma.shapes import Document

PIECES = [
    " ", '"', "“", "”", ", ", "said ", "Smith said ", "he said, ", "(", "\n", "A ", "1 May ", ", saying that ", "according to ",
    "© 2020 A ", "http://a.", "a@b.", "• Minister A\n", "NOTE: do not reflect views ", "credit all ", "al-", "\0", "\ud800",
    '"a b c," said X. ', "Name: “a”\n", "originally published by ", "x-", "He said…\n\n…", "republish we not ", "By A. B\n", "1",
]  # fmt: skip


def check(document: Document) -> None:
    size = len(document.text)
    for hop in document.hops:
        for credit in hop.printed:
            assert document.text[credit.begin : credit.end] == credit.text
    for one in document.statements:
        for begin, end in (*one.speaker, *one.cue, *one.content):
            assert 0 <= begin < end <= size
    for part in (*document.terms, *document.captions, *document.dates, *document.people, *document.set_aside):
        assert part.begin is not None and part.end is not None and 0 <= part.begin < part.end <= size
    assert all(0 <= begin < end <= size for begin, end in lineage_spans(document))


@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_one_thing_is_read_in_seconds(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    began = time.process_time()
    check(read_text(text))
    assert time.process_time() - began < 20


@given(
    st.lists(
        st.sampled_from([*PIECES, "Mayor Ana Reed ", "that ", "told ", ". ", ":\n", "(AP) - ", "Source: ", "via "]),
        max_size=40,
    )
)
@settings(max_examples=150, deadline=None)
def test_any_mixture_is_read(pieces: list[str]) -> None:
    check(read_text("".join(pieces)))


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    document = read_text(text)
    assert document.text == text
    check(document)
