"""What does `python -m bench` do? Makes known republications, measures what a tool found, or runs the benches."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.generator.make import make_files
from bench.measure import Known, load_reported, measure
from bench.source import default_sources


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
    asked = parser.parse_args(words)
    if asked.command == "generate":
        made = make_files(
            asked.source or default_sources(), asked.folder, reports=asked.reports, pages=asked.pages, seed=asked.seed
        )
        print(json.dumps({"pairs": sum(made.values()), "kinds": made}, indent=1, ensure_ascii=False))
    else:
        found = measure(Known.load(asked.folder), load_reported(asked.found))
        print(json.dumps(found.to_plain(), indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
