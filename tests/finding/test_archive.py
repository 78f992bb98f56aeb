from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.finding.newsroom import BRIDGE, FERRY, FOOTER, ORCHARD, changed, invented, newsroom, report

from stemma.finding import Archive, find_pairs
from stemma.shapes import ArchiveError, ArchiveFormatError, Document, Statement, Term

SOURCES = str(Path(__file__).resolve().parents[2] / "src")


@pytest.fixture
def archive(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Archive(tmp_path / "archive", create=True) as opened:
        opened.add_all((one.id, "", one) for one in newsroom())
        yield opened


def test_a_document_comes_back_as_it_was_put(archive: Archive) -> None:
    strange = Document(
        id="own id",
        text="half \ud800 a character, \x00 and “quotes”",
        statements=(Statement("direct", ((0, 4),), (), ((5, 6),)),),
    )
    archive.add("key/../x\n", strange, version="2")
    assert archive.get("key/../x\n", "2") == strange
    assert archive.get("key/../x\n") == strange
    with pytest.raises(ArchiveError, match="has no report 'nobody'"):
        archive.get("nobody")
    with pytest.raises(ArchiveError, match="it has '2'"):
        archive.get("key/../x\n", "3")


def test_the_archive_finds_what_pairs_in_memory_find(archive: Archive) -> None:
    pages = [
        report("p1", changed(FERRY, 0.2)),
        report("p2", f"{BRIDGE} {ORCHARD}"),
        report("p3", invented(3)),
        report("p4", invented(4) + " " + ORCHARD[:150]),
    ]
    for page in pages:
        assert archive.find(page) == list(find_pairs(newsroom(), [page], details=True))
        assert archive.find(page, passages=True) == list(find_pairs(newsroom(), [page], details=True, passages=True))


def test_matches_bear_the_key_of_the_archive(archive: Archive) -> None:
    archive.add("r/77", report("some-id", FOOTER))
    (match,) = archive.find(report("the page", FOOTER))
    assert (match.page, match.report, match.version) == ("the page", "r/77", "")


def test_adding_the_same_again_changes_nothing(archive: Archive) -> None:
    before = (archive.count(), list(archive.keys()), archive.stats()["postings"])
    archive.add("ferry", newsroom()[0])
    assert (archive.count(), list(archive.keys()), archive.stats()["postings"]) == before
    assert len(archive.find(report("page", FERRY))) == 1


def test_each_report_comes_once_in_the_version_the_page_carries(archive: Archive) -> None:
    corrected = FERRY.replace("twice a day from Monday", "three times a day from Sunday")
    longer = corrected + " An earlier version of this report gave a wrong day for the first crossing."
    archive.remove("ferry")
    for version, text in (("10", longer), ("1", FERRY), ("2", corrected)):
        archive.add("ferry", report("ferry", text), version=version)

    def carried(text: str) -> list[str]:
        return [match.version for match in archive.find(report("page", text))]

    assert carried(FERRY) == ["1"]
    assert carried(corrected) == ["2"]
    assert carried(longer) == ["10"]
    assert carried(f"{invented(1)} {FERRY[FERRY.index('Fares') : FERRY.index('Islanders')]} {invented(2)}") == ["10"]
    assert archive.count() == 5


def test_what_is_removed_is_found_no_more(archive: Archive) -> None:
    archive.add("ferry", report("ferry", FERRY + " More."), version="2")
    assert archive.find(report("page", FERRY))
    assert archive.remove("ferry", version="2") == 1
    assert [match.version for match in archive.find(report("page", FERRY))] == [""]
    assert archive.remove("ferry") == 1
    assert archive.remove("ferry") == 0
    assert archive.find(report("page", FERRY), passages=True) == []
    assert archive.count() == 4
    archive.erase()
    assert (archive.count(), archive.newest_at(), list(archive.keys()), archive.check()) == (0, None, [], [])


def test_the_archive_tells_how_many_reports_it_holds_and_the_newest(archive: Archive) -> None:
    archive.add("ferry", report("ferry", FERRY, "2024-01-01"), version="0")
    assert archive.count() == 5
    assert archive.newest_at() == "2024-03-05"
    assert archive.stats()["documents"] == 6
    assert archive.check() == []
    assert list(archive.keys())[2:5] == [("ferry", ""), ("ferry", "0"), ("german", "")]


def test_boilerplate_is_told_by_the_archive(archive: Archive) -> None:
    archive.add_all((f"r{n}", "", report("", f"{invented(n)}\n\n{FOOTER}")) for n in range(30))
    page = report("page", f"{invented(500)}\n\n{FOOTER}")
    assert archive.find(page) == []
    assert len(archive.find(page, passages=True)) == 30


def test_a_text_in_very_many_copies_is_found_in_all_of_them_beside_a_footer_of_very_many(archive: Archive) -> None:
    archive.add_all((f"c{n}", "", report("", f"{FERRY} {invented(n, words=6)}")) for n in range(150))
    archive.add_all((f"f{n}", "", report("", f"{invented(n)}\n\n{FOOTER}")) for n in range(150))
    found = archive.find(report("page", f"{invented(900)} {FERRY}\n\n{FOOTER}"), details=False)
    assert {match.report for match in found} == {"ferry", *(f"c{n}" for n in range(150))}


def test_versions_of_one_report_do_not_make_its_text_boilerplate(archive: Archive) -> None:
    for version in range(40):
        archive.add("ferry", report("ferry", f"{FERRY} Update {version}."), version=str(version))
    (match,) = archive.find(report("page", invented(9) + " " + FERRY))
    assert match.report == "ferry"


def test_a_second_process_sees_what_was_added(archive: Archive) -> None:
    code = "import sys; from stemma.finding import Archive; print(Archive(sys.argv[1]).count())"
    result = subprocess.run(
        [sys.executable, "-c", code, str(archive.path)],
        env=os.environ | {"PYTHONPATH": SOURCES},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == "5"


ADDER = textwrap.dedent("""
    import sys
    from stemma.finding import Archive
    from stemma.shapes import Document
    with Archive(sys.argv[1], create=True) as archive:
        for number in range(int(sys.argv[3])):
            key = f"{sys.argv[2]}-{number}"
            archive.add(key, Document(id=key, text=f"number {number} " + " ".join(f"w{number}x{n}" for n in range(300))))
            print(key, flush=True)
""")


def started(script: str, *words: object) -> subprocess.Popen[str]:
    """A process of its own that runs a script with these words; what it prints can be read."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, words)],
        env=os.environ | {"PYTHONPATH": SOURCES},
        stdout=subprocess.PIPE,
        text=True,
    )


def adder(path: Path, name: str, number: int) -> subprocess.Popen[str]:
    return started(ADDER, path, name, number)


def test_two_processes_may_add_at_once_to_an_archive_that_neither_has_made(tmp_path: Path) -> None:
    path = tmp_path / "archive"
    both = [adder(path, name, 40) for name in ("a", "b", "c")]
    assert [process.communicate()[0].count("\n") for process in both] == [40, 40, 40]
    with Archive(path) as archive:
        assert archive.count() == 120
        assert archive.check() == []


@pytest.mark.long
def test_nothing_that_was_acknowledged_is_lost_when_the_writer_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "archive"
    acknowledged: set[str] = set()
    for turn in range(20):
        process = adder(path, f"t{turn}", 100_000)
        assert process.stdout
        for _ in range(1 + turn * 3):
            acknowledged.add(process.stdout.readline().strip())
        time.sleep(turn % 5 * 0.003)
        process.send_signal(signal.SIGKILL)
        acknowledged |= {
            line.strip() for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")
        }
        process.stdout.close()
        process.wait()
        with Archive(path) as archive:
            kept = {key for key, _ in list(archive.keys())}
            assert acknowledged <= kept
            assert archive.check() == []
    assert len(acknowledged) > 400


BULK_ADDER = textwrap.dedent("""
    import sys
    from stemma.finding import Archive
    from stemma.shapes import Document
    from stemma.text.index import writer
    writer.FLUSH_POSTINGS = 4000
    with Archive(sys.argv[1], create=True) as archive:
        for lot in range(1000):
            keys = [f"{sys.argv[2]}-{lot}-{number}" for number in range(1500)] + [f"same-{number}" for number in range(40)]
            archive.add_all((key, "", Document(id=key, text=" ".join(f"{key}x{n}" for n in range(30)))) for key in keys)
            print(lot, flush=True)
""")


@pytest.mark.long
@pytest.mark.timeout(600)
def test_many_that_are_added_together_are_all_there_or_none_when_the_writer_is_killed(tmp_path: Path) -> None:
    path, chance, lots = tmp_path / "archive", random.Random(1), 0
    for turn in range(12):
        process = started(BULK_ADDER, path, f"t{turn}")
        assert process.stdout
        for _ in range(chance.randint(1, 3)):
            process.stdout.readline()
            lots += 1
        time.sleep(chance.random() * 0.2)
        process.send_signal(signal.SIGKILL)
        lots += sum(line.endswith("\n") for line in process.stdout.read().splitlines(keepends=True))
        process.stdout.close()
        process.wait()
        with Archive(path) as archive:
            whole, rest = divmod(archive.count() - 40, 1500)
            assert rest == 0
            assert lots <= whole <= lots + 1  # the last one may have been there and not told
            lots = whole
            assert archive.check() == []
            assert (
                archive.find(Document(text=archive.get(f"t{turn}-0-7").text), details=False)[0].report == f"t{turn}-0-7"
            )


COMPACTER = textwrap.dedent("""
    import sys
    from stemma.finding import Archive
    from stemma.shapes import Document
    from stemma.text.index import writer
    writer.FLUSH_POSTINGS = 400
    with Archive(sys.argv[1], create=True) as archive:
        for number in range(1000):
            key = f"{sys.argv[2]}-{number}"
            archive.add(key, Document(id=key, text=" ".join(f"w{key}x{n}" for n in range(200))))
            print(key, flush=True)
            if number % 5 == 4:
                archive.remove(f"{sys.argv[2]}-{number - 4}")
                print(f"gone {sys.argv[2]}-{number - 4}", flush=True)
                archive.compact()
""")


@pytest.mark.long
@pytest.mark.timeout(600)
def test_nothing_is_lost_when_a_writer_is_killed_while_it_compacts(tmp_path: Path) -> None:
    path, chance = tmp_path / "archive", random.Random(1)
    told: list[str] = []
    for turn in range(100):
        process = started(COMPACTER, path, f"t{turn}")
        assert process.stdout
        for _ in range(chance.randint(1, 14)):
            told.append(process.stdout.readline().strip())
        time.sleep(chance.random() * 0.03)
        process.send_signal(signal.SIGKILL)
        told += [line.strip() for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        process.stdout.close()
        process.wait()
        gone = {line.removeprefix("gone ") for line in told if line.startswith("gone ")}
        with Archive(path) as archive:
            kept = {key for key, _ in list(archive.keys())}
            assert {line for line in told if not line.startswith("gone ")} - gone - kept <= _removed_untold(told)
            assert not gone & kept
            assert archive.check() == []
            last = next(line for line in reversed(told) if line in kept)
            assert archive.find(Document(text=archive.get(last).text), details=False)[0].report == last
    assert len(told) > 500


def _removed_untold(told: list[str]) -> set[str]:
    """What a writer may have removed and was killed before it said so: the first of the last five that each one added."""
    last: dict[str, str] = {}
    for line in told:
        if not line.startswith("gone "):
            turn, _, number = line.partition("-")
            if int(number) % 5 == 4:
                last[turn] = f"{turn}-{int(number) - 4}"
    return set(last.values())


def test_a_folder_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "cat.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(ArchiveFormatError, match="no archive"):
        Archive(folder, create=True)
    with pytest.raises(ArchiveError, match="no archive at"):
        Archive(tmp_path / "nothing")


def test_a_search_costs_no_more_in_a_larger_archive_that_holds_no_more_of_the_page(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive", create=True) as archive:
        archive.add("ferry", report("ferry", FERRY))
        page = replace(report("page", FERRY), id="page")
        asked: list[str] = []
        archive._store._db.set_trace_callback(asked.append)
        archive.find(page)
        few = len(asked)
        archive._store._db.set_trace_callback(None)
        archive.add_all((f"r{n}", "", report("", invented(n))) for n in range(300))
        asked.clear()
        archive._store._db.set_trace_callback(asked.append)
        archive.find(page)
        assert len(asked) <= few


def test_a_page_that_carries_an_older_version_does_not_carry_the_corrections(archive: Archive) -> None:
    terms = (Term("carry_corrections", "asked", None, None),)
    corrected = FERRY.replace("twice a day", "three times a day")
    for version, text in (("9", FERRY), ("10", corrected)):
        archive.add("ferry", replace(report("ferry", text), terms=terms), version=version)

    def check(text: str) -> tuple[str, str]:
        (found,) = archive.find(report("page", text))[0].credit
        return found.state, found.evidence

    assert check(corrected) == ("kept", "The page carries version 10 of the report, the newest.")
    assert check(FERRY) == ("missing", "The page carries version 9 of the report; there is a later one.")
    assert check(f"{FERRY}\n\nCorrection: the ferry will sail three times a day.")[0] == "kept"
