"""The name stays the name for TLS, although the connection goes to a number."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemma.net import Policy, exchange, fetch
from stemma.shapes import FetchError

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate of this test")


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A TLS server that holds a certificate for news.example alone, which this process trusts."""
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made += ["-keyout", "key.pem", "-out", "cert.pem", "-days", "2", "-subj", "/CN=news.example"]
    made += ["-addext", "subjectAltName=DNS:news.example"]
    subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    exchange._tls.cache_clear()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_answer, args=(listening, context), daemon=True)
    thread.start()
    yield listening.getsockname()[1]
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join()
    exchange._tls.cache_clear()


def _answer(listening: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            accepted, _ = listening.accept()
        except OSError:
            return
        try:
            with accepted, context.wrap_socket(accepted, server_side=True) as stream:
                stream.recv(4096)
                stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsafe")
        except OSError:
            continue


def _policy(port: int) -> Policy:
    allowed = frozenset({f"127.0.0.1:{port}"})
    return Policy(max_seconds=5, allowed=allowed, resolve=lambda host, at: ["127.0.0.1"])


def test_a_certificate_is_held_against_the_name(port: int) -> None:
    assert fetch(f"https://news.example:{port}/", policy=_policy(port)).body == b"safe"
    with pytest.raises(FetchError, match="no certificate that holds"):
        fetch(f"https://other.example:{port}/", policy=_policy(port))


def test_plain_http_behind_an_https_address_is_told(web) -> None:
    with pytest.raises(FetchError, match="TLS"):
        fetch(f"https://127.0.0.1:{web.port}/", policy=web.policy())
