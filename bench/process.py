"""What does a command cost as a whole process, its children with it?

The command is started by a small process of its own: the kernel's account of the largest memory of a child begins with
what its parent had when it was started, and the parent here may hold much.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

_SAMPLE_SECONDS = 0.1
_PATIENCE_SECONDS = 30.0
_PR_SET_CHILD_SUBREAPER = 36
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class Cost(NamedTuple):
    """``cpu_seconds`` is user and system time of the process, of its children and of what they left behind.

    It is the greater of two as well: the kernel's account of what was waited for, and what was seen of each process
    ten times a second, for a parent that does not wait for its children loses their time.

    ``peak_mb`` is the greater of two: the largest single process by the kernel's account, and the largest sum over the
    process and its descendants as seen ten times a second (on Linux).
    """

    exit_code: int
    cpu_seconds: float
    wall_seconds: float
    peak_mb: float

    def to_plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return {name: round(value, 3) if isinstance(value, float) else value for name, value in self._asdict().items()}


def run_timed(
    command: Sequence[str],
    *,
    output: Path | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Cost:
    """Run a command to its end; its standard output goes to the file, its complaints to a file beside it."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "cost.json")
        names = [str(output), f"{output}.log"] if output else [os.devnull, os.devnull]
        starter = [sys.executable, "-I", "-S", str(Path(__file__).resolve()), str(told), *names, *command]
        subprocess.run(starter, env={**os.environ, **(env or {})}, cwd=cwd, stdin=subprocess.DEVNULL, check=True)
        return Cost(**json.loads(told.read_text("utf-8")))


def _run(command: Sequence[str], output: str, errors: str) -> Cost:
    with Path(output).open("wb") as out, Path(errors).open("wb") as err:
        _adopt_orphans()
        begun = time.perf_counter()
        try:
            process = subprocess.Popen(command, stdout=out, stderr=err)
        except OSError as error:
            err.write(str(error).encode())
            return Cost(127, 0.0, 0.0, 0.0)
        watch = _Watch()
        watch.start()
        try:
            _pid, status = os.waitpid(process.pid, 0)
            _await_orphans()
        except BaseException:
            process.kill()
            raise
        finally:
            watch.is_over.set()
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begun
    watch.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = max(used.ru_maxrss / 1024, watch.peak_bytes / 1e6)
    seconds = max(used.ru_utime + used.ru_stime, sum(watch.seconds.values()))
    return Cost(process.returncode, seconds, wall, peak)


def _adopt_orphans() -> None:
    """Become the parent of what a child leaves behind (Linux): PySpark does not wait for its Java machine, and its time counts."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _await_orphans() -> None:
    """Wait for what was left behind; what has not ended after a while is told to."""
    patience_ends = time.monotonic() + _PATIENCE_SECONDS
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, _status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                if time.monotonic() > patience_ends:
                    for left in _tree(os.getpid())[1:]:
                        with contextlib.suppress(ProcessLookupError):
                            os.kill(left, signal.SIGTERM)
                time.sleep(_SAMPLE_SECONDS)


class _Watch(threading.Thread):
    """Looks again and again at the memory and the time of all descendants."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak_bytes = 0
        self.seconds: dict[int, float] = {}
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.wait(_SAMPLE_SECONDS):
            resident = 0
            for pid in _tree(os.getpid())[1:]:
                seconds, own = _look_at(pid)
                resident += own
                self.seconds[pid] = max(seconds, self.seconds.get(pid, 0.0))
            self.peak_bytes = max(self.peak_bytes, resident)


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


def _look_at(pid: int) -> tuple[float, int]:
    """The processor seconds of a process until now, and its bytes of memory; zeros where it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return 0.0, 0
    return (int(fields[11]) + int(fields[12])) / _TICKS, int(fields[21]) * _PAGE_BYTES


if __name__ == "__main__":
    _told, _output, _errors, *_command = sys.argv[1:]
    try:
        _cost = _run(_command, _output, _errors)
    except KeyboardInterrupt:
        sys.exit(130)
    Path(_told).write_text(json.dumps(_cost._asdict()), "utf-8")
