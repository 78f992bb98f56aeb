"""How well and how fast are statements read? PolNeAR's development part: `python -m bench.statements FOLDER [--rules]`."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from pathlib import Path

from tools.tagger.polnear import cut_paragraphs, read_part
from tools.tagger.score import score_direct, score_spans, spans_of

from stemma.reading.statements import find_statements, tagger

FLOORS = Path(__file__).resolve().parents[1] / "tests" / "gate" / "statements.json"
SLACK = 0.003  # a floor stands so far under what was measured


def fingerprint(folder: Path) -> str:
    """What the floors hold for: the SHA-256 of the part they were measured on."""
    return hashlib.sha256((folder / "polnear-dev.tar.gz").read_bytes()).hexdigest()


def measure(folder: Path) -> dict[str, float]:
    """F1 of exact places and of beginnings, and the shares of the direct quotations that are right."""
    articles = read_part(folder, "dev")
    read = [(a, find_statements(a.text, None, cut_paragraphs(a.text), "en")) for a in articles]
    return score_spans((article, spans_of(told)) for article, told in read) | score_direct(read)


def measure_speed(folder: Path) -> dict[str, float]:
    """Seconds to load the model, and words a second of processor time, the whole reading of statements counted."""
    tagger.load_tagger.cache_clear()
    began = time.process_time()
    tagger.load_tagger()
    loaded = time.process_time() - began
    articles = read_part(folder, "dev")
    began = time.process_time()
    for article in articles:
        find_statements(article.text, None, cut_paragraphs(article.text), "en")
    spent = time.process_time() - began
    return {"load seconds": loaded, "words a second": sum(len(a.text.split()) for a in articles) / spent}


def main() -> int:
    """Prints the figures; with --floors writes those of the gate, none lower than before without --lower."""
    parser = argparse.ArgumentParser(prog="python -m bench.statements")
    parser.add_argument("folder", type=Path, help="the folder with polnear-dev.tar.gz")
    parser.add_argument("--rules", action="store_true", help="by the rules alone, as where the model is absent")
    parser.add_argument("--floors", action="store_true", help="write the floors of the gate")
    parser.add_argument("--lower", action="store_true", help="let a floor sink")
    told = parser.parse_args()
    if told.rules:
        tagger.load_tagger = lambda: None  # type: ignore[assignment]
    scores = measure(told.folder)
    for name, value in scores.items():
        print(f"{name:24} {value:.3f}")
    if not told.rules:
        for name, value in measure_speed(told.folder).items():
            print(f"{name:24} {value:,.2f}")
    if told.floors:
        write_floors(told.folder, scores, may_sink=told.lower)
    return 0


def write_floors(folder: Path, scores: dict[str, float], *, may_sink: bool) -> None:
    """Write what was measured, less SLACK, as floors."""
    held = json.loads(FLOORS.read_text())["floors"] if FLOORS.is_file() and not may_sink else {}
    floors = {name: max(round(value - SLACK, 3), held.get(name, 0)) for name, value in scores.items()}
    FLOORS.write_text(json.dumps({"fingerprint": fingerprint(folder), "floors": floors}, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
