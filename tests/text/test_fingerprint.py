from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from stemma.text import GUARANTEE_WORDS, K_WORDS, cut_words, fingerprint
from stemma.text.fingerprint import REPEATS, WINDOW, hash_runs, hash_word

some = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=30)
run = st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=GUARANTEE_WORDS, max_size=20)


@given(some, some, some, some, run)
def test_a_shared_run_of_eight_words_always_yields_a_seed_on_itself(
    before: list[str], behind: list[str], other: list[str], more: list[str], shared: list[str]
) -> None:
    one = fingerprint(cut_words(" ".join(before + shared + behind)))
    two = fingerprint(cut_words(" ".join(other + shared + more)))
    offset = len(before) - len(other)
    last = len(before) + len(shared) - K_WORDS
    here = {seed for seed in one if len(before) <= seed.position <= last}
    assert any(seed._replace(position=seed.position - offset) in two for seed in here)


@given(some, some, run)
def test_a_shared_run_yields_a_hash_even_where_it_is_repeated_without_end(
    other: list[str], more: list[str], shared: list[str]
) -> None:
    one = {seed.hash for seed in fingerprint(cut_words(" ".join(shared * 50)))}
    two = {seed.hash for seed in fingerprint(cut_words(" ".join(other + shared + more)))}
    assert one & two


@given(st.lists(st.sampled_from("abcdefgh"), max_size=200))
def test_a_seed_is_the_last_of_the_least_of_its_window(words: list[str]) -> None:
    seeds = fingerprint(cut_words(" ".join(words)))
    hashes = hash_runs(words)
    expected = set()
    for begin in range(max(1, len(hashes) - WINDOW + 1) if hashes else 0):
        window = range(begin, min(len(hashes), begin + WINDOW))
        expected.add(min(window, key=lambda place: (hashes[place], -place)))
    times: dict[int, int] = {}
    kept = []
    for place in sorted(expected):
        times[hashes[place]] = times.get(hashes[place], 0) + 1
        if times[hashes[place]] <= REPEATS:
            kept.append((hashes[place], place))
    assert [tuple(seed) for seed in seeds] == kept


def test_a_hash_is_the_same_on_every_machine_and_in_every_version() -> None:
    assert hash_word("report") == 11582299560801410292
    assert hash_runs(["a", "b", "c", "d"]) == [14508246036718483155]


def test_short_texts_have_one_seed_or_none() -> None:
    assert fingerprint(cut_words("")) == []
    assert fingerprint(cut_words("only three words")) == []
    assert len(fingerprint(cut_words("only four words here"))) == 1
    assert len(fingerprint(cut_words("exactly these five words here"))) == 1


def test_one_word_a_million_times_is_kept_a_bounded_number_of_times() -> None:
    began = time.process_time()
    assert len(fingerprint(cut_words("word " * 1_000_000))) == REPEATS
    assert time.process_time() - began < 20
