"""The generator: the same files for the same seed, and truth that the texts bear out."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from bench.generator.growth import FIRST_REPORTS, make_pages, make_reports
from bench.generator.kind import KINDS, LEAST_ONE_QUOTATION_WORDS
from bench.generator.make import make_files
from bench.generator.recombine import Mixture
from bench.source import OWN, load_texts
from bench.word import has_run, keys_of

NAMES = ("reports.jsonl", "pages.jsonl", "truth.jsonl")


def make(folder: Path, seed: int = 7) -> Path:
    make_files(OWN, folder, reports=60, pages=60, seed=seed, tell=lambda _line: None)
    return folder


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def texts(made: Path) -> dict[str, str]:
    return {item["id"]: item["text"] for name in NAMES[:2] for item in lines(made / name)}


def test_the_same_seed_makes_the_same_files(made: Path, tmp_path: Path) -> None:
    again, other = make(tmp_path / "again"), make(tmp_path / "other", seed=8)
    assert all((made / name).read_bytes() == (again / name).read_bytes() for name in NAMES)
    assert all((made / name).read_bytes() != (other / name).read_bytes() for name in NAMES)


def test_every_kind_is_made_and_no_report_is_used_twice(made: Path) -> None:
    truths = lines(made / "truth.jsonl")
    assert {truth["kind"] for truth in truths} == {kind.name for kind in KINDS}
    assert len({truth["report"] for truth in truths}) == len(truths)
    assert len(lines(made / "reports.jsonl")) == len(lines(made / "pages.jsonl")) == 60


def test_a_page_merged_from_two_has_two_truths(made: Path) -> None:
    merged = [truth["page"] for truth in lines(made / "truth.jsonl") if truth["kind"] == "merged from two"]
    assert merged
    assert all(merged.count(page) == 2 for page in merged)


def test_what_is_kept_word_for_word_stands_in_both_at_its_places(made: Path, texts: dict[str, str]) -> None:
    changed = {"10 % of words edited", "20 % of words edited", "30 % of words edited", "OCR noise"}
    for truth in lines(made / "truth.jsonl"):
        for page_begin, page_end, begin, end in truth["kept"]:
            page, report = texts[truth["page"]][page_begin:page_end], texts[truth["report"]][begin:end]
            assert page.strip()
            assert (page == report) is (truth["kind"] not in changed)


def test_edited_pages_keep_about_the_share_of_words_that_their_kind_says(made: Path, texts: dict[str, str]) -> None:
    for truth in lines(made / "truth.jsonl"):
        if not truth["kind"].endswith("edited"):
            continue
        share = int(truth["kind"][:2]) / 100
        page, report = keys_of(texts[truth["page"]]), keys_of(texts[truth["report"]])
        same = sum(block.size for block in SequenceMatcher(None, report, page, autojunk=False).get_matching_blocks())
        assert 1 - 1.2 * share - 0.04 <= same / len(report) <= 1 - 0.55 * share + 0.04


def test_quotations_that_are_kept_are_quoted_on_both_sides(made: Path, texts: dict[str, str]) -> None:
    quoted = [truth for truth in lines(made / "truth.jsonl") if truth["quotations"]]
    assert {truth["kind"] for truth in quoted} == {"one quotation only", "rewritten around quotations"}
    for truth in quoted:
        page, report = texts[truth["page"]], texts[truth["report"]]
        for page_begin, page_end, begin, end in truth["quotations"]:
            assert page[page_begin:page_end] == report[begin:end]
            assert (page[page_begin - 1], page[page_end]) == ("\u201c", "\u201d")
            assert report[begin - 1] in '"\u201c\u201e\u00ab'
            if truth["kind"] == "one quotation only":
                assert len(report[begin:end].split()) >= LEAST_ONE_QUOTATION_WORDS


def test_pages_without_a_truth_share_no_long_run_with_a_report(made: Path, texts: dict[str, str]) -> None:
    known = {truth["page"] for truth in lines(made / "truth.jsonl")}
    reports = [keys_of(item["text"]) for item in lines(made / "reports.jsonl")]
    for page in (item["id"] for item in lines(made / "pages.jsonl") if item["id"] not in known):
        assert not any(has_run(keys_of(texts[page]), report, 20) for report in reports)


def test_texts_of_ones_own_are_taken_from_folders_and_from_lines(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The ferry sails.\r\n\r\nTwice a day.\n", "utf-8")
    (tmp_path / "two.jsonl").write_text(json.dumps({"id": 5, "text": "It rains.", "lang": "en"}) + "\n", "utf-8")
    assert [tuple(one) for one in load_texts([tmp_path])] == [
        ("one", "The ferry sails.\n\nTwice a day.", ""),
        ("5", "It rains.", "en"),
    ]


def test_a_report_of_the_growth_run_is_the_same_in_every_range() -> None:
    mixture = Mixture.of(load_texts(OWN))
    assert next(make_reports(mixture, 41, 42)) == list(make_reports(mixture, 40, 43))[1]
    assert 450 <= len(next(make_reports(mixture, 0, 1)).text.split()) <= 600


def test_pages_of_the_growth_run_hold_reports_of_the_first_thousand() -> None:
    mixture = Mixture.of(load_texts(OWN))
    for page, held in islice(make_pages(mixture, 3), 3):
        assert len(held) == 2
        for name in held:
            number = int(name[1:])
            assert number < FIRST_REPORTS
            report = next(make_reports(mixture, number, number + 1))
            assert has_run(keys_of(page.text), keys_of(report.text), 50)
