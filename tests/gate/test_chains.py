"""The gate of chains: hops with role and name on the half of the corpus that is there to develop on."""

import hashlib
import json
from pathlib import Path

from bench.reading import score_chains

CORPUS = Path(__file__).resolve().parents[2] / "corpus/chains/develop.jsonl"
# Measured: F1 .936 with the model. Lowered by hand only, in a commit that says why; the floor is for these texts and no others.
FLOOR, PINNED = 0.93, "a468f7daaf6ade0ecb3466a7e92ab0aaa6b4db9510b8dacb9ea767c6cc3e5fd1"


def test_the_corpus_is_the_one_that_the_floor_was_measured_on():
    assert hashlib.sha256(CORPUS.read_bytes()).hexdigest() == PINNED


def test_hops_are_found_with_their_role_and_name():
    items = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    right, found, wanted, _ = score_chains(items)
    assert 2 * right / (found + wanted) >= FLOOR
