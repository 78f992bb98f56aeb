"""Web archives: WARC 1.0 and 1.1 and the WET files made of them, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemma.reading.source import Source
    from stemma.shapes import Document
    from stemma.shapes.failed import Failed


def accepts(head: bytes, name: str, media_type: str | None) -> bool:
    """By the version line that every record begins with, or the name of a file that should begin with it."""
    if head.startswith(b"WARC/"):
        return True
    return name.lower().endswith((".warc", ".wet", ".warc.wet"))


def read(source: Source) -> Iterator[Document | Failed]:
    """The pages among the records, in the file's order, one in memory at a time; damage ends it with a Failed."""
    from stemma.reading.archive.warc import read_warc

    yield from read_warc(source)
