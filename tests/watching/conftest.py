"""A site on loopback that the desk may visit, because its exact ip:port is allowed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.net.conftest import Web, serve


@pytest.fixture
def web(settings) -> Iterator[Web]:
    """A site without robots.txt, which is no refusal; pages are put on it by each test."""
    for served in serve():
        settings.ALLOWED_PRIVATE = frozenset({served.place})
        yield served


def html_of(text: str, credit: str = "") -> bytes:
    """A plain page with these paragraphs."""
    paragraphs = "".join(f"<p>{one}</p>" for one in text.split("\n\n"))
    return f"<!DOCTYPE html><html lang=en><title>Ferry</title><body><article><h1>Ferry</h1>{paragraphs}{credit}</article>".encode()
