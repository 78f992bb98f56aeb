"""How fast are the engine's steps beside counting words, and do two cores do twice the work?"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench.process import run_timed
from bench.record import Record, digest, engine_key
from bench.source import ROOT, load_texts

_ROUNDS = 3
_COUNTED = 5  # times that `wc` is given the files: one pass of it is over in a moment
_TEXTS_PER_FILE = 200


def run(
    sources: Sequence[Path], folder: Path, pairs: Path, record: Record, *, tell: Callable[[str], None] = print
) -> dict[str, Any]:
    """Words counted by `wc`, then fingerprinting, adding and finding, in turn and several times; the medians and their ratios."""
    files = _write_files(sources, folder / "texts")
    key = f"{digest([pairs / 'reports.jsonl', *files[:3]])} {engine_key()}"
    return record.take("throughput", key, lambda: _measured(folder, pairs, files, tell), tell=tell)


def _measured(folder: Path, pairs: Path, files: list[Path], tell: Callable[[str], None]) -> dict[str, Any]:
    size = sum(path.stat().st_size for path in files) / 1e6
    reports = pairs / "reports.jsonl"
    report_size = sum(len(json.loads(line)["text"].encode()) for line in reports.open(encoding="utf-8")) / 1e6
    count, one, two, add, add_read, found, found_one, found_two = ([] for _ in range(8))
    for round_number in range(1, _ROUNDS + 1):
        tell(f"throughput: round {round_number} of {_ROUNDS}")
        count.append(run_timed(["wc", "-w", *map(str, files * _COUNTED)], env={"LC_ALL": "C"}).cpu_seconds / _COUNTED)
        one.append(work("fingerprint", folder / "texts", "1"))
        add.append(_add(folder, reports, "plain"))
        add_read.append(_add(folder, reports, "read"))
        archive = str(folder / "archive-plain")
        found.append(work("find", archive, pairs / "pages.jsonl", "1"))
        two.append(work("fingerprint", folder / "texts", "2"))
        found_one.append(work("find-jobs", archive, pairs / "pages.jsonl", "1"))
        found_two.append(work("find-jobs", archive, pairs / "pages.jsonl", "2"))
    wc = size / median(count)
    return {
        "megabytes": round(size, 2),
        "wc_mb_per_cpu_second": round(wc, 1),
        "fingerprint_mb_per_cpu_second": _rate(size, one),
        "fingerprint_to_wc": round(_rate(size, one) / wc, 4),
        "add_mb_per_cpu_second": _rate(report_size, add),
        "add_to_wc": round(_rate(report_size, add) / wc, 4),
        "read_and_add_mb_per_cpu_second": _rate(report_size, add_read),
        "reports": add[0]["came_to"],
        "find_pages_per_cpu_second": _rate(found[0]["came_to"]["pages"], found),
        "fingerprint_two_threads": _speedup(one, two),
        "find_two_processes": _speedup(found_one, found_two),
        "rounds": _ROUNDS,
    }


def work(*words: object) -> dict[str, Any]:
    """A piece of the engine's work in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.engine", *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"bench.engine {words[0]} failed: {done.stderr.strip().splitlines()[-1]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _add(folder: Path, reports: Path, how: str) -> dict[str, Any]:
    archive = folder / f"archive-{how}"
    for path in (archive, archive.with_name(archive.name + "-warm")):
        shutil.rmtree(path, ignore_errors=True)
    return work("add", archive, reports, how)


def _rate(amount: float, runs: list[dict[str, Any]]) -> float:
    return round(amount / float(median(run["cpu_seconds"] / run.get("passes", 1) for run in runs)), 2)


def _speedup(one: list[dict[str, Any]], two: list[dict[str, Any]]) -> float:
    """By the clock on the wall, the quickest of each: on a machine that does other work too, a slow round says nothing."""
    quickest, of_two = (min(float(run["wall_seconds"]) / run.get("passes", 1) for run in runs) for runs in (one, two))
    return float(round(quickest / of_two, 3))


def _write_files(sources: Sequence[Path], folder: Path) -> list[Path]:
    """The texts of the sources as plain files of some two hundred texts each."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    texts = [one.text for one in load_texts(sources)]
    files = []
    for number, at in enumerate(range(0, len(texts), _TEXTS_PER_FILE)):
        files.append(folder / f"{number:04}.txt")
        files[-1].write_text("\n\n".join(texts[at : at + _TEXTS_PER_FILE]) + "\n", "utf-8")
    return files
