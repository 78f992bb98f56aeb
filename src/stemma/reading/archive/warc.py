"""How does a WARC record become a Document? HTML and plain text that a server answered with 200, and WET's texts."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from stemma.reading.charset import mend_text
from stemma.reading.detection import is_binary
from stemma.reading.html.fast import read_page_fast
from stemma.reading.html.page import read_page
from stemma.reading.intake import plain_document
from stemma.reading.limit import MAX_DOCUMENT_BYTES, MAX_NAME_CHARS
from stemma.reading.source import Source, plain_source
from stemma.shapes import Document, InputError
from stemma.shapes.failed import Failed

_HTML = ("text/html", "application/xhtml+xml")
_SKIP_BYTES = 1_000_000


def read_warc(source: Source) -> Iterator[Document | Failed]:
    """The records that are pages; a record that cannot be read, and the place where the file ends early, are Failed."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    if not source.head.startswith(b"WARC/"):
        raise InputError(f"{source.name} is named as a WARC file, but does not begin as one; fetch it again.")
    tail = _Tail(source.stream)
    records = ArchiveIterator(tail)
    records.INC_RECORD = ""  # what it would write to standard error; said below as a Failed
    offset = unfit = 0
    while True:
        try:
            record = next(records, None)
            offset = records.offset if record is not None else offset
            if record is None:
                break
            item = _read_record(record, offset, source)
            _pass(record)
        except (ArchiveLoadFailed, EOFError, ValueError, zlib.error, AttributeError, IndexError, KeyError) as error:
            yield Failed(f"{source.key}@{offset}", _damage(source, offset, error))
            return
        if item is not None:
            yield item
        if records.err_count > unfit:
            unfit = records.err_count
            where = f"before byte {offset} of {source.called}"
            yield Failed(
                f"{source.key}@{offset}",
                f"A record {where} does not have its declared length; what follows it may be missing.",
            )
    if stopped := source.stopped():
        where = f"(the last record read began at unpacked byte {offset})"
        yield Failed(f"{source.key}@{offset}", f"{str(stopped).rstrip('.')} {where}.")
    elif not tail.last.endswith((b"\n\r\n", b"\n\n")):
        said = "ends in the middle of a record, or without the blank lines that close one"
        yield Failed(
            f"{source.key}@{offset}", f"{source.name} {said} (the last began at byte {offset}); fetch it again."
        )


class _Tail:
    """The stream, with the last bytes that were read of it: a whole file ends in the blank lines that close a record."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.last = b""

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.last = (self.last + data[-4:])[-4:]
        return data


def _read_record(record: Any, offset: int, source: Source) -> Document | Failed | None:
    if record.rec_type not in ("response", "resource", "conversion"):
        return None
    address = mend_text(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")[: MAX_NAME_CHARS * 8]
    headers = record.http_headers
    if record.rec_type == "response" and (headers is None or headers.get_statuscode() != "200"):
        return None
    told = (headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")) or ""
    media_type = told.partition(";")[0].strip().lower()
    if media_type not in (*_HTML, "text/plain"):
        return None
    name = f"the record at byte {offset} of {source.called}"
    try:
        data = _payload(record)
    except (zlib.error, EOFError) as error:
        return Failed(
            address or f"{source.key}@{offset}", f"The content of {name} is damaged ({error}); it was stepped over."
        )
    if data is None:
        most = MAX_DOCUMENT_BYTES // 1_000_000
        return Failed(
            address or f"{source.key}@{offset}", f"The page in {name} is over {most} MB unpacked; it was stepped over."
        )
    if _is_short(record):
        return Failed(
            address or f"{source.key}@{offset}",
            f"The page in {name} is cut off before its declared end; fetch the file again.",
        )
    return _page(data, address or f"{source.key}@{offset}", address or None, told, name, source)


def _page(data: bytes, id: str, address: str | None, told: str, name: str, source: Source) -> Document | Failed:
    inner = plain_source(
        data, name=name[0].upper() + name[1:], media_type=told, address=address, agencies=source.agencies
    )
    try:
        if not data.strip():
            raise InputError(f"{inner.name} holds an empty page; it was stepped over.")
        if is_binary(inner.head):
            raise InputError(
                f"{inner.name} is declared as text, but is binary or packed in a way Stemma does not read."
            )
        if inner.media_type in _HTML:
            return _html(data, id, address, inner, source)
        return replace(plain_document(data, inner, id), received_sha256=hashlib.sha256(data).hexdigest())
    except InputError as error:
        return Failed(id, str(error))


def _html(data: bytes, id: str, address: str | None, inner: Source, source: Source) -> Document:
    digest = hashlib.sha256(data).hexdigest()
    if source.tier == "careful":
        return read_page(
            data, id=id, name=inner.name, address=address, charset=inner.charset, sha256=digest,
            agencies=source.agencies, format="warc-html",
        )  # fmt: skip
    return read_page_fast(
        data, id=id, name=inner.name, address=address, charset=inner.charset, sha256=digest,
        agencies=source.agencies, format="warc-html", is_annotated=source.annotated,
    )  # fmt: skip


def _payload(record: Any) -> bytes | None:
    """The page's bytes, unpacked; None where they are over the limit. At most the limit is held."""
    stream, pieces, size = record.content_stream(), [], 0
    while piece := stream.read(65_536):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_DOCUMENT_BYTES:
            return None
    return b"".join(pieces)


def _is_short(record: Any) -> bool:
    return bool(getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1))


def _pass(record: Any) -> None:
    """Reads what is left of a record, in pieces, without holding it."""
    while record.raw_stream.read(_SKIP_BYTES):
        pass


def _damage(source: Source, offset: int, error: Exception) -> str:
    if stopped := source.stopped():
        return str(stopped)
    why = " ".join(str(error).split())[:120] or type(error).__name__
    if isinstance(error, AttributeError | KeyError | IndexError):  # the library looks for what is not there
        why = "a record lacks a header that the format asks for, such as WARC-Target-URI"
    return (
        f"{source.name} is damaged after byte {offset} ({why}); what stands before it was read, fetch the file again."
    )
