"""PDF: the text that its pages hold, by pypdf; a scan holds none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemma.reading.source import Source
    from stemma.shapes import Document
    from stemma.shapes.failed import Failed


def accepts(head: bytes, name: str, media_type: str | None) -> bool:
    """By the mark that every PDF begins with, perhaps after some bytes of a bad sender's."""
    return b"%PDF-" in head[:1024] and head.lstrip()[:1] != b"<"


def read(source: Source) -> Iterator[Document | Failed]:
    """The file as one Document. InputError where it is locked, damaged, or holds pictures of text alone."""
    from stemma.reading.pdf.text import read_pdf

    yield read_pdf(source.read_whole(), source)
