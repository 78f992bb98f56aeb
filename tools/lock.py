"""Makes requirements/*.txt anew from pyproject.toml and requirements/*.in (needs `uv` on the PATH or in .venv)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements"
OPTIONS = [
    "--python-version",
    "3.11",
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "-q",
]


def main() -> int:
    """0 where all files were written."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv is None:
        print("The locks are made by uv, and there is none; pip install uv", file=sys.stderr)
        return 1
    run = ["../pyproject.toml", "build.in", "-o", "run.txt"]
    test = ["../pyproject.toml", "build.in", "test.in", "-c", "run.txt", "-o", "test.txt"]
    compiler = ["compiler.in", "-o", "compiler.txt"]
    bench = ["bench.in", "-o", "bench.txt"]
    return max(
        subprocess.run([uv, "pip", "compile", *OPTIONS, *words], cwd=REQUIREMENTS, check=False).returncode
        for words in (run, test, compiler, bench)
    )


if __name__ == "__main__":
    sys.exit(main())
