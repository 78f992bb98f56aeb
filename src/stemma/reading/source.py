"""What was given to read: bytes, a file or a stream, opened with a look at its beginning and without reading it all."""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from dataclasses import dataclass, replace
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, cast

from stemma.reading import zstd
from stemma.reading.charset import mend_text
from stemma.reading.limit import (
    FREE_EXPANSION_BYTES,
    HEAD_BYTES,
    MAX_DOCUMENT_BYTES,
    MAX_EXPANSION,
    MAX_NAME_CHARS,
)
from stemma.reading.zstd import ZstdReader
from stemma.shapes import InputError, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stemma.reading.agency import Agency

Tier = Literal["careful", "fast"]

_GZIP = b"\x1f\x8b\x08"
_URI = re.compile(r"(?:https?|ftp|tag|urn|uuid|doi|info|ark|hdl|did|at|cid|mid|ni):[^\s]", re.IGNORECASE)


class Tally(io.RawIOBase):
    """A stream that counts and hashes what is read through it, beginning with bytes that were read before."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest
        self.count = 0
        self._hash = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        self.count += len(data)
        self._hash.update(data)
        return len(data)

    def sha256(self) -> str:
        """The hash of all bytes received; reads what is left, at most one document's worth."""
        while self.count <= MAX_DOCUMENT_BYTES and self.read(HEAD_BYTES):
            pass
        return self._hash.hexdigest()


class Unpacked(io.RawIOBase):
    """A gzip or zstd stream, unpacked as it is read. It ends where it is damaged or swells beyond what text can; ``stopped`` says why."""

    def __init__(self, packed: Tally, name: str, kind: Literal["gzip", "zstd"] = "gzip") -> None:
        self._packed, self._name = packed, name
        buffered = cast(BinaryIO, io.BufferedReader(packed, 16_384))
        self._inner: Any = GzipFile(fileobj=buffered, mode="rb") if kind == "gzip" else ZstdReader(buffered)
        self._count = 0
        self.stopped: InputError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self.stopped:
            return 0
        try:
            data = self._inner.read1(min(len(buffer), HEAD_BYTES))  # what comes before damage is kept
        except (EOFError, BadGzipFile, zlib.error, *zstd.DAMAGE) as error:
            where = f"about byte {self._packed.count} of the packed file"
            why = _why_no_gzip(error)
            self.stopped = InputError(f"{self._name} is damaged at {where} ({why}); fetch it again.")
            return 0
        self._count += len(data)
        if self._count > FREE_EXPANSION_BYTES and self._count > MAX_EXPANSION * self._packed.count:
            said = f"{self._name} unpacks to more than {MAX_EXPANSION} times its size, which no text does"
            self.stopped = TooLargeError(f"{said}; the rest was left unread.")
            return 0
        buffer[: len(data)] = data
        return len(data)


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it is given to a format's reader. ``head`` is its beginning, unpacked; ``stream`` gives it from the start."""

    head: bytes
    name: str
    stream: BinaryIO
    received: Tally
    id: str = ""
    media_type: str | None = None
    charset: str | None = None
    address: str | None = None
    agencies: Sequence[Agency] | None = None
    tier: Tier | None = None
    annotated: bool = True
    unpacked: Unpacked | None = None
    owned: BinaryIO | None = None

    @property
    def called(self) -> str:
        """The name inside a sentence."""
        return "the input" if self.name == UNNAMED else self.name

    @property
    def key(self) -> str:
        """What an item without an id of its own is known by, before its number: as given, else address, else name."""
        return self.id or self.address or self.name

    def id_of_item(self, own: str) -> str:
        """An item's own id where it is a URI, and so one for all the world; else behind the file's key: "1" is in every feed."""
        if _URI.match(own) or self.key == UNNAMED:
            return own
        return f"{self.key}#{own}"

    def id_of_words(self, *words: str | None) -> str:
        """The id of an item that has none: told by what it says, which its place in a growing file would not be."""
        told = "\n".join(word or "" for word in words).encode("utf-8", "replace")
        return f"{self.key}#{hashlib.sha256(told).hexdigest()[:16]}"

    def close(self) -> None:
        """Closes what `open_source` opened; a stream that was given stays open."""
        if self.owned:
            self.owned.close()

    def stopped(self) -> InputError | None:
        """Why the stream ended before its end, if it did."""
        return self.unpacked.stopped if self.unpacked else None

    def read_whole(self) -> bytes:
        """All bytes of a single document. TooLargeError over 10 MB, before more than that is held."""
        data, is_whole = self.read_begin()
        if not is_whole:
            most = f"{MAX_DOCUMENT_BYTES // 1_000_000} MB, the most that one document may have"
            raise TooLargeError(f"{self.name} is larger than {most}; cut it into its items.")
        if stopped := self.stopped():
            raise stopped
        return data

    def read_begin(self) -> tuple[bytes, bool]:
        """At most one byte over 10 MB from where the stream stands, and whether that is all there is."""
        pieces, size = [], 0
        while piece := self.stream.read(min(HEAD_BYTES * 16, MAX_DOCUMENT_BYTES + 1 - size)):
            pieces.append(piece)
            size += len(piece)
        return b"".join(pieces), size <= MAX_DOCUMENT_BYTES

    def id_of_one(self) -> str:
        """The id of a file's only document: as given, else its address, its file's name, the start of its hash."""
        return self.id or self.address or (self.name if self.name != UNNAMED else self.received.sha256()[:16])


UNNAMED = "The input"


def open_source(
    given: bytes | Path | BinaryIO,
    *,
    id: str = "",
    media_type: str | None = None,
    address: str | None = None,
    agencies: Sequence[Agency] | None = None,
    tier: Tier | None = None,
    annotated: bool = True,
) -> Source:
    """The file, opened; close ``stream`` when done. InputError where there is none, or where it is empty."""
    raw, name = _open(given)
    kind, charset = _cut_media_type(media_type)
    if address and name == UNNAMED:
        name = _clean_name(address)
    try:
        tally = Tally(head := raw.read(HEAD_BYTES), raw)
    except (OSError, ValueError) as error:
        raise InputError(
            f"{name} cannot be read ({_phrase(error)}); check that it is there and open to you."
        ) from error
    if not isinstance(head, bytes):
        raise InputError(f"{name} is opened as text; open it in binary, so that its encoding can be told.")
    source = Source(
        head=head,
        name=name,
        stream=cast(BinaryIO, io.BufferedReader(tally, HEAD_BYTES)),
        received=tally,
        id=mend_text(id),
        media_type=kind,
        charset=charset,
        address=mend_text(address) if address else None,
        agencies=agencies,
        tier=tier,
        annotated=annotated,
        owned=raw if isinstance(given, Path) else None,
    )
    if head.startswith(_GZIP) or zstd.is_zstd(head):
        source = _unpack(source, "gzip" if head.startswith(_GZIP) else "zstd")
    if not source.head:
        source.close()
        raise source.stopped() or InputError(f"{name} is empty; nothing was read.")
    return source


def plain_source(
    data: bytes, *, name: str, media_type: str, address: str | None, agencies: Sequence[Agency] | None
) -> Source:
    """A document that stood inside another file, as a source of its own."""
    kind, charset = _cut_media_type(media_type)
    tally = Tally(b"", io.BytesIO(data))
    stream = cast(BinaryIO, io.BufferedReader(tally))
    return Source(data[:HEAD_BYTES], name, stream, tally, "", kind, charset, address, agencies)


def _unpack(source: Source, kind: Literal["gzip", "zstd"]) -> Source:
    cast(io.BufferedReader, source.stream).detach()  # else its end would close the tally, which the unpacker reads
    unpacked = Unpacked(source.received, source.name, kind)
    stream = io.BufferedReader(unpacked, HEAD_BYTES)
    head = stream.peek(HEAD_BYTES)
    if head.startswith(_GZIP) or zstd.is_zstd(head):
        source.close()
        raise InputError(f"{source.name} is packed twice; unpack it once and give that.")
    name = source.name.removesuffix(".gz" if kind == "gzip" else ".zst") or source.name
    return replace(source, head=head, name=name, stream=cast(BinaryIO, stream), unpacked=unpacked)


def _open(given: bytes | Path | BinaryIO) -> tuple[BinaryIO, str]:
    if isinstance(given, bytes | bytearray | memoryview):
        return io.BytesIO(bytes(given)), UNNAMED
    if isinstance(given, Path):
        path = given
        name = _clean_name(path.name or str(path))
        try:
            if path.is_dir():
                raise InputError(f"{name} is a folder; give the files in it one by one.")
            return path.open("rb"), name
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise InputError(
                f"{name} cannot be opened ({reason}); check its name and that it is open to you."
            ) from error
    if not hasattr(given, "read"):
        raise TypeError(
            f"bytes, a Path or a binary file is read here, not {type(given).__name__}; read_text reads a str"
        )
    told = getattr(given, "name", None)
    return given, _clean_name(Path(told).name) if isinstance(told, str) and told else UNNAMED


def _why_no_gzip(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "it ends before its end mark"
    if isinstance(error, BadGzipFile) and "Not a gzipped" in str(error):
        return "what follows is not packed with gzip"
    return "its packed data or its checksum is wrong"


def _phrase(error: Exception) -> str:
    return str(error).rstrip(".").lower()


def _clean_name(name: str) -> str:
    """A name that can be printed on one line and encoded, whatever the file system held."""
    text = (
        name.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if not _has_lone(name) else mend_text(name)
    )
    return "".join(char if char.isprintable() else "\ufffd" for char in text)[:MAX_NAME_CHARS]


def _has_lone(name: str) -> bool:
    return any("\ud800" <= char <= "\udfff" and not "\udc80" <= char <= "\udcff" for char in name)


def _cut_media_type(media_type: str | None) -> tuple[str | None, str | None]:
    kind, _, rest = (media_type or "").partition(";")
    charset = None
    for part in rest.split(";")[:8]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            charset = value.strip().strip("\"'") or None
    return kind.strip().lower() or None, charset
