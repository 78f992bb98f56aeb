"""How does a connection reach only an address that was checked, within time and size?

A network backend of httpcore: the addresses were resolved and checked before, and the connection goes to one of
them by number. The name stays the name for TLS and the Host header, which httpcore takes from the request.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Sequence

import httpcore

from stemma.net.deadline import Deadline
from stemma.shapes import TooLargeError

CONNECT_SECONDS = 10.0


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the checked ``addresses`` in turn, whatever name it is asked for; reads ``max_bytes`` at most."""

    def __init__(self, addresses: Sequence[str], deadline: Deadline, max_bytes: int) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._max_bytes = max_bytes
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first checked address that answers."""
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._addresses:
            seconds = min(CONNECT_SECONDS, self._deadline.left())
            try:
                stream = self._system.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return GuardedStream(stream, self._deadline, self._max_bytes)
        raise failed or httpcore.ConnectError("no address")


class GuardedStream(httpcore.NetworkStream):
    """A stream whose every step ends with the deadline and that counts what it read."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, max_bytes: int) -> None:
        self._stream = stream
        self._deadline = deadline
        self._bytes_left = max_bytes

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What came next; TooLargeError once more came than this stream may read."""
        data = self._stream.read(max_bytes, self._deadline.left())
        self._bytes_left -= len(data)
        if self._bytes_left < 0:
            raise TooLargeError("The server sent more than was to be read.")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same stream under TLS, for the name that was asked for."""
        inner = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return GuardedStream(inner, self._deadline, self._bytes_left)

    def get_extra_info(self, info: str) -> object:
        """Whatever the system's stream knows of itself."""
        return self._stream.get_extra_info(info)
