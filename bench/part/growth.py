"""What becomes of time, disk and memory while an archive grows from a thousand reports to a million?"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.engine import add_reports
from bench.generator.growth import FIRST_REPORTS, MATCHES_PER_PAGE, REPORT_WORDS, make_pages, make_reports
from bench.generator.recombine import Mixture
from bench.part.throughput import work
from bench.record import Record, engine_key
from bench.source import Text, load_texts

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_PAGES = 1_000
_TOLD_EVERY = 20_000


def run(
    sources: Sequence[Path],
    folder: Path,
    record: Record,
    *,
    sizes: Sequence[int] = SIZES,
    pages: int = _PAGES,
    first: int = FIRST_REPORTS,
    seed: int = 1,
    tell: Callable[[str], None] = print,
) -> list[dict[str, Any]]:
    """One row a size; the pages hold reports of the ``first`` ones. A run that was broken off goes on with what is in the archive."""
    mixture = Mixture.of(load_texts(sources))
    folder.mkdir(parents=True, exist_ok=True)
    held_pages = folder / "pages.jsonl"
    with held_pages.open("w", encoding="utf-8") as stream:
        for page, _held in make_pages(mixture, pages, first=first, seed=seed):
            stream.write(json.dumps({"id": page.id, "text": page.text}, ensure_ascii=False) + "\n")
    key = f"{seed} {pages} {first} {sum(map(len, mixture.sentences.values()))} {engine_key()}"
    archive = folder / "archive"
    _begin_anew_if_other(folder, archive, key)
    rows = []
    held = 0
    for size in sizes:
        begin = held

        def measured(begin: int = begin, size: int = size) -> dict[str, Any]:
            return _grow(mixture, archive, begin, size, seed, tell) | _found(archive, held_pages, size)

        rows.append(record.take(f"growth {size}", f"{key} {begin}", measured, tell=tell))
        held = size
    return rows


def sizes_upto(most: int) -> tuple[int, ...]:
    """The sizes of a run whose largest archive has so many reports."""
    return (*(size for size in SIZES if size < most), most)


def _begin_anew_if_other(folder: Path, archive: Path, key: str) -> None:
    """An archive of another engine, or of other texts, is no beginning."""
    note = folder / "key"
    if not note.exists() or note.read_text("utf-8") != key:
        shutil.rmtree(archive, ignore_errors=True)
        note.write_text(key, "utf-8")


def _grow(
    mixture: Mixture, archive: Path, begin: int, end: int, seed: int, tell: Callable[[str], None]
) -> dict[str, Any]:
    """Add the reports that are missing, each made when it is asked for. The time is the engine's and the generator's together."""
    present = work("stats", archive)["documents"] if archive.exists() else 0
    if not begin <= present <= end:  # more than this size holds, or less than the sizes before it left
        shutil.rmtree(archive, ignore_errors=True)
        present = 0
    begin = present

    def told(texts: Iterator[Text]) -> Iterator[Text]:
        for number, text in enumerate(texts, begin + 1):
            if number % _TOLD_EVERY == 0:
                tell(f"growth {end}: {number:,} reports added")
            yield text

    cpu = time.process_time()
    made = sum(1 for _ in make_reports(mixture, begin, min(end, begin + 500), seed=seed))
    making = (time.process_time() - cpu) / made if made else 0.0
    cpu = time.process_time()
    added = add_reports(archive, told(make_reports(mixture, begin, end, seed=seed)))
    took = time.process_time() - cpu - making * added
    return {"added": added, "add_cpu_seconds_per_report": round(took / added, 7) if added else None}


def _found(archive: Path, pages: Path, size: int) -> dict[str, Any]:
    took = min((work("find", archive, pages, "1") for _ in range(3)), key=lambda one: one["cpu_seconds"])
    stats = work("stats", archive)
    came_to = took["came_to"]
    return {
        "reports": size,
        "report_words": REPORT_WORDS,
        "pages": came_to["pages"],
        "matches_known": came_to["pages"] * MATCHES_PER_PAGE,
        "matches": came_to["matches"],
        "seconds_per_page": round(took["cpu_seconds"] / came_to["pages"], 7),
        "pages_per_cpu_second": round(came_to["pages"] / took["cpu_seconds"], 1),
        "disk_bytes_per_report": round(stats["disk_bytes"] / size, 1),
        "fingerprint_bytes_per_report": round((stats["disk_bytes"] - stats.get("body_bytes", 0)) / size, 1),
        "reader_own_mb": round(took["own_mb"], 1),
        "reader_peak_mb": round(took["peak_mb"], 1),
    }
