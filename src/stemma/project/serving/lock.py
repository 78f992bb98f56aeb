"""Does a worker work on this data folder, and when was it last seen? A lock that ends with its process, however it ends."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from stemma.shapes import StateError

SEEN_SECONDS = 5.0
_NAME = "worker.lock"


@contextmanager
def hold_lock(data: Path, *, is_alone: bool, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the worker's place on ``data`` and show every SEEN_SECONDS that it lives.

    ``is_alone`` (on SQLite) refuses a second worker with a StateError, after ``wait_seconds`` for the one before to end.
    """
    path = data / _NAME
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    ended = threading.Event()
    try:
        if is_alone:
            _take(descriptor, path, wait_seconds)
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        threading.Thread(target=_show, args=(path, ended), daemon=True).start()
        yield
    finally:
        ended.set()
        os.close(descriptor)


def refuse_second(data: Path, wait_seconds: float = 0.0) -> None:
    """StateError where a worker holds the place on ``data``, also after ``wait_seconds`` for it to end."""
    path = data / _NAME
    if not path.exists():
        return
    descriptor = os.open(path, os.O_RDWR)
    try:
        _take(descriptor, path, wait_seconds)
    finally:
        os.close(descriptor)


def worker_seen_at(data: Path) -> datetime | None:
    """When a worker last showed that it lives; None where none ever did."""
    try:
        return datetime.fromtimestamp((data / _NAME).stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


def _take(descriptor: int, path: Path, wait_seconds: float) -> None:
    waited = threading.Event()
    for left in range(int(wait_seconds * 10), -1, -1):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if left:
                waited.wait(0.1)
        else:
            return
    holder = path.read_text()[:20].strip()
    raise StateError(
        f"A worker{f' (process {holder})' if holder.isdigit() else ''} works on {path.parent} already, and SQLite takes one; "
        "end that one, or move to PostgreSQL with STEMMA_DATABASE_URL."
    )


def _show(path: Path, ended: threading.Event) -> None:
    while not ended.is_set():
        os.utime(path)
        ended.wait(SEEN_SECONDS)
