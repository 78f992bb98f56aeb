"""What does a command cost as a whole process, its children with it?"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

_SAMPLE_SECONDS = 0.05
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Cost:
    """``cpu_seconds`` is user and system time of the process and of all it waited for.

    ``peak_mb`` is the greater of two: the largest single process by the kernel's account, and the largest sum over the
    process and its descendants as seen twenty times a second (on Linux).
    """

    exit_code: int
    cpu_seconds: float
    wall_seconds: float
    peak_mb: float

    def to_plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return {name: round(value, 3) if isinstance(value, float) else value for name, value in asdict(self).items()}


def run_timed(
    command: Sequence[str], *, output: Path | None = None, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Cost:
    """Run a command to its end; its standard output goes to the file, its complaints to a file beside it."""
    errors = output.with_name(output.name + ".log") if output else None
    with (
        output.open("wb") if output else open(os.devnull, "wb") as out,  # noqa: PTH123
        errors.open("wb") if errors else open(os.devnull, "wb") as err,  # noqa: PTH123
    ):
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, env={**os.environ, **(env or {})}, cwd=cwd
        )
        watch = _Watch(process.pid)
        watch.start()
        try:
            _pid, status, used = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            raise
        finally:
            watch.is_over.set()
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begun
    watch.join()
    peak = max(used.ru_maxrss / 1024, watch.peak_bytes / 1e6)
    return Cost(process.returncode, used.ru_utime + used.ru_stime, wall, peak)


class _Watch(threading.Thread):
    """Looks again and again at the memory of a process and its descendants."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak_bytes = 0
        self.is_over = threading.Event()
        self._pid = pid

    def run(self) -> None:
        while not self.is_over.wait(_SAMPLE_SECONDS):
            self.peak_bytes = max(self.peak_bytes, sum(map(_resident_bytes, _tree(self._pid))))


def _tree(pid: int) -> list[int]:
    """The process and its descendants, by the kernel's list of each thread's children."""
    tree = [pid]
    for one in tree:
        for listed in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                tree += map(int, listed.read_text().split())
            except OSError:
                continue
    return tree


def _resident_bytes(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE_BYTES
    except (OSError, IndexError):
        return 0
