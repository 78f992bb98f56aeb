"""Markdown (CommonMark, by markdown-it-py) with the front matter that newsrooms' site generators put before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemma.reading.source import Source
    from stemma.shapes import Document
    from stemma.shapes.failed import Failed

_TYPES = ("text/markdown", "text/x-markdown")
_NAMES = (".md", ".markdown", ".mdown")
_FRONT = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[A-Za-z_][\w-]{0,40}[ \t]*:|#)")


def accepts(head: bytes, name: str, media_type: str | None) -> bool:
    """By its media type, its name, or front matter; Markdown without any of them is a plain text."""
    if media_type in _TYPES or name.lower().endswith(_NAMES):
        return True
    return media_type in (None, "text/plain") and bool(_FRONT.match(head))


def read(source: Source) -> Iterator[Document | Failed]:
    """The text as one Document: its marks are gone, its links have their places."""
    from stemma.reading.markdown.text import read_markdown

    yield read_markdown(source.read_whole(), source)
