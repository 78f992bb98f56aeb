"""Does a site let Stemma fetch this address by itself? (Robots Exclusion Protocol, RFC 9309)"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from stemma.net.client import walk
from stemma.net.policy import DEFAULT, Policy
from stemma.shapes import AddressRefusedError, FetchError, TooLargeError, clock

if TYPE_CHECKING:
    from protego import Protego

PRODUCT = "stemma"  # RFC 9309, section 2.2.1: the product token
MAX_ROBOTS_BYTES = 512_000  # RFC 9309, section 2.5: at least 500 KiB are read, and the rest may be passed over
KEPT = timedelta(hours=24)  # section 2.4: not longer than a day
KEPT_UNREACHABLE = timedelta(minutes=10)
MAX_SITES = 2_000
_AGENT_LINE = re.compile(r"\s{0,20}user[- ]?agent\s{0,20}:?([^#]{0,300})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one site says; ``rules`` None where ``is_open`` says it all."""

    rules: Protego | None
    is_open: bool
    expires_at: datetime


class Robots:
    """What sites say, kept for a day each; safe for threads."""

    def __init__(self) -> None:
        self._kept: dict[str, _Rules] = {}
        self._lock = threading.Lock()

    def may_fetch(self, address: str, *, policy: Policy = DEFAULT) -> bool:
        """Whether the site's robots.txt lets Stemma fetch the address.

        No robots.txt (any 4xx but 429) is yes; a server that fails or cannot be reached is no, for ten minutes.
        AddressRefusedError where the address itself is none that Stemma goes to.
        """
        from stemma.net.target import parse_target

        target, rules = parse_target(address), self._rules_of(address, policy)
        return rules.is_open if rules.rules is None else bool(rules.rules.can_fetch(target.address, PRODUCT))

    def is_silent(self, address: str, *, policy: Policy = DEFAULT) -> bool:
        """Whether a no of ``may_fetch`` only means that the site's robots.txt could not be had."""
        rules = self._rules_of(address, policy)
        return rules.rules is None and not rules.is_open

    def _rules_of(self, address: str, policy: Policy) -> _Rules:
        from stemma.net.target import parse_target

        origin = parse_target(address).origin
        return self._kept_for(origin) or self._ask(origin, policy)

    def _kept_for(self, origin: str) -> _Rules | None:
        with self._lock:
            rules = self._kept.get(origin)
        return rules if rules is not None and rules.expires_at > clock.now() else None

    def _ask(self, origin: str, policy: Policy) -> _Rules:
        rules = _fetch_rules(origin, policy)
        with self._lock:
            self._kept.pop(origin, None)
            while len(self._kept) >= MAX_SITES:
                self._kept.pop(next(iter(self._kept)))
            self._kept[origin] = rules
        return rules


_ROBOTS = Robots()


def may_fetch(address: str, *, policy: Policy = DEFAULT) -> bool:
    """``Robots.may_fetch`` with what this process keeps."""
    return _ROBOTS.may_fetch(address, policy=policy)


def is_silent(address: str, *, policy: Policy = DEFAULT) -> bool:
    """``Robots.is_silent`` with what this process keeps."""
    return _ROBOTS.is_silent(address, policy=policy)


def _fetch_rules(origin: str, policy: Policy) -> _Rules:
    narrow = replace(policy, max_bytes=MAX_ROBOTS_BYTES)
    try:
        answer = walk(f"{origin}/robots.txt", narrow, {}, is_cut=True)
    except AddressRefusedError:
        _refuse_if_closed(origin, policy)
        return _Rules(None, False, clock.now() + KEPT_UNREACHABLE)
    except FetchError as error:
        is_open = error.status is not None and 400 <= error.status < 500 and error.status != 429
        return _Rules(None, is_open, clock.now() + (KEPT if is_open else KEPT_UNREACHABLE))
    except TooLargeError:
        return _Rules(None, False, clock.now() + KEPT_UNREACHABLE)
    if answer.status >= 400:
        return _Rules(None, True, clock.now() + KEPT)
    return _Rules(_parse(answer.body), False, clock.now() + KEPT)


def _refuse_if_closed(origin: str, policy: Policy) -> None:
    """Raise where the site itself is closed to us; pass where only a redirect of its robots.txt is."""
    from stemma.net.deadline import Deadline
    from stemma.net.lookup import look_up
    from stemma.net.target import parse_target

    try:
        look_up(parse_target(origin), policy, Deadline(policy.max_seconds, origin))
    except AddressRefusedError:
        raise
    except FetchError:
        return


def _parse(body: bytes) -> Protego:
    from protego import Protego

    return Protego.parse(_narrow(body.decode("utf-8-sig", "replace")))


def _narrow(text: str) -> str:
    """The same groups with every agent but ours and ``*`` under one name.

    protego holds every rule against every agent of its group: a file of 20,000 agents and 20,000 rules would take it
    minutes. And it matches our name by its beginning, where RFC 9309 wants the whole product token.
    """
    return "\n".join(_narrow_line(line) for line in text.splitlines())


def _narrow_line(line: str) -> str:
    named = _AGENT_LINE.match(line)
    if named is None:
        return line
    name = named[1].strip().lower()
    product = name if name == "*" else re.split(r"[^a-z_-]", name, maxsplit=1)[0]
    return f"User-agent: {product if product in ('*', PRODUCT) else 'other'}"
