"""Who looks after the worker? The desk: it starts it as a child, starts it again when it dies, and ends it with itself."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

GRACE_SECONDS = 12.0
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 1.0, 60.0
LIVED_SECONDS = 60.0  # a worker that lived so long begins again with the first wait
# -P: the folder that the desk was started in lends the child no modules.
_COMMAND = [sys.executable, "-P", "-c", "from stemma.cli import main; main()", "worker", "--child"]


@contextmanager
def supervised_worker(tell: Callable[[str], None]) -> Iterator[None]:
    """A worker for as long as the context lasts. ``tell`` gets a line each time that it had to be started again."""
    supervisor = _Supervisor(tell)
    supervisor.start()
    try:
        yield
    finally:
        supervisor.stop()


class _Supervisor:
    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._is_over = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """The first child is there when this returns."""
        self._spawn()
        self._thread.start()

    def stop(self) -> None:
        """The child finishes its job and ends; one that does not is killed."""
        self._is_over.set()
        with self._lock:
            child = self._child
        if child is None:
            return
        child.terminate()
        try:
            child.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def _spawn(self) -> None:
        with self._lock:
            if not self._is_over.is_set():
                # Its standard input is the rope that it holds on to: it ends when we are gone (worker.py). A session of
                # its own keeps the terminal's Ctrl-C from it, so that it ends when we say so.
                self._child = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 - our own command

    def _keep(self) -> None:
        wait_seconds = FIRST_WAIT_SECONDS
        while not self._is_over.is_set():
            child = self._child
            assert child is not None
            began_at = time.monotonic()
            code = child.wait()
            if self._is_over.is_set():
                return
            if time.monotonic() - began_at > LIVED_SECONDS:
                wait_seconds = FIRST_WAIT_SECONDS
            self._tell(f"The worker ended ({_tell_code(code)}); it is started again in {wait_seconds:.0f} s.")
            self._is_over.wait(wait_seconds)
            wait_seconds = min(wait_seconds * 2, LONGEST_WAIT_SECONDS)
            if child.stdin is not None:
                child.stdin.close()
            self._spawn()


def _tell_code(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"code {code}"
