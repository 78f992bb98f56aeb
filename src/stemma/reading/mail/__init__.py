"""Mail (RFC 5322 with MIME): a message that was saved or sent on, its words and who sent it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemma.reading.source import Source
    from stemma.shapes import Document
    from stemma.shapes.failed import Failed

_HEADERS = re.compile(
    rb"\A(?:(?:[A-Za-z][A-Za-z0-9-]{1,60}:[ \t][^\r\n]{0,2000}|[ \t][^\r\n]{0,2000})\r?\n){2,200}\r?\n"
)
_NEEDED = (b"from:", b"message-id:", b"received:", b"mime-version:", b"return-path:", b"date:")


def accepts(head: bytes, name: str, media_type: str | None) -> bool:
    """By its media type or name, or by a block of headers with three that only mail has."""
    if media_type == "message/rfc822" or name.lower().endswith(".eml"):
        return True
    found = _HEADERS.match(head) if media_type in (None, "text/plain") else None
    if found is None:
        return False
    names = b"\n" + found.group().lower()
    return sum(b"\n" + needed in names for needed in _NEEDED) >= 3


def read(source: Source) -> Iterator[Document | Failed]:
    """The message as one Document: its HTML where it has some, since that holds the links, else its plain text."""
    from stemma.reading.mail.message import read_message

    yield read_message(source.read_whole(), source)
