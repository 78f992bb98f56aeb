"""How is an archive laid out inside SQLite, and how is its file opened?

``name`` tells which document is which version of which report; a report has the number of its first document. ``block``
holds the bytes of documents (`stemma.text.index.block`) under the number of the first it was made of, with the newest of
their dates; ``total`` counts, and knows the last number that was given, so that none is given twice. ``segment`` names the
files that hold the postings of documents; those put last wait in ``fresh`` (64 bits each, little-endian: the upper 40 of the
hash, the rest 0) until they are enough for a segment.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from stemma.shapes import ArchiveError, ArchiveFormatError
from stemma.text.index.folder import DATABASE, READ_VERSIONS, VERSION

_STEP_SECONDS = 0.02
# A search reads one block a document and comes back to few; the system keeps the file's pages, this process need not.
_CACHE_KILOBYTES = 4_000
APPLICATION_ID = 0x5354454D  # "STEM"

TABLES = (
    """CREATE TABLE IF NOT EXISTS name (
        key TEXT NOT NULL, version TEXT NOT NULL, document INTEGER NOT NULL, report INTEGER NOT NULL,
        PRIMARY KEY (key, version)
    ) WITHOUT ROWID""",
    "CREATE TABLE IF NOT EXISTS block (first INTEGER PRIMARY KEY, newest TEXT, bytes BLOB NOT NULL)",
    "CREATE INDEX IF NOT EXISTS block_newest ON block (newest) WHERE newest IS NOT NULL",
    """CREATE TABLE IF NOT EXISTS fresh (
        document INTEGER PRIMARY KEY, report INTEGER NOT NULL, postings BLOB NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS segment (
        name TEXT NOT NULL UNIQUE, documents INTEGER NOT NULL, postings INTEGER NOT NULL, checksum INTEGER NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS total (
        id INTEGER PRIMARY KEY CHECK (id = 1), reports INTEGER NOT NULL, documents INTEGER NOT NULL, last INTEGER NOT NULL
    )""",
    "INSERT OR IGNORE INTO total VALUES (1, 0, 0, 0)",
)


def connect(folder: Path, *, wait_seconds: float) -> sqlite3.Connection:
    """The archive's database: write-ahead log, synced at every commit, deleted bytes overwritten.

    Where this user may not write (a read-only disk, another's folder), it can be read all the same.
    """
    with told(folder):
        is_open_to_writing = os.access(folder, os.W_OK)
        place = folder / DATABASE if is_open_to_writing else _unwritable(folder)
        connection = sqlite3.connect(
            place, uri=not is_open_to_writing, timeout=wait_seconds, isolation_level=None, check_same_thread=False
        )
        try:
            if is_open_to_writing:
                _keep_log(connection, wait_seconds)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
        except sqlite3.Error:
            connection.close()
            raise
    return connection


def _unwritable(folder: Path) -> str:
    """How SQLite opens what it may not write: without locks, unless a log beside it tells of a writer or holds changes."""
    log = folder / f"{DATABASE}-wal"
    has_log = log.exists() and log.stat().st_size > 0
    return f"{(folder / DATABASE).absolute().as_uri()}?mode=ro{'' if has_log else '&immutable=1'}"


def _keep_log(connection: sqlite3.Connection, wait_seconds: float) -> None:
    """Turn to the write-ahead log. SQLite does not wait for another process that does the same, so we do."""
    for _ in range(max(1, int(wait_seconds / _STEP_SECONDS))):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY":
                raise
        sleep(_STEP_SECONDS)
    connection.execute("PRAGMA journal_mode = WAL")


def make_tables(connection: sqlite3.Connection) -> None:
    """Lay out an archive; does nothing where it is laid out already. ArchiveFormatError where a later version did."""
    connection.execute("BEGIN IMMEDIATE")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version and version != VERSION:
        connection.execute("ROLLBACK")
        if version in READ_VERSIONS:
            return  # it is brought up when it is opened
        raise ArchiveFormatError(
            f"{DATABASE} is of format version {version} and this Stemma reads version {VERSION};"
            " use the version of Stemma that wrote it, or build the archive anew."
        )
    for statement in TABLES:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """SQLite's errors, told in one sentence as ours."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise ArchiveError(
                f"The archive {folder} is being written by another process, which did not finish in time; try again later."
            ) from error
        if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise ArchiveFormatError(
                f"The archive {folder} is damaged ({error}); bring back a copy of it or build it anew."
            ) from error
        if name.startswith("SQLITE_FULL"):
            raise ArchiveError(
                f"The disk that holds the archive {folder} is full; make room and do the same again: what was finished stays."
            ) from error
        if name.startswith("SQLITE_READONLY"):
            raise ArchiveError(
                f"The archive {folder} may not be written by this user; change its permissions, or copy it and add there."
            ) from error
        if isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
            raise ArchiveError(f"The archive {folder} was closed; open it again.") from error
        raise ArchiveError(
            f"The archive {folder} cannot serve this: {error}; check the disk and its permissions."
        ) from error
