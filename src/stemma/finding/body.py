"""How does a document become the bytes that an archive keeps, and these a document again?

One line of JSON, all that differs from an empty Document save the text, and the text behind it, in UTF-8; the archive
packs many of these together. Matching wants the text alone, so that line is read only when somebody asks for more.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from operator import attrgetter
from typing import Any

from stemma.shapes import Document, InputError, from_plain, to_plain
from stemma.text import Prepared, choose_engine

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


def pack_document(document: Document) -> tuple[bytes, int]:
    """The bytes, and where among them the text begins, which runs to their end."""
    names, get, empty = _fields()
    values = get(document)
    told = [f'"id":{encode_basestring_ascii(document.id)}'] if document.id else []
    if values != empty:  # most of what is added in bulk has an id and a text and no more
        told += [
            f'"{name}":{_encoded(value)}'
            for name, value, usual in zip(names, values, empty, strict=True)
            if value != usual
        ]
    head = f"{{{','.join(told)}}}\n".encode()
    return head + document.text.encode("utf-8", "surrogatepass"), len(head)


def unpack_body(data: bytes) -> Body:
    """What the bytes hold. ValueError where they are damaged."""
    head, _, text = data.decode("utf-8", "surrogatepass").partition("\n")
    return Body(head, text)


def _encoded(value: Any) -> str:
    return encode_basestring_ascii(value) if type(value) is str else _ENCODER.encode(to_plain(value))


@lru_cache(maxsize=1)
def _fields() -> tuple[tuple[str, ...], Callable[[Document], tuple[Any, ...]], tuple[Any, ...]]:
    names = tuple(field.name for field in fields(Document) if field.name not in ("id", "text"))
    get = attrgetter(*names)
    return names, get, get(Document())
