"""Which IP addresses stand behind a name, and may every one of them be gone to?"""

from __future__ import annotations

import queue
import socket
import threading

from stemma.net.deadline import Deadline
from stemma.net.place import name_place, tell_closed
from stemma.net.policy import Policy, Resolver
from stemma.net.target import Target
from stemma.shapes import AddressRefusedError, FetchError


def look_up(target: Target, policy: Policy, deadline: Deadline) -> list[str]:
    """The checked IP addresses of the target's host, to be connected to as they are.

    Asked once: a second question could be answered otherwise (DNS rebinding). One closed address among them refuses
    all, since which of them is used is in the hands of whoever owns the name.
    """
    if not target.is_usual_port and not any(place.endswith(f":{target.port}") for place in policy.allowed):
        raise AddressRefusedError(
            f"{target.address} is on port {target.port}; only ports 80 and 443 are fetched from; "
            "give the page's usual address."
        )
    addresses = _within_time(policy.resolve, target, deadline)
    for address in addresses:
        _check_place(address, target, policy)
    return addresses


def _check_place(address: str, target: Target, policy: Policy) -> None:
    try:
        if name_place(address, target.port) in policy.allowed:
            return
        closed = tell_closed(address)
    except ValueError as error:
        raise AddressRefusedError(f"{target.host} resolves to {address!r:.60}, which is no IP address.") from error
    if closed:
        raise AddressRefusedError(
            f"{target.address} leads to {address} ({closed}); Stemma fetches from the public internet only."
        )
    if not target.is_usual_port:
        raise AddressRefusedError(f"{target.address} is on port {target.port}; only ports 80 and 443 are fetched from.")


def _within_time(resolve: Resolver, target: Target, deadline: Deadline) -> list[str]:
    """The look-up, in a thread of its own: the system's has no time limit that could be set."""
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(list(resolve(target.host, target.port)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise deadline.passed() from None
    if isinstance(answer, Exception) or not answer:
        unknown = not isinstance(answer, socket.gaierror) or answer.errno == socket.EAI_NONAME
        step = "look for a slip in the address" if unknown else "try again later"
        raise FetchError(f"The name {target.host} could not be looked up; {step}.", permanent=unknown)
    return answer
