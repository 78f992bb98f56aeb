"""How does a document become the bytes that an archive keeps, and these a document again?

Zstandard (RFC 8878) over one line of JSON, all that differs from an empty Document save the text, and the text behind it.
Matching wants the text alone, so that line is read only when somebody asks for more.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter
from typing import Any

from stemma.shapes import Document, InputError, from_plain, to_plain
from stemma.text import Prepared, choose_engine

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_LEVEL = 1  # three times as fast as zlib's, and no larger: 1,500 bytes for 3,000 of news
_ENCODER = json.JSONEncoder(separators=(",", ":"))  # ASCII, so that half characters survive


@dataclass(frozen=True, slots=True)
class Body:
    """A document, half unpacked."""

    head: str
    text: str

    def document(self) -> Document:
        """The whole of it. ValueError where the bytes are not what `pack_document` made."""
        try:
            return replace(from_plain(Document, json.loads(self.head)), text=self.text)
        except InputError as error:
            raise ValueError(str(error)) from error

    def prepare(self) -> Prepared:
        """Its words and seeds, without what is set aside."""
        left_out = json.loads(self.head)["set_aside"] if '"set_aside"' in self.head else []
        return choose_engine().prepare(self.text, [(part["begin"], part["end"]) for part in left_out])


def pack_document(document: Document) -> bytes:
    """The bytes."""
    head = _ENCODER.encode({name: to_plain(value) for name, value in _told(document)})
    return _compressor().compress(
        f"{head}\n{document.text}".encode("utf-8", "surrogatepass"), mode=zstd.ZstdCompressor.FLUSH_FRAME
    )


def unpack_body(data: bytes) -> Body:
    """What the bytes hold. ValueError where they are damaged."""
    try:
        head, _, text = zstd.decompress(data).decode("utf-8", "surrogatepass").partition("\n")
    except zstd.ZstdError as error:
        raise ValueError(str(error)) from error
    return Body(head, text)


def _told(document: Document) -> Iterator[tuple[str, Any]]:
    """What differs from an empty Document, the text apart."""
    names, get, empty = _fields()
    for name, value, usual in zip(names, get(document), empty, strict=True):
        if value != usual:
            yield name, value


@lru_cache(maxsize=1)
def _fields() -> tuple[tuple[str, ...], Callable[[Document], tuple[Any, ...]], tuple[Any, ...]]:
    names = tuple(field.name for field in fields(Document) if field.name != "text")
    get = attrgetter(*names)
    return names, get, get(Document())


@lru_cache(maxsize=1)
def _compressor() -> zstd.ZstdCompressor:
    return zstd.ZstdCompressor(level=_LEVEL)
