from __future__ import annotations

from stemma.text import COPY_BITS, cut_words, find_passages, fingerprint, stock_discount, weigh, word_bits

STOCK = "a spokesman for the ministry declined to comment further"
LONG = " ".join(f"fact{n} and thing{n}" for n in range(40))


def weight(page: str, report: str, holders: int = 1, family: int = 1, reports: int = 1000) -> float:
    a, b = cut_words(page), cut_words(report)
    seeds = fingerprint(a)
    held = {seed.hash for seed in fingerprint(b)}
    discounts = {seed.hash: stock_discount(holders, family, reports) for seed in seeds if seed.hash in held}
    return weigh(a, b, find_passages(a, b), seeds=seeds, discounts=discounts)


def test_a_stock_phrase_of_nine_words_is_a_passage_and_no_copy() -> None:
    page, report = f"{LONG} {STOCK}", f"{STOCK} other words of its own here"
    assert find_passages(cut_words(page), cut_words(report))
    assert weight(page, report) < COPY_BITS
    assert weight(page, report, holders=300) < 5


def test_a_long_shared_text_is_a_copy_and_boilerplate_of_the_same_length_is_not() -> None:
    assert weight(LONG, LONG) > 5 * COPY_BITS
    assert weight(LONG, LONG, holders=300) < COPY_BITS


def test_a_text_in_ten_thousand_copies_weighs_as_much_as_one_alone() -> None:
    assert weight(LONG, LONG, holders=10_000, family=10_000, reports=10_000) == weight(LONG, LONG)


def test_a_paragraph_that_two_reports_share_keeps_its_weight() -> None:
    assert weight(LONG, LONG, holders=2, reports=2) == weight(LONG, LONG)


def test_a_quotation_in_both_texts_weighs_more_than_the_same_words_by_chance() -> None:
    a = cut_words("we owe it to the children who read here after school")
    found = find_passages(a, a)
    assert weigh(a, a, found, quoted={0}) > weigh(a, a, found) + 10


def test_each_more_holder_weighs_the_words_down_and_none_to_nothing() -> None:
    left = [stock_discount(holders, 1, 5_000) for holders in range(1, 5_000, 7)]
    assert left == sorted(left, reverse=True)
    assert left[-1] > 0


def test_words_of_one_character_are_told_apart_from_letters() -> None:
    assert word_bits("京") == 3.0
    assert word_bits("a") == 3.5
