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
            told["pairs"] = _merged(told.get("pairs", []), pairs.run(data, record, only=only, tell=tell))
        elif part == "throughput":
            told["throughput"] = throughput.run(sources, work, data, record, tell=tell)
        else:
            told["growth"] = growth.run(
                sources, work / "growth", record, sizes=growth.sizes_upto(upto), seed=seed, tell=tell
            )
        _write(told, path)  # after every part: what is done is shown, whatever becomes of the rest
    return path


def _merged(before: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, with those of before in the place of tools that were left out this time."""
    new = {row.get("tool", row["name"]): row for row in rows}
    old = {row.get("tool", row["name"]): row for row in before}
    return [(old | new)[tool.name] for tool in TOOLS if tool.name in old | new]


def _write(told: dict[str, Any], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (path.parent / "README.md").write_text(write_tables(told), "utf-8")
    python = peer_python()
    if python.exists():
        subprocess.run([str(python), "-m", "bench.plot", str(path)], cwd=ROOT, check=False)
