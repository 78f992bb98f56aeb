"""What the reader of credits knows beside its model: addresses, licences, services, who stands alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from stemma import read
from stemma.reading.credits.model import load_model
from stemma.reading.plain import read_text

REPORTS = Path(__file__).resolve().parents[2] / "src/stemma/sample/reports"
PROSE = (
    "The ferry runs every twenty minutes from Monday on, and the last boat leaves at midnight, the harbour office said.\n\n"
    "Tickets cost what they cost before, and bicycles go free.\n\n"
)


def hops(text: str) -> list[tuple[str, str]]:
    return [(hop.role, hop.name) for hop in read_text(text).hops]


def test_the_package_has_the_model_and_it_is_read_once() -> None:
    assert load_model() is not None and load_model() is load_model()


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Originally published by Valley Ledger: https://ledger.example/7", [("origin", "Valley Ledger")]),
        (
            "First published by Quill Post. Republished under a Creative Commons licence by the Moor Times.",
            [("origin", "Quill Post"), ("republisher", "Moor Times")],
        ),
        ("Source: https://ledger.example/7", [("origin", "ledger.example")]),
        ("Submitted by Rita Moor", [("submitter", "Rita Moor")]),
        ("Nachdruck aus der Auenfurter Zeitung", [("origin", "Auenfurter Zeitung")]),
    ],
)
def test_a_note_gives_its_parties_and_no_address_or_licence_beside_them(
    note: str, expected: list[tuple[str, str]]
) -> None:
    assert hops(f"Ferry runs later\n\n{PROSE}{note}\n") == expected


@pytest.mark.parametrize(
    "line",
    [
        "The mayor told the Moor Herald that he would not go by boat.",
        "Photo: Eddy Quarles / Tidal Pictures",
        "The ferry was paid for by the River Fund.",
        "Subscribe to the Quill Post for nine pence a week.",
    ],
)
def test_who_is_only_mentioned_is_no_hop(line: str) -> None:
    assert hops(f"Ferry runs later\n\n{PROSE}{line}\n") == []


@pytest.mark.parametrize("name", [path.name for path in sorted(REPORTS.iterdir()) if path.suffix in (".txt", ".json")])
def test_a_report_of_the_sample_newsroom_has_an_origin_and_no_address_for_a_party(name: str) -> None:
    document = read(REPORTS / name)
    assert not any(hop.name.endswith(".example") for hop in document.hops)
    assert not document.hops or document.hops[0].role in ("origin", "submitter")
