"""Within which limits is an address fetched, and what comes back?"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from stemma import __version__

Resolver = Callable[[str, int], Sequence[str]]

MAX_BYTES = 10_000_000
MAX_SECONDS = 30.0
MAX_REDIRECTS = 5
GONE = frozenset({404, 410, 451})  # what a page that is no longer there answers: an answer too


def resolve(host: str, port: int) -> list[str]:
    """Every IP address that the system knows for the name, in its order of preference. OSError where it knows none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def name_agent(contact: str = "") -> str:
    """The User-Agent: Stemma by name, with an address (a page or an e-mail) to which its operator answers.

    Without ``contact`` the environment is asked: STEMMA_CONTACT, then STEMMA_ADDRESS (the desk's public address).
    """
    told = contact or os.environ.get("STEMMA_CONTACT") or os.environ.get("STEMMA_ADDRESS") or ""
    plain = "".join(letter for letter in told if letter.isascii() and letter.isprintable() and letter not in "()")
    return f"Stemma/{__version__} (republication desk; contact: {plain[:200].strip() or 'not set by its operator'})"


@dataclass(frozen=True, slots=True)
class Policy:
    """The limits of one call of ``fetch``.

    ``max_bytes`` holds on the wire and again once unpacked; ``max_seconds`` for the whole call, redirects and name
    look-ups included. ``allowed`` are exact pairs of a numeric address and a port ("127.0.0.1:8101", "[::1]:8101")
    that are reached although they are private or on another port than 80 and 443. ``resolve`` turns a name into IP
    addresses.
    """

    max_bytes: int = MAX_BYTES
    max_seconds: float = MAX_SECONDS
    max_redirects: int = MAX_REDIRECTS
    allowed: frozenset[str] = frozenset()
    user_agent: str = field(default_factory=name_agent)
    resolve: Resolver = resolve


DEFAULT = Policy()


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer of the outside.

    ``status`` is 200 to 299, 304, 404, 410 or 451: every other is a FetchError. ``headers`` have lower-case names;
    ``body`` is unpacked; ``media_type`` is bare ("text/html"), or "" where it was not told. ``hops`` are all addresses
    that were asked, in order; the last is ``final_address``. ``not_modified`` answers ``etag`` or ``modified``, with an
    empty body.
    """

    address: str
    final_address: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    media_type: str
    fetched_at: datetime
    etag: str | None
    last_modified: str | None
    not_modified: bool
    hops: tuple[str, ...]
