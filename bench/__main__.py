"""What does `python -m bench` do? Makes known republications, measures what a tool found, or runs the benches."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.generator.make import make_files
from bench.measure import Known, load_reported, measure
from bench.part.growth import SIZES
from bench.record import RESULTS
from bench.source import default_sources
from bench.whole import PARTS, run


def main(words: Sequence[str] | None = None) -> int:
    """0 where the command did what it was asked."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    generate = commands.add_parser("generate", help="write reports.jsonl, pages.jsonl and truth.jsonl into a folder")
    generate.add_argument("folder", type=Path)
    generate.add_argument(
        "--source", type=Path, action="append", help="a folder of .txt, or JSON lines (.gz too); may be repeated"
    )
    generate.add_argument("--reports", type=int, default=5_000)
    generate.add_argument("--pages", type=int, default=5_000)
    generate.add_argument("--seed", type=int, default=1)
    score = commands.add_parser("measure", help="measure pairs that a tool printed as JSON lines")
    score.add_argument("folder", type=Path, help="a folder that `generate` wrote")
    score.add_argument("found", type=Path, help="JSON lines with page, report, passages")
    whole = commands.add_parser("run", help="run the benches; what is finished is kept, and a run broken off goes on")
    whole.add_argument("--parts", default=",".join(PARTS), help=f"of {', '.join(PARTS)}; all by default")
    whole.add_argument("--tool", default="", help="only tools whose name holds this")
    whole.add_argument("--source", type=Path, action="append")
    whole.add_argument("--reports", type=int, default=5_000)
    whole.add_argument("--pages", type=int, default=5_000)
    whole.add_argument("--seed", type=int, default=1)
    whole.add_argument("--upto", type=int, default=SIZES[-1], help="reports in the largest archive of the growth run")
    whole.add_argument("--results", type=Path, default=RESULTS)
    whole.add_argument("--fresh", action="store_true", help="measure again what is kept")
    asked = parser.parse_args(words)
    if asked.command == "generate":
        made = make_files(
            asked.source or default_sources(), asked.folder, reports=asked.reports, pages=asked.pages, seed=asked.seed
        )
        print(json.dumps({"pairs": sum(made.values()), "kinds": made}, indent=1, ensure_ascii=False))
    elif asked.command == "run":
        parts = [part.strip() for part in asked.parts.split(",") if part.strip()]
        if wrong := [part for part in parts if part not in PARTS]:
            parser.error(f"There is no part {wrong[0]!r}; there are {', '.join(PARTS)}.")
        path = run(
            parts, sources=asked.source, results=asked.results, reports=asked.reports, pages=asked.pages, seed=asked.seed,
            upto=asked.upto, only=asked.tool, is_fresh=asked.fresh, tell=_tell,
        )  # fmt: skip
        print((path.parent / "README.md").read_text("utf-8"))
    else:
        found = measure(Known.load(asked.folder), load_reported(asked.found))
        print(json.dumps(found.to_plain(), indent=1, ensure_ascii=False))
    return 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        _tell("Broken off; what is finished is kept, and the same command goes on from there.")
        sys.exit(130)
