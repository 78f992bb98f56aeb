"""Where do the sites of the sample web listen? On loopback alone, each on a port of its own that it keeps from start to start."""

from __future__ import annotations

import errno
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any

from stemma.sample.web.answer import SiteAnswer
from stemma.sample.web.page import write_site
from stemma.sample.web.sites import SITES
from stemma.shapes import InputError

HOST = "127.0.0.1"
FIRST_PORT = 8101
_TRIED = 200


@dataclass(frozen=True, slots=True)
class SampleWeb:
    """The web while it is served: ``addresses`` by the sites' folders, ``places`` as an allow-list writes them."""

    folder: Path
    addresses: MappingProxyType[str, str]

    @property
    def places(self) -> tuple[str, ...]:
        """Exact ip:port pairs."""
        return tuple(address.removeprefix("http://") for address in self.addresses.values())


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor that hangs up is nothing to tell."""


@contextmanager
def serve(folder: Path, first_port: int = FIRST_PORT) -> Iterator[SampleWeb]:
    """Serve the sites from ``folder``, written there at the first start, until the context ends.

    The first start takes the ports from ``first_port`` on, stepping over those that are taken (0: any that is free),
    and keeps them in ``folder/ports.json``, since the desk knows the pages by their addresses. InputError where a kept
    port is taken later.
    """
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    servers = _open_kept(folder) or _open_new(folder, first_port)
    started: list[_Server] = []
    try:
        addresses = {name: f"http://{HOST}:{server.server_address[1]}" for name, server in servers.items()}
        for site in SITES:
            write_site(site, folder / site.folder, addresses)
        for server in servers.values():
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True).start()
            started.append(server)
        yield SampleWeb(folder, MappingProxyType(addresses))
    finally:
        for server in started:
            server.shutdown()
        _close(servers)


def _open_kept(folder: Path) -> dict[str, _Server] | None:
    path = folder / "ports.json"
    if not path.exists():
        return None
    kept: dict[str, int] = json.loads(path.read_text())
    servers: dict[str, _Server] = {}
    for site in SITES:
        port = kept[site.folder]
        try:
            servers[site.folder] = _open(folder / site.folder, port)
        except OSError as error:
            _close(servers)
            raise InputError(
                f"The sample web's {site.name} lives on port {port}, which is taken; end what listens there, "
                f"or start anew with another --data folder."
            ) from error
    return servers


def _open_new(folder: Path, first_port: int) -> dict[str, _Server]:
    servers: dict[str, _Server] = {}
    port = first_port
    for site in SITES:
        while site.folder not in servers:
            if first_port and port >= first_port + _TRIED:
                _close(servers)
                raise InputError(f"No eight free ports from {first_port} on for the sample web; give --sample-port.")
            try:
                servers[site.folder] = _open(folder / site.folder, port)
            except OSError as error:
                if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                    _close(servers)
                    raise
            port += 1 if first_port else 0
    ports = {name: server.server_address[1] for name, server in servers.items()}
    part = folder / "ports.json.part"
    part.write_text(json.dumps(ports, indent=1))
    part.replace(folder / "ports.json")
    return servers


def _open(folder: Path, port: int) -> _Server:
    answer = type("Answer", (SiteAnswer,), {"folder": folder})
    return _Server((HOST, port), answer)


def _close(servers: dict[str, _Server]) -> None:
    for server in servers.values():
        server.server_close()
