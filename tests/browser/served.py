"""A desk with its sample newsroom in a process of its own, as `stemma serve --sample` starts it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

_STEMMA = [sys.executable, "-c", "from stemma.cli import main; main()"]
_READY_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Desk:
    """Where it answers, and where its files are: ``data`` holds the sample web's pages too."""

    address: str
    data: Path

    def page_file(self, site: str, name: str) -> Path:
        """A page of the sample web on disk."""
        return self.data / "sample-web" / site / name

    def site_address(self, site: str) -> str:
        """Where a site of the sample web answers."""
        ports = json.loads((self.data / "sample-web" / "ports.json").read_text())
        return f"http://127.0.0.1:{ports[site]}"

    def is_idle(self) -> bool:
        """Has the worker nothing left to do, the first round included?"""
        with closing(sqlite3.connect(f"{(self.data / 'stemma.sqlite3').as_uri()}?mode=ro", uri=True)) as database:
            states = dict(database.execute("SELECT state, count(*) FROM record_job GROUP BY state"))
            rounds = database.execute("SELECT count(*) FROM record_job WHERE kind = 'round' AND state = 'done'")
            return rounds.fetchone()[0] > 0 and not states.keys() & {"waiting", "running"}

    def wait_until_idle(self) -> None:
        """Until its worker has done what waits."""
        end = time.monotonic() + _READY_SECONDS
        while not self.is_idle():
            assert time.monotonic() < end, "the worker was not done in time"
            time.sleep(0.1)


@contextmanager
def serve_desk(folder: Path) -> Iterator[Desk]:
    """A desk on free ports, its first round done; ended with the context, and nothing may have gone wrong in it."""
    out, err = folder / "out", folder / "err"
    env = {name: value for name, value in os.environ.items() if not name.startswith("STEMMA_")}
    command = [*_STEMMA, "serve", "--sample", "--data", str(folder / "data"), "--port", "0", "--sample-port", "0"]
    with out.open("wb") as to_out, err.open("wb") as to_err:
        process = subprocess.Popen(command, stdout=to_out, stderr=to_err, env=env, cwd=folder)
    try:
        end = time.monotonic() + _READY_SECONDS
        while "Ctrl-C" not in out.read_text():
            assert process.poll() is None, f"the desk ended: {err.read_text()}"
            assert time.monotonic() < end, f"the desk did not start in time: {err.read_text()}"
            time.sleep(0.1)
        desk = Desk(out.read_text().split()[0].rstrip("/"), folder / "data")
        desk.wait_until_idle()
        yield desk
    finally:
        process.terminate()
        process.wait(60)
    assert "Traceback" not in err.read_text(), err.read_text()
