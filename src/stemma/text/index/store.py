"""What does an archive hold, and which of it shares fingerprints with a text?

Bytes in, bytes out: what a document is, the store does not know. One process writes at a time, any number read; a
reader sees the archive as it was when it began to read. What a call has put is on the disk when the call returns.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Self

from stemma.shapes import ArchiveError, InputError
from stemma.text.engine import Prepared, Segment
from stemma.text.index.document import Documents, Item, Kept, post
from stemma.text.index.files import SegmentFolder
from stemma.text.index.folder import has_archive, write_marker
from stemma.text.index.migrate import bring_up
from stemma.text.index.reader import Reader
from stemma.text.index.schema import connect, make_tables, told
from stemma.text.index.writer import Writer

WAIT_SECONDS = 20.0
_LOG_WAIT_SECONDS = 1.0
_MERGE_TRIES = 3
# Documents that are numbered, packed and fingerprinted together, and the bytes that end such a lot earlier.
_LOT_DOCUMENTS = 1_024
_LOT_BYTES = 1 << 20


class Store:
    """An archive's folder, opened. Use it as a context manager; it may be used by several threads, one at a time."""

    def __init__(self, path: Path | str, *, create: bool = False, wait_seconds: float = WAIT_SECONDS) -> None:
        """Open an archive, whatever its size, at once. ``create`` makes one where there is none.

        ArchiveFormatError where the folder is no archive or one of another version, ArchiveError where there is none.
        """
        self.path = Path(path)
        self._lock = RLock()
        self._depth = 0
        self._has_leftovers = False
        self._wait_seconds = wait_seconds
        is_there = has_archive(self.path)
        if not is_there and not create:
            raise ArchiveError(f"There is no archive at {self.path}; make one by adding a report (create=True).")
        if not is_there:
            _make_folder(self.path)
        self._db = connect(self.path, wait_seconds=wait_seconds)
        if not is_there:
            try:
                with told(self.path):
                    make_tables(self._db)
                    write_marker(self.path)
            except ArchiveError:
                self._db.close()
                raise
        try:
            with told(self.path):
                bring_up(self._db, self.path, may_write=os.access(self.path, os.W_OK))
        except BaseException:
            self._db.close()
            raise
        self._documents = Documents(self._db)
        self._files = SegmentFolder(self.path)
        self._reader = Reader(self._db, self._files)
        self._writer = Writer(self._db, self._files)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; a second call does nothing."""
        with self._lock:
            self._reader.close()
            self._db.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One unchanging view of the archive for all that is asked inside."""
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All changes inside become durable together when the block ends, or none of them where it fails."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    def put(self, key: str, version: str, body: bytes, prepared: Prepared, *, dated: str | None = None) -> None:
        """Put a version of a report, in place of what stood there under the same key and version. Durable on return."""
        self.put_all([Item(key, version, body, 0, dated, prepared)])

    def put_all(self, items: Iterable[Item]) -> int:
        """Put many; how many. Durable on return, or where a block of `writing` ends. Of two of one name the later stays."""
        number = 0
        with self.writing():
            for lot in _lots(items):
                number += len(lot)
                self._put_lot(list({(item.key, item.version): item for item in lot}.values()))
        return number

    def _put_lot(self, items: Sequence[Item]) -> None:
        _check_names(items)
        documents, reports, replaced = self._documents.put(items)
        if replaced:
            self._writer.remove(replaced)
        self._writer.add(documents, reports, *post(items, self._writer.pending))

    def drop(self, key: str, version: str | None = None) -> int:
        """Take out one version, or all; how many there were. Their text is overwritten on the disk.

        Their fingerprints say from then on nobody's name; `compact` takes them out of the files.
        """
        with self.writing():
            gone = [kept for kept in self._documents.versions(key) if version is None or kept.version == version]
            if gone:
                self._documents.remove(gone)
                self._writer.remove([kept.id for kept in gone])
                self._has_leftovers = True
        return len(gone)

    def erase(self) -> None:
        """Take out everything, and give the space back."""
        with self.writing():
            self._has_leftovers = True
            self._writer.forget_all()
            for table in ("block", "name"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand in the line above
            self._db.execute("UPDATE total SET reports = 0, documents = 0")
        with self._lock, told(self.path):
            self._db.execute("VACUUM")
            self._empty_log()

    def compact(self) -> None:
        """Make one segment of all, without what was taken out, and give unused space back. Readers go on meanwhile.

        The merge itself holds no lock: writers wait only while its result takes the place of the old segments.
        """
        with self._lock:
            for _ in range(_MERGE_TRIES):  # somebody else may merge meanwhile; then what is there now is merged
                with told(self.path):
                    made = self._writer.merge_all(self._reader.filed())
                with self.writing():
                    is_done = self._writer.put_in_place(made)
                if is_done:
                    break
            with told(self.path):
                self._db.execute("VACUUM")
                self._empty_log()

    def segments(self) -> Sequence[Segment]:
        """The index of all documents as the archive stands now."""
        with self._lock, told(self.path):
            self._writer.flush()
            return self._reader.segments()

    def find(self, key: str, version: str) -> Kept | None:
        """The version of that name, if the archive has it."""
        return next((kept for kept in self.versions(key) if kept.version == version), None)

    def versions(self, key: str) -> list[Kept]:
        """All versions of a report, as they were put."""
        with self._lock, told(self.path):
            return self._documents.versions(key)

    def kept(self, document: int) -> tuple[Kept, bytes] | None:
        """The document of that number and its bytes, if it is still there. ArchiveError where they are not what was put."""
        with self._lock, told(self.path):
            try:
                found = self._documents.read(document)
            except ValueError as error:
                raise ArchiveError(
                    f"Document {document} of the archive {self.path} is damaged ({error}); add that report again."
                ) from error
        return None if found is None else (Kept(*found[:4]), found.body)

    def all(self) -> Iterator[Kept]:
        """Every document by key and version; read in pieces, so what is put meanwhile may or may not be among them."""
        after: tuple[str, str] | None = None
        while True:
            with self._lock, told(self.path):
                listed = self._documents.listed(after)
            if not listed:
                return
            yield from listed
            after = listed[-1].key, listed[-1].version

    def count(self) -> int:
        """How many reports there are, whatever their versions."""
        return int(self._ask("SELECT reports FROM total")[0][0])

    def newest(self) -> str | None:
        """The greatest of the dates that were put, as text."""
        value = self._ask("SELECT MAX(newest) FROM block WHERE newest IS NOT NULL")[0][0]
        return None if value is None else str(value)

    def stats(self) -> dict[str, int]:
        """Reports, documents, postings and segments, and the bytes of the bodies, of the segments and of all files."""
        with self.reading():
            reports, documents = self._ask("SELECT reports, documents FROM total")[0]
            segments, postings = self._ask("SELECT COUNT(*), COALESCE(SUM(postings), 0) FROM segment")[0]
            fresh = self._ask("SELECT COALESCE(SUM(LENGTH(postings)), 0) / 8 FROM fresh")[0][0]
            bodies = self._ask("SELECT COALESCE(SUM(LENGTH(bytes)), 0) FROM block")[0][0]
        files = [path for path in self.path.rglob("*") if path.is_file()]
        return {
            "reports": reports,
            "documents": documents,
            "postings": postings + fresh,
            "segments": segments,
            "body_bytes": bodies,
            "segment_bytes": sum(_size(path) for path in files if path.suffix == ".segment"),
            "disk_bytes": sum(map(_size, files)),
        }

    def check(self) -> list[str]:
        """Read all of the archive; one sentence for everything that is wrong."""
        for tries_left in reversed(range(_MERGE_TRIES)):
            with self.reading():
                wrong = [f"SQLite says: {row[0]}" for row in self._ask("PRAGMA integrity_check") if row[0] != "ok"]
                segments = self._ask("SELECT name, checksum FROM segment")
                if tries_left and not all(self._files.place(name).exists() for name, _ in segments):
                    continue  # merged away by another process since this view of the archive began
                return wrong + self._unsound(segments)
        raise AssertionError

    def _unsound(self, segments: Sequence[tuple[str, int]]) -> list[str]:
        """What is wrong with segments, and with the documents that are in them or wait for one."""
        wrong: list[str] = []
        indexed = {int(row[0]) for row in self._ask("SELECT document FROM fresh")}
        for name, expected in segments:
            if self._files.is_sound(name, expected):
                indexed |= set(self._files.living(name))
            else:
                wrong.append(f"Segment {name} is damaged or gone; build the archive anew.")
        held = self._documents.numbers()
        for (document,) in self._ask("SELECT document FROM name ORDER BY document"):
            if document not in indexed:
                wrong.append(f"Document {document} has no fingerprints; add that report again.")
            if document not in held:
                wrong.append(self._loss(document))
        return wrong

    def _loss(self, document: int) -> str:
        try:
            self.kept(document)
        except ArchiveError as error:
            return str(error)
        return f"Document {document} has lost its text; add that report again."

    def _ask(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock, told(self.path):
            return self._db.execute(statement, values).fetchall()

    def _empty_log(self) -> None:
        """Move the log into the database, so that removed text is not left in the log. A reader at work puts it off."""
        self._db.execute(f"PRAGMA busy_timeout = {_LOG_WAIT_SECONDS * 1000:.0f}")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.execute(f"PRAGMA busy_timeout = {self._wait_seconds * 1000:.0f}")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._lock, told(self.path):
            if self._depth:
                yield
                return
            self._db.execute(begin)
            self._depth += 1
            is_writing = begin != "BEGIN"
            try:
                yield
                if is_writing:
                    self._writer.settle()
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                self._writer.give_up()
                raise
            finally:
                self._depth -= 1
            if is_writing:
                self._writer.after_commit()
                self._reader.forget()
            if self._has_leftovers and is_writing:
                self._has_leftovers = False
                self._empty_log()


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(
            f"The archive {path} cannot be made ({error.strerror}); give a folder you may write to."
        ) from error


def _size(path: Path) -> int:
    """Bytes of a file; 0 of one that is gone: another process takes its log away when it closes the archive."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _lots(items: Iterable[Item]) -> Iterator[list[Item]]:
    lot: list[Item] = []
    size = 0
    for item in items:
        lot.append(item)
        size += len(item.body)
        if size >= _LOT_BYTES or len(lot) == _LOT_DOCUMENTS:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def _check_names(items: Sequence[Item]) -> None:
    try:
        "".join([name for item in items for name in item[:2]]).encode()
    except UnicodeEncodeError:
        for item in items:
            _check_name("key", item.key)
            _check_name("version", item.version)


def _check_name(what: str, name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"The {what} {name!r:.60} holds half a character (a lone surrogate); give another {what}."
        ) from error
