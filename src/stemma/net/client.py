"""What stands at this address now? One call, within limits of time, size and place (RFC 9110)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from stemma.net.policy import DEFAULT, GONE, Fetched, Policy
from stemma.shapes import FetchError, clock

if TYPE_CHECKING:
    from stemma.net.deadline import Deadline
    from stemma.net.exchange import Answer
    from stemma.net.target import Target

_MOVED = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429})  # a client's error by number, and yet mended by waiting


def fetch(address: str, *, policy: Policy = DEFAULT, etag: str | None = None, modified: str | None = None) -> Fetched:
    """The answer of an http: or https: address, its redirects followed and each of their targets checked.

    ``etag`` and ``modified`` are those of an earlier Fetched; unchanged, the answer is ``not_modified`` and empty.
    A page that is gone (404, 410, 451) is an answer too. Raises AddressRefusedError for what is not gone to,
    TooLargeError over ``max_bytes``, FetchError else, its ``permanent`` telling whether to retry. No cookie is kept,
    no proxy used.
    """
    return walk(address, policy, _conditions(etag, modified))


def walk(address: str, policy: Policy, extra: Mapping[str, str], *, is_cut: bool = False) -> Fetched:
    """``fetch`` with headers of one's own; with ``is_cut`` a body that is too large is cut instead of refused."""
    from stemma.net.deadline import Deadline
    from stemma.net.target import parse_target, show

    target = parse_target(address)
    deadline = Deadline(policy.max_seconds, show(target.address))
    asked: list[str] = []
    while True:
        asked.append(target.address)
        answer = _ask(target, policy, deadline, extra, is_cut)
        if answer.status not in _MOVED:
            return _fetched(address, answer, target, tuple(asked))
        target = _next(answer, target, asked, policy)


def _ask(target: Target, policy: Policy, deadline: Deadline, extra: Mapping[str, str], is_cut: bool) -> Answer:
    from stemma.net.exchange import ask

    return ask(target, policy, deadline, extra, is_cut=is_cut)


def _conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    return {
        **({"If-None-Match": etag} if etag else {}),
        **({"If-Modified-Since": modified} if modified else {}),
    }


def _next(answer: Answer, target: Target, asked: list[str], policy: Policy) -> Target:
    from stemma.net.target import parse_target, show

    location = answer.headers.get("location", "")
    if not location:
        raise FetchError(
            f"{show(target.address)} redirects (status {answer.status}) and does not say where to; "
            "look for the page's new address.",
            permanent=True,
            status=answer.status,
        )
    following = parse_target(location, target.address)
    if following.address in asked:
        circle = [*asked[asked.index(following.address) :], following.address]
        raise FetchError(
            f"{show(asked[0])} redirects in a circle ({' → '.join(map(show, circle))}); its owner has to mend that.",
            permanent=True,
            status=answer.status,
        )
    if len(asked) > policy.max_redirects:
        raise FetchError(
            f"{show(asked[0])} redirects more than {policy.max_redirects} times; give the address it leads to.",
            permanent=True,
            status=answer.status,
        )
    return following


def _fetched(address: str, answer: Answer, target: Target, asked: tuple[str, ...]) -> Fetched:
    status, headers = answer.status, answer.headers
    if not (200 <= status < 300 or status == 304 or status in GONE):
        raise _failed(status, target)
    return Fetched(
        address=address,
        final_address=target.address,
        status=status,
        headers=headers,
        body=answer.body,
        media_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
        fetched_at=clock.now(),
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        not_modified=status == 304,
        hops=asked,
    )


def _failed(status: int, target: Target) -> FetchError:
    from stemma.net.target import show

    permanent = status < 500 and status not in _PASSING
    step = "look whether the page is open to everyone" if permanent else "try again later"
    return FetchError(
        f"{show(target.address)} answered with status {status}; {step}.", permanent=permanent, status=status
    )
