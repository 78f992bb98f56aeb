from __future__ import annotations

import json
import os
import sqlite3
import sys
from pathlib import Path

import pytest
from tests.text.index.test_store import found, prepared

from stemma.shapes import ArchiveFormatError
from stemma.text.index import Store, writer
from stemma.text.index.block import unpack_block

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_TABLES_OF_2 = """
CREATE TABLE report (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE document (id INTEGER PRIMARY KEY AUTOINCREMENT, report INTEGER NOT NULL REFERENCES report (id),
    version TEXT NOT NULL, dated TEXT, checksum INTEGER NOT NULL, UNIQUE (report, version));
CREATE INDEX document_dated ON document (dated) WHERE dated IS NOT NULL;
CREATE TABLE body (document INTEGER PRIMARY KEY REFERENCES document (id), bytes BLOB NOT NULL);
CREATE TABLE gone (name TEXT PRIMARY KEY);
DROP TABLE total;
CREATE TABLE total (id INTEGER PRIMARY KEY CHECK (id = 1), reports INTEGER NOT NULL);
INSERT INTO total VALUES (1, 0);
CREATE TRIGGER report_put AFTER INSERT ON report BEGIN UPDATE total SET reports = reports + 1; END;
CREATE TRIGGER report_gone AFTER DELETE ON report BEGIN UPDATE total SET reports = reports - 1; END;
"""


def make_version_2(path: Path) -> None:
    """Three reports, one in two versions, the last one not in a segment yet, as version 2 laid them out."""
    with Store(path, create=True) as store:
        for number in range(3):
            store.put(
                f"k{number}", "", f"body {number}".encode(), prepared(number, 100), dated=f"2024-05-0{number + 1}"
            )
        store.put("k1", "2", b"body 3", prepared(3, 100))
        store.put("k4", "", b"body 4", prepared(4, 20))
        store.drop("k4")
    database = sqlite3.connect(path / "archive.sqlite3")
    database.executescript(_TABLES_OF_2)
    names = {row[0]: row for row in database.execute("SELECT document, report, key, version FROM name")}
    for (data,) in database.execute("SELECT bytes FROM block ORDER BY first").fetchall():
        for entry in unpack_block(data):
            _, report, key, version = names[entry.document]
            database.execute("INSERT OR IGNORE INTO report VALUES (?, ?)", (report, key))
            database.execute(
                "INSERT INTO document VALUES (?, ?, ?, ?, 0)", (entry.document, report, version, entry.dated)
            )
            database.execute("INSERT INTO body VALUES (?, ?)", (entry.document, zstd.compress(entry.body)))
    database.execute("UPDATE sqlite_sequence SET seq = 5 WHERE name = 'document'")
    database.executescript("DROP TABLE name; DROP TABLE block; PRAGMA user_version = 2;")
    database.close()
    (path / "archive.json").write_text('{"format": "stemma archive", "version": 2}')


def test_an_archive_of_the_version_before_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "FLUSH_POSTINGS", 60)
    make_version_2(tmp_path / "a")
    with Store(tmp_path / "a") as store:
        assert [(kept.key, kept.version) for kept in store.all()] == [("k0", ""), ("k1", ""), ("k1", "2"), ("k2", "")]
        assert [store.kept(kept.id) for kept in store.versions("k1")] == [
            ((2, 2, "k1", ""), b"body 1"),
            ((4, 2, "k1", "2"), b"body 3"),
        ]
        assert found(store, 0, 1, 2, 3, 4) == [1, 2, 3, 4]
        assert (store.count(), store.newest(), store.stats()["documents"]) == (3, "2024-05-03", 4)
        assert store.check() == []
        store.put("k4", "", b"body 4", prepared(4, 20))
        assert found(store, 4) == [6]  # no number is given twice
    assert json.loads((tmp_path / "a" / "archive.json").read_text())["version"] == 3
    with Store(tmp_path / "a") as store:
        assert store.count() == 4


def test_one_that_was_brought_up_and_not_marked_yet_is_marked(tmp_path: Path) -> None:
    Store(tmp_path / "a", create=True).close()
    (tmp_path / "a" / "archive.json").write_text('{"format": "stemma archive", "version": 2}')
    Store(tmp_path / "a").close()
    assert json.loads((tmp_path / "a" / "archive.json").read_text())["version"] == 3


def test_one_that_has_lost_its_marker_is_brought_up_too(tmp_path: Path) -> None:
    make_version_2(tmp_path / "a")
    (tmp_path / "a" / "archive.json").unlink()
    with Store(tmp_path / "a", create=True) as store:
        assert (store.count(), store.check()) == (3, [])


def test_one_that_is_damaged_or_may_not_be_written_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_version_2(tmp_path / "a")
    with monkeypatch.context() as patched:
        can = os.access
        patched.setattr(os, "access", lambda path, mode: mode != os.W_OK and can(path, mode))
        with pytest.raises(ArchiveFormatError, match="open it once where it may be"):
            Store(tmp_path / "a")
    database = sqlite3.connect(tmp_path / "a" / "archive.sqlite3")
    database.execute("UPDATE body SET bytes = X'00' WHERE document = 2")
    database.commit()
    with pytest.raises(ArchiveFormatError, match=r"Document 2 of the archive .* is damaged"):
        Store(tmp_path / "a")
    assert database.execute("SELECT COUNT(*) FROM body").fetchone() == (4,)
    database.close()
