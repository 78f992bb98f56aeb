"""The gate of chains: hops with role and name on the half of the corpus that rules are written on."""

import hashlib
import json
import re
from pathlib import Path

from stemma.reading import read_text

CORPUS = Path(__file__).resolve().parents[2] / "corpus/chains/develop.jsonl"
# Measured: F1 .966. Lowered by hand only, in a commit that says why; the floor is for these texts and no others.
FLOOR, PINNED = 0.96, "a468f7daaf6ade0ecb3466a7e92ab0aaa6b4db9510b8dacb9ea767c6cc3e5fd1"


def test_the_corpus_is_the_one_that_the_floor_was_measured_on():
    assert hashlib.sha256(CORPUS.read_bytes()).hexdigest() == PINNED


def test_hops_are_found_with_their_role_and_name():
    right = found = wanted = 0
    for line in CORPUS.read_text("utf-8").splitlines():
        item = json.loads(line)
        hops = read_text(item["text"]).hops
        left = [(hop["role"], {fold(name) for name in (hop["name"], *hop["names"])}) for hop in item["hops"]]
        found, wanted = found + len(hops), wanted + len(left)
        for hop in hops:
            match = next((one for one in left if one[0] == hop.role and fold(hop.name) in one[1]), None)
            if match:
                left.remove(match)
                right += 1
    assert 2 * right / (found + wanted) >= FLOOR


def fold(name: str) -> str:
    return "".join(re.findall(r"\w+", name)).casefold()
