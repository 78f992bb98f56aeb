"""Which tools stand in the table, and by which command does each find pairs?"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.source import ROOT


@dataclass(frozen=True)
class Tool:
    """A row of the table. ``module`` is what must be importable for it; ``tells_places`` is False for tools that know documents only."""

    name: str
    module: str
    words: tuple[str, ...] = ()
    tells_places: bool = True
    where: str = "the package index has it; run `make bench` again"

    @property
    def is_stemma(self) -> bool:
        """Whether this is the program itself, which runs by its own command."""
        return self.module == "stemma"

    def command(self, folder: Path) -> list[str]:
        """The command that prints the pairs of a folder's reports and pages."""
        files = [str(folder / "reports.jsonl"), str(folder / "pages.jsonl")]
        if self.is_stemma:
            return [str(stemma_command()), "pairs", *files, "--json"]
        return [str(peer_python()), "-m", f"bench.runner.{self.words[0]}", *files, *self.words[1:]]

    def is_there(self) -> bool:
        """Whether it can be run here."""
        python = sys.executable if self.is_stemma else str(peer_python())
        try:
            done = subprocess.run([python, "-c", f"import {self.module}"], capture_output=True, check=False)
        except OSError:
            return False
        return done.returncode == 0

    def version(self) -> str:
        """The version of its package, as installed."""
        package = {"stemma": "stemma-desk", "passim.seriatim": "passim"}.get(self.module, self.module)
        code = f"from importlib.metadata import version; print(version({package!r}))"
        python = sys.executable if self.is_stemma else str(peer_python())
        done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
        return done.stdout.strip()


_PASSIM = "it is not on the package index; see bench/README.md"
TOOLS: tuple[Tool, ...] = (
    Tool("passim 2 (Spark), default", "passim.seriatim", ("passim_spark", "plain"), where=_PASSIM),
    Tool(
        "passim 2, its defects at a text's ends stepped around",
        "passim.seriatim",
        ("passim_spark", "marked"),
        where=_PASSIM,
    ),
    Tool("datasketch LSH, .5", "datasketch", ("datasketch_documents", "0.5"), tells_places=False),
    Tool("rensa, .5", "rensa", ("rensa_documents", "0.5"), tells_places=False),
    Tool("rensa, .1", "rensa", ("rensa_documents", "0.1"), tells_places=False),
    Tool("gaoya, .5", "gaoya", ("gaoya_documents", "0.5"), tells_places=False),
    Tool("rensa by paragraph, .2, common ones cut", "rensa", ("rensa_paragraphs", "0.2")),
    Tool("Stemma", "stemma"),
)


def stemma_command() -> Path:
    """The `stemma` that stands beside this Python."""
    return Path(sys.executable).with_name("stemma")


def peer_python() -> Path:
    """The Python that has the peers: `.bench`, or the one that STEMMA_BENCH_PEERS names."""
    return Path(os.environ.get("STEMMA_BENCH_PEERS") or ROOT / ".bench" / "bin" / "python")
