"""How much does each tool find, and at what cost? The same reports and pages for all, each tool a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from bench.measure import Known, load_reported, measure
from bench.process import run_timed
from bench.record import Record, digest, engine_key, machine
from bench.source import ROOT
from bench.tool import TOOLS, Tool

_WARM_TEXTS = 20


class ToolError(Exception):
    """A tool that did not come to its end."""


def run(folder: Path, record: Record, *, only: str = "", tell: Callable[[str], None] = print) -> list[dict[str, Any]]:
    """A row for every tool whose name holds ``only``; a tool that is not here has a row that says why.

    What a tool printed is kept beside its cost, so the score is always the present measure's.
    """
    files = digest([folder / name for name in ("reports.jsonl", "pages.jsonl")])
    known, on = Known.load(folder), {"files": files, "cpu": machine()["cpu"]}
    rows = []
    for tool in TOOLS:
        if only.lower() not in tool.name.lower():
            continue
        if not tool.is_there():
            tell(f"{tool.name}: not installed; {tool.where}")
            rows.append({"name": tool.name, "missing": tool.where, **on})
            continue
        version = tool.version()
        code = engine_key() if tool.is_stemma else digest([ROOT / "bench" / "runner"])
        found = record.beside(f"pairs {tool.name}", ".found.jsonl")
        measured = partial(_run, tool, folder, found)
        try:
            cost = record.take(f"pairs {tool.name}", f"{files} {code} {version}", measured, tell=tell)
        except ToolError as error:
            tell(str(error))
            rows.append({"name": tool.name, "missing": str(error), **on})
            continue
        score = measure(known, load_reported(found), tells_places=tool.tells_places)
        rows.append({**cost, "tool": tool.name, "version": version, **on, **score.to_plain()})
    return rows


def _run(tool: Tool, folder: Path, found: Path) -> dict[str, Any]:
    env = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "LC_ALL": os.environ.get("LC_ALL", "C.UTF-8")}
    found.parent.mkdir(parents=True, exist_ok=True)
    if tool.is_stemma:  # what is compiled once, at first use, is not counted: nor is the others' compiling
        run_timed(tool.command(_few(folder, found.parent / "few")), output=found, cwd=ROOT, env=env)
    cost = run_timed(tool.command(folder), output=found, cwd=ROOT, env=env)
    found_nothing = tool.is_stemma and cost.exit_code == 1
    if cost.exit_code != 0 and not found_nothing:
        log = Path(f"{found}.log").read_text("utf-8", "replace").strip().splitlines()
        said = log[-1] if log else "it said nothing"
        raise ToolError(f"{tool.name} ended with {cost.exit_code}: {said}; all it said is in {found.name}.log")
    return cost.to_plain()


def _few(folder: Path, few: Path) -> Path:
    """The first texts of both files, in a folder of their own."""
    few.mkdir(exist_ok=True)
    for name in ("reports.jsonl", "pages.jsonl"):
        with (folder / name).open(encoding="utf-8") as stream:
            (few / name).write_text("".join(islice(stream, _WARM_TEXTS)), "utf-8")
    return few
