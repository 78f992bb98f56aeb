"""How the tour looks, and how a run ends."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stemma.cli.program import COMMANDS, tell_system_error

_STEMMA = [sys.executable, "-c", "from stemma.cli import main; main()"]


def test_the_tour_names_every_command(run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for name, (_, line) in COMMANDS.items():
        assert f"  {name} " in result.stdout
        assert line.split()[0] in result.stdout


def test_the_tour_imports_no_command() -> None:
    told = "import sys\nfrom stemma.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
    told += "print([name for name in sys.modules if name in ('lxml', 'httpx', 'django', 'numpy', 'stemma.cli.read')])"
    done = subprocess.run([sys.executable, "-c", told, "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["--nonsense"], ["read"], ["read", "--nonsense", "x"], ["find"], ["find", "a"], ["compare", "a"]],
)
def test_misuse_is_told_in_one_line(run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "--help" in result.stderr
    assert result.stdout == ""


def test_an_allowed_place_is_exact(run) -> None:
    for wrong in ("localhost:80", "127.0.0.1", "*", "10.0.0.0/8:80"):
        result = run("read", "--allow", wrong, "x")
        assert result.exit_code == 2
        assert "ip:port" in result.stderr


def test_the_systems_errors_are_sentences() -> None:
    assert "disk is full" in tell_system_error(OSError(errno.ENOSPC, "No space left on device", "archive/x"))
    assert tell_system_error(FileNotFoundError(errno.ENOENT, "none", "a.txt")).startswith("a.txt is not there")
    assert "permissions" in tell_system_error(PermissionError(errno.EACCES, "no", "a.txt"))
    assert "too many open files" in tell_system_error(OSError(errno.EMFILE, "Too many open files"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full stands for a disk that is full")
def test_a_full_disk_under_the_output_is_one_line(corpus: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*_STEMMA, "read", "--json", "reports"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "disk is full" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full stands for a disk that is full")
def test_help_into_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*_STEMMA, "--help"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_end_nothing(corpus: Path, closed: str) -> None:
    words = " ".join(f"'{word}'" for word in [*_STEMMA, "read", "reports", "missing.txt"])
    done = subprocess.run(["sh", "-c", f"{words} {closed}"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("missing.txt") or "2>" in closed


def test_closed_standard_input_is_told(corpus: Path) -> None:
    words = " ".join(f"'{word}'" for word in [*_STEMMA, "read", "-", "reports"])
    done = subprocess.run(["sh", "-c", f"{words} <&-"], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == "Standard input is closed; give a file, or send something into it.\n"
    assert done.stdout.startswith("reports/bridge.txt\n")


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen([*_STEMMA, *arguments], stdin=pipe, stdout=pipe, stderr=pipe)


def test_a_reader_that_leaves_ends_the_run_without_a_word(corpus: Path) -> None:
    (corpus / "many.jsonl").write_text('{"id": "a", "text": "some words of a report"}\n' * 3000, encoding="utf-8")
    with _start("read", "--json", "many.jsonl") as running:
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(30) == 141


def test_ctrl_c_ends_with_one_line_and_130(corpus: Path) -> None:
    with _start("read", "--json", "reports", "-") as running:
        assert running.stdout.readline().startswith(b'{"id": "reports/bridge.txt"')  # now it waits for standard input
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 130
        assert len(running.stderr.read().splitlines()) == 1
