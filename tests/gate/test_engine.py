"""Copies are found no worse than when their floors were set (`python -m tests.gate.test_engine` measures them)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from bench.generator.make import make_files
from bench.measure import Known, measure

from stemma.finding import find_pairs
from stemma.shapes import Document

HERE = Path(__file__).parent
FLOORS = HERE / "engine.json"
OURS = [HERE.parents[1] / "corpus" / "chains" / f"{half}.jsonl" for half in ("develop", "sealed")]
NEWS = HERE.parents[2] / "shared" / "data" / "texts" / "reuters-1987.jsonl.gz"
GROUNDS = {"our own texts": (OURS, 300, 300), "news of 1987": ([NEWS], 2_000, 2_000)}
SLACK = 0.002


def score(ground: str, folder: Path) -> tuple[str, dict[str, float]]:
    """The fingerprint of what was made of a ground, and what is found of it."""
    sources, reports, pages = GROUNDS[ground]
    make_files(sources, folder, reports=reports, pages=pages, seed=1)
    digest = hashlib.sha256()
    for name in ("reports.jsonl", "pages.jsonl", "truth.jsonl"):
        digest.update((folder / name).read_bytes())
    found = find_pairs(_read(folder / "reports.jsonl"), _read(folder / "pages.jsonl"))
    reported = {(match.page, match.report): [list(passage) for passage in match.passages] for match in found}
    told: dict[str, Any] = measure(Known.load(folder), reported).to_plain()
    kinds = {f"recall of {kind}": value for kind, value in told["recall_by_kind"].items()}
    return digest.hexdigest(), {
        **{name: told[name] for name in ("recall", "precision", "characters_f1", "quotations_share")},
        **kinds,
    }


def _read(path: Path) -> list[Document]:
    with path.open(encoding="utf-8") as lines:
        return [Document(**json.loads(line)) for line in lines]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("ground", GROUNDS)
def test_copies_are_found_no_worse_than_before(ground: str, tmp_path: Path) -> None:
    if not all(source.exists() for source in GROUNDS[ground][0]):
        pytest.skip("the measuring data is not here")
    held = json.loads(FLOORS.read_text())[ground]
    digest, scores = score(ground, tmp_path)
    assert digest == held["fingerprint"], "The ground is another one; measure the floors anew."
    sunk = {name: (scores[name], floor) for name, floor in held["floors"].items() if scores[name] < floor}
    assert not sunk


def main() -> None:
    """Writes the floors; it is called by hand, in a commit that says why one sinks."""
    floors = {}
    for ground in GROUNDS:
        with TemporaryDirectory() as folder:
            digest, scores = score(ground, Path(folder))
        floors[ground] = {
            "fingerprint": digest,
            "floors": {name: round(max(0.0, value - SLACK), 4) for name, value in scores.items()},
        }
        print(ground, scores)
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n")


if __name__ == "__main__":
    main()
