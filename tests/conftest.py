"""What every test stands on: a data folder of its own, one newsroom, people in each role, strangers."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["STEMMA_DATA"] = os.environ.get("STEMMA_TEST_DATA") or tempfile.mkdtemp(prefix="stemma-test-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stemma.project.settings")

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of a test: none of them is timed.
settings.register_profile("stemma", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("stemma")

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long tests run where CI=true or STEMMA_LONG=1 asks for them; PostgreSQL's own only there."""
    wants_long = os.environ.get("CI") == "true" or os.environ.get("STEMMA_LONG") == "1"
    on_postgres = os.environ.get("STEMMA_DATABASE_URL", "").startswith("postgres")
    for item in items:
        if item.get_closest_marker("long") and not wants_long:
            item.add_marker(pytest.mark.skip(reason="long: set STEMMA_LONG=1 or CI=true"))
        if item.get_closest_marker("postgres") and not on_postgres:
            item.add_marker(pytest.mark.skip(reason="means something on PostgreSQL only"))


@pytest.fixture(autouse=True)
def no_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No socket of a test goes beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "unix"
        if isinstance(host, str) and not host.startswith(("127.", "localhost", "::1", "unix")):
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """The language of a request stays active in its thread; the next test begins in English again."""
    yield
    from django.utils import translation

    translation.deactivate()


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: object) -> Path:
    """The data folder of this test alone: archives and received bytes do not leak from one to the next."""
    settings.DATA = tmp_path / "data"  # type: ignore[attr-defined]
    settings.DATA.mkdir()  # type: ignore[attr-defined]
    return tmp_path / "data"


@pytest.fixture
def lifted_triggers(transactional_db: None) -> Iterator[None]:
    """For tests that commit: the triggers stay while the test runs, and are lifted while the tables are emptied."""
    from django.db import connection

    from stemma.record import triggers

    yield
    with connection.schema_editor() as editor:
        triggers.lift(None, editor)


@pytest.fixture
def newsroom(db: None) -> object:
    """The newsroom of this desk."""
    from tests import factories

    return factories.make_newsroom()


@pytest.fixture
def actor(newsroom: object) -> Callable[[str], object]:
    """``actor("editor")``: somebody on the staff in that role; ``actor("stranger")``, ``actor("worker")``."""
    from tests import factories

    return lambda role="editor": factories.make_actor(newsroom, role)


@pytest.fixture
def client_as(newsroom: object, client: object) -> Callable[[str], object]:
    """``client_as("editor")``: a browser signed in as somebody in that role; "stranger" is nobody."""
    from tests import factories

    return lambda role="editor": factories.sign_in(newsroom, role)


@pytest.fixture
def stranger_client(newsroom: object) -> object:
    """A browser of somebody who is not signed in."""
    from tests import factories

    return factories.sign_in(newsroom, "stranger")


@pytest.fixture
def shared() -> Path:
    """The folder of measuring data beside the repository; the test is skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("the folder of measuring data is not there")
    return SHARED
