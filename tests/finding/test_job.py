from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children, get_all_start_methods

import pytest
from tests.finding.newsroom import BRIDGE, FERRY, ORCHARD, changed, invented, newsroom, report

from stemma.finding import find_pairs, work_in_order
from stemma.shapes import Document

pytestmark = pytest.mark.skipif("fork" not in get_all_start_methods(), reason="this system cannot fork")


@contextmanager
def squaring() -> Iterator[Callable[[int], tuple[int, int]]]:
    def work(number: int) -> tuple[int, int]:
        if number == -1:
            os._exit(9)
        if number == -2:
            raise ValueError("minus two")
        return number * number, os.getpid()

    yield work


def squares(numbers: Iterator[int], jobs: int | None, alone: int = 5) -> list[tuple[int, int]]:
    return list(work_in_order(numbers, squaring, jobs=jobs, alone=alone, failed=lambda number: (number, 0)))


@pytest.mark.parametrize("jobs", [None, 1, 2, 3])
def test_answers_come_in_order_whoever_gives_them(jobs: int | None) -> None:
    answers = squares(iter(range(300)), jobs)
    assert [answer for answer, _ in answers] == [number * number for number in range(300)]
    assert 1 <= len({process for _, process in answers}) <= 1 + (jobs or os.cpu_count() or 1)
    assert not active_children()


def test_an_item_that_ends_its_process_fails_alone() -> None:
    numbers = [*range(50), -1, *range(50, 99)]
    assert [answer for answer, _ in squares(iter(numbers), 2)] == [
        number if number < 0 else number * number for number in numbers
    ]
    assert not active_children()


def test_an_error_of_the_work_is_raised_and_leaves_no_process() -> None:
    with pytest.raises(ValueError, match="minus two"):
        squares(iter([1] * 100 + [-2] + [1] * 100), 2)
    assert not active_children()


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(100_000):
            taken.append(number)
            yield number

    answers = work_in_order(numbers(), squaring, jobs=2, alone=0, failed=lambda number: (0, 0))
    for _ in range(20):
        next(answers)
    answers.close()  # type: ignore[attr-defined]
    assert len(taken) < 500
    assert not active_children()


def test_pairs_are_the_same_by_several_processes() -> None:
    reports = [*newsroom(), *(report(f"r{n}", invented(n)) for n in range(60)), report("again", changed(FERRY, 0.1))]
    pages = [report(f"p{n}", f"{invented(n)} {changed(text, 0.1)}") for n in range(40) for text in (FERRY, BRIDGE)]
    pages += [report("both", f"{FERRY} {ORCHARD}"), *reports[::2], Document()]
    for some in (pages, reports):
        told = [list(find_pairs(reports, some, passages=True, jobs=jobs)) for jobs in (1, 2)]
        assert told[0] == told[1]
        assert told[0]
