"""What is finished is kept; what changed is measured again; a run of everything at a tiny size ends in a table."""

from __future__ import annotations

import json
from pathlib import Path

from bench.part.growth import run as run_growth
from bench.record import Record
from bench.source import OWN
from bench.table import write_tables
from bench.whole import merge_rows, run


def quiet(_line: str) -> None:
    pass


def test_a_finished_measurement_is_not_taken_twice(tmp_path: Path) -> None:
    taken: list[int] = []

    def measure() -> dict[str, int]:
        taken.append(1)
        return {"figure": len(taken)}

    record = Record(tmp_path)
    assert [record.take("one", key, measure, tell=quiet)["figure"] for key in ("a", "a", "b")] == [1, 1, 2]
    assert Record(tmp_path, is_fresh=True).take("one", "b", measure, tell=quiet)["figure"] == 3


def test_stemma_is_run_and_measured_as_a_whole_process(tmp_path: Path) -> None:
    path = run(["pairs"], sources=OWN, results=tmp_path, reports=40, pages=40, only="stemma", tell=quiet)
    (row,) = json.loads(path.read_text("utf-8"))["pairs"]
    assert row["recall"] > 0.8
    assert row["cpu_seconds"] > 0.1
    assert "| Stemma" in (tmp_path / "README.md").read_text("utf-8")


def test_an_archive_grows_and_its_pages_are_found(tmp_path: Path) -> None:
    told: list[str] = []
    rows = run_growth(OWN, tmp_path, Record(tmp_path / "kept"), sizes=(20, 40), pages=5, first=20, tell=told.append)
    assert [row["reports"] for row in rows] == [20, 40]
    assert all(row["matches"] >= row["matches_known"] == 10 for row in rows)
    again = run_growth(OWN, tmp_path, Record(tmp_path / "kept"), sizes=(20, 40), pages=5, first=20, tell=told.append)
    assert rows == again
    machine = {"cpu": "c", "cores": 2, "memory_mb": 1, "system": "s", "python": "p"}
    assert "| 40 |" in write_tables({"machine": machine, "at": "now", "growth": rows})


def test_the_row_of_a_tool_that_is_not_here_now_is_kept_where_the_texts_and_the_processor_are_the_same() -> None:
    gaoya, stemma = "gaoya, .5", "Stemma"

    def row(name: str, files: str, **more: object) -> dict[str, object]:
        return {"name": name, "files": files, "cpu": "c", **more}

    now = [row(gaoya, "a", missing="no"), row(stemma, "a", tool=stemma, recall=1)]
    before = [row(gaoya, "a", tool=gaoya, recall=0.3), row(stemma, "a", tool=stemma, recall=0.9)]
    assert [one["recall"] for one in merge_rows(before, now)] == [0.3, 1]
    assert "missing" in merge_rows([row(gaoya, "b", tool=gaoya, recall=0.3)], now)[0]
