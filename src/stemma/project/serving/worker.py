"""How does the worker run? Alone until it is told to stop, or as the desk's child, which ends when the desk does."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

GRACE_SECONDS = 10.0
FORMER_SECONDS = 3.0


def run_worker(*, is_child: bool = False) -> None:
    """Do what comes due until SIGTERM or SIGINT, or until standard input ends where this is the desk's child.

    The job at hand is finished first; a child does not take longer over it than GRACE_SECONDS after its desk has gone.
    StateError where another worker has the place (SQLite).
    """
    from django.conf import settings
    from django.db import connection

    from stemma.project.serving.lock import hold_lock
    from stemma.working import work

    stop = threading.Event()

    def end(signum: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    if is_child:
        threading.Thread(target=_watch_parent, args=(stop,), daemon=True).start()
    with hold_lock(settings.DATA, is_alone=connection.vendor == "sqlite", wait_seconds=FORMER_SECONDS):
        work(stop)


def refuse_other_worker() -> None:
    """StateError where another worker has the place, also after FORMER_SECONDS: that of a desk that has just ended."""
    from django.conf import settings
    from django.db import connection

    from stemma.project.serving.lock import refuse_second

    if connection.vendor == "sqlite":
        refuse_second(settings.DATA, FORMER_SECONDS)


def _watch_parent(stop: threading.Event) -> None:
    """The desk holds the other end of standard input and never writes: its end is the desk's end, a kill -9 included."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    stop.set()
    threading.Event().wait(GRACE_SECONDS)
    os._exit(1)  # a job that is cut off is due again once its claim has run out
