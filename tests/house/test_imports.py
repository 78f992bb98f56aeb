"""The rules of the house: who may import whom, and what stands where."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "stemma"
READS = {"shapes", "record"}
ROOMS: dict[str, set[str]] = {
    "shapes": set(),
    "text": {"shapes"},
    "net": {"shapes"},
    "look": {"shapes"},
    "reading": {"shapes", "text"},
    "compare": {"shapes", "text"},
    "family": {"shapes", "text"},
    "finding": {"shapes", "text", "compare"},
    "record": {"shapes"},
    "actions": {"shapes", "text", "net", "reading", "compare", "finding", "family", "record"},
    "publishing/formats": {"shapes"},
    "publishing/site": {"shapes", "text", "record", "publishing", "publishing/formats", "compare", "finding", "look"},
    "publishing": {"publishing/formats"},
    "notifying": {"shapes", "record", "publishing/formats", "net", "actions"},
    "watching": {"shapes", "net", "reading", "record", "actions"},
    "working": {"shapes", "record", "actions", "watching", "notifying"},
    "desk": {
        "shapes",
        "record",
        "actions",
        "publishing",
        "publishing/site",
        "publishing/formats",
        "compare",
        "look",
        "public",
    },
    "public": {"shapes", "record", "actions", "publishing", "publishing/site", "publishing/formats", "compare", "look"},
}
ANYTHING = {"cli", "project", "sample"}
WITHOUT_DJANGO = {"shapes", "text", "net", "reading", "compare", "family", "finding", "publishing/formats", "cli"}
NO_NAMES = {
    "utils",
    "util",
    "common",
    "helpers",
    "helper",
    "misc",
    "manager",
    "managers",
    "handler",
    "handlers",
    "service",
    "services",
}


def room_of(parts: tuple[str, ...]) -> str:
    """The room that a module path (below the package) stands in."""
    if parts[:2] in (("publishing", "formats"), ("publishing", "site")):
        return "/".join(parts[:2])
    return parts[0]


def modules() -> Iterator[tuple[Path, tuple[str, ...], ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path, path.relative_to(SOURCE).with_suffix("").parts, ast.parse(path.read_text())


def imports(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Every import, inside functions too: the module, and the names taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, [alias.name for alias in node.names]


def test_every_import_runs_in_the_direction_of_the_house() -> None:
    wrong = []
    for path, parts, tree in modules():
        room = room_of(parts)
        if len(parts) == 1 or room in ANYTHING:
            continue
        assert room in ROOMS, f"{room} is a new room: say in this table what it may import"
        for module, _names in imports(tree):
            if not module.startswith("stemma."):
                continue
            other = room_of(tuple(module.split(".")[1:]))
            if other != room and other not in ROOMS[room]:
                wrong.append(f"{path.relative_to(SOURCE)} imports {module}")
    assert not wrong, "\n".join(wrong)


def test_no_room_takes_another_rooms_private_name() -> None:
    wrong = [
        f"{path.relative_to(SOURCE)} takes {name} from {module}"
        for path, parts, tree in modules()
        for module, names in imports(tree)
        for name in names
        if module.startswith("stemma.")
        and name.startswith("_")
        and not name.startswith("__")
        and room_of(tuple(module.split(".")[1:])) != room_of(parts)
    ]
    assert not wrong, "\n".join(wrong)


def test_siblings_in_the_desk_and_in_public_do_not_import_each_other() -> None:
    wrong = []
    for path, parts, tree in modules():
        if parts[0] not in ("desk", "public", "notifying") or len(parts) < 3:
            continue
        for module, _names in imports(tree):
            there = tuple(module.split(".")[1:])
            if (
                len(there) >= 2
                and there[0] == parts[0]
                and there[1] != parts[1]
                and (SOURCE / there[0] / there[1]).is_dir()
            ):
                wrong.append(f"{path.relative_to(SOURCE)} imports {module}")
    assert not wrong, "\n".join(wrong)


def test_django_is_named_only_from_the_record_upward() -> None:
    wrong = [
        f"{path.relative_to(SOURCE)} imports {module}"
        for path, parts, tree in modules()
        for module, _names in imports(tree)
        if module.split(".")[0] == "django"
        and room_of(parts) in WITHOUT_DJANGO
        and parts not in {("cli", "serve"), ("cli", "worker")}
    ]
    assert not wrong, "\n".join(wrong)


def test_outgoing_requests_are_made_in_net_alone() -> None:
    clients = {"httpx", "httpcore", "requests", "urllib.request", "http.client", "aiohttp", "urllib3"}
    wrong = [
        f"{path.relative_to(SOURCE)} imports {module}"
        for path, parts, tree in modules()
        for module, _names in imports(tree)
        if module in clients and room_of(parts) != "net"
    ]
    assert not wrong, "\n".join(wrong)


def test_the_clock_is_asked_in_one_place() -> None:
    wrong = []
    for path, parts, tree in modules():
        if parts == ("shapes", "clock") or parts[0] == "net":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in ("now", "utcnow", "today"):
                holder = node.value.id if isinstance(node.value, ast.Name) else ""
                if holder in ("datetime", "date", "timezone"):
                    wrong.append(f"{path.relative_to(SOURCE)}:{node.lineno}")
    assert not wrong, "\n".join(wrong)


def test_the_database_is_written_in_actions_alone() -> None:
    verbs = {"create", "bulk_create", "get_or_create", "update_or_create", "bulk_update"}
    wrong = []
    for path, parts, tree in modules():
        if room_of(parts) in {"actions", "record", "sample", "project"}:
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Attribute):
                continue
            if node.attr in verbs and node.value.attr == "objects":
                wrong.append(f"{path.relative_to(SOURCE)}:{node.lineno}")
    assert not wrong, "\n".join(wrong)


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = {".".join(("stemma", *parts)).removesuffix(".__init__"): (parts, tree) for _path, parts, tree in modules()}
    needs: dict[str, set[str]] = {}
    for name, (parts, tree) in known.items():
        if parts[-1] == "__init__":
            continue
        wanted = {m for module, names in imports(tree) for m in (module, *(f"{module}.{n}" for n in names))}
        needs[name] = {other for other in wanted & set(known) if known[other][0][-1] != "__init__"}
    while free := [name for name, others in needs.items() if not others & set(needs)]:
        for name in free:
            del needs[name]
    assert not needs, f"a circle runs through {', '.join(sorted(needs))}"


def test_no_module_has_a_name_that_says_nothing() -> None:
    wrong = [str(path.relative_to(SOURCE)) for path, parts, _tree in modules() if NO_NAMES & set(parts)]
    assert not wrong, "\n".join(wrong)


def test_every_module_opens_with_a_sentence() -> None:
    wrong = [
        str(p.relative_to(SOURCE))
        for p, parts, tree in modules()
        if tree.body and not ast.get_docstring(tree) and "migrations" not in parts
    ]
    assert not wrong, "\n".join(wrong)


def test_no_module_is_longer_than_500_lines() -> None:
    wrong = [
        f"{p.relative_to(SOURCE)}: {n}"
        for p, parts, _tree in modules()
        if "migrations" not in parts and (n := len(p.read_text().splitlines())) > 500
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "module",
    ["stemma", "stemma.text", "stemma.reading", "stemma.compare", "stemma.finding", "stemma.publishing.formats"],
)
def test_the_library_loads_without_django_and_without_anything_heavy(module: str) -> None:
    names = ("django", "trafilatura", "lxml", "numpy", "httpx", "feedparser", "pyspark")
    code = f"import sys, {module}; print([m for m in {names} if m in sys.modules])"
    heavy = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    allowed = "['lxml']" if module == "stemma.publishing.formats" else "[]"
    assert heavy in ("[]", allowed)
