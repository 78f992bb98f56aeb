"""What a wheel holds beside the modules."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"


@pytest.mark.timeout(180)
def test_a_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    ours = {path.relative_to(SOURCE).as_posix() for path in (SOURCE / "stemma").rglob("*") if path.is_file()}
    missing = {name for name in ours - held if "__pycache__" not in name}
    assert not missing
    for name in (
        "stemma/reading/agencies.json",
        "stemma/look/static/stemma/stemma.css",
        "stemma/look/templates/look/base.html",
        "stemma/sample/reports/relayed.txt",
        "stemma/sample/reports/river-level.json",
        "stemma/sample/web/looks/plain-pages.html",
    ):
        assert name in held
