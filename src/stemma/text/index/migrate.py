"""How does an archive of the version before this one become one of this?

Version 2 kept each document's bytes alone, under Zstandard, and its names in two tables. All is moved in one transaction, so
an archive is of the one version or of the other whenever it is looked at; segments and fresh postings are the same in both.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from stemma.shapes import ArchiveFormatError
from stemma.text.index.block import BLOCK_BYTES, Entry
from stemma.text.index.document import Documents
from stemma.text.index.folder import VERSION, is_of_version, write_marker
from stemma.text.index.schema import TABLES

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BEFORE = 2
_OLD = (
    "SELECT d.id, d.report, r.key, d.version, d.dated, CAST(b.bytes AS BLOB) FROM document d"
    " JOIN report r ON r.id = d.report JOIN body b ON b.document = d.id ORDER BY d.id"
)
_NAMES = "INSERT INTO name SELECT r.key, d.version, d.id, d.report FROM document d JOIN report r ON r.id = d.report"
_TOTAL = (
    "UPDATE total SET reports = (SELECT COUNT(*) FROM report), documents = (SELECT COUNT(*) FROM name),"
    " last = COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'document'), 0)"
)


def bring_up(db: sqlite3.Connection, folder: Path, *, may_write: bool) -> None:
    """Make an archive of version 2 one of this version; does nothing where it is. Some 30 µs a document, and room for both.

    ArchiveFormatError where it may not be written, or a document in it is damaged: then it is left as it was.
    """
    if _version(db) == VERSION and is_of_version(folder, VERSION):
        return
    if not may_write:
        raise ArchiveFormatError(
            f"The archive {folder} is of format version {BEFORE} and may not be written by this user; open it once where"
            " it may be, and it is brought up to this version."
        )
    db.execute("BEGIN IMMEDIATE")
    try:
        if _version(db) == BEFORE:  # else another process was quicker
            _move(db, folder)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    write_marker(folder)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _move(db: sqlite3.Connection, folder: Path) -> None:
    db.execute("DROP TABLE total")
    for statement in TABLES:
        db.execute(statement)
    documents = Documents(db)
    waiting: list[Entry] = []
    for entry in _entries(db, folder):
        waiting.append(entry)
        if sum(len(one.body) for one in waiting) >= BLOCK_BYTES:
            documents.put_block(waiting)
            waiting = []
    if waiting:
        documents.put_block(waiting)
    db.execute(_NAMES)
    db.execute(_TOTAL)
    for table in ("body", "document", "report", "gone"):
        db.execute(f"DROP TABLE {table}")
    db.execute(f"PRAGMA user_version = {VERSION}")


def _entries(db: sqlite3.Connection, folder: Path) -> Iterator[Entry]:
    for document, report, key, version, dated, data in db.execute(_OLD):
        try:
            yield Entry(document, report, key, version, dated, zstd.decompress(data))
        except zstd.ZstdError as error:
            raise ArchiveFormatError(
                f"Document {document} of the archive {folder}, which is of format version {BEFORE}, is damaged ({error});"
                " bring back a copy of it or build it anew."
            ) from error
