from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

CHAINS = Path(__file__).parents[2] / "corpus" / "chains"
KEYS = {"id", "lang", "shape", "text", "hops", "authors", "dateline", "terms", "missing_links"}
ROLES = {"origin", "agency", "relay", "network", "submitter", "republisher"}
DUTIES = {
    *("credit", "link", "unaltered", "corrections", "notify", "counter", "permission", "non_commercial"),
    *("no_images", "share_alike", "no_bulk", "keep_notice", "non_endorsement"),
}
DATE = re.compile(r"(\d{4}|-)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")

Label = dict[str, Any]


def load(half: str) -> list[Label]:
    lines = (CHAINS / f"{half}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


@pytest.fixture(scope="module")
def labels() -> list[Label]:
    return load("develop") + load("sealed")


def faulty(labels: list[Label], is_well: Any) -> list[str]:
    """Ids alone: a failing test shows nothing of the sealed texts."""
    return [label["id"] for label in labels if not is_well(label)]


def test_the_sealed_half_is_the_one_whose_hash_the_readme_records() -> None:
    recorded = re.findall(r"SHA-256 of `sealed\.jsonl`: `([0-9a-f]{64})`", (CHAINS / "README.md").read_text("utf-8"))
    assert recorded == [hashlib.sha256((CHAINS / "sealed.jsonl").read_bytes()).hexdigest()]


def test_there_are_a_hundred_texts_in_each_half_and_no_id_or_text_twice(labels: list[Label]) -> None:
    assert len(load("develop")) == len(load("sealed")) == 100
    assert len({label["id"] for label in labels}) == len({label["text"] for label in labels}) == 200


def test_the_halves_alternate_within_each_shape_and_language() -> None:
    halves = {label["id"]: half for half in ("develop", "sealed") for label in load(half)}
    groups = defaultdict(list)
    for label in load("develop") + load("sealed"):
        groups[label["shape"], label["lang"]].append(label)
    for group in groups.values():
        group.sort(key=lambda label: hashlib.sha256(label["text"].encode()).hexdigest())
        drawn = [halves[label["id"]] for label in group]
        assert drawn == ["develop", "sealed"] * (len(group) // 2)


def test_every_label_has_its_keys_and_no_others(labels: list[Label]) -> None:
    assert faulty(labels, lambda label: set(label) == KEYS) == []


def test_every_printed_credit_stands_where_its_span_says(labels: list[Label]) -> None:
    def is_well(label: Label) -> bool:
        printed = [entry for hop in label["hops"] for entry in hop["printed"]]
        return all(label["text"][e["begin"] : e["end"]] == e["text"] == e["text"].strip() != "" for e in printed)

    assert faulty(labels, is_well) == []


def test_every_hop_has_a_known_role_a_name_among_its_names_and_a_printed_credit(labels: list[Label]) -> None:
    def is_well(label: Label) -> bool:
        return all(
            set(hop) == {"position", "role", "name", "names", "printed"}
            and hop["role"] in ROLES
            and hop["name"] in hop["names"]
            and len(set(hop["names"])) == len(hop["names"])
            and bool(hop["printed"])
            for hop in label["hops"]
        )

    assert faulty(labels, is_well) == []


def test_one_party_in_one_role_is_one_hop(labels: list[Label]) -> None:
    def is_well(label: Label) -> bool:
        parties = [(hop["name"], hop["role"]) for hop in label["hops"]]
        return len(set(parties)) == len(parties)

    assert faulty(labels, is_well) == []


def test_positions_run_from_one_outward_and_origins_stand_first(labels: list[Label]) -> None:
    def is_well(label: Label) -> bool:
        positions = [hop["position"] for hop in label["hops"]]
        origins = [hop["position"] for hop in label["hops"] if hop["role"] == "origin"]
        return (
            positions == sorted(positions)
            and sorted(set(positions)) == list(range(1, len(set(positions)) + 1))
            and set(origins) <= {1}
        )

    assert faulty(labels, is_well) == []


def test_a_dateline_ends_where_the_body_begins_and_names_what_it_prints(labels: list[Label]) -> None:
    def is_well(label: Label) -> bool:
        line = label["dateline"]
        if line is None:
            return True
        printed = " ".join(label["text"][line["begin"] : line["end"]].split())
        return (
            set(line) == {"begin", "end", "place", "date", "agency"}
            and 0 <= line["begin"] < line["end"] < len(label["text"])
            and not label["text"][line["begin"]].isspace()
            and not label["text"][line["end"]].isspace()
            and (line["place"] is None or line["place"] in printed)
            and (line["date"] is None or DATE.fullmatch(line["date"]) is not None)
            and (line["agency"] is None or line["agency"] in {hop["name"] for hop in label["hops"]})
        )

    assert faulty(labels, is_well) == []


def test_authors_stand_in_the_text_and_are_no_hops(labels: list[Label]) -> None:
    def is_well(label: Label) -> bool:
        text = " ".join(label["text"].split()).casefold()
        names = {hop["name"] for hop in label["hops"]}
        return all(author.casefold() in text and author not in names for author in label["authors"])

    assert faulty(labels, is_well) == []


def test_terms_are_known_duties_each_once_and_disclaimers_are_required(labels: list[Label]) -> None:
    def is_well(label: Label) -> bool:
        duties = [term["duty"] for term in label["terms"]]
        return len(set(duties)) == len(duties) and all(
            set(term) == {"duty", "force"}
            and term["duty"] in DUTIES
            and term["force"] in {"required", "asked"}
            and (term["duty"] != "non_endorsement" or term["force"] == "required")
            for term in label["terms"]
        )

    assert faulty(labels, is_well) == []


def test_missing_links_are_counted(labels: list[Label]) -> None:
    assert faulty(labels, lambda label: type(label["missing_links"]) is int and label["missing_links"] >= 0) == []
    assert any(label["missing_links"] for label in labels)


def test_at_least_twenty_five_texts_credit_nobody(labels: list[Label]) -> None:
    assert sum(not label["hops"] for label in labels) >= 25
