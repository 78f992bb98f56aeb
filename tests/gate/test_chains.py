"""The gate of chains: hops with role and name, by the trained model and by the rules that stand in for it."""

import hashlib
import importlib
import json
from pathlib import Path

import pytest
from bench.reading import score_chains

CORPUS = Path(__file__).resolve().parents[2] / "corpus/chains"
PINNED = {
    "develop": "a468f7daaf6ade0ecb3466a7e92ab0aaa6b4db9510b8dacb9ea767c6cc3e5fd1",
    "sealed": "a156df84a00c135579693e858f5fcdc1f2acefe0eff608a3f61efde488d2b849",
}
# Measured: rules .966 on what they were written on; the model .942 on what it was trained on, .838 on what it was not.
# Lowered by hand only, in a commit that says why; a floor is for its texts and no others.
FLOORS = [("rules", "develop", 0.96), ("model", "develop", 0.935), ("model", "sealed", 0.83)]


@pytest.mark.parametrize("half", PINNED)
def test_the_corpus_is_the_one_that_the_floors_were_measured_on(half: str) -> None:
    assert hashlib.sha256((CORPUS / f"{half}.jsonl").read_bytes()).hexdigest() == PINNED[half]


@pytest.mark.parametrize(("reader", "half", "floor"), FLOORS)
def test_hops_are_found_with_their_role_and_name(
    reader: str, half: str, floor: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    if reader == "rules":
        monkeypatch.setattr(importlib.import_module("stemma.reading.annotate"), "load_model", lambda: None)
    items = [json.loads(line) for line in (CORPUS / f"{half}.jsonl").read_text("utf-8").splitlines()]
    right, found, wanted, _ = score_chains(items)
    assert 2 * right / (found + wanted) >= floor
