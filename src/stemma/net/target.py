"""Which server and which path does an address name? Parsed once, so that what is checked is what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address

import httpx

from stemma.shapes import AddressRefusedError

MAX_ADDRESS_CHARS = 8_000
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: ``host`` is ASCII (IDNA), without brackets; ``path`` has the query and no fragment."""

    address: str
    scheme: str
    host: str
    port: int
    path: bytes

    @property
    def is_usual_port(self) -> bool:
        """Whether the port is one of the web's own."""
        return self.port in _PORTS.values()

    @property
    def netloc(self) -> str:
        """Host and port as the Host header has them (RFC 9112, section 3.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.netloc}"


def show(address: str) -> str:
    """An outsider's address as an error may print it: escaped and short."""
    escaped = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in address[:200])
    return escaped + ("…" if len(address) > 200 else "")


def parse_target(address: str, base: str | None = None) -> Target:
    """The address taken apart, against ``base`` where it is relative. AddressRefusedError says what is wrong."""
    if len(address) > MAX_ADDRESS_CHARS:
        raise AddressRefusedError(
            f"The address {show(address)} is {len(address)} characters long; one of up to {MAX_ADDRESS_CHARS} is taken."
        )
    try:
        url = httpx.URL(base).join(address) if base else httpx.URL(address.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressRefusedError(f"{show(address)} is no address that can be read; look for a slip in it.") from error
    return _checked(url, show(address))


def _checked(url: httpx.URL, shown: str) -> Target:
    if url.scheme not in _PORTS:
        begins = f"begins with {show(url.scheme)}:" if url.scheme else "has no scheme"
        raise AddressRefusedError(f"{shown} {begins}; only http: and https: addresses are fetched.")
    if url.userinfo:
        raise AddressRefusedError(
            f"The address on {show(url.host)} holds a user name or password; leave them out of it."
        )
    host = url.raw_host.decode("ascii")
    if not _is_host(host):
        raise AddressRefusedError(f"{shown} names no server that can be reached; give an address with a host name.")
    port = url.port if url.port is not None else _PORTS[url.scheme]
    if not 0 < port < 65536:
        raise AddressRefusedError(f"{shown} names port {port}; ports go from 1 to 65535.")
    return Target(str(url.copy_with(fragment=None)), url.scheme, host, port, url.raw_path)


def _is_host(host: str) -> bool:
    if ":" in host:
        try:
            return IPv6Address(host).scope_id is None
        except ValueError:
            return False
    return 0 < len(host) <= 253 and host.strip(".") != "" and "%" not in host and "\\" not in host
