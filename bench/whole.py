"""What is one whole run? The parts in their order, then the table and the pictures."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.generator.make import make_files
from bench.part import growth, pairs, throughput
from bench.record import RESULTS, Record, machine, now
from bench.source import ROOT, default_sources
from bench.table import write_tables
from bench.tool import TOOLS, peer_python

PARTS = ("pairs", "throughput", "growth")


def run(
    parts: Sequence[str],
    *,
    sources: Sequence[Path] | None = None,
    results: Path = RESULTS,
    reports: int = 5_000,
    pages: int = 5_000,
    seed: int = 1,
    upto: int = growth.SIZES[-1],
    only: str = "",
    is_fresh: bool = False,
    tell: Callable[[str], None] = print,
) -> Path:
    """Run the parts and write bench.json, README.md and the pictures into a folder; parts left out keep their figures."""
    sources = sources or default_sources()
    work = results / "raw"
    data = work / "data"
    record = Record(work / "kept", is_fresh)
    if {"pairs", "throughput"} & set(parts):
        tell(f"Making {reports:,} reports and {pages:,} pages ...")
        make_files(sources, data, reports=reports, pages=pages, seed=seed, tell=tell)
    path = results / "bench.json"
    told: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    told |= {"at": now(), "machine": machine(), "seed": seed, "corpus": ", ".join(source.name for source in sources)}
    for part in PARTS:
        if part not in parts:
            continue
        if part == "pairs":
            told["pairs"] = merge_rows(told.get("pairs", []), pairs.run(data, record, only=only, tell=tell))
        elif part == "throughput":
            told["throughput"] = throughput.run(sources, work, data, record, tell=tell)
        else:
            told["growth"] = growth.run(
                sources, work / "growth", record, sizes=growth.sizes_upto(upto), seed=seed, tell=tell
            )
        _write(told, path)  # after every part: what is done is shown, whatever becomes of the rest
    return path


def merge_rows(before: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows; for a tool that was left out, or is not here now, its row of before, of the same texts and processor."""
    old = {row.get("tool", row["name"]): row for row in before}
    new = {row.get("tool", row["name"]): row for row in rows}
    same = {(row["files"], row["cpu"]) for row in rows}
    kept = {name: row for name, row in old.items() if (row["files"], row["cpu"]) in same and "missing" not in row}
    there = {name: row for name, row in new.items() if "missing" not in row}
    return [(new | kept | there)[tool.name] for tool in TOOLS if tool.name in new | kept]


def _write(told: dict[str, Any], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    before = path.with_name("earlier.json")
    earlier = json.loads(before.read_text("utf-8")) if before.exists() else None
    (path.parent / "README.md").write_text(write_tables(told, earlier), "utf-8")
    python = peer_python()
    if python.exists():
        subprocess.run([str(python), "-m", "bench.plot", str(path)], cwd=ROOT, check=False)
