"""What does an archive hold, and which of it shares fingerprints with a text?

Bytes in, bytes out: what a document is, the store does not know. One process writes at a time, any number read; a
reader sees the archive as it was when it began to read. What a call has put is on the disk when the call returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from struct import pack, unpack
from threading import RLock
from types import TracebackType
from typing import Any, NamedTuple, Self
from zlib import crc32

from stemma.shapes import ArchiveError, InputError
from stemma.text.fingerprint import Seed
from stemma.text.index.folder import has_archive, write_marker
from stemma.text.index.schema import connect, make_tables, told

WAIT_SECONDS = 20.0
_SIGN = 1 << 63
_WRAP = 1 << 64
_LOG_WAIT_SECONDS = 1.0
_PIECE = 500  # documents listed at a time
_LISTED = (
    "SELECT d.id, d.report, r.key, d.version FROM report r JOIN document d ON d.report = r.id {}"
    " ORDER BY r.key, d.version LIMIT ?"
)


class Kept(NamedTuple):
    """One version of one report; ``id`` is new whenever it is put again."""

    id: int
    report: int
    key: str
    version: str


class Holder(NamedTuple):
    """A document that holds a hash, and the word at which it does."""

    hash: int
    document: int
    report: int
    position: int


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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; a second call does nothing."""
        with self._lock:
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

    def put(self, key: str, version: str, body: bytes, seeds: Sequence[Seed], *, dated: str | None = None) -> None:
        """Put a version of a report, in place of what stood there under the same key and version. Durable on return."""
        _check_name("key", key)
        _check_name("version", version)
        with self.writing():
            self._delete(self._ids(key, version))
            self._db.execute("INSERT OR IGNORE INTO report (key) VALUES (?)", (key,))
            (report,) = self._db.execute("SELECT id FROM report WHERE key = ?", (key,)).fetchone()
            document = self._db.execute(
                "INSERT INTO document (report, version, dated, seeds, checksum) VALUES (?, ?, ?, ?, ?)",
                (report, version, dated, len(seeds), crc32(body)),
            ).lastrowid
            hashes = pack(f"<{len(seeds)}Q", *(seed.hash for seed in seeds))
            self._db.execute("INSERT INTO body (document, bytes, hashes) VALUES (?, ?, ?)", (document, body, hashes))
            self._db.executemany(
                "INSERT INTO posting (hash, document, position) VALUES (?, ?, ?)",
                ((_signed(value), document, position) for value, position in sorted(seeds)),
            )

    def drop(self, key: str, version: str | None = None) -> int:
        """Take out one version, or all; how many there were. Their bytes are overwritten on the disk."""
        with self.writing():
            gone = self._ids(key, version)
            self._delete(gone)
            self._has_leftovers |= bool(gone)
        return len(gone)

    def erase(self) -> None:
        """Take out everything, and give the space back."""
        with self.writing():
            self._has_leftovers = True
            for table in ("posting", "body", "document", "report"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand in the line above
        with self._lock, told(self.path):
            self._db.execute("VACUUM")
            self._empty_log()

    def find(self, key: str, version: str) -> Kept | None:
        """The version of that name, if the archive has it."""
        return next((kept for kept in self.versions(key) if kept.version == version), None)

    def versions(self, key: str) -> list[Kept]:
        """All versions of a report, as they were put."""
        rows = self._ask(
            "SELECT d.id, d.report, r.key, d.version FROM document d JOIN report r ON r.id = d.report"
            " WHERE r.key = ? ORDER BY d.id",
            (key,),
        )
        return [Kept(*row) for row in rows]

    def kept(self, document: int) -> Kept | None:
        """The document of that number, if it is still there."""
        rows = self._ask(
            "SELECT d.id, d.report, r.key, d.version FROM document d JOIN report r ON r.id = d.report WHERE d.id = ?",
            (document,),
        )
        return Kept(*rows[0]) if rows else None

    def body(self, document: int) -> bytes:
        """A document's bytes; ArchiveError where they are gone or not what was put."""
        rows = self._ask(
            "SELECT CAST(b.bytes AS BLOB), d.checksum FROM body b JOIN document d ON d.id = b.document WHERE d.id = ?",
            (document,),
        )
        if not rows:
            raise ArchiveError(f"The archive {self.path} has no document {document}; it was removed meanwhile.")
        body, checksum = rows[0]
        if crc32(body) != checksum:
            raise ArchiveError(f"Document {document} of the archive {self.path} is damaged; add that report again.")
        return bytes(body)

    def all(self) -> Iterator[Kept]:
        """Every document by key and version; read in pieces, so what is put meanwhile may or may not be among them."""
        after = ""
        values: tuple[object, ...] = ()
        while True:
            rows = self._ask(_LISTED.format(after), (*values, _PIECE))
            yield from (Kept(*row) for row in rows)
            if len(rows) < _PIECE:
                return
            after, values = "WHERE (r.key, d.version) > (?, ?)", (rows[-1][2], rows[-1][3])

    def holders(self, hashes: Iterable[int]) -> Iterator[Holder]:
        """Every place where the archive holds one of the hashes, by hash and document. Cost grows with what is found."""
        for value in hashes:
            rows = self._ask(
                "SELECT p.document, d.report, p.position FROM posting p JOIN document d ON d.id = p.document"
                " WHERE p.hash = ? ORDER BY p.document, p.position",
                (_signed(value),),
            )
            for document, report, position in rows:
                yield Holder(value, document, report, position)

    def hashes(self, document: int) -> Sequence[int]:
        """The hashes under which a document stands, by position."""
        rows = self._ask("SELECT hashes FROM body WHERE document = ?", (document,))
        return unpack(f"<{len(rows[0][0]) // 8}Q", rows[0][0]) if rows else ()

    def how_many_hold(self, value: int) -> int:
        """How many reports hold a hash, in whatever version."""
        rows = self._ask(
            "SELECT COUNT(DISTINCT d.report) FROM posting p JOIN document d ON d.id = p.document WHERE p.hash = ?",
            (_signed(value),),
        )
        return int(rows[0][0])

    def count(self) -> int:
        """How many reports there are, whatever their versions."""
        return int(self._ask("SELECT COUNT(*) FROM report")[0][0])

    def newest(self) -> str | None:
        """The greatest of the dates that were put, as text."""
        value = self._ask("SELECT MAX(dated) FROM document")[0][0]
        return None if value is None else str(value)

    def stats(self) -> dict[str, int]:
        """Reports, documents, postings, and the bytes of the bodies and of the files."""
        with self.reading():
            documents, postings = self._ask("SELECT COUNT(*), COALESCE(SUM(seeds), 0) FROM document")[0]
            bodies = self._ask("SELECT COALESCE(SUM(LENGTH(bytes)), 0) FROM body")[0][0]
            reports = self.count()
        files = sum(map(_size, self.path.iterdir()))
        return {
            "reports": reports,
            "documents": documents,
            "postings": postings,
            "body_bytes": bodies,
            "disk_bytes": files,
        }

    def check(self) -> list[str]:
        """Read all of the archive; one sentence for everything that is wrong."""
        with self.reading():
            wrong = [f"SQLite says: {row[0]}" for row in self._ask("PRAGMA integrity_check") if row[0] != "ok"]
            wrong += [
                f"Document {row[0]} has {row[2]} fingerprints where {row[1]} were put; add that report again."
                for row in self._ask(
                    "SELECT d.id, d.seeds, COUNT(p.hash) FROM document d LEFT JOIN posting p ON p.document = d.id"
                    " GROUP BY d.id HAVING d.seeds != COUNT(p.hash)"
                )
            ]
            strays = self._ask("SELECT COUNT(*) FROM posting WHERE document NOT IN (SELECT id FROM document)")[0][0]
            if strays:
                wrong.append(f"{strays} fingerprints belong to no document; build the archive anew.")
            for (document,) in self._ask("SELECT id FROM document ORDER BY id"):
                try:
                    self.body(document)
                except ArchiveError as error:
                    wrong.append(str(error))
        return wrong

    def _ask(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock, told(self.path):
            return self._db.execute(statement, values).fetchall()

    def _ids(self, key: str, version: str | None) -> list[int]:
        return [kept.id for kept in self.versions(key) if version is None or kept.version == version]

    def _delete(self, documents: Sequence[int]) -> None:
        for document in documents:
            self._db.executemany(
                "DELETE FROM posting WHERE hash = ? AND document = ?",
                ((_signed(value), document) for value in set(self.hashes(document))),
            )
            (report,) = self._db.execute("SELECT report FROM document WHERE id = ?", (document,)).fetchone()
            self._db.execute("DELETE FROM body WHERE document = ?", (document,))
            self._db.execute("DELETE FROM document WHERE id = ?", (document,))
            self._db.execute(
                "DELETE FROM report WHERE id = ? AND NOT EXISTS (SELECT 1 FROM document WHERE report = ?)",
                (report, report),
            )

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
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            finally:
                self._depth -= 1
            if self._has_leftovers and begin != "BEGIN":
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


def _signed(value: int) -> int:
    """SQLite's whole numbers are signed."""
    return value - _WRAP if value >= _SIGN else value


def _check_name(what: str, name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"The {what} {name!r:.60} holds half a character (a lone surrogate); give another {what}."
        ) from error
