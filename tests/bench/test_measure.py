"""The measure, on examples small enough to count by hand."""

from __future__ import annotations

import doctest
import sys
from pathlib import Path
from typing import Any

import bench.source
import bench.word
import pytest
from bench.measure import Known, load_reported, measure
from bench.process import run_timed

STORY = " ".join(f"w{number}" for number in range(40))
OTHER = " ".join(f"v{number}" for number in range(40))


def truth(page: str, report: str, kept: list[list[int]], quotations: list[list[int]] | None = None) -> dict[str, Any]:
    return {"page": page, "report": report, "kind": "trimmed", "kept": kept, "quotations": quotations or []}


def known(pages: dict[str, str], reports: dict[str, str], *truths: dict[str, Any]) -> Known:
    return Known(reports, pages, {(one["page"], one["report"]): one for one in truths})


def test_what_is_found_whole_scores_one() -> None:
    whole = [0, len(STORY), 0, len(STORY)]
    score = measure(known({"p": STORY}, {"r": STORY}, truth("p", "r", [whole], [whole])), {("p", "r"): [whole]})
    assert (score.recall, score.precision, score.characters_f1, score.quotations_share) == (1, 1, 1, 1)


def test_a_pair_that_is_missed_costs_recall_and_all_its_characters() -> None:
    whole = [0, len(STORY), 0, len(STORY)]
    both = known({"p": STORY, "q": STORY}, {"r": STORY}, truth("p", "r", [whole]), truth("q", "r", [whole]))
    score = measure(both, {("p", "r"): [whole]})
    assert score.recall == 0.5
    assert score.characters_f1 == pytest.approx(2 / 3)  # half of what is true, nothing untrue


def test_characters_are_counted_without_spaces_on_both_sides() -> None:
    pair = known({"p": "ab cd xx"}, {"r": "ab cd"}, truth("p", "r", [[0, 5, 0, 5]]))
    score = measure(pair, {("p", "r"): [[0, 8, 0, 2]]})
    # true: 4 and 4; told: 6 on the page, 2 in the report; both: 4 and 2
    assert score.characters_f1 == pytest.approx(2 * 6 / (8 + 8))


def test_a_quotation_counts_where_half_of_it_is_covered_on_both_sides() -> None:
    quotation = [0, 20, 0, 20]
    pair = known({"p": "x" * 40}, {"r": "x" * 40}, truth("p", "r", [quotation], [quotation]))
    assert measure(pair, {("p", "r"): [[0, 10, 0, 10]]}).quotations_share == 1
    assert measure(pair, {("p", "r"): [[0, 20, 0, 9]]}).quotations_share == 0


def test_a_pair_joined_by_a_stock_phrase_is_false() -> None:
    phrase = " ".join(STORY.split()[:12])
    few = known({"p": f"{phrase} and more of its own"}, {"r": STORY, "s": OTHER})
    score = measure(few, {("p", "r"): [], ("p", "s"): []})
    assert (score.precision, score.precision_by_run, score.pairs_false) == (0, 0, 2)


def test_an_unknown_pair_that_shares_twenty_words_running_is_not_false() -> None:
    shared = " ".join(STORY.split()[10:30])
    score = measure(known({"p": f"own {shared} own"}, {"r": STORY}), {("p", "r"): []})
    assert (score.precision, score.precision_by_run, score.pairs_joined) == (1, 1, 1)


def test_a_reworded_update_is_false_by_run_alone() -> None:
    words = STORY.split()
    page = " ".join([*words[:9], "new", *words[10:19], "new", *words[20:29]])
    score = measure(known({"p": page}, {"r": STORY}), {("p", "r"): []})
    assert (score.precision, score.precision_by_run) == (1, 0)


def test_a_report_that_holds_the_same_paragraph_as_the_known_one_is_kin() -> None:
    edited = " ".join("new" if number % 4 == 0 else word for number, word in enumerate(STORY.split()))
    pair = known(
        {"p": edited}, {"r": STORY, "s": f"{STORY} and later"}, truth("p", "r", [[0, len(edited), 0, len(STORY)]])
    )
    assert measure(pair, {("p", "r"): [], ("p", "s"): []}).precision_by_run == 1


def test_a_tool_that_knows_documents_only_has_no_characters() -> None:
    pair = known({"p": STORY}, {"r": STORY}, truth("p", "r", [[0, 5, 0, 5]]))
    score = measure(pair, {("p", "r"): []}, tells_places=False)
    assert (score.recall, score.characters_f1, score.quotations_share) == (1, None, 0)


def test_lines_of_failures_are_no_pairs(tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    path.write_text('{"id": "x", "error": "no"}\n{"page": "p", "report": "r", "passages": [[0, 1, 0, 1]]}\n', "utf-8")
    assert load_reported(path) == {("p", "r"): [[0, 1, 0, 1]]}


def test_a_command_is_timed_with_its_children(tmp_path: Path) -> None:
    child = "import time; end = time.process_time() + 0.2\nwhile time.process_time() < end: pass"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print('done'); sys.exit(3)"
    cost = run_timed([sys.executable, "-c", code], output=tmp_path / "out")
    assert cost.exit_code == 3
    assert cost.cpu_seconds >= 0.2
    assert 1 < cost.peak_mb < 200
    assert (tmp_path / "out").read_text() == "done\n"


@pytest.mark.parametrize("module", [bench.word, bench.source])
def test_the_examples_in_the_prose_hold(module: Any) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands orphans on")
def test_what_a_command_leaves_behind_is_waited_for_and_counted(tmp_path: Path) -> None:
    orphan = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    code = f"import subprocess, sys, os; subprocess.Popen([sys.executable, '-c', {orphan!r}]); os._exit(0)"
    assert run_timed([sys.executable, "-c", code], output=tmp_path / "out").cpu_seconds >= 0.3
