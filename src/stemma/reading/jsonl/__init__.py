"""JSON lines: one Document an object, ``{"id", "text", …}``, as `stemma read --json` writes them; and one such object alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemma.reading.source import Source
    from stemma.shapes import Document
    from stemma.shapes.failed import Failed

_OBJECT = re.compile(rb'\A(?:\s|\xef\xbb\xbf)*\{\s*(?:"|\})')
_ARRAY = re.compile(rb"\A(?:\s|\xef\xbb\xbf)*\[\s*[\[{\"\]]")
_TYPES = ("application/jsonl", "application/x-ndjson", "application/json-lines", "application/json")


def accepts(head: bytes, name: str, media_type: str | None) -> bool:
    """By a beginning that is JSON's, or a name or media type that says so."""
    if _OBJECT.match(head) or name.lower().endswith((".jsonl", ".ndjson", ".json")):
        return True
    return media_type in _TYPES


def read(source: Source) -> Iterator[Document | Failed]:
    """Each line's Document, streamed; a line that is none is a Failed with its number."""
    from stemma.reading.jsonl.line import read_lines

    yield from read_lines(source)
