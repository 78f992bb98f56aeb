"""`stemma archive rebuild`: a desk's archives come back from its record, whatever became of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stemma.finding import Archive
from stemma.reading import read_text

_FOUND = """
import sys
from pathlib import Path
from stemma.project.serving.prepare import place_data, prepare
place_data(Path(sys.argv[1])); prepare()
from stemma.actions import Account, Intake, Removal, actor_of, found_newsroom, publish, take_in, withdraw
from stemma.record.models import User
from stemma.record.queries.newsroom import the_newsroom
from stemma.working import run_due_jobs
found_newsroom("Seaford Relay", Account("ada", "correct horse battery"))
actor = actor_of(User.objects.get(), the_newsroom())
for number, words in enumerate(sys.argv[2:]):
    report = take_in(actor, Intake(words.encode(), "paste", name=f"paste {number}"))[0].report_id
    publish(actor, report)
withdraw(actor, report, Removal("kill", "wrong", "It was wrong."))
run_due_jobs()
"""
FERRY = (
    "Ferry runs\n\nThe ferry between Seaford and Holm Island will run every twenty minutes from Monday, it was said."
)
BEES = "Bees count\n\nNine hives in ten have come through the winter, the beekeepers of Seaford reported on Thursday evening."


def run(*arguments: object, code: str = "from stemma.cli import main; main()") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, since it sets Django up."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("STEMMA_", "DJANGO_"))}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=120, check=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of a desk with one living and one withdrawn report."""
    made = run(tmp_path / "data", FERRY, BEES, code=_FOUND)
    assert made.returncode == 0, made.stderr
    return tmp_path / "data"


def found_in(data: Path, which: str, text: str) -> int:
    """How many reports of one of the desk's archives a text copies."""
    with Archive(data / "archive" / which) as archive:
        return len(archive.find(read_text(text)))


@pytest.mark.timeout(180)
def test_archives_that_are_lost_damaged_or_behind_come_back_from_the_record(data: Path) -> None:
    assert (found_in(data, "open", FERRY), found_in(data, "sealed", BEES)) == (1, 1)
    shutil.rmtree(data / "archive" / "sealed")
    for file in (data / "archive" / "open").glob("archive.sqlite3*"):
        file.write_bytes(b"no database at all" * 500)
    done = run("archive", "rebuild", "--data", data)
    assert (done.returncode, done.stdout) == (0, "The archives are made anew: 2 reports.\n"), done.stderr
    assert (found_in(data, "open", FERRY), found_in(data, "sealed", BEES)) == (1, 1)
    with Archive(data / "archive" / "open") as archive:
        archive.add("a report that is on no record", read_text("Something else entirely stands here."))
        assert archive.check() == []
    done = run("archive", "rebuild", "--data", data, "--json")
    assert (done.returncode, done.stdout.count("\n")) == (0, 1) and '"reports": 2' in done.stdout
    with Archive(data / "archive" / "open") as archive:
        assert archive.count() == 1


def test_where_no_desk_is_nothing_is_made(tmp_path: Path) -> None:
    done = run("archive", "rebuild", "--data", tmp_path / "nothing")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"There is no desk in {tmp_path / 'nothing'}; give its data folder with --data.\n"
    assert not (tmp_path / "nothing").exists()
