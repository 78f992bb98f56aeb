"""Which address does the desk listen on? Opened first of all, so that a port that is taken is told before anything is done."""

from __future__ import annotations

import errno
import socket
from ipaddress import ip_address

from stemma.shapes import InputError

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def open_door(host: str, port: int) -> socket.socket:
    """The bound socket; InputError where the port is taken or may not be had, or the host is none of this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        door.listen(128)  # taken ports are refused here at the latest, not when the server starts
    except OSError as error:
        door.close()
        raise InputError(_tell(error, host, port)) from error
    return door


def address_of(door: socket.socket, host: str) -> str:
    """The address a person opens: the host as given, the port as bound; a desk for all hosts is shown as this machine's."""
    port = door.getsockname()[1]
    shown = "127.0.0.1" if host in ("0.0.0.0", "") else "[::1]" if host == "::" else host  # noqa: S104 - compared, not bound
    return f"http://{f'[{shown}]' if ':' in shown and '[' not in shown else shown}:{port}"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host."""
    if host in LOOPBACK:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _tell(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken; end what listens there, or choose another with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} may only be opened by root; choose one from 1024 on with --port."
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"{host!r} is no address of this machine; leave --host out, or give one of its own."
    return f"Port {port} on {host} cannot be opened ({error.strerror or error}); choose another with --port."
