"""Which pages are there? Those that links lead to, a few of each screen."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from lxml import html
from playwright.sync_api import APIRequestContext

_EACH = 2
_MAY_BE_GONE = {410, 451}


@dataclass(frozen=True, slots=True)
class Found:
    """A page that a link leads to: its address, and the name of its screen."""

    address: str
    screen: str
    status: int


def crawl(request: APIRequestContext, base: str, *starts: str) -> list[Found]:
    """Pages reachable from the first of ``starts`` and beneath it, at most a few of each screen and sort of query.

    The other starts only come first, so that what they lead to is among the few.
    """
    waiting, seen, found = deque(reversed(starts)), set(starts), []
    counted: Counter[tuple[str, tuple[str, ...]]] = Counter()
    while waiting:
        address = waiting.popleft()
        kind = (screen_of(address), tuple(sorted(parse_qs(urlsplit(address).query))))
        counted[kind] += 1
        if counted[kind] > _EACH:
            continue
        answer = request.get(address)
        is_download = "attachment" in answer.headers.get("content-disposition", "")
        if is_download or not answer.headers.get("content-type", "").startswith("text/html"):
            assert answer.status == 200, f"{address} answers {answer.status}"
            continue
        found.append(Found(address, kind[0], answer.status))
        for link in _links(answer.text(), urljoin(base, answer.url), base):
            if link not in seen and link.startswith(starts[0]):
                seen.add(link)
                waiting.append(link)
    return found


def screen_of(address: str) -> str:
    """The name in the URL conf of what answers there, "" where nothing does."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def all_screens() -> set[str]:
    """Every name in the URL conf."""
    return set(_names(get_resolver(), ""))


def broken(found: list[Found]) -> list[str]:
    """Pages that do not answer 200, save tombstones."""
    return [
        f"{one.address} answers {one.status}"
        for one in found
        if one.status != 200 and not (one.status in _MAY_BE_GONE and one.screen.startswith("site:"))
    ]


def _links(text: str, page: str, base: str) -> Iterator[str]:
    for anchor in html.fromstring(text).iter("a"):
        address = urldefrag(urljoin(page, anchor.get("href") or "")).url
        if address.startswith(f"{base}/"):
            yield address.removeprefix(base)


def _names(resolver: URLResolver, space: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        else:
            yield from _names(pattern, f"{space}{pattern.app_name}:" if pattern.app_name else space)
