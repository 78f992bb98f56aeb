"""A run of the command line in this process, and a folder with a report and pages that copy it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stemma.cli import program

REPORT = """Harbour bridge closes for repairs until March

LINDHAVEN, 4 May 2026 (Coast Wire) - The old bridge over the harbour of Lindhaven closes on Monday and stays closed until
the middle of March, the town council said on Friday after a long session.

Engineers found cracks in 14 of the 62 steel beams when they looked at the bridge in April, and no lorry has been allowed
to cross it since then. The repairs cost 3.4 million crowns, of which the county pays one half.

"We would rather close it for ten months than lose it for ten years," said Mara Holt, who leads the council's works
committee. Cyclists and walkers can take the ferry, which runs every twenty minutes and costs nothing.
"""
OTHER = """The library of Osterby has lent its millionth book since it opened in the old customs house, its director said.
A girl of nine took home a story about otters, and the staff had baked a cake in the shape of an open book for her.
"""


@pytest.fixture
def run() -> Callable[..., Result]:
    """``run("find", archive, page)``: the result has exit_code, stdout, stderr."""

    def invoke(*arguments: object, stdin: bytes | None = None, env: dict[str, str] | None = None) -> Result:
        held = {"COLUMNS": "100", "STEMMA_ALLOW": "", **(env or {})}
        return CliRunner(env=held).invoke(program, [str(one) for one in arguments], input=stdin, prog_name="stemma")

    return invoke


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the test runs in: reports/bridge.txt, pages/a-copy.txt, pages/b-other.txt."""
    monkeypatch.chdir(tmp_path)
    for folder in ("reports", "pages"):
        (tmp_path / folder).mkdir()
    (tmp_path / "reports" / "bridge.txt").write_text(REPORT, encoding="utf-8")
    changed = REPORT.replace("14 of the 62", "41 of the 62").replace(
        "lose it for ten years", "lose it for twenty years"
    )
    (tmp_path / "pages" / "a-copy.txt").write_text(changed, encoding="utf-8")
    (tmp_path / "pages" / "b-other.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def web(corpus: Path) -> Iterator[str]:
    """The ip:port of a server of the corpus on loopback; whatever it has not is a 404, ``/status/403`` answers so."""

    class Answerer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = corpus / self.path.lstrip("/")
            body = path.read_bytes() if path.is_file() else b"gone"
            told = self.path.removeprefix("/status/")
            self.send_response(200 if path.is_file() else int(told) if told.isdigit() else 404)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answerer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()
