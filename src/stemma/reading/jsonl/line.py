"""How does a line of JSON become a Document, and a bad one a sentence with its number?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from stemma.reading.charset import decode
from stemma.reading.jsonvalue import parse_json
from stemma.reading.limit import MAX_DOCUMENT_BYTES
from stemma.reading.source import Source
from stemma.reading.unread import Unread, leave_unread
from stemma.shapes import Document, InputError, UnknownFormatError, from_plain
from stemma.shapes.failed import Failed
from stemma.shapes.plain import plain_name

MOST_LINE_BYTES = MAX_DOCUMENT_BYTES + 1_000_000  # the document, and JSON's own marks around it
# Read from the words by `annotate`; a line that brings any of them was annotated before, and stays as it is.
_PLAIN_KEYS = {"id", "text", "headline"}
_ANNOTATIONS = ("hops", "statements", "terms", "people", "dates", "captions", "set_aside", "dateline")


def read_lines(source: Source) -> Iterator[Document | Failed]:
    """The documents of the file. A file that is one object over several lines is that one document."""
    if _is_one_object(source.head):
        yield _read_one(source)
        return
    for number, line in _lines(source):
        name = f"{source.key}:{number}"
        if line is None:
            most = MOST_LINE_BYTES // 1_000_000
            yield Failed(name, f"{source.name}, line {number}, is over {most} MB; it was stepped over.")
        elif line.strip():
            try:
                yield _document(line.decode("utf-8"), f"{source.name}, line {number},", name, line, source)
            except UnicodeDecodeError as error:
                yield Failed(
                    name, f"{source.name}, line {number}, is not UTF-8 (at its byte {error.start}); JSON lines are."
                )
            except InputError as error:
                yield Failed(name, str(error))
    if stopped := source.stopped():
        yield Failed(source.key, str(stopped))


def _is_one_object(head: bytes) -> bool:
    """Whether the first line with something on it is no object by itself: JSON written over several lines."""
    lines = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)
    first = lines[0].strip()
    return first in (b"{", b"[") or (len(lines) > 1 and not first.endswith(b"}") and first[:1] in (b"{", b"["))


def _lines(source: Source) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while line := source.stream.readline(MOST_LINE_BYTES + 1):
        number += 1
        if len(line) > MOST_LINE_BYTES:
            while line and not line.endswith(b"\n"):
                line = source.stream.readline(MOST_LINE_BYTES)
            yield number, None
        else:
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _read_one(source: Source) -> Document:
    data = source.read_whole()
    return _document(decode(data, (source.charset,)).text, source.name, source.id_of_one(), data, source)


def _document(line: str, name: str, id: str, received: bytes, source: Source) -> Document:
    from stemma.reading.measured import annotate_within, check_size

    data = parse_json(line, name)
    if (
        not source.annotated
        and isinstance(data, dict)
        and "text" in data
        and data.keys() <= _PLAIN_KEYS
        and _are_strings(data)
    ):
        return _words_of(data, name, id, received)
    if isinstance(data, dict) and "text" in data and not isinstance(data["text"], str):
        raise UnknownFormatError(f'{name} has a "text" that is {plain_name(data["text"])}; give the text as a string.')
    if not isinstance(data, dict) or "text" not in data:
        raise UnknownFormatError(
            f'{name} is JSON without a "text"; give {{"id", "text"}}, a JSON Feed or a ninjs item.'
        )
    if isinstance(data.get("id"), int):
        data["id"] = str(data["id"])
    try:
        document = from_plain(Document, data)
    except InputError as error:
        raise InputError(f"{name} does not fit: {str(error)[0].lower()}{str(error)[1:]}") from error
    _check_text(document, name)
    _check_places(document, len(document.text), name)
    document = replace(
        document,
        id=document.id or id,
        format=document.format if "format" in data else "jsonl" if document.links else "plain",
        received_sha256=document.received_sha256 or hashlib.sha256(received.strip()).hexdigest(),
    )
    if not source.annotated or any(key in data for key in _ANNOTATIONS):
        check_size(document)
        return document if any(key in data for key in _ANNOTATIONS) else leave_unread(document)
    return annotate_within(document, agencies=source.agencies)


def _are_strings(data: dict[str, Any]) -> bool:
    return all(isinstance(value, str) for value in data.values())


def _words_of(data: dict[str, Any], name: str, id: str, received: bytes) -> Document:
    """A line of nothing but an id and a text, made with no detour."""
    from stemma.reading.measured import check_size

    document = Unread(
        id=data.get("id") or id,
        headline=data.get("headline", ""),
        text=data["text"],
        received_sha256=hashlib.sha256(received.strip()).hexdigest(),
    )
    _check_text(document, name)
    check_size(document)
    return document


def _check_text(document: Document, name: str) -> None:
    if not document.text.strip() and "deleted" not in document.signals:
        raise InputError(f"{name} has an empty text; it was stepped over.")
    if 4 * len(document.text) > MAX_DOCUMENT_BYTES and len(document.text.encode("utf-8")) > MAX_DOCUMENT_BYTES:
        raise InputError(f"{name} has a text over {MAX_DOCUMENT_BYTES // 1_000_000} MB; it was stepped over.")


def _check_places(shape: Any, most: int, name: str) -> None:
    """InputError where a place lies outside the text: whoever draws it would fail later, and say less."""
    if isinstance(shape, tuple):
        if len(shape) == 2 and all(isinstance(part, int) for part in shape):
            _check_span(shape[0], shape[1], most, name)
        else:
            for item in shape:
                _check_places(item, most, name)
    elif is_dataclass(shape):
        begin, end = getattr(shape, "begin", None), getattr(shape, "end", None)
        if begin is not None:
            _check_span(begin, end, most, name)
        for field in fields(shape):
            _check_places(getattr(shape, field.name), most, name)


def _check_span(begin: int, end: int | None, most: int, name: str) -> None:
    if end is None or not 0 <= begin <= end <= most:
        raise InputError(
            f"{name} names the place [{begin}, {end}], but its text has {most} characters; correct the places."
        )
