"""Pairs by passim 2 on Spark: n-gram postings, then alignment; its pairwise output, reports against pages."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.runner.text import load, print_pairs

# passim traces its alignments back to position 0 and takes that for "nothing here", so a match that begins a text is
# lost; a mark before every text moves all matches away from there.
_LEAD = "~ "
_SPARK = "--master local[2] --driver-memory 4g --conf spark.ui.enabled=false pyspark-shell"


def find(reports: str, pages: str, lead: str) -> Iterator[tuple[str, str, list[list[int]]]]:
    """Every pair that passim aligns, with its passages. Settings are passim's own but for the sides that are compared."""
    from passim.seriatim import main

    with tempfile.TemporaryDirectory() as folder:
        corpus, out = Path(folder, "corpus.json"), Path(folder, "out")
        with corpus.open("w", encoding="utf-8") as stream:
            for side, path in (("report", reports), ("page", pages)):
                for name, text in load(path):
                    stream.write(json.dumps({"id": f"{side} {name}", "side": side, "text": lead + text}) + "\n")
        sides = "side = 'report' AND side2 = 'page'"
        # docwise output ends the run before passages are clustered, which pairs do not need
        words = ["--fields", "side", "--filterpairs", sides, "--pairwise", "--docwise", str(corpus), str(out)]
        _quietly(main, words)
        found: dict[tuple[str, str], list[list[int]]] = {}
        for part in sorted((out / "align.json").glob("part-*")):
            for line in part.read_text("utf-8").splitlines():
                item = json.loads(line)
                pair = item["id2"].removeprefix("page "), item["id"].removeprefix("report ")
                places = [item["begin2"], item["end2"], item["begin"], item["end"]]
                found.setdefault(pair, []).append([max(0, place - len(lead)) for place in places])
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
    print_pairs(find(sys.argv[1], sys.argv[2], _LEAD if sys.argv[3:] == ["lead"] else ""))
