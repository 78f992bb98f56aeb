from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.text import GUARANTEE_WORDS, cut_words, find_passages

REPORT = (
    "The council of Port Ellen voted on Monday to keep the old harbour library open through the winter. Mayor Ada Quill"
    " said the building needed a new roof and that the town would pay for half of it. “We owe it to the children who read"
    " here after school,” she told the meeting. The other half is to come from a fund for public buildings that the region"
    " set up two years ago. Work is expected to begin in March and to last until early summer. During that time the books"
    " will be lent out from the former fish market across the square. Some residents had asked for the library to be moved"
    " for good, but a survey of six hundred households found that most wanted it to stay where it is."
)
OTHER = (
    "Farmers in the valley are counting the cost of the late frost that struck their orchards last week. The growers'"
    " union put the loss at a third of the crop. Apples were hit hardest, it said, while most of the pears had not yet"
    " come into flower. A relief scheme is being discussed with the ministry and an answer is hoped for by the autumn."
)
some = st.lists(st.sampled_from("abcdef"), max_size=30)


def shared(page: str, report: str = REPORT) -> list[tuple[str, str]]:
    a, b = cut_words(page), cut_words(report)
    found = find_passages(a, b)
    spans = [(a.span(p.page_begin, p.page_end), b.span(p.report_begin, p.report_end)) for p in found]
    return [(page[slice(*here)], report[slice(*there)]) for here, there in spans]


def sentences(text: str) -> list[str]:
    return [sentence + "." for sentence in text.rstrip(".").split(". ")]


def test_a_copy_is_one_passage_from_the_first_word_to_the_last() -> None:
    assert shared(REPORT) == [(REPORT.rstrip("."), REPORT.rstrip("."))]


def test_altered_words_stay_inside_one_passage() -> None:
    page = REPORT.replace("Monday", "Tuesday").replace("six hundred", "nearly 700").replace("new roof", "roof")
    assert shared(page) == [(page.rstrip("."), REPORT.rstrip("."))]


def test_an_excerpt_is_found_inside_another_article_and_no_more_than_it() -> None:
    excerpt = " ".join(sentences(REPORT)[1:3])
    page = f"{OTHER} {excerpt} {OTHER}"
    assert shared(page) == [(excerpt.rstrip("."), excerpt.rstrip("."))]


def test_a_single_quotation_is_found() -> None:
    quotation = "We owe it to the children who read here after school"
    page = f'{OTHER} As one mayor said: "{quotation}" — {OTHER}'
    assert shared(page) == [(quotation, quotation)]


def test_two_reports_in_one_page_are_found_each_in_its_part() -> None:
    page = f"{REPORT}\n\n{OTHER}"
    assert shared(page, REPORT) == [(REPORT.rstrip("."),) * 2]
    assert shared(page, OTHER) == [(OTHER.rstrip("."),) * 2]


def test_passages_that_were_moved_are_all_found() -> None:
    parts = sentences(REPORT)
    random.Random(2).shuffle(parts)
    page = cut_words(" ".join(parts))
    found = find_passages(page, cut_words(REPORT))
    assert sum(passage.same_words for passage in found) > 0.95 * len(page)
    assert sum(passage.page_end - passage.page_begin for passage in found) <= len(page)


def test_a_page_that_says_a_sentence_twice_has_both_and_a_long_insertion_stays_out() -> None:
    lead = sentences(REPORT)[0]
    page = f"{lead} {OTHER} {REPORT}"
    assert [here for here, _ in shared(page)] == [lead.rstrip("."), REPORT.rstrip(".")]


def test_noise_of_character_recognition_does_not_break_a_passage_apart() -> None:
    chance = random.Random(4)
    noisy = "".join(chance.choice("lioeac1") if char.isalpha() and chance.random() < 0.05 else char for char in REPORT)
    page = cut_words(noisy)
    found = find_passages(page, cut_words(REPORT))
    assert sum(passage.page_end - passage.page_begin for passage in found) > 0.9 * len(page)
    assert len(found) <= 2


def test_three_words_in_ten_changed_are_still_found_nearly_whole() -> None:
    chance = random.Random(6)
    words = [word if chance.random() > 0.3 else chance.choice(OTHER.split()) for word in (REPORT + OTHER).split()]
    page = cut_words(" ".join(words))
    found = find_passages(page, cut_words(REPORT + OTHER))
    assert sum(passage.page_end - passage.page_begin for passage in found) > 0.9 * len(page)


def test_texts_of_nothing_in_common_have_no_passage() -> None:
    assert shared(OTHER) == []
    assert shared("") == []
    assert shared("word", "word") == []


def test_scripts_without_spaces_share_passages_too() -> None:
    report = "市议会星期一决定今年冬天继续开放旧港口图书馆。市长说屋顶需要更换，费用由市政府承担一半。"
    excerpt = report[: report.index("。")]
    page = "据报道，" + excerpt + "。另有消息说天气很好。"
    ((here, there),) = shared(page, report)
    assert here == there == excerpt


@given(some, some, some, some, st.lists(st.sampled_from("abcd"), min_size=GUARANTEE_WORDS, max_size=16))
def test_texts_that_share_eight_words_always_share_a_passage(
    before: list[str], behind: list[str], other: list[str], more: list[str], run: list[str]
) -> None:
    found = find_passages(cut_words(" ".join(before + run + behind)), cut_words(" ".join(other + run + more)))
    assert found


@settings(max_examples=300)
@given(st.lists(st.sampled_from("abcdef"), max_size=120), st.lists(st.sampled_from("abcdef"), max_size=120))
def test_no_word_of_the_page_is_in_two_passages_and_every_block_is_really_shared(a: list[str], b: list[str]) -> None:
    page, report = cut_words(" ".join(a)), cut_words(" ".join(b))
    end = 0
    for passage in find_passages(page, report):
        assert end <= passage.page_begin < passage.page_end <= len(page)
        assert 0 <= passage.report_begin < passage.report_end <= len(report)
        end = passage.page_end
        i, j = passage.page_begin, passage.report_begin
        for block in passage.blocks:
            assert block.a >= i and block.b >= j
            i, j = block.a + block.length, block.b + block.length
            assert a[block.a : i] == b[block.b : j]
        assert (i, j) == (passage.page_end, passage.report_end)


def test_hostile_repetition_takes_seconds() -> None:
    began = time.process_time()
    million = cut_words("word " * 1_000_000)
    assert find_passages(million, million)
    line = cut_words((" ".join(f"w{n}" for n in range(100)) + " ") * 3_000)
    assert find_passages(line, line)
    two = cut_words("one two " * 200_000)
    assert find_passages(two, cut_words("two one one two " * 100_000)) is not None
    assert time.process_time() - began < 40


@pytest.mark.long
def test_two_very_long_texts_with_words_altered_all_through_are_one_copy_in_bounded_time() -> None:
    chance = random.Random(8)
    known = [f"w{n}" for n in range(30_000)]
    report = chance.choices(known, k=800_000)
    page = [word if chance.random() < 0.9 else chance.choice(known) for word in report]
    began = time.process_time()
    found = find_passages(cut_words(" ".join(page)), cut_words(" ".join(report)))
    assert sum(passage.same_words for passage in found) > 0.88 * len(report)
    assert time.process_time() - began < 120
