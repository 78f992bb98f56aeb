from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text import Opcode, align, align_words

words = st.lists(st.sampled_from("abcde"), max_size=40)


def rebuild(a: list[str], b: list[str], script: list[Opcode]) -> list[str]:
    made: list[str] = []
    for op, i, i_end, j, j_end in script:
        if op == "same":
            assert a[i:i_end] == b[j:j_end]
        made += a[i:i_end] if op == "same" else b[j:j_end]
    return made


def plain_length(a: list[str], b: list[str]) -> int:
    row = [0] * (len(b) + 1)
    for word in a:
        new = [0]
        for j, other in enumerate(b):
            new.append(row[j] + 1 if word == other else max(row[j + 1], new[j]))
        row = new
    return row[-1]


@given(words, words)
def test_the_script_makes_the_second_text_of_the_first_and_keeps_as_much_as_can_be(a: list[str], b: list[str]) -> None:
    script = align_words(a, b)
    assert rebuild(a, b, script) == b
    assert sum(code.a_end - code.a_begin for code in script if code.op == "same") == plain_length(a, b)
    edges = [(code.a_begin, code.b_begin) for code in script]
    assert edges == [(0, 0)][: len(script)] + [(code.a_end, code.b_end) for code in script[:-1]]
    for code in script:
        has_a, has_b = code.a_end > code.a_begin, code.b_end > code.b_begin
        assert (has_a, has_b) == {"cut": (True, False), "added": (False, True)}.get(code.op, (True, True))


@given(words, words)
def test_a_table_too_large_for_memory_still_gives_a_right_script(a: list[str], b: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(align, "TABLE_CELLS", 30)
        patch.setattr(align, "PIECE_WORDS", 4)
        script = align_words(a, b)
    assert rebuild(a, b, script) == b


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (["x"] * 1_000_000, ["x"] * 900_000 + ["y"]),
        (["x", "y"] * 300_000, ["y", "x", "x"] * 300_000),
        ([], ["x"] * 1_000_000),
    ],
)
def test_a_word_a_million_times_takes_seconds(a: list[str], b: list[str]) -> None:
    began = time.process_time()
    assert align_words(a, b)
    assert time.process_time() - began < 30


@pytest.mark.long
def test_two_very_long_texts_are_aligned_in_seconds() -> None:
    chance = random.Random(5)
    known = [f"w{n}" for n in range(20_000)]
    a = chance.choices(known, k=1_600_000)
    b = [word if chance.random() < 0.9 else chance.choice(known) for word in a]
    began = time.process_time()
    script = align_words(a, b)
    assert sum(code.a_end - code.a_begin for code in script if code.op == "same") > 0.85 * len(a)
    assert time.process_time() - began < 90
