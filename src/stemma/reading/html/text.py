"""How do blocks become a text, with the place of every link in it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from stemma.reading.html.block import Block, cut_blocks
from stemma.reading.limit import MAX_LINKS, MAX_NAME_CHARS
from stemma.shapes import Link, Span

BULLET = "- "


@dataclass(frozen=True, slots=True)
class Laid:
    """The text of some blocks, one paragraph each with a blank line between; list items follow one another by line."""

    text: str
    spans: tuple[Span, ...]
    links: tuple[Link, ...]
    errors: tuple[str, ...] = ()


def lay_out(blocks: Sequence[Block], base: str | None) -> Laid:
    """The blocks as one text. ``spans`` are the blocks' places, without the list items' bullets."""
    parts: list[str] = []
    spans: list[Span] = []
    links: list[Link] = []
    at = left_out = 0
    previous: Block | None = None
    items: dict[int, Any] = {}
    for block in blocks:
        is_item = block.item is not None and id(block.item) not in items
        if previous is not None:
            gap = "\n" if is_item and previous.item is not None else "\n\n"
            parts.append(gap)
            at += len(gap)
        if is_item:
            items[id(block.item)] = block.item
            parts.append(BULLET)
            at += len(BULLET)
        parts.append(block.text)
        spans.append((at, at + len(block.text)))
        for anchor in block.anchors:
            href = absolute(anchor.href, base)
            if href is None:
                continue
            if len(links) >= MAX_LINKS:
                left_out += 1
                continue
            anchor_text = block.text[anchor.begin : anchor.end]
            links.append(
                Link(at + anchor.begin, at + anchor.end, anchor_text, href, anchor.rel and anchor.rel[:MAX_NAME_CHARS])
            )
        at += len(block.text)
        previous = block
    errors = (f"Of the links, the last {left_out} were left out.",) if left_out else ()
    return Laid("".join(parts), tuple(spans), tuple(links), errors)


def absolute(href: str, base: str | None) -> str | None:
    """The address that a link leads to, or None for one that leads nowhere: a place on the page, a script, no address."""
    href = href.strip()[:4_000]
    href = (href if href.isprintable() else "".join(char for char in href if char.isprintable()))[:2_000]
    if not href or href.startswith("#"):
        return None
    try:
        joined = urljoin(base, href) if base else href
        scheme = urlsplit(joined).scheme.lower()
    except ValueError:
        return None
    return joined if scheme in ("http", "https", "mailto", "ftp", "") else None


def read_fragment(markup: str, base: str | None) -> Laid:
    """The text of a piece of HTML inside another format, all of it; empty where the piece shows nothing."""
    from stemma.reading.html.tree import drop_unseen, parse

    if not markup.strip():
        return Laid("", (), ())
    tree, errors = parse(f"<html><body>{markup}</body></html>", "The text")
    drop_unseen(tree)
    laid = lay_out(cut_blocks(tree), base)
    return Laid(laid.text, laid.spans, laid.links, errors + laid.errors)


def host_of(address: str | None) -> str:
    """The host of an address in lower case, without "www."; empty where there is none."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def words_of(value: Any) -> str:
    """A value from metadata as one line of text; empty where it is no text."""
    return " ".join(value.split())[:MAX_NAME_CHARS] if isinstance(value, str) else ""
