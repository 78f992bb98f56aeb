"""What a command line's sources name, in which order, and what becomes of those that cannot be read."""

from __future__ import annotations

import gzip
import json
import os
import threading
from pathlib import Path

import pytest

from stemma.cli import source

LONG = "The council of Osterby met on Tuesday and talked about the new ferry, the harbour and the school for two hours."


def _lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def _ids(result) -> list[object]:
    return [line["id"] for line in _lines(result.stdout)]


def test_a_folder_is_read_through_in_name_order_and_hidden_names_are_skipped(run, corpus: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c.txt", ".hidden.txt", ".git/x.txt", "B.txt"):
        path = corpus / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LONG, encoding="utf-8")
    result = run("read", "--json", "tree")
    assert result.exit_code == 0
    assert _ids(result) == ["tree/B.txt", "tree/a/b/c.txt", "tree/a/z.txt", "tree/b.txt", "tree/c.txt"]


def test_links_to_folders_and_pipes_of_a_folder_do_not_hang_it(run, corpus: Path) -> None:
    (corpus / "pages" / "loop").symlink_to(corpus / "pages")
    os.mkfifo(corpus / "pages" / "pipe")
    assert _ids(run("read", "--json", "pages")) == ["pages/a-copy.txt", "pages/b-other.txt"]


def test_standard_input_is_read(run, corpus: Path) -> None:
    result = run("read", "--json", "-", stdin=LONG.encode())
    assert _lines(result.stdout)[0]["text"] == LONG
    assert _ids(result) == ["-"]


def test_json_lines_are_taken_wherever_documents_are(run, corpus: Path) -> None:
    lines = "".join(json.dumps({"id": name, "text": LONG}) + "\n" for name in ("one", "two"))
    (corpus / "many.jsonl").write_text(lines, encoding="utf-8")
    assert _ids(run("read", "--json", "many.jsonl")) == ["one", "two"]
    assert _ids(run("read", "--json", "-", stdin=lines.encode())) == ["one", "two"]


def test_an_item_that_fails_is_told_in_its_place_and_the_rest_goes_on(run, corpus: Path) -> None:
    (corpus / "pages" / "a-binary.bin").write_bytes(bytes(range(256)) * 40)
    result = run("read", "--json", "reports", "missing.txt", "pages")
    assert result.exit_code == 2
    lines = _lines(result.stdout)
    assert [line["id"] for line in lines] == [
        "reports/bridge.txt",
        "missing.txt",
        "pages/a-binary.bin",
        "pages/a-copy.txt",
        "pages/b-other.txt",
    ]
    assert set(lines[1]) == set(lines[2]) == {"id", "error"}
    assert "missing.txt" in str(lines[1]["error"])
    assert result.stderr == ""


def test_in_prose_a_failure_is_one_line_on_stderr(run, corpus: Path) -> None:
    result = run("read", "missing.txt", "reports")
    assert result.exit_code == 2
    assert "Harbour bridge closes" in result.stdout
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("missing.txt")


def test_a_name_with_control_characters_cannot_steer_the_terminal(run, corpus: Path) -> None:
    (corpus / "pages" / "a\x1b[2Jb.txt").write_text(LONG, encoding="utf-8")
    result = run("read", "pages", "gone\x1b[2J")
    assert "\x1b" not in result.stdout + result.stderr
    assert "a\\x1b[2Jb.txt" in result.stdout


def test_an_unreadable_file_is_an_item_that_failed(run, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = run("read", "--json", "reports")
    assert result.exit_code == 2
    assert list(_lines(result.stdout)[0]) == ["id", "error"]


def test_an_address_is_fetched_when_its_place_is_allowed(run, corpus: Path, web: str) -> None:
    address = f"http://{web}/pages/a-copy.txt"
    result = run("read", "--json", "--allow", web, address)
    assert result.exit_code == 0, result.stdout
    line = _lines(result.stdout)[0]
    assert line["id"] == address
    assert "41 of the 62" in str(line["text"])
    assert run("read", "--json", address, env={"STEMMA_ALLOW": f"127.0.0.1:1, {web}"}).exit_code == 0


def test_a_private_address_is_refused_and_the_rest_goes_on(run, corpus: Path, web: str) -> None:
    result = run("read", "--json", f"http://{web}/pages/a-copy.txt", "http://169.254.169.254/x", "reports")
    assert result.exit_code == 2
    lines = _lines(result.stdout)
    assert "error" in lines[0]
    assert "public internet only" in str(lines[1]["error"])
    assert lines[2]["id"] == "reports/bridge.txt"


def test_a_list_of_addresses_is_taken_both_ways(run, corpus: Path, web: str) -> None:
    copy, gone = f"http://{web}/pages/a-copy.txt", f"http://{web}/pages/gone.txt"
    (corpus / "list.txt").write_text(f"\ufeff# a list\n\n{copy}\nnot an address\n{gone}\n", encoding="utf-8")
    for arguments in (["@list.txt"], ["--addresses", "list.txt"]):
        result = run("read", "--json", "--allow", web, *arguments)
        assert result.exit_code == 2
        lines = _lines(result.stdout)
        assert [line["id"] for line in lines] == [copy, "not an address", gone]
        assert "Line 4 of list.txt" in str(lines[1]["error"])
        assert "404" in str(lines[2]["error"])
    assert run("read", "@none.txt").exit_code == 2


def test_a_gzip_bomb_in_a_file_is_an_item_that_failed(run, corpus: Path) -> None:
    (corpus / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" + b"\0" * 50_000_000, mtime=0))
    result = run("read", "--json", "bomb.html.gz", "reports")
    assert result.exit_code == 2
    assert len(_lines(result.stdout)) == 2


def test_a_source_without_a_document_is_an_item_that_failed(run, corpus: Path) -> None:
    (corpus / "empty").mkdir()
    result = run("read", "empty")
    assert result.exit_code == 2
    assert result.stderr == "empty holds no document; give another source.\n"


def test_an_empty_name_is_not_the_folder_one_stands_in(run, corpus: Path) -> None:
    result = run("read", "", "reports/bridge.txt")
    assert result.exit_code == 2
    assert "An empty name was given" in result.stderr
    assert result.stdout.startswith("reports/bridge.txt\n")


def test_an_address_that_is_not_fetched_is_not_taken_for_a_file(run, corpus: Path) -> None:
    for name in ("file:///etc/passwd", "gopher://example.org/1", "FTP://example.org/a"):
        result = run("read", "--json", name, "reports")
        assert result.exit_code == 2
        failed, read = _lines(result.stdout)
        assert (failed["id"], read["id"]) == (name, "reports/bridge.txt")
        assert "only http:// and https:// are fetched" in str(failed["error"])


def test_a_link_to_a_closed_place_ends_nothing(run, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = corpus / "pages" / "a-closed"
    closed.symlink_to("gone")
    see = Path.is_dir

    def refuse(self: Path) -> bool:
        if self == closed.relative_to(corpus):
            raise PermissionError(13, "Permission denied", str(self))
        return see(self)

    monkeypatch.setattr(Path, "is_dir", refuse)
    result = run("read", "--json", "pages")
    assert result.exit_code == 2
    assert {"pages/a-copy.txt", "pages/b-other.txt"} <= set(_ids(result))


def test_a_named_pipe_is_read_and_one_that_nobody_writes_into_is_told(
    run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "PIPE_SECONDS", 0.1)
    os.mkfifo(corpus / "pipe")
    result = run("read", "pipe", "reports")
    assert result.exit_code == 2
    assert result.stderr == "Nothing came out of the pipe pipe in 0 seconds; start what writes into it.\n"
    monkeypatch.setattr(source, "PIPE_SECONDS", 20)
    writer = threading.Thread(target=(corpus / "pipe").write_text, args=(LONG,))
    writer.start()
    assert _lines(run("read", "--json", "pipe").stdout)[0]["text"] == LONG
    writer.join()


@pytest.mark.parametrize(
    ("status", "words"), [(404, "gone"), (410, "gone"), (403, "open to everyone"), (451, "legal reason")]
)
def test_an_answer_without_a_page_says_what_it_means(run, corpus: Path, web: str, status: int, words: str) -> None:
    result = run("read", "--allow", web, f"http://{web}/status/{status}")
    assert result.exit_code == 2
    assert f"status {status}" in result.stderr
    assert words in result.stderr


def test_a_failure_names_the_file_once_and_in_full(run, corpus: Path) -> None:
    (corpus / "pages" / "lines.jsonl").write_text('{"id": "a"}\n', encoding="utf-8")
    (corpus / "pages" / "new\nline.txt").write_text("", encoding="utf-8")
    (corpus / "pages" / "empty.txt").write_text("", encoding="utf-8")
    lines = run("read", "pages").stderr.splitlines()
    assert lines[0] == "pages/empty.txt is empty; nothing was read."
    assert lines[1].removeprefix("pages/").startswith("lines.jsonl, line 1, is JSON")
    assert lines[2] == "pages/new\\nline.txt is empty; nothing was read."


def test_standard_input_is_named_in_words(run, corpus: Path) -> None:
    assert run("read", "-", stdin=b"").stderr == "standard input is empty; nothing was read.\n"
