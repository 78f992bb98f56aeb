"""What does a packed body hold, opened in small steps? (gzip and deflate, RFC 9110, section 8.4)"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from stemma.net.deadline import Deadline
from stemma.shapes import FetchError

# What httpx's own decoders lack is a bound: they unpack a whole chunk at once, and 64 KB of gzip hold 64 MB of zeros.
_STEP_BYTES = 65_536
_GZIP = frozenset({"gzip", "x-gzip"})
_GZIP_FIRST = 0x1F


def choose_packing(header: str, address: str) -> str:
    """The one packing that a Content-Encoding header names: "gzip", "deflate" or "". FetchError for any other."""
    named = [part.strip().lower() for part in header.split(",")]
    packings = [part for part in named if part not in ("", "identity")]
    if not packings:
        return ""
    if len(packings) == 1 and packings[0] in _GZIP:
        return "gzip"
    if packings == ["deflate"]:
        return "deflate"
    raise FetchError(
        f"{address} came packed as {', '.join(packings)[:60]!r}, which was not asked for; "
        "its publisher has to send it as gzip or plain.",
        permanent=True,
    )


def unpack(chunks: Iterable[bytes], packing: str, deadline: Deadline, address: str) -> Iterator[bytes]:
    """The body in steps of at most 64 KB, as ``packing`` has it. FetchError where it is broken or ends too early."""
    if not packing:
        yield from chunks
        return
    opener = _Opener(packing)
    for chunk in chunks:
        try:
            for step in opener.steps(chunk):
                deadline.left()
                yield step
        except zlib.error as error:
            raise FetchError(
                f"{address} says it is packed as {packing} and is not; it is left.", permanent=True
            ) from error
    if not opener.is_whole:
        raise FetchError(f"{address} ended before all of it had come; try again later.", permanent=False)


class _Opener:
    """One stream of gzip members, or one of deflate, with or without zlib's header (both are sent under that name)."""

    def __init__(self, packing: str) -> None:
        self._is_gzip = packing == "gzip"
        self._member: zlib._Decompress | None = None
        self._members = 0
        self._is_padding = False

    @property
    def is_whole(self) -> bool:
        """Whether no member stands open: also where nothing came at all, as with an answer that has no body."""
        return self._member is None

    def steps(self, data: bytes) -> Iterator[bytes]:
        while data and not self._is_padding:
            if self._member is None:
                self._begin(data[0])
                continue
            step = self._member.decompress(data, _STEP_BYTES)
            yield step
            data = self._member.unconsumed_tail
            while len(step) == _STEP_BYTES and not data and not self._member.eof:  # held back for want of room
                step = self._member.decompress(b"", _STEP_BYTES)
                yield step
            if self._member.eof:
                data, self._member = self._member.unused_data, None

    def _begin(self, first: int) -> None:
        """Open a member. After the first one, what does not look like another is padding, which is passed over."""
        if self._members and not (self._is_gzip and first == _GZIP_FIRST):
            self._is_padding = True
            return
        has_header = first & 0x0F == 8
        self._member = zlib.decompressobj(31 if self._is_gzip else 15 if has_header else -15)
        self._members += 1
