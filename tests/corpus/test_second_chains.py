"""The second set of chains: what training and the measure stand on."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

SECOND = Path(__file__).parents[2] / "corpus/chains/second"
ROLES = {"origin", "agency", "relay", "network", "submitter", "republisher"}
Label = dict[str, Any]


@pytest.fixture(scope="module")
def labels() -> list[Label]:
    return [
        json.loads(line)
        for path in sorted(SECOND.glob("*.jsonl"))
        for line in path.read_text("utf-8").split("\n")
        if line
    ]


def test_the_sealed_texts_are_those_whose_hash_the_readme_records() -> None:
    recorded = re.findall(r"SHA-256 of `sealed\.jsonl`: `([0-9a-f]{64})`", (SECOND / "README.md").read_text("utf-8"))
    assert recorded == [hashlib.sha256((SECOND / "sealed.jsonl").read_bytes()).hexdigest()]


def test_no_id_and_no_text_comes_twice(labels: list[Label]) -> None:
    assert len({label["id"] for label in labels}) == len(labels)
    assert len({label["text"] for label in labels}) == len(labels)


def test_every_label_has_its_keys_and_known_roles(labels: list[Label]) -> None:
    for label in labels:
        assert set(label) == {"id", "lang", "shape", "text", "hops", "authors"}, label["id"]
        assert {hop["role"] for hop in label["hops"]} <= ROLES, label["id"]


def test_every_printed_credit_stands_where_its_span_says(labels: list[Label]) -> None:
    for label in labels:
        for hop in label["hops"]:
            assert hop["name"] in hop["names"] and hop["printed"], label["id"]
            for entry in hop["printed"]:
                assert label["text"][entry["begin"] : entry["end"]] == entry["text"], label["id"]


def test_every_file_is_in_the_readme_with_its_count() -> None:
    told = dict(re.findall(r"\| `([\w-]+)\.jsonl` \| (\d+) \|", (SECOND / "README.md").read_text("utf-8")))
    held = {path.stem: len(path.read_text("utf-8").split("\n")) - 1 for path in SECOND.glob("*.jsonl")}
    assert {stem: int(count) for stem, count in told.items()} == held
