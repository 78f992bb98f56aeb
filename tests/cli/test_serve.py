"""The desk as it is started: its first lines, its worker, and how both end."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_STEMMA = [sys.executable, "-c", "from stemma.cli import main; main()"]
_SOON_SECONDS = 60
pytestmark = pytest.mark.timeout(180)


class Desk:
    """A desk in a process of its own."""

    def __init__(self, data: Path, *options: str, command: str = "serve") -> None:
        self.data = data
        env = {name: value for name, value in os.environ.items() if not name.startswith("STEMMA_")}
        port = ["--port", "0"] if command == "serve" else []
        self.process = subprocess.Popen(
            [*_STEMMA, command, "--data", str(data), *port, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=env,
            cwd=data.parent,
        )
        self.lines: list[str] = []

    def read_until(self, ending: str) -> list[str]:
        """The lines of its output up to one that begins so."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
            if line.startswith(ending):
                return self.lines
        raise AssertionError(f"it ended with {self.process.wait()}: {self.lines} {self.errors()}")

    def errors(self) -> str:
        assert self.process.stderr is not None
        return self.process.stderr.read()

    @property
    def place(self) -> str:
        return self.lines[0].removeprefix("http://").rstrip("/")

    def get(self, path: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(self.place, timeout=20)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.body = answer.read().decode()  # type: ignore[attr-defined]
        connection.close()
        return answer

    def worker(self) -> int:
        """The worker's process, once it has its place."""
        path = self.data / "worker.lock"
        wait_for(lambda: path.exists() and path.read_text().isdigit() and is_alive(int(path.read_text())))
        return int(path.read_text())


def wait_for(question: Callable[[], object]) -> None:
    end = time.monotonic() + _SOON_SECONDS
    while not question():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """``start("--sample")``: a desk on a free port, ended with the test."""
    desks: list[Desk] = []

    def begin(*options: str, command: str = "serve") -> Desk:
        desks.append(Desk(tmp_path / "desk", *options, command=command))
        return desks[-1]

    yield begin
    for desk in desks:
        if desk.process.poll() is None:
            desk.process.terminate()
        desk.process.communicate(timeout=60)


def test_the_sample_desk_answers_at_its_first_line_and_ends_with_its_worker(start: Callable[..., Desk]) -> None:
    desk = start("--sample", "--sample-port", "0")
    lines = desk.read_until("Ctrl-C")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", lines[0])
    assert "Sign in at" in lines[1]
    assert "quiet harbour lamp" in lines[1]
    front = desk.get("/")
    assert front.status == 200
    assert "Merrowby Relay" in front.body
    assert "Server" not in front.headers
    worker = desk.worker()
    desk.process.send_signal(signal.SIGTERM)
    assert desk.process.wait(30) == 0
    assert not is_alive(worker)
    began_at = time.monotonic()
    again = start("--sample", "--sample-port", "0")
    assert again.read_until("Ctrl-C")[1:3] == [again.lines[1], "Look first at"]
    assert time.monotonic() - began_at < 20
    again.process.send_signal(signal.SIGINT)
    assert again.process.wait(30) == 0
    assert again.errors() == ""


def test_an_empty_desk_leads_to_the_page_that_makes_its_newsroom(start: Callable[..., Desk]) -> None:
    desk = start("--no-worker")
    lines = desk.read_until("Ctrl-C")
    found = re.search(r"(/first-run\?code=\S+)$", lines[1])
    assert found is not None
    assert desk.get("/").headers["Location"] == "/first-run"
    assert desk.get("/first-run").status == 403
    page = desk.get(found[1])
    assert page.status == 200
    assert "password" in page.body


def test_the_worker_ends_with_a_desk_that_is_killed(start: Callable[..., Desk]) -> None:
    desk = start()
    desk.read_until("Ctrl-C")
    worker = desk.worker()
    desk.process.kill()
    desk.process.wait(10)
    wait_for(lambda: not is_alive(worker))


def test_a_worker_that_dies_is_started_again(start: Callable[..., Desk]) -> None:
    desk = start()
    desk.read_until("Ctrl-C")
    first = desk.worker()
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: desk.worker() != first)
    desk.process.terminate()
    assert desk.process.wait(30) == 0
    assert "The worker ended (signal 9)" in desk.errors()


def test_a_second_worker_is_refused_in_one_sentence(start: Callable[..., Desk]) -> None:
    desk = start()
    desk.read_until("Ctrl-C")
    worker = desk.worker()
    second = start(command="worker")
    assert second.process.wait(60) == 2
    assert second.errors().splitlines() == [
        f"A worker (process {worker}) works on {desk.data} already, and SQLite takes one; "
        "end that one, or move to PostgreSQL with STEMMA_DATABASE_URL."
    ]
    other = start()
    assert other.process.wait(60) == 2
    assert is_alive(worker)


def test_a_worker_alone_ends_on_sigterm(start: Callable[..., Desk]) -> None:
    alone = start(command="worker")
    alone.worker()
    alone.process.terminate()
    assert alone.process.wait(30) == 0


def test_a_port_that_is_taken_is_told_with_the_option(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*_STEMMA, "serve", "--data", str(tmp_path / "desk"), "--port", str(port)], capture_output=True, text=True
        )
    assert done.returncode == 2
    assert done.stderr == f"Port {port} on 127.0.0.1 is taken; end what listens there, or choose another with --port.\n"
    assert done.stdout == ""
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--sample", "--host", "0.0.0.0"], "--sample is for this machine alone"),
        (["--host", "192.0.2.1"], "no address of this machine"),
        (["--data", "/dev/null"], "is a file where the data folder should be"),
        (["--data", "/dev/null/data"], "is a file where the data folder should be"),
    ],
)
def test_what_cannot_be_served_is_one_sentence(tmp_path: Path, options: list[str], told: str) -> None:
    done = subprocess.run(
        [*_STEMMA, "serve", "--data", str(tmp_path / "desk"), "--port", "0", *options], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_database_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    data = tmp_path / "desk"
    data.mkdir()
    (data / "stemma.sqlite3").write_bytes(b"this is no database at all" * 100)
    done = subprocess.run(
        [*_STEMMA, "serve", "--data", str(data), "--port", "0", "--no-worker"], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "stemma.sqlite3" in done.stderr
    assert (data / "stemma.sqlite3").read_bytes().startswith(b"this is no database")


def test_the_help_names_every_setting(run) -> None:
    from stemma.project.env import SETTINGS

    told = run("serve", "--help").stdout
    assert all(setting.name in told for setting in SETTINGS)
