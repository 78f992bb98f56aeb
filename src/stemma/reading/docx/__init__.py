"""Word documents (Office Open XML, ISO/IEC 29500): the paragraphs, lists, tables and links of the main part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemma.reading.source import Source
    from stemma.shapes import Document
    from stemma.shapes.failed import Failed

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def accepts(head: bytes, name: str, media_type: str | None) -> bool:
    """By a ZIP that names a part of a Word document at its beginning, or is declared or named as one."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    return b"word/" in head or media_type == MEDIA_TYPE or name.lower().endswith(".docx")


def read(source: Source) -> Iterator[Document | Failed]:
    """The document. InputError where it is damaged, or swells beyond what a report can be."""
    from stemma.reading.docx.text import read_docx

    yield read_docx(source.read_whole(), source)
