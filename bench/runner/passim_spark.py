"""Pairs by passim 2 on Spark: n-gram postings, then alignment; its pairwise output, reports against pages."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.runner.text import load, print_pairs

# passim takes up a source only where the last match lies more than its n (20 characters) back, and counts from position
# 0: what matches from its beginning is lost. And what matches to the end of both texts loses its last 20 characters and
# more. Marks around every text, which are no letters and after a page are others than after a report, step around both.
_LEAD = "~" * 24 + " "
_TRAIL = {"report": " " + "~" * 24, "page": " " + "^" * 24}
_SPARK = "--master local[2] --driver-memory 4g --conf spark.ui.enabled=false pyspark-shell"


def find(reports: str, pages: str, *, is_marked: bool) -> Iterator[tuple[str, str, list[list[int]]]]:
    """Every pair that passim aligns, with its passages. Settings are passim's own but for the sides that are compared."""
    from passim.seriatim import main

    with tempfile.TemporaryDirectory() as folder:
        corpus, out = Path(folder, "corpus.json"), Path(folder, "out")
        lead, lengths = _LEAD if is_marked else "", dict[str, int]()
        with corpus.open("w", encoding="utf-8") as stream:
            for side, path in (("report", reports), ("page", pages)):
                for name, text in load(path):
                    lengths[f"{side} {name}"] = len(text)
                    marked = lead + text + _TRAIL[side] if is_marked else text
                    stream.write(json.dumps({"id": f"{side} {name}", "side": side, "text": marked}) + "\n")
        sides = "side = 'report' AND side2 = 'page'"
        # docwise output ends the run before passages are clustered, which pairs do not need
        words = ["--fields", "side", "--filterpairs", sides, "--pairwise", "--docwise", str(corpus), str(out)]
        _quietly(main, words)
        found: dict[tuple[str, str], list[list[int]]] = {}
        for part in sorted((out / "align.json").glob("part-*")):
            for line in part.read_text("utf-8").splitlines():
                item = json.loads(line)
                pair = item["id2"].removeprefix("page "), item["id"].removeprefix("report ")
                places = [
                    min(max(0, item[place] - len(lead)), lengths[item[name]])
                    for place, name in (("begin2", "id2"), ("end2", "id2"), ("begin", "id"), ("end", "id"))
                ]
                found.setdefault(pair, []).append(places)
        for (page, report), passages in found.items():
            yield page, report, passages


def _quietly(main: object, words: list[str]) -> None:
    """Run it with its messages sent where complaints go, and its exit taken for its end."""
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        main(words)  # type: ignore[operator]
    except SystemExit as left:
        if left.code:
            raise
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)


if __name__ == "__main__":
    os.environ.setdefault("PYSPARK_SUBMIT_ARGS", _SPARK)
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    print_pairs(find(sys.argv[1], sys.argv[2], is_marked=sys.argv[3:] == ["marked"]))
