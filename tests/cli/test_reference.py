"""The reference pages say what the program does now."""

from __future__ import annotations

import dataclasses
import runpy
import typing
from pathlib import Path

import pytest

from stemma.shapes import Blamed, CreditCheck, Document, Drift, Edit, Match
from stemma.shapes.side import SidePiece, SideRow

ROOT = Path(__file__).resolve().parents[2]
JSON_PAGE = (ROOT / "docs" / "reference" / "json.md").read_text(encoding="utf-8")


def test_the_page_of_the_command_line_is_not_stale() -> None:
    write = runpy.run_path(str(ROOT / "tools" / "write_cli_reference.py"))["write"]
    held = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert held == write(), "run `python tools/write_cli_reference.py`"


def _inner_shapes(shape: type) -> list[type]:
    found: list[type] = []
    for hint in typing.get_type_hints(shape).values():
        parts = [hint, *typing.get_args(hint)]
        found += [part for part in parts if isinstance(part, type) and dataclasses.is_dataclass(part)]
    return found


@pytest.mark.parametrize(
    "shape", [Document, *_inner_shapes(Document), Match, Blamed, CreditCheck, Drift, Edit, SideRow, SidePiece]
)
def test_every_field_of_a_shape_is_named_in_its_section(shape: type) -> None:
    heading = next(
        (line for line in JSON_PAGE.splitlines() if line.lstrip("# ") == shape.__name__ and line[0] == "#"), None
    )
    section = JSON_PAGE.split(heading + "\n", 1)[1].split("\n#", 1)[0] if heading else JSON_PAGE
    missing = [
        field.name
        for field in dataclasses.fields(shape)
        if f"`{field.name}`" not in section and field.name not in _braced(section)
    ]
    assert missing == []


def _braced(section: str) -> str:
    """What stands between `{` and `}`: the small shapes are written in their owner's row."""
    return " ".join(part.split("}")[0] for part in section.split("{")[1:])
