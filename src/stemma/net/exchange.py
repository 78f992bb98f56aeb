"""One question to one server and its answer: no redirect is followed here, and nothing is kept for the next one."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import httpcore
import httpx

from stemma.net.deadline import Deadline
from stemma.net.guarded import GuardedBackend
from stemma.net.lookup import look_up
from stemma.net.policy import GONE, Policy
from stemma.net.target import Target
from stemma.net.unpack import choose_packing, unpack
from stemma.shapes import FetchError, TooLargeError

MAX_HEADER_BYTES = 64_000
_LINE_BYTES = 4  # ": " and the line's end
# Chunked encoding may send six bytes for one of the body; more than that is no honest server.
_WIRE_FACTOR = 8
_ACCEPT = "text/html,application/xhtml+xml,application/json;q=0.9,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, headers with lower-case names, and the body unpacked (empty for a redirect or a failure)."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    target: Target, policy: Policy, deadline: Deadline, extra: Mapping[str, str] | None = None, *, is_cut: bool = False
) -> Answer:
    """GET the target. With ``is_cut`` a body over ``max_bytes`` is cut there, otherwise it is a TooLargeError."""
    addresses = look_up(target, policy, deadline)
    backend = GuardedBackend(addresses, deadline, policy.max_bytes * _WIRE_FACTOR + MAX_HEADER_BYTES)
    context = _tls() if target.scheme == "https" else None
    origin = httpcore.Origin(target.scheme.encode(), target.host.encode(), target.port)
    connection = httpcore.HTTPConnection(origin, ssl_context=context, network_backend=backend)
    try:
        return _converse(connection, _request(target, policy, extra or {}), target, policy, deadline, is_cut)
    except httpcore.TimeoutException as error:
        raise _timed_out(target, deadline, error) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise FetchError(f"{target.address} {_tell_failure(error)}", permanent=False) from error
    finally:
        connection.close()


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _request(target: Target, policy: Policy, extra: Mapping[str, str]) -> httpcore.Request:
    headers = {
        "Host": target.netloc,
        "User-Agent": policy.user_agent,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **extra,
    }
    url = httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path)
    return httpcore.Request(
        "GET", url, headers=[(name.encode(), _header_value(text)) for name, text in headers.items()]
    )


def _header_value(text: str) -> bytes:
    """Without control characters: an ETag comes from outside and must not become a header of its own."""
    return "".join(letter for letter in text if letter == "\t" or " " <= letter != "\x7f").encode("latin-1", "replace")


def _converse(
    connection: httpcore.HTTPConnection,
    request: httpcore.Request,
    target: Target,
    policy: Policy,
    deadline: Deadline,
    is_cut: bool,
) -> Answer:
    try:
        response = connection.handle_request(request)
    except TooLargeError as error:
        raise _headers_too_large(target) from error
    headers = _headers(response, target)
    status = response.status
    if not 200 <= status < 300 and status not in GONE:  # nothing that is read of a redirect or a failure
        return Answer(status, headers, b"")
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > policy.max_bytes and not is_cut:
        raise _too_large(target, policy)
    packing = choose_packing(headers.get("content-encoding", ""), target.address)
    chunks = _on_the_wire(response, target, policy)
    return Answer(status, headers, _collect(unpack(chunks, packing, deadline, target.address), target, policy, is_cut))


def _headers(response: httpcore.Response, target: Target) -> dict[str, str]:
    if sum(len(name) + len(value) + _LINE_BYTES for name, value in response.headers) > MAX_HEADER_BYTES:
        raise _headers_too_large(target)
    headers: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _on_the_wire(response: httpcore.Response, target: Target, policy: Policy) -> Iterator[bytes]:
    """The body as sent, no more of it than ``max_bytes`` and one read."""
    received = 0
    try:
        for chunk in response.iter_stream():
            yield chunk
            received += len(chunk)
            if received > policy.max_bytes:
                raise _too_large(target, policy)
    except TooLargeError as error:
        raise _too_large(target, policy) from error


def _collect(steps: Iterator[bytes], target: Target, policy: Policy, is_cut: bool) -> bytes:
    body = bytearray()
    for step in steps:
        body += step
        if len(body) > policy.max_bytes:
            if is_cut:
                return bytes(body[: policy.max_bytes])
            raise _too_large(target, policy)
    return bytes(body)


def _too_large(target: Target, policy: Policy) -> TooLargeError:
    return TooLargeError(
        f"{target.address} is larger than {_size(policy.max_bytes)}, the most that is fetched; it is not taken. "
        "Save it to a file and give a part of it."
    )


def _size(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:.3g} MB" if size_bytes >= 1_000_000 else f"{size_bytes:,} bytes"


def _headers_too_large(target: Target) -> TooLargeError:
    return TooLargeError(f"{target.address} answered with more than {MAX_HEADER_BYTES} bytes of headers; it is left.")


def _timed_out(target: Target, deadline: Deadline, error: httpcore.TimeoutException) -> FetchError:
    if isinstance(error, httpcore.ConnectTimeout):
        return FetchError(f"{target.address} could not be connected to in time; try again later.", permanent=False)
    return deadline.passed()


def _tell_failure(error: Exception) -> str:
    cause = error.__context__
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"has no certificate that holds for its name ({cause.verify_message}); its owner has to mend that."
    if cause is not None:
        return "does not speak TLS as it should; try again later."
    if isinstance(error, httpcore.ConnectError):
        return "cannot be connected to; try again later."
    if isinstance(error, httpcore.ProtocolError):
        return "does not answer in HTTP as it should, or broke off; try again later."
    return "broke off while answering; try again later."
