"""How is a zstd stream (RFC 8878) unpacked as it is read, as web archives use it: frame after frame, perhaps with a dictionary?

A .warc.zst may begin with a skippable frame that holds the dictionary of all frames after it, itself perhaps packed
(the WARC-zstd convention of the web archivers). The window of a frame is bounded, so that memory is.
"""

from __future__ import annotations

import struct
import sys
from typing import Any, Protocol

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAGIC = b"\x28\xb5\x2f\xfd"
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_MOST_DICTIONARY_BYTES = 20_000_000
MOST_WINDOW_LOG = 27  # 128 MB, what the command line unpacks by default
_PIECE = 65_536
DAMAGE = (zstd.ZstdError, EOFError, struct.error)


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes | None: ...


def is_zstd(head: bytes) -> bool:
    """Whether the bytes begin a frame, or a skippable one as archives put first."""
    return head.startswith(MAGIC) or (head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F)


class ZstdReader:
    """The frames of a stream one after the other. ``read`` raises one of DAMAGE where the stream is damaged or cut."""

    def __init__(self, packed: _Readable) -> None:
        self._packed = packed
        self._held = b""  # packed bytes not yet given to a frame
        self._dictionary: Any = None
        self._frame: Any = None
        self._is_first = True

    def read1(self, size: int) -> bytes:
        """Some unpacked bytes, ``size`` at most; none at the end."""
        while True:
            if self._frame is None and not self._begin():
                return b""
            if self._frame.needs_input:
                given = self._held or self._packed.read(_PIECE) or b""
                self._held = b""
                if not given:
                    raise EOFError("it ends inside a frame")
            else:
                given = b""
            data: bytes = self._frame.decompress(given, size)
            if self._frame.eof:
                self._held, self._frame = self._frame.unused_data, None
            if data:
                return data

    def _begin(self) -> bool:
        """Goes to the next frame that holds data; false at the end of the stream."""
        while True:
            self._fill(8)
            if not self._held:
                return False
            if self._held[1:4] == b"\x2a\x4d\x18" and 0x50 <= self._held[0] <= 0x5F:
                self._skip()
                continue
            options = {int(zstd.DecompressionParameter.window_log_max): MOST_WINDOW_LOG}
            self._frame = zstd.ZstdDecompressor(zstd_dict=self._dictionary, options=options)
            self._is_first = False
            return True

    def _skip(self) -> None:
        """Passes a skippable frame; the first of a stream may be the dictionary."""
        is_dictionary = self._is_first and self._held.startswith(_DICTIONARY)
        (size,) = struct.unpack("<I", self._held[4:8])
        self._held = self._held[8:]
        self._is_first = False
        kept: list[bytes] = []
        if is_dictionary and size > _MOST_DICTIONARY_BYTES:
            raise EOFError("its dictionary is too large")
        while size > 0:
            self._fill(1)
            if not self._held:
                raise EOFError("it ends inside a frame")
            piece, self._held = self._held[:size], self._held[size:]
            size -= len(piece)
            kept += [piece] if is_dictionary else []
        if is_dictionary:
            told = b"".join(kept)
            if told.startswith(MAGIC):
                told = zstd.ZstdDecompressor().decompress(told, _MOST_DICTIONARY_BYTES)
            self._dictionary = zstd.ZstdDict(told)

    def _fill(self, least: int) -> None:
        while len(self._held) < least and (piece := self._packed.read(_PIECE)):
            self._held += piece
