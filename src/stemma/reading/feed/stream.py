"""How is a feed read that is too large to be held? Entry by entry, each parsed inside the shell that the feed has around it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from stemma.reading.limit import MAX_DOCUMENT_BYTES
from stemma.reading.markup import local, refuse_entities
from stemma.reading.source import Source
from stemma.shapes import InputError

BATCH_BYTES = 1_000_000
MOST_SHELL_BYTES = 200_000
_ENTRIES = ("item", "entry", "deleted-entry")


class _Joined(io.RawIOBase):
    """What was read already, then the rest of the stream."""

    def __init__(self, begun: bytes, rest: Any) -> None:
        self._begun, self._rest = io.BytesIO(begun), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._begun.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def cut_feed(begun: bytes, source: Source) -> Iterator[bytes]:
    """Small feeds of some entries each, which together are the feed. InputError where it is damaged or defines entities."""
    from lxml import etree

    refuse_entities(begun[:65_536].decode("utf-8", "replace"), source.name)
    walk = etree.iterparse(
        io.BufferedReader(_Joined(begun, source.stream)), events=("start", "end"),
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    shell: tuple[bytes, bytes] | None = None
    held: list[bytes] = []
    size = 0
    try:
        for event, element in walk:
            if event == "start" or local(element) not in _ENTRIES or _is_inside_entry(element):
                continue
            if shell is None:
                shell = _shell(element)
            piece = etree.tostring(element, encoding="utf-8", with_tail=False)
            if len(piece) <= MAX_DOCUMENT_BYTES:
                held.append(piece)
                size += len(piece)
            _forget(element)
            if size > BATCH_BYTES:
                yield shell[0] + b"".join(held) + shell[1]
                held, size = [], 0
    except (etree.XMLSyntaxError, ValueError) as error:
        if shell and held:
            yield shell[0] + b"".join(held) + shell[1]
        why = " ".join(str(error).split())[:100]
        raise InputError(
            f"{source.name} is damaged ({why}); what stands before it was read, fetch it again."
        ) from error
    if shell and held:
        yield shell[0] + b"".join(held) + shell[1]
    if shell is None:
        raise InputError(
            f"{source.name} is larger than a document may be, and has no entries that could be read one by one."
        )


def _is_inside_entry(element: Any) -> bool:
    return any(local(up) in _ENTRIES for up in element.iterancestors())


def _shell(entry: Any) -> tuple[bytes, bytes]:
    """What stands around the first entry, as far as it says of the whole feed: root, channel, title, language."""
    from lxml import etree

    parents = list(entry.iterancestors())[::-1]
    opened, closed = b"", b""
    for parent in parents:
        bare = etree.Element(parent.tag, dict(parent.attrib), nsmap=parent.nsmap)
        bare.text = "\n"
        begin, end = etree.tostring(bare, encoding="utf-8").split(b"\n", 1)
        told = [
            etree.tostring(child, encoding="utf-8", with_tail=False)
            for child in parent
            if local(child) not in _ENTRIES and child not in parents
        ]
        opened += begin + (b"".join(told) if sum(map(len, told)) < MOST_SHELL_BYTES else b"")
        closed = end + closed
    return opened, closed


def _forget(element: Any) -> None:
    """Drops an entry that was read, and what stands before it."""
    parent = element.getparent()
    element.clear(keep_tail=False)
    if parent is not None:
        while element.getprevious() is not None and local(element.getprevious()) in _ENTRIES:
            parent.remove(element.getprevious())
