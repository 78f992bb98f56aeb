"""The parts of a desk that runs: its door, its settings, its one worker's place."""

from __future__ import annotations

import os
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from stemma.project.serving.door import address_of, is_loopback, open_door
from stemma.project.serving.lock import hold_lock, refuse_second, worker_seen_at
from stemma.project.serving.prepare import place_data, place_host, place_sample, tell_hints
from stemma.shapes import InputError, StateError, clock


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What these functions put into the environment goes with the test."""
    for name in ("STEMMA_DATA", "STEMMA_ALLOW", "STEMMA_ADDRESS", "STEMMA_HOSTS"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
        if not os.environ[name]:
            monkeypatch.delenv(name)


def test_a_door_is_shown_as_a_person_opens_it() -> None:
    with open_door("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
        assert address_of(door, "127.0.0.1") == f"http://127.0.0.1:{port}"
        assert address_of(door, "0.0.0.0") == f"http://127.0.0.1:{port}"
        assert address_of(door, "::") == f"http://[::1]:{port}"
        assert address_of(door, "desk.example") == f"http://desk.example:{port}"
        with pytest.raises(InputError, match=f"Port {port} on 127.0.0.1 is taken.*--port"):
            open_door("127.0.0.1", port)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.7"])
def test_a_host_of_another_machine_is_one_sentence(host: str) -> None:
    with pytest.raises(InputError, match="--host"):
        open_door(host, 0)


def test_loopback_is_this_machine_alone() -> None:
    assert all(is_loopback(host) for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost"))
    assert not any(is_loopback(host) for host in ("0.0.0.0", "::", "192.168.1.4", "desk.example", ""))


def test_the_sample_adds_its_exact_places_to_those_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEMMA_ALLOW", "127.0.0.1:9000")
    place_sample(("127.0.0.1:8101", "127.0.0.1:9000"), "http://127.0.0.1:8000")
    assert os.environ["STEMMA_ALLOW"] == "127.0.0.1:9000,127.0.0.1:8101"
    assert os.environ["STEMMA_ADDRESS"] == "http://127.0.0.1:8000"
    place_sample((), "http://127.0.0.1:1")
    assert os.environ["STEMMA_ADDRESS"] == "http://127.0.0.1:8000"


def test_the_desk_answers_under_the_host_it_listens_on() -> None:
    place_host("192.168.1.4")
    assert os.environ["STEMMA_HOSTS"].split(",")[-1] == "192.168.1.4"
    place_host("192.168.1.5")
    assert "192.168.1.5" not in os.environ["STEMMA_HOSTS"]


def test_the_data_folder_is_made_and_named_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert place_data(Path("made/here")) == tmp_path / "made" / "here"
    assert os.environ["STEMMA_DATA"] == str(tmp_path / "made" / "here")


def test_a_desk_for_others_is_told_what_is_missing(settings) -> None:
    assert tell_hints("127.0.0.1") == []
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    told = " ".join(tell_hints("0.0.0.0"))
    assert all(name in told for name in ("STEMMA_HOSTS", "STEMMA_SECURE", "STEMMA_ADDRESS"))
    settings.ALLOWED_HOSTS = ["desk.example"]
    settings.SECURE_SSL_REDIRECT = True
    settings.PUBLIC_ADDRESS = "https://desk.example"
    assert tell_hints("0.0.0.0") == []


def test_one_worker_has_the_place_and_a_second_is_refused(tmp_path: Path) -> None:
    assert worker_seen_at(tmp_path) is None
    refuse_second(tmp_path)
    with hold_lock(tmp_path, is_alone=True):
        with pytest.raises(StateError, match=f"process {os.getpid()}.*PostgreSQL"):
            refuse_second(tmp_path)
        with pytest.raises(StateError), hold_lock(tmp_path, is_alone=True):
            pass
        with hold_lock(tmp_path, is_alone=False):
            pass
        seen_at = worker_seen_at(tmp_path)
        assert seen_at is not None
        assert abs(clock.now() - seen_at) < timedelta(seconds=30)
    refuse_second(tmp_path)


def test_the_next_worker_waits_for_the_one_that_ends(tmp_path: Path) -> None:
    held, over = threading.Event(), threading.Event()

    def hold() -> None:
        with hold_lock(tmp_path, is_alone=True):
            held.set()
            over.wait(10)

    former = threading.Thread(target=hold)
    former.start()
    assert held.wait(10)
    threading.Timer(0.3, over.set).start()
    with hold_lock(tmp_path, is_alone=True, wait_seconds=10):
        pass
    former.join()
