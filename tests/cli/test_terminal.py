"""A stranger's text in a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.cli.terminal import Run, cells, draw, escape, one_line, wrap


@pytest.mark.parametrize(
    "text", ["\x1b[2J", "\r", "\x00", "\x9b1m", "a\nb", "\u202eabc", "\u2066", "\ud800", "\x7f", "\u2028", "\ufeff"]
)
def test_what_could_steer_a_terminal_is_written_out(text: str) -> None:
    shown = escape(text)
    assert shown.isprintable()
    assert "\\" in shown
    shown.encode()


def test_ordinary_text_of_any_script_stays() -> None:
    for text in ("Größe", "مرحبا", "見出し", "नमस्ते", "“quoted” – dash…", "tab and \\ backslash"):
        assert escape(text) == text


def test_a_long_text_is_cut_to_one_line() -> None:
    assert one_line("a\n\n  b\tc") == "a b c"
    assert one_line("word " * 100_000, 20) == "word word word word…"
    assert len(one_line("x" * 500, 50)) == 50


def test_wide_letters_take_two_cells_and_marks_none() -> None:
    assert cells("abc") == 3
    assert cells("見出") == 4
    assert cells("e\u0301") == 1


@given(st.text(max_size=200), st.integers(2, 30))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = list(wrap([Run(text, None)], width))
    assert all(sum(cells(run.text) for run in line) <= width for line in lines)
    drawn = "".join(draw(line) for line in lines).replace(" ", "")
    assert drawn == "".join(escape(part) for part in __import__("re").split(r"\s+", text)).replace(" ", "")


def test_a_word_of_two_styles_is_not_broken() -> None:
    lines = list(wrap([Run("aa bb", None), Run("cc", "red"), Run(" dd", None)], 6))
    assert [draw(line) for line in lines] == ["aa", "bbcc", "dd"]
