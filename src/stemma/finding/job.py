"""How is work on many items shared among processes, and answered in the items' order?

The processes are forked, so that what is in memory is there without being copied; where a system cannot fork, one does all.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, suppress
from itertools import islice
from multiprocessing import active_children, get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Begin = Callable[[], AbstractContextManager[Callable[[T], R]]]

_LOT = 32  # items handed over together
_AHEAD = 3  # lots for each process that are read before the first of them is answered


def work_in_order(
    items: Iterable[T], begin: Begin[T, R], *, jobs: int | None, alone: int, failed: Callable[[T], R]
) -> Iterator[R]:
    """What ``begin()`` makes of each item, in order, whatever the number of ``jobs``; None for one a core where it pays.

    Each process begins by itself. Without ``jobs`` the first ``alone`` items are worked on here. An item that ends its process
    is answered with ``failed``; an error that the work raises is raised here. No more than a few lots of items are held.
    """
    waiting = iter(items)
    can_share = "fork" in get_all_start_methods() and (jobs or os.cpu_count() or 1) > 1
    with begin() as work:
        for item in islice(waiting, (1 if jobs else alone) if can_share else None):  # one: what it loads, all have then
            yield work(item)
    first = next(waiting, None) if can_share else None
    if first is not None:
        yield from _Shared(begin, jobs or os.cpu_count() or 1, failed).work(_lots(first, waiting))


def _lots(first: T, waiting: Iterator[T]) -> Iterator[list[T]]:
    lot = [first, *islice(waiting, _LOT - 1)]
    while lot:
        yield lot
        lot = list(islice(waiting, _LOT))


class _Shared:
    """Processes at work, and the lots that they have."""

    def __init__(self, begin: Any, jobs: int, failed: Callable[[Any], Any]) -> None:
        self._begin, self._jobs, self._failed = begin, jobs, failed
        self._others = set(active_children())

    def work(self, lots: Iterator[list[Any]]) -> Iterator[Any]:
        pool = self._pool(self._jobs)
        given: deque[tuple[list[Any], Future[list[Any]]]] = deque()
        try:
            while True:
                for lot in islice(lots, max(0, self._jobs * _AHEAD - len(given))):
                    given.append((lot, _submit(pool, lot)))
                if not given:
                    break
                lot, answer = given[0]
                try:
                    yield from answer.result()
                    given.popleft()
                except BrokenProcessPool:
                    pool.shutdown()
                    for lot, _ in given:
                        yield from map(self._alone, lot)
                    given.clear()
                    pool = self._pool(self._jobs)
            pool.shutdown()
        except BaseException:
            self._end(pool)
            raise

    def _alone(self, item: Any) -> Any:
        """An item in a process of its own: one of a lot has ended the process that had it."""
        with self._pool(1) as pool:
            try:
                return pool.submit(_do, [item]).result()[0]
            except BrokenProcessPool:
                return self._failed(item)

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, get_context("fork"), _start, (self._begin,))

    def _end(self, pool: ProcessPoolExecutor) -> None:
        for process in set(active_children()) - self._others:
            process.terminate()
        with suppress(BrokenProcessPool):
            pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, lot: list[Any]) -> Future[list[Any]]:
    """The answer to come; of a pool whose process has just ended one that says so."""
    try:
        return pool.submit(_do, lot)
    except BrokenProcessPool as error:
        broken: Future[list[Any]] = Future()
        broken.set_exception(error)
        return broken


_own: dict[str, Any] = {}


def _start(begin: Any) -> None:
    """In a process that was made: an interrupt is the first process's to handle, and its end is the end of this one too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_leave_with_parent, daemon=True).start()
    _own["context"] = begin()
    _own["work"] = _own["context"].__enter__()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do(lot: list[Any]) -> list[Any]:
    return [_own["work"](item) for item in lot]
