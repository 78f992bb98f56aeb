"""Web pages: what stands on one for its readers, and what its markup tells of headline, authors, dates, sources and rights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from stemma.reading.markup import root_name

if TYPE_CHECKING:
    from stemma.reading.source import Source
    from stemma.shapes import Document
    from stemma.shapes.failed import Failed

_SURE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_LIKELY = re.compile(
    rb"\A(?:\s|\xef\xbb\xbf|<!--.{0,2000}?-->){0,50}+<(?:head|body|article|main|section|div|p|h[1-6]|blockquote|ul|ol|table|figure|meta|title|script|style|a|span|center|font)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_TYPES = ("text/html", "application/xhtml+xml")


def accepts(head: bytes, name: str, media_type: str | None) -> bool:
    """By its doctype or root, its media type, its first tag, or its name."""
    narrow = head[:8192].replace(b"\0", b"")  # UTF-16 too
    if media_type in _TYPES:
        return True
    if media_type == "text/plain" or (
        narrow.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") and not _is_xhtml(head)
    ):
        return False
    if _SURE.search(narrow[:2048]):
        return True
    is_text = name.lower().endswith((".txt", ".text", ".md"))
    return name.lower().endswith((".html", ".htm", ".xhtml")) or (not is_text and bool(_LIKELY.match(narrow)))


def _is_xhtml(head: bytes) -> bool:
    return root_name(head).lower() == "html"


def read(source: Source) -> Iterator[Document | Failed]:
    """The page as one Document. InputError where nothing on it can be read."""
    data = source.read_whole()
    told: dict[str, Any] = {
        "id": source.id_of_one(),
        "name": source.name,
        "address": source.address,
        "charset": source.charset,
        "sha256": source.received.sha256(),
        "agencies": source.agencies,
    }
    if source.tier == "fast":
        from stemma.reading.html.fast import read_page_fast

        yield read_page_fast(data, **told, is_annotated=source.annotated)
    else:
        from stemma.reading.html.page import read_page

        yield read_page(data, **told)
