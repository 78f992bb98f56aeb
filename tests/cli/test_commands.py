"""The commands from end to end, on a report and a page that copies it."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

import pytest

from stemma.shapes import Document, Match

MATCH_FIELDS = [field.name for field in dataclasses.fields(Match)]


def _lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def archive(run, corpus: Path) -> Path:
    assert run("add", "archive", "reports").exit_code == 0
    return corpus / "archive"


def test_read_gives_exactly_the_fields_of_a_document(run, corpus: Path) -> None:
    result = run("read", "--json", "reports/bridge.txt")
    line = _lines(result.stdout)[0]
    assert list(line) == [*(field.name for field in dataclasses.fields(Document)), "blame", "drift"]
    assert line["text"] == (corpus / "reports" / "bridge.txt").read_text(encoding="utf-8")


def test_read_tells_a_person_the_chain(run, corpus: Path) -> None:
    result = run("read", "reports/bridge.txt")
    assert "Harbour bridge closes" in result.stdout
    assert "Coast Wire" in result.stdout
    assert "Mara Holt" in result.stdout


def test_add_makes_the_archive_and_a_second_run_changes_nothing(run, corpus: Path) -> None:
    (corpus / "archive").mkdir()  # an empty folder is as good as none
    first = run("add", "archive", "reports", "pages")
    assert (first.exit_code, first.stdout) == (0, "3 reports added; archive holds 3 reports.\n")
    second = run("add", "archive", "reports", "pages", "--json")
    assert [line["state"] for line in _lines(second.stdout)] == ["already there"] * 3
    assert second.exit_code == 0


def test_two_runs_that_make_the_same_archive_both_end_well(corpus: Path) -> None:
    lines = "".join(
        json.dumps({"id": f"r{number}", "text": f"Report {number} on the ferry."}) + "\n" for number in range(20)
    )
    (corpus / "many.jsonl").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-c", "from stemma.cli import main; main()", "add", "archive", "many.jsonl"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    told = [one.communicate(timeout=60) for one in runs]
    assert [(one.returncode, error) for one, (_, error) in zip(runs, told, strict=True)] == [(0, "")] * 3
    assert all(output.endswith("archive holds 20 reports.\n") for output, _ in told)


def test_an_archive_that_lost_its_marker_is_made_whole_by_adding(run, archive: Path, corpus: Path) -> None:
    (archive / "archive.json").unlink()
    assert run("find", "archive", "pages").exit_code == 2
    assert "already there" in run("add", "archive", "reports").stdout
    assert run("find", "archive", "pages").exit_code == 0


def test_changed_text_under_the_same_key_replaces_what_was_there(run, archive: Path, corpus: Path) -> None:
    path = corpus / "reports" / "bridge.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("March", "April"), encoding="utf-8")
    assert _lines(run("add", "archive", "reports", "--json").stdout)[0]["state"] == "replaced"
    assert _lines(run("add", "archive", "reports", "--json", "--version", "2").stdout)[0]["state"] == "added"
    assert run("find", "archive", "reports", "--json").exit_code == 0


def test_add_goes_on_after_an_item_that_failed(run, corpus: Path) -> None:
    (corpus / "reports" / "a-empty.txt").write_text("  \n", encoding="utf-8")
    result = run("add", "archive", "reports")
    assert result.exit_code == 2
    assert "1 report added" in result.stdout
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_that_is_no_archive_is_not_touched(run, corpus: Path) -> None:
    before = sorted(path.name for path in (corpus / "pages").iterdir())
    for command in (
        ["add", "pages", "reports"],
        ["find", "pages", "reports"],
        ["archive", "check", "pages"],
        ["archive", "stats", "pages"],
    ):
        result = run(*command)
        assert result.exit_code == 2, command
        assert len(result.stderr.splitlines()) == 1
    assert sorted(path.name for path in (corpus / "pages").iterdir()) == before


def test_find_gives_one_line_a_copy_with_every_field(run, archive: Path) -> None:
    result = run("find", "archive", "pages", "--json")
    assert result.exit_code == 0
    lines = _lines(result.stdout)
    assert [list(line) for line in lines] == [MATCH_FIELDS]
    assert (lines[0]["page"], lines[0]["report"]) == ("pages/a-copy.txt", "reports/bridge.txt")
    nothing = run("find", "archive", "pages/b-other.txt", "--json")
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert "Not among the 1 report here" in nothing.stderr


def test_find_tells_a_person_what_was_kept_and_changed(run, archive: Path) -> None:
    result = run("find", "archive", "pages")
    told = result.stdout
    assert result.exit_code == 0
    assert "of the report kept" in told
    assert '"14" is now "41"' in told
    assert "Quotations that drifted" in told
    assert "Passages" in told
    assert "Not among the 1 report here" in told
    assert "original" not in told.lower()


def test_nothing_found_is_exit_one(run, archive: Path) -> None:
    result = run("find", "archive", "pages/b-other.txt")
    assert result.exit_code == 1
    assert "Not among the 1 report here" in result.stdout


def test_find_takes_pages_from_standard_input_and_the_web(run, archive: Path, web: str, corpus: Path) -> None:
    page = (corpus / "pages" / "a-copy.txt").read_bytes()
    assert run("find", "archive", "-", stdin=page).exit_code == 0
    assert run("find", "archive", "--allow", web, f"http://{web}/pages/a-copy.txt").exit_code == 0


def test_find_without_an_archive_says_how_to_make_one(run, corpus: Path) -> None:
    result = run("find", "nowhere", "pages")
    assert result.exit_code == 2
    assert "stemma add" in result.stderr
    assert not (corpus / "nowhere").exists()


def test_pairs_streams_lines_and_details_are_asked_for(run, corpus: Path) -> None:
    short = _lines(run("pairs", "reports", "pages").stdout)
    assert [list(line) for line in short] == [MATCH_FIELDS[: MATCH_FIELDS.index("passages") + 1]]
    assert [list(line) for line in _lines(run("pairs", "reports", "pages", "--details").stdout)] == [MATCH_FIELDS]
    assert run("pairs", "reports", "pages/b-other.txt").exit_code == 1


def test_pairs_within_one_corpus_are_told_once(run, corpus: Path) -> None:
    lines = [
        json.dumps({"id": path.name, "text": path.read_text(encoding="utf-8")})
        for path in sorted(corpus.glob("*/*.txt"))
    ]
    (corpus / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for arguments in (["all.jsonl"], ["all.jsonl", "all.jsonl"], ["all.jsonl", "./all.jsonl"]):
        found = _lines(run("pairs", *arguments).stdout)
        assert [(line["report"], line["page"]) for line in found] == [("a-copy.txt", "bridge.txt")]


def test_pairs_goes_on_after_an_item_that_failed(run, corpus: Path) -> None:
    (corpus / "pages" / "a-binary.bin").write_bytes(bytes(range(256)) * 40)
    result = run("pairs", "reports", "pages")
    assert result.exit_code == 2
    assert sorted(sorted(line) == ["error", "id"] for line in _lines(result.stdout)) == [False, True]


def test_compare_lays_both_texts_side_by_side(run, corpus: Path) -> None:
    result = run("compare", "reports/bridge.txt", "pages/a-copy.txt")
    assert result.exit_code == 0
    told = result.stdout
    assert "[-14-]" in told
    assert "{+41+}" in told
    assert " | " in told
    assert all(len(line) <= 100 for line in told.splitlines()[3:])
    assert " | " not in run("compare", "reports/bridge.txt", "pages/a-copy.txt", env={"COLUMNS": "60"}).stdout


def test_compare_as_json_is_one_object(run, corpus: Path) -> None:
    (line,) = _lines(run("compare", "reports/bridge.txt", "pages/a-copy.txt", "--json").stdout)
    assert list(line) == ["report", "page", "match", "rows"]
    assert line["rows"]


def test_compare_of_strangers_finds_nothing(run, corpus: Path) -> None:
    result = run("compare", "reports/bridge.txt", "pages/b-other.txt")
    assert result.exit_code == 1
    assert "share no passage" in result.stdout


def test_compare_wants_one_document_on_each_side(run, corpus: Path) -> None:
    result = run("compare", "reports/bridge.txt", "pages")
    assert result.exit_code == 2
    assert "more than one document" in result.stderr
    assert run("compare", "reports/bridge.txt", "gone.txt").exit_code == 2


def test_archive_tells_whether_it_is_sound_and_what_it_holds(run, archive: Path) -> None:
    assert run("archive", "check", "archive").stdout == "The archive is sound.\n"
    stats = run("archive", "stats", "archive", "--json")
    assert stats.exit_code == 0
    assert "newest_at" in _lines(stats.stdout)[0]
    assert run("archive", "stats", "nowhere").exit_code == 2


def test_several_processes_tell_the_same_in_the_same_order(run, archive: Path, corpus: Path) -> None:
    report = (corpus / "reports" / "bridge.txt").read_text(encoding="utf-8")
    lines = [json.dumps({"id": f"p{n}", "text": f"{'Ours. ' * (n % 7)}{report[n:]}"}) + "\n" for n in range(30)]
    (corpus / "more.jsonl").write_text("".join([*lines[:9], "no json\n", *lines[9:]]), encoding="utf-8")
    for words in (
        ("find", "archive", "pages", "more.jsonl", "nothing.txt"),
        ("find", "archive", "more.jsonl", "pages", "--json"),
        ("pairs", "reports", "more.jsonl"),
    ):
        one, two = run(*words, "--jobs", "1"), run(*words, "--jobs", "2")
        assert (one.exit_code, one.stdout, one.stderr) == (two.exit_code, two.stdout, two.stderr)
        assert one.stdout.count("bridge") >= 30
