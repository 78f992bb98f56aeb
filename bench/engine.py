"""Which names of the library do the throughput runs call? All of them stand here, and nowhere else.

Run as a command it does one piece of work in a process of its own and prints what it came to as one JSON object:
`python -m bench.engine PIECE ARGUMENT...`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from bench.source import Text

_BATCH = 5_000  # reports put into the archive at once
_LEAST_SECONDS = 1.0
_PASSES = 5  # over the pages, where processes are compared
_WARM_PAGES = 50  # held against the archive before the clock starts, so that what is made at first use is made


def fingerprint_text(text: str) -> int:
    """Fold a text, cut it into words, take its fingerprint; how many hashes that gives."""
    from stemma.text import choose_engine

    return choose_engine().prepare(text).seeds


def read_document(text: Text) -> Any:
    """The document that the program makes of a plain text."""
    from stemma import read_text

    return read_text(text.text, id=text.id)


def make_document(text: Text) -> Any:
    """A document of which nothing is read but its text."""
    from stemma import Document

    return Document(id=text.id, text=text.text)


def add_reports(archive: Path, texts: Iterable[Text], *, is_read: bool = False) -> int:
    """Put reports into an archive on disk, a few thousand at a time; how many."""
    from stemma import Archive

    make = read_document if is_read else make_document
    number = 0
    with Archive(archive, create=True) as opened:
        waiting = iter(texts)
        while batch := list(islice(waiting, _BATCH)):
            number += opened.add_all((one.id, "", make(one)) for one in batch)
    return number


def find_in(archive: Path, texts: Sequence[Text]) -> tuple[int, int]:
    """Hold pages against an archive, passages and all, judged in brief; how many matches and how many passages."""
    from stemma import Archive

    matches = passages = 0
    with Archive(archive) as opened:
        for one in texts:
            for match in opened.find(make_document(one), details=False):
                matches += 1
                passages += len(match.passages)
    return matches, passages


def find_by_processes(archive: Path, texts: Sequence[Text], jobs: int) -> int:
    """Hold pages against an archive as `find_in` does, by so many processes; how many matches."""
    from stemma import Archive
    from stemma.finding import work_in_order

    @contextmanager
    def begin() -> Iterator[Callable[[Text], int]]:
        with Archive(archive) as opened:
            yield lambda text: len(opened.find(make_document(text), details=False))

    return sum(work_in_order(texts, begin, jobs=jobs, alone=0, failed=lambda text: 0))


def archive_stats(archive: Path) -> dict[str, int]:
    """What the archive says of itself; ``disk_bytes`` are the bytes of its files, ``body_bytes`` those of the documents in it."""
    from stemma import Archive

    with Archive(archive) as opened:
        stats = dict(opened.stats())
    stats["disk_bytes"] = sum(path.stat().st_size for path in archive.rglob("*") if path.is_file())
    return stats


# --- pieces of work, each in a process of its own -------------------------------------------------------------------


def _timed(work: Callable[[], Any]) -> dict[str, Any]:
    wall, cpu = time.perf_counter(), time.process_time()
    came_to = work()
    return {
        "cpu_seconds": time.process_time() - cpu,
        "wall_seconds": time.perf_counter() - wall,
        "came_to": came_to,
    }


def _fingerprint(folder: Path, threads: int) -> dict[str, Any]:
    """Read, fold, cut and fingerprint every file of a folder, on so many threads."""
    paths = sorted(folder.iterdir())
    fingerprint_text(paths[0].read_text("utf-8"))

    def work(share: Sequence[Path]) -> int:
        return sum(fingerprint_text(path.read_text("utf-8")) for path in share)

    took = _timed(lambda: sum(_on_threads(work, paths, threads)))
    passes = max(1, round(_LEAST_SECONDS / took["cpu_seconds"]))
    if passes > 1:  # a moment is too short to be measured
        took = _timed(lambda: sum(_on_threads(work, paths * passes, threads)))
    return took | {"passes": passes}


def _add(archive: Path, source: Path, *, is_read: bool) -> dict[str, Any]:
    """Put the texts of a file into an archive; the process has added to another one before."""
    texts = list(load_lines(source))
    warm = archive.with_name(archive.name + "-warm")
    add_reports(warm, texts[:20], is_read=is_read)
    return _timed(lambda: add_reports(archive, texts, is_read=is_read))


def _find(archive: Path, source: Path, threads: int) -> dict[str, Any]:
    """Hold the pages of a file against an archive on so many threads; memory before, at the peak, and what is the process's own."""
    texts = list(load_lines(source))
    find_in(archive, texts[:_WARM_PAGES])
    before = _memory_mb("RssAnon")
    took = _timed(lambda: [list(one) for one in _on_threads(lambda share: find_in(archive, share), texts, threads)])
    took["came_to"] = {
        "pages": len(texts),
        "matches": sum(one[0] for one in took["came_to"]),
        "passages": sum(one[1] for one in took["came_to"]),
    }
    return took | {
        "own_mb_before": before,
        "own_mb": _memory_mb("RssAnon"),  # what no file stands behind: does not count the archive's mapped files
        "peak_mb": _memory_mb("VmHWM"),
    }


def _find_by_processes(archive: Path, source: Path, jobs: int) -> dict[str, Any]:
    """The same by so many processes; the pages several times, so that beginning them is not what is measured."""
    texts = list(load_lines(source))
    find_in(archive, texts[:_WARM_PAGES])
    return _timed(lambda: find_by_processes(archive, texts * _PASSES, jobs))


def _on_threads(work: Callable[[Sequence[Any]], Any], items: Sequence[Any], threads: int) -> list[Any]:
    if threads == 1:
        return [work(items)]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, [items[at::threads] for at in range(threads)]))


def load_lines(path: Path) -> Iterator[Text]:
    """The texts of a file of JSON lines."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            item = json.loads(line)
            yield Text(item["id"], item["text"])


def _memory_mb(field: str) -> float:
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(field + ":")), 0.0)


def main(words: Sequence[str]) -> dict[str, Any]:
    """Do the piece of work that the words name."""
    piece, path, *rest = words
    if piece == "fingerprint":
        return _fingerprint(Path(path), int(rest[0]))
    if piece == "add":
        return _add(Path(path), Path(rest[0]), is_read=rest[1:] == ["read"])
    if piece == "find":
        return _find(Path(path), Path(rest[0]), int(rest[1]))
    if piece == "find-jobs":
        return _find_by_processes(Path(path), Path(rest[0]), int(rest[1]))
    if piece == "stats":
        return archive_stats(Path(path))
    raise SystemExit(
        f"There is no piece of work named {piece!r}; there are fingerprint, add, find, find-jobs and stats."
    )


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    print(json.dumps(main(sys.argv[1:])))
