from __future__ import annotations

import json
import os
import sqlite3
import threading
from pathlib import Path

import pytest

from stemma.shapes import ArchiveError, ArchiveFormatError, InputError
from stemma.text import Candidate, Prepared, choose_engine
from stemma.text.index import Item, Store, writer


def invented(number: int, words: int = 30) -> str:
    """A text that shares nothing with any other number's."""
    return " ".join(f"w{number}x{n}" for n in range(words))


def prepared(number: int, words: int = 30) -> Prepared:
    return choose_engine().prepare(invented(number, words))


def found(store: Store, *numbers: int) -> list[int]:
    """The documents that hold some of these texts."""
    page = choose_engine().prepare(" . ".join(invented(number) for number in numbers))
    candidates: list[Candidate] = choose_engine().search(store.segments(), page, store.count())
    return sorted(candidate.document for candidate in candidates)


SEEDS = prepared(0)


def test_what_was_put_comes_back_and_is_found_by_its_hashes(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "1", b"body", prepared(1), dated="2024-05-03")
        store.put("l", "1", b"other", prepared(2))
    with Store(tmp_path / "a") as store:
        kept, other = store.all()
        assert (kept.key, kept.version) == ("k", "1")
        assert store.kept(kept.id) == (kept, b"body")
        assert found(store, 1) == [kept.id]
        assert found(store, 1, 2, 3) == [kept.id, other.id]
        assert (store.count(), store.newest(), store.check()) == (2, "2024-05-03", [])


def test_putting_the_same_again_replaces_it_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "1", b"old", prepared(1))
        store.put("k", "1", b"new", prepared(2))
        store.put("k", "2", b"other", prepared(3))
        kept = store.versions("k")
        assert [(one.version, store.kept(one.id)) for one in kept] == [
            ("1", (kept[0], b"new")),
            ("2", (kept[1], b"other")),
        ]
        assert found(store, 1) == []
        assert found(store, 2, 3) == [one.id for one in kept]
        assert store.stats()["postings"] == len(prepared(2).postings(0)) + len(prepared(3).postings(0))
        assert store.check() == []


def test_many_are_put_as_if_one_by_one(tmp_path: Path) -> None:
    def item(number: int, version: str = "", text: str | None = None) -> Item:
        body = (text or invented(number)).encode()
        return Item(f"k{number}", version, b"head " + body, 5, f"2024-01-{number % 28 + 1:02}")

    with Store(tmp_path / "a", create=True) as store:
        assert store.put_all(item(number) for number in range(2500)) == 2500
        other = [item(7, "", invented(5000)), item(7, "2"), item(3000), item(3000, "", invented(3001)), item(3000, "2")]
        assert store.put_all(other) == 5
        assert (store.count(), store.stats()["documents"], store.check()) == (2501, 2503, [])
        assert [kept.version for kept in store.versions("k7")] == ["", "2"]
        assert (
            len({kept.report for kept in store.versions("k7")})
            == len({kept.report for kept in store.versions("k3000")})
            == 1
        )
        assert len(found(store, 7, 3000, 3001, 5000, 8)) == 5
        bodies = [
            kept[1] for number in (7, 6, 2499) for kept in map(store.kept, [store.versions(f"k{number}")[0].id]) if kept
        ]
        assert bodies == [b"head " + invented(number).encode() for number in (5000, 6, 2499)]
        assert store.drop("k6") == 1
        assert (store.count(), found(store, 6), store.newest(), store.check()) == (2500, [], "2024-01-28", [])


def test_what_is_dropped_is_gone_from_the_files(tmp_path: Path) -> None:
    secret = b"a sentence that must not be found on the disk again" * 20
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "1", secret, SEEDS)
        store.put("k", "2", b"x", SEEDS)
        assert store.drop("k", "1") == 1
        assert all(secret[:40] not in file.read_bytes() for file in store.path.iterdir() if file.is_file())
        assert store.drop("k") == 1
        assert store.drop("k") == 0
        assert (store.count(), list(store.all()), found(store, 0)) == (0, [], [])


def test_many_documents_become_few_segments_and_all_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "FLUSH_POSTINGS", 100)
    monkeypatch.setattr(writer, "PENDING_POSTINGS", 300)
    with Store(tmp_path / "a", create=True) as store, Store(tmp_path / "a") as other:
        for begin in range(0, 200, 20):
            with store.writing():
                for number in range(begin, begin + 20):
                    store.put(f"k{number}", "", b"x", prepared(number))
            assert len(found(other, *range(begin + 20))) == begin + 20
        assert 1 < store.stats()["segments"] <= 12
        assert store.drop("k7") == 1
        assert store.drop("k199") == 1
        assert found(other, 7, 199, 8) == found(store, 8)
        assert store.check() == []
        before = store.stats()["segment_bytes"]
        store.compact()
        assert store.stats()["segments"] == 1
        assert store.stats()["segment_bytes"] < before
        assert len(found(store, *range(200))) == len(found(other, *range(200))) == 198
        assert store.check() == []
        store.put("k7", "", b"x", prepared(7))
        store.compact()
        assert len(found(other, *range(200))) == 199
        assert len(list((tmp_path / "a" / "segments").iterdir())) <= 2  # one a reader may still be about to open


def test_a_block_that_fails_leaves_no_segment_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "FLUSH_POSTINGS", 20)
    monkeypatch.setattr(writer, "PENDING_POSTINGS", 40)
    with Store(tmp_path / "a", create=True) as store:
        with pytest.raises(ZeroDivisionError), store.writing():
            for number in range(20):
                store.put(f"k{number}", "", b"x", prepared(number))
            raise ZeroDivisionError
        assert list((tmp_path / "a" / "segments").iterdir()) == []
        assert found(store, *range(20)) == []
        store.put("k", "", b"x", prepared(3))
        assert len(found(store, *range(20))) == 1


def test_a_disk_that_fills_under_a_segment_is_told_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "FLUSH_POSTINGS", 20)
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "", b"x", prepared(1, 100))

        def full(descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr("stemma.text.index.files.os.fsync", full)
            with pytest.raises(ArchiveError, match="the disk is full"):
                store.put("l", "", b"x", prepared(2, 100))
            with pytest.raises(ArchiveError, match="the disk is full"):
                store.compact()
        assert [kept.key for kept in store.all()] == ["k"]
        assert store.check() == []
        store.put("l", "", b"x", prepared(2, 100))
        assert len(found(store, 1, 2)) == 2


def test_what_a_crash_left_is_swept_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "FLUSH_POSTINGS", 20)
    with Store(tmp_path / "a", create=True) as store:
        for number in range(9):
            store.put(f"k{number}", "", b"x", prepared(number, 100))
        stray = tmp_path / "a" / "segments" / "0123.segment"
        stray.write_bytes(b"half a segm")
        assert store.check() == []
        store.compact()
        assert not stray.exists()
        assert store.check() == []


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
                store.put(f"k{number % 400:04}", str(number), b"", prepared(0, 3))
            store.put("", "", b"", prepared(0, 3))
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
    assert json.loads((tmp_path / "a" / "archive.json").read_text())["version"] == 3


def test_a_damaged_archive_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "FLUSH_POSTINGS", 20)
    with Store(tmp_path / "a", create=True) as store:
        store.put("k", "", b"body", prepared(1, 100))
    monkeypatch.undo()
    with Store(tmp_path / "a", create=True) as store:
        store.put("l", "", b"more", prepared(2))
    database = sqlite3.connect(tmp_path / "a" / "archive.sqlite3")
    database.execute("UPDATE block SET bytes = X'00' WHERE first = 1")
    database.execute("DELETE FROM fresh WHERE document = 2")
    database.commit()
    database.close()
    with Store(tmp_path / "a") as store:
        assert len(store.check()) == 2
        with pytest.raises(ArchiveError, match="damaged"):
            store.kept(1)
    (segment,) = (tmp_path / "a" / "segments").iterdir()
    whole = segment.read_bytes()
    segment.write_bytes(whole[:-20] + b"\xff" * 20)
    with Store(tmp_path / "a") as store:
        assert any("is damaged or gone" in said for said in store.check())
    segment.write_bytes(whole[:50])
    with Store(tmp_path / "a") as store, pytest.raises(ArchiveFormatError, match="damaged"):
        store.segments()
    segment.unlink()
    with Store(tmp_path / "a") as store, pytest.raises(ArchiveError, match="has lost a segment"):
        store.segments()
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
            store.put("l", "", os.urandom(1_000_000), SEEDS)
        assert [kept.key for kept in store.all()] == ["k"]
        assert store.check() == []
