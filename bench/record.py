"""Where are results kept, so that a run that was broken off goes on where it stopped, and what machine were they made on?"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.source import ROOT

RESULTS = ROOT / "bench" / "results"


@dataclass(frozen=True)
class Record:
    """Finished measurements, one file each under a name; each is taken again once its ``key`` is another."""

    folder: Path
    is_fresh: bool = False

    def beside(self, name: str, ending: str) -> Path:
        """Where a measurement may keep more than its figures."""
        return self.folder / f"{_slug(name)}{ending}"

    def take(
        self, name: str, key: str, measure: Callable[[], dict[str, Any]], *, tell: Callable[[str], None] = print
    ) -> dict[str, Any]:
        """The kept measurement of that name and key, or a new one, which is then kept."""
        path = self.beside(name, ".json")
        if not self.is_fresh and path.exists():
            kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
            if kept.get("key") == key:
                tell(f"{name}: kept from {kept['at']}")
                return kept
        tell(f"{name} ...")
        taken = {"name": name, "key": key, "at": now(), "load": round(os.getloadavg()[0], 2), **measure()}
        self.folder.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".part")
        half.write_text(json.dumps(taken, indent=1, ensure_ascii=False) + "\n", "utf-8")
        half.replace(path)
        return taken


def digest(paths: Iterable[Path]) -> str:
    """A short hash of the files' contents and of those under folders (sources only)."""
    told = hashlib.sha256()
    for path in paths:
        for one in sorted(p for p in path.rglob("*") if p.suffix in (".py", ".c", ".h")) if path.is_dir() else [path]:
            told.update(one.name.encode() + b"\0" + one.read_bytes())
    return told.hexdigest()[:16]


def engine_key() -> str:
    """Changes with the program's source."""
    return digest([ROOT / "src" / "stemma"])


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    return {
        "cpu": _first("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "memory_mb": round(int((_first("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) / 1024),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def now() -> str:
    """The time, UTC, to the minute."""
    return datetime.now(UTC).isoformat(timespec="minutes")


def _first(path: str, field: str) -> str | None:
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return None
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(field)), None)


def _slug(name: str) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())
