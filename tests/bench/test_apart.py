"""The benches stay apart from the program."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def test_the_program_never_imports_the_benches() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.py")
        if any(name.split(".")[0] == "bench" for name in imported(path))
    ]
    assert not wrong


# One each for the engine, the reading of pages and credits, and the reading of statements.
NAMING = {"engine.py", "reading.py", "statements.py"}


def test_the_benches_name_the_library_in_one_place_for_each_thing_measured() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "bench").rglob("*.py")
        if path.name not in NAMING and any(name.split(".")[0] == "stemma" for name in imported(path))
    ]
    assert not wrong


def test_every_module_of_the_benches_opens_with_a_sentence_and_is_short() -> None:
    for path in (ROOT / "bench").rglob("*.py"):
        text = path.read_text("utf-8")
        assert ast.get_docstring(ast.parse(text)), path
        assert len(text.splitlines()) < 300, path
