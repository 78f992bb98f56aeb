"""How does a file become Documents? Opened, its format told, read by that format's reader, then annotated."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from stemma.reading.charset import decode
from stemma.reading.detection import find_format
from stemma.reading.source import Source, Tier, open_source
from stemma.reading.unread import Unread
from stemma.shapes import Document, InputError
from stemma.shapes.failed import Failed

if TYPE_CHECKING:
    from stemma.reading.agency import Agency


def read(
    source: bytes | Path | BinaryIO,
    *,
    agencies: Sequence[Agency] | None = None,
    id: str = "",
    media_type: str | None = None,
    address: str | None = None,
    tier: Tier | None = None,
    annotated: bool = True,
) -> Document:
    """The one document that ``source`` holds.

    ``media_type`` is a Content-Type as received (its charset is heard); ``address`` is where it was fetched, which
    its links are resolved against. ``id`` goes before the address, that before the file's name, that before the hash.
    ``tier`` is how the text of a page is told from its frame: "careful" with all that its markup tells, "fast" at ten
    times the speed; by itself a page is read carefully, and those of an archive are read fast. Without ``annotated``
    the words of a page in the fast tier are not searched, as `annotate` does.
    Raises InputError with one sentence: TooLargeError over 10 MB, UnknownFormatError where no reader takes it, and
    where a file holds several items, since the first of them is as good a guess as any: `read_all` gives them all.
    """
    with_id = open_source(
        source, id=id, media_type=media_type, address=address, agencies=agencies, tier=tier, annotated=annotated
    )
    try:
        items = _items_of(with_id)
        first = next(items, None)
        if first is None:
            raise InputError(f"{with_id.name} holds no item that could be read; look at what it holds.")
        if isinstance(first, Failed):
            raise InputError(first.error)
        if next(items, None) is not None:
            raise InputError(f"{with_id.name} holds several items; read_all gives them one by one.")
        return replace(first, id=with_id.id) if with_id.id else first
    except OSError as error:
        raise InputError(f"{with_id.name} could not be read to its end ({error}); try again.") from error
    finally:
        with_id.close()


def read_all(
    source: bytes | Path | BinaryIO,
    *,
    agencies: Sequence[Agency] | None = None,
    id: str = "",
    media_type: str | None = None,
    address: str | None = None,
    tier: Tier | None = None,
    annotated: bool = True,
) -> Iterator[Document | Failed]:
    """Every item of a file: a feed's entries, an archive's pages, JSON's lines; of any other file, the one.

    Without ``annotated`` plain texts, JSON lines and pages read fast come as their words alone, in a fraction of the time;
    `stemma.reading.annotate` tells the rest of those that turn out to matter.

    Bulk files are streamed, one item in memory at a time. It raises no InputError: what cannot be read, be it an
    item or the whole file, comes as a `Failed` in its place, and the rest goes on.
    """
    name = id or address or (source.name if isinstance(source, Path) else "")
    try:
        opened = open_source(
            source, id=id, media_type=media_type, address=address, agencies=agencies, tier=tier, annotated=annotated
        )
    except InputError as error:
        yield Failed(name or "input", str(error))
        return
    try:
        yield from _items_of(opened)
    except InputError as error:
        yield Failed(opened.id_of_one(), str(error))
    except OSError as error:
        yield Failed(opened.id_of_one(), f"{opened.name} could not be read to its end ({error}); try again.")
    except Exception as error:  # noqa: BLE001 the outermost loop of a batch: one reader's fault is one item's failure
        yield Failed(opened.id_of_one(), _say_fault(opened.name, error))
    finally:
        opened.close()


def _say_fault(name: str, error: Exception) -> str:
    """The sentence for a fault of our own; where it happened goes to the log, for whoever mends it."""
    logging.getLogger("stemma.reading").error("A reader failed on %s", name, exc_info=error)
    return f"{name} could not be read for a fault in Stemma ({type(error).__name__}); please report it with the file."


def _items_of(source: Source) -> Iterator[Document | Failed]:
    form = find_format(source)
    yield from form.read(source) if form else _read_plain(source)


def _read_plain(source: Source) -> Iterator[Document | Failed]:
    yield plain_document(source.read_whole(), source)


def plain_document(data: bytes, source: Source, id: str | None = None) -> Document:
    """A text as it is, annotated. InputError where there is nothing but blanks."""
    from stemma.reading import read_text
    from stemma.reading.measured import check_size

    decoded = decode(data, (source.charset,))
    if not decoded.text.strip():
        raise InputError(f"{source.name} holds nothing but blanks; nothing was read.")
    name = id or source.id_of_one()
    document: Document
    if not source.annotated:
        document = Unread(id=name, text=decoded.text, format="plain")
        check_size(document)
    else:
        document = read_text(decoded.text, id=name, agencies=source.agencies)
    return replace(document, received_sha256=source.received.sha256(), errors=document.errors + decoded.errors)
