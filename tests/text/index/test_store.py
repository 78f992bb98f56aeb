from __future__ import annotations

import json
import os
import sqlite3
import threading
from pathlib import Path

import pytest

from stemma.shapes import ArchiveError, ArchiveFormatError, InputError
from stemma.text import Seed
from stemma.text.index import Store

SEEDS = [Seed(1, 0), Seed(2**63 + 5, 3), Seed(2**64 - 1, 7), Seed(1, 9)]


def test_what_was_put_comes_back_and_is_found_by_its_hashes(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "1", b"body", SEEDS, dated="2024-05-03")
    with Store(tmp_path / "a") as store:
        (kept,) = store.all()
        assert (kept.key, kept.version) == ("k", "1")
        assert store.body(kept.id) == b"body"
        assert [(h.hash, h.position) for h in store.holders([2**64 - 1, 4, 1])] == [(2**64 - 1, 7), (1, 0), (1, 9)]
        assert list(store.hashes(kept.id)) == [seed.hash for seed in SEEDS]
        assert (store.count(), store.newest(), store.check()) == (1, "2024-05-03", [])


def test_putting_the_same_again_replaces_it_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "1", b"old", SEEDS)
        store.put("k", "1", b"new", SEEDS[:1])
        store.put("k", "2", b"other", SEEDS[1:2])
        assert [(kept.version, store.body(kept.id)) for kept in store.versions("k")] == [("1", b"new"), ("2", b"other")]
        assert len(list(store.holders([2**64 - 1]))) == 0
        assert store.how_many_hold(1) == 1
        assert store.stats()["postings"] == 2
        assert store.check() == []


def test_what_is_dropped_is_gone_from_the_files(tmp_path: Path) -> None:
    secret = b"a sentence that must not be found on the disk again" * 20
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "1", secret, SEEDS)
        store.put("k", "2", b"x", SEEDS)
        assert store.drop("k", "1") == 1
        assert all(secret[:40] not in file.read_bytes() for file in store.path.iterdir())
        assert store.drop("k") == 1
        assert store.drop("k") == 0
        assert (store.count(), list(store.all()), list(store.holders([1]))) == (0, [], [])


def test_erasing_leaves_an_empty_archive(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as store:
        for number in range(30):
            store.put(f"k{number}", "", b"words" * 1000, SEEDS)
        before = store.stats()["disk_bytes"]
        store.erase()
        assert store.stats()["disk_bytes"] < before
        assert (store.count(), store.newest(), store.check()) == (0, None, [])
        store.put("k", "", b"x", SEEDS)


def test_keys_are_listed_whole_however_many(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as store:
        with store.writing():
            for number in range(1203):
                store.put(f"k{number % 400:04}", str(number), b"", [])
            store.put("", "", b"", [])
        listed = [(kept.key, kept.version) for kept in store.all()]
        assert len(listed) == 1204
        assert listed == sorted(set(listed))


def test_a_block_of_writing_that_fails_changes_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "", b"x", SEEDS)
        with pytest.raises(ZeroDivisionError), store.writing():
            store.drop("k")
            store.put("l", "", b"y", SEEDS)
            raise ZeroDivisionError
        assert [kept.key for kept in store.all()] == ["k"]


def test_a_reader_sees_the_archive_as_it_was_when_it_began(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as writer, Store(tmp_path / "a") as reader:
        writer.put("k", "", b"x", SEEDS)
        with reader.reading():
            assert reader.count() == 1
            writer.put("l", "", b"y", SEEDS)
            assert reader.count() == 1
        assert reader.count() == 2


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as one, Store(tmp_path / "a", wait_seconds=0.1) as other:
        with one.writing(), pytest.raises(ArchiveError, match="written by another process"):
            other.put("k", "", b"x", SEEDS)
        other.put("k", "", b"x", SEEDS)


def test_it_may_be_used_by_several_threads(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as store:
        threads = [threading.Thread(target=store.put, args=(f"k{n}", "", b"x", SEEDS)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert store.count() == 8


def test_a_folder_that_is_no_archive_is_refused_and_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(ArchiveFormatError, match=r"notes\.txt"):
        Store(folder, create=True)
    with pytest.raises(ArchiveFormatError, match="is a file"):
        Store(folder / "notes.txt", create=True)
    assert [entry.name for entry in folder.iterdir()] == ["notes.txt"]


def test_where_nothing_is_nothing_is_made_unless_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive at"):
        Store(tmp_path / "a")
    assert not (tmp_path / "a").exists()
    with Store(tmp_path / "deep" / "a", create=True) as store:
        assert store.count() == 0


@pytest.mark.parametrize(
    ("marker", "words"),
    [
        ('{"format": "stemma archive", "version": 99}', "Stemma that wrote it"),
        ('{"format": "stemma archive", "version": 0}', "build the archive anew"),
        ('{"format": "stemma archive"}', "build the archive anew"),
        ('{"format": "another thing", "version": 1}', "not the marker"),
        ("[" * 4000, "not the marker"),
        ("\x00\xff", "not the marker"),
    ],
)
def test_an_archive_of_another_format_is_refused_with_a_sentence(tmp_path: Path, marker: str, words: str) -> None:
    Store(tmp_path / "a", create=True).close()
    (tmp_path / "a" / "archive.json").write_text(marker)
    with pytest.raises(ArchiveFormatError, match=words):
        Store(tmp_path / "a", create=True)


def test_an_archive_that_was_half_made_is_finished(tmp_path: Path) -> None:
    Store(tmp_path / "a", create=True).close()
    (tmp_path / "a" / "archive.json").unlink()
    (tmp_path / "a" / "archive.json.77.new").write_text("{")
    with pytest.raises(ArchiveError):
        Store(tmp_path / "a")
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "", b"x", SEEDS)
    assert json.loads((tmp_path / "a" / "archive.json").read_text())["version"] == 1


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "", b"body", SEEDS)
        store.put("l", "", b"more", SEEDS)
    database = sqlite3.connect(tmp_path / "a" / "archive.sqlite3")
    database.execute("UPDATE body SET bytes = X'00' WHERE document = 1")
    database.execute("DELETE FROM posting WHERE document = 2 AND hash = 1")
    database.execute("INSERT INTO posting VALUES (5, 77, 0)")
    database.commit()
    database.close()
    with Store(tmp_path / "a") as store:
        wrong = store.check()
        assert len(wrong) == 3
        with pytest.raises(ArchiveError, match="damaged"):
            store.body(1)
    (tmp_path / "a" / "archive.sqlite3").write_bytes(b"no database at all" * 1000)
    with pytest.raises(ArchiveFormatError, match="damaged"):
        Store(tmp_path / "a")


def test_a_name_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as store, pytest.raises(InputError, match="half a character"):
        store.put("a\ud800", "", b"x", SEEDS)


def test_a_closed_store_says_so_in_our_words(tmp_path: Path) -> None:
    store = Store(tmp_path / "a", create=True)
    store.close()
    store.close()
    with pytest.raises(ArchiveError, match="was closed"):
        store.count()


def _closed_to_writing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a read-only disk is, also for a superuser, whom permissions do not stop."""
    can = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and can(path, mode))
    for place in (folder / "archive.sqlite3", folder):
        place.chmod(0o555)


def test_an_archive_that_may_not_be_written_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "a b?#", create=True) as store:
        store.put("k", "", b"x", SEEDS)
    before = sorted(entry.name for entry in (tmp_path / "a b?#").iterdir())
    _closed_to_writing(tmp_path / "a b?#", monkeypatch)
    try:
        with Store(tmp_path / "a b?#") as store:
            assert [kept.key for kept in store.all()] == ["k"]
            assert store.check() == []
            with pytest.raises(ArchiveError, match="may not be written"):
                store.put("l", "", b"x", SEEDS)
        assert sorted(entry.name for entry in (tmp_path / "a b?#").iterdir()) == before
    finally:
        (tmp_path / "a b?#").chmod(0o755)


def test_what_another_process_is_writing_is_seen_where_one_may_not_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "a", create=True) as writer:
        writer.put("k", "", b"x", SEEDS)
        _closed_to_writing(tmp_path / "a", monkeypatch)
        try:
            with Store(tmp_path / "a") as store:
                assert [kept.key for kept in store.all()] == ["k"]
        finally:
            (tmp_path / "a").chmod(0o755)


def test_a_database_of_a_later_version_without_its_marker_is_left_alone(tmp_path: Path) -> None:
    Store(tmp_path / "a", create=True).close()
    (tmp_path / "a" / "archive.json").unlink()
    database = sqlite3.connect(tmp_path / "a" / "archive.sqlite3")
    database.execute("PRAGMA user_version = 9")
    database.close()
    with pytest.raises(ArchiveFormatError, match="format version 9"):
        Store(tmp_path / "a", create=True)


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "", b"x", SEEDS)
        store._db.execute("PRAGMA max_page_count = 20")
        with pytest.raises(ArchiveError, match="full"):
            store.put("l", "", bytes(10_000_000), SEEDS)
        assert [kept.key for kept in store.all()] == ["k"]
        assert store.check() == []
