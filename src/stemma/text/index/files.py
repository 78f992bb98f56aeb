"""Where do the segments of an archive stand, and how are they written so that a crash loses nothing?

A segment's file is written whole and made durable before the database names it, and never written again, save that the
report of a document that was taken out is set to 0 in its names. A file that the database does not name is nothing.
"""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from mmap import ACCESS_COPY, ACCESS_WRITE, mmap
from pathlib import Path
from struct import pack, unpack_from
from typing import BinaryIO, NamedTuple
from uuid import uuid4
from zlib import crc32

from stemma.shapes import ArchiveError
from stemma.text.choice import choose_engine
from stemma.text.engine import Segment
from stemma.text.index.folder import SEGMENTS, sync_folder
from stemma.text.index.segment import HEADER_BYTES

_NAME_BYTES = 8
_ENDING = ".segment"
_UNFINISHED = ".unfinished"
_DAY_SECONDS = 86_400.0
_CHUNK_BYTES = 1 << 20


class SegmentFile:
    """A segment that is open to be searched."""

    def __init__(self, path: Path) -> None:
        """Map the file: it is read as it is needed. FileNotFoundError where it is gone."""
        with path.open("rb") as file:
            self._map = mmap(
                file.fileno(), 0, access=ACCESS_COPY
            )  # written by nobody; the kernels want a plain address
        self.segment: Segment = choose_engine().open_segment(self._map)

    def close(self) -> None:
        """Let go of it."""
        self.segment.close()
        self._map.close()


class Written(NamedTuple):
    """A segment's file."""

    name: str
    documents: int
    postings: int
    checksum: int


class SegmentFolder:
    """The folder of an archive's segments. They are named by chance, so that two processes never mean one file."""

    def __init__(self, archive: Path) -> None:
        """The folder need not be there yet."""
        self.archive = archive
        self.path = archive / SEGMENTS

    def place(self, name: str) -> Path:
        """The file of a segment."""
        return self.path / f"{name}{_ENDING}"

    def open(self, name: str) -> SegmentFile:
        """A segment, open to be searched. FileNotFoundError where it was merged away meanwhile."""
        return SegmentFile(self.place(name))

    def write(self, postings: array[int], names: array[int]) -> Written:
        """Write a segment, durably."""
        data = choose_engine().write_segment(postings, names)
        with self._new(_ENDING) as (name, file):
            file.write(data)
        documents, count = unpack_from("<2I", data, 8)
        return Written(name, documents, count, checksum(data))

    def merge(self, segments: Sequence[Segment], *, is_finished: bool = True) -> Written:
        """Write one segment of all, durably. One that is not ``finished`` yet is no segment; see `finish`."""
        engine = choose_engine()
        documents, postings, size = engine.measure_merged(segments)
        with self._new(_ENDING if is_finished else _UNFINISHED) as (name, file):
            if hasattr(os, "posix_fallocate"):  # a disk that is full says so here, and not in the middle of the map
                os.posix_fallocate(file.fileno(), 0, size)
            file.truncate(size)
            with mmap(file.fileno(), size, access=ACCESS_WRITE) as data:
                engine.merge_segments(segments, data, documents, postings)
                total = checksum(data)
                data.flush()
        return Written(name, documents, postings, total)

    def finish(self, name: str) -> None:
        """Make an unfinished file a segment, durably."""
        (self.path / f"{name}{_UNFINISHED}").replace(self.place(name))
        sync_folder(self.path)

    @contextmanager
    def _new(self, ending: str) -> Iterator[tuple[str, BinaryIO]]:
        """A new file, durable when the block ends and gone where it fails. ArchiveError where the disk does not take it."""
        name = uuid4().hex
        place = self.path / f"{name}{ending}"
        try:
            self.path.mkdir(exist_ok=True)
            with place.open("w+b") as file:
                yield name, file
                file.flush()
                os.fsync(file.fileno())
            sync_folder(self.path)
        except OSError as error:
            place.unlink(missing_ok=True)
            raise _told(self.archive, error) from error
        except BaseException:
            place.unlink(missing_ok=True)
            raise

    def take_out(self, name: str, documents: Iterable[int]) -> None:
        """Have a segment forget which reports its documents belong to, durably; those it has not are passed over."""
        wanted = sorted(set(documents))
        with self.place(name).open("r+b") as file, mmap(file.fileno(), 0, access=ACCESS_WRITE) as data:
            places = [place for document in wanted if (place := _place_of(data, document)) is not None]
            for place in places:
                data[place + 4 : place + 8] = pack("<I", 0)
            if places:
                data.flush()

    def living(self, name: str) -> list[int]:
        """The documents of a segment that were not taken out."""
        data = self.place(name).read_bytes()[: HEADER_BYTES + _NAME_BYTES * self.documents(name)]
        named = (unpack_from("<2I", data, at) for at in range(HEADER_BYTES, len(data), _NAME_BYTES))
        return [document for document, report in named if report]

    def documents(self, name: str) -> int:
        """How many documents a segment has room for."""
        with self.place(name).open("rb") as file:
            return _documents(file.read(HEADER_BYTES))

    def is_sound(self, name: str, expected: int) -> bool:
        """Whether the file is there, and is what was written."""
        try:
            with self.place(name).open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_COPY) as data:
                return checksum(data) == expected
        except (OSError, ValueError):
            return False

    def remove(self, names: Iterable[str]) -> None:
        """Take files away; those that are gone already are passed over, and where a system keeps what is open, those."""
        for name in names:
            for ending in (_ENDING, _UNFINISHED):
                with suppress(PermissionError):
                    (self.path / f"{name}{ending}").unlink(missing_ok=True)

    def strays(self, named: Iterable[str]) -> list[str]:
        """The files that nobody names: what a crash left. To be asked by whoever may write.

        One that is being merged by another process is unfinished, and left alone for a day.
        """
        known = set(named)
        found: list[str] = []
        for path in self.path.iterdir() if self.path.is_dir() else ():
            is_left = path.suffix == _ENDING or (path.suffix == _UNFINISHED and _age_seconds(path) > _DAY_SECONDS)
            if is_left and path.stem not in known:
                found.append(path.stem)
        return found


def _age_seconds(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def checksum(data: bytearray | mmap) -> int:
    """Of all that never changes: what stands behind the names."""
    view = memoryview(data)
    begin, total = HEADER_BYTES + _NAME_BYTES * _documents(bytes(view[:HEADER_BYTES])), 0
    for at in range(begin, len(view), _CHUNK_BYTES):
        total = crc32(view[at : at + _CHUNK_BYTES], total)
    view.release()
    return total


def _documents(header: bytes) -> int:
    return int(unpack_from("<I", header, 8)[0]) if len(header) >= HEADER_BYTES else 0


def _place_of(data: mmap, document: int) -> int | None:
    """Where a document's name stands; names rise by document."""
    low, high = 0, _documents(data[:HEADER_BYTES])
    while low < high:
        middle = (low + high) // 2
        place = HEADER_BYTES + _NAME_BYTES * middle
        (found,) = unpack_from("<I", data, place)
        if found == document:
            return place
        low, high = (middle + 1, high) if found < document else (low, middle)
    return None


def _told(folder: Path, error: OSError) -> ArchiveError:
    if error.errno in (28, 122):  # no space, quota
        said = "the disk is full; make room and do the same again: what was finished stays"
    else:
        said = f"{error.strerror}; check the disk and its permissions"
    return ArchiveError(f"A segment of the archive {folder} could not be written: {said}.")
