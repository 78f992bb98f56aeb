import json
import time

import pytest

from stemma.reading import read, read_all, read_text
from stemma.reading.limit import MAX_ANNOTATED_LINES, MAX_LINES, MAX_SENTENCES, MAX_WORDS
from stemma.reading.measured import count_lines, count_sentences, count_words
from stemma.shapes import TooLargeError
from stemma.shapes.failed import Failed


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("x\n" * (MAX_LINES + 500), "lines"),
        (". " * (MAX_WORDS + 500), "words"),
        ("对。" * (MAX_SENTENCES + 500), "sentences"),
        ("Open. " * (MAX_SENTENCES + 500), "sentences"),
    ],
)
def test_a_text_of_more_lines_or_words_than_any_report_has_is_refused_at_once(text, what):
    began = time.process_time()
    with pytest.raises(TooLargeError, match=f"over [0-9,]+ {what}"):
        read_text(text, id="a.txt")
    assert time.process_time() - began < 5


def test_the_limits_hold_for_what_stands_in_other_formats():
    line = json.dumps({"text": "x\n" * (MAX_LINES + 500)}).encode() + b"\n"
    told = json.dumps({"text": "x\n" * (MAX_LINES + 500), "hops": []}).encode() + b"\n"
    first, second, third = read_all(line + told + b'{"id": "c", "text": "The bridge is open."}\n', id="x.jsonl")
    assert isinstance(first, Failed) and isinstance(second, Failed)
    assert "lines" in first.error and "lines" in second.error
    assert third.id == "c"


def test_a_long_list_keeps_its_text_and_says_that_its_words_were_not_searched():
    text = "LINDENAU, May 3 (Harbour Wire) - The town opened its bridge.\n" + "Row 17\n" * (MAX_ANNOTATED_LINES + 10)
    document = read(text.encode())
    assert document.text == text
    assert document.hops == ()
    assert any("200,000 lines" in error for error in document.errors)


def test_blank_lines_and_long_texts_of_usual_words_are_within_the_limits():
    assert count_lines("One.\n" + "\n" * 900_000) <= 30
    text = "The town of Lindenau opened its rebuilt bridge on Friday, two years after the flood. " * 110_000
    assert count_words(text) < MAX_WORDS
    assert count_sentences(text) < MAX_SENTENCES
    assert count_lines(text.replace(". ", ".\n")) < MAX_ANNOTATED_LINES
