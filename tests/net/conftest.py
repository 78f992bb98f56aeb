"""A real web server on loopback, one a test, reached only because its exact ip:port is allowed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from stemma.net import Policy

Page = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Web:
    """``pages`` maps a path to what answers it; ``asked`` keeps the requests as (path, headers)."""

    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def at(self, path: str) -> str:
        return f"http://{self.place}{path}"

    def policy(self, **limits: object) -> Policy:
        return Policy(**{"max_seconds": 5.0, "allowed": frozenset({self.place}), **limits})

    def answer(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        def page(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in named.items():
                request.send_header(name, value)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        self.pages[path] = page

    def redirect(self, path: str, location: str, status: int = 302) -> None:
        self.answer(path, status=status, Location=location)

    def raw(self, path: str, write: Callable[[Callable[[bytes], None]], None]) -> None:
        """Answer with bytes as they are, written one call at a time."""

        def page(request: BaseHTTPRequestHandler) -> None:
            request.close_connection = True

            def send(data: bytes) -> None:
                request.wfile.write(data)
                request.wfile.flush()

            write(send)

        self.pages[path] = page


@pytest.fixture
def web() -> Iterator[Web]:
    yield from serve()


def serve() -> Iterator[Web]:
    class Answerer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            served.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = served.pages.get(self.path)
            try:
                if page is None:
                    self.send_error(404)
                else:
                    page(self)
            except OSError:
                self.close_connection = True  # the client left, which is what many of these tests are about

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answerer)
    served = Web(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield served
    server.shutdown()
    server.server_close()
    thread.join()
