"""How does a PDF become a Document?"""

from __future__ import annotations

import io
import logging
import re
import struct
import time
import zlib
from typing import Any

from stemma.reading.charset import mend_text
from stemma.reading.html.author import clean_names
from stemma.reading.html.text import words_of
from stemma.reading.limit import MAX_DOCUMENT_BYTES, MAX_PDF_PAGES, MAX_PDF_SECONDS
from stemma.reading.source import Source
from stemma.shapes import Dated, Document, InputError

# What pypdf raises on files that are no good PDF, beside its own errors.
_DAMAGE = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    NotImplementedError,
    ArithmeticError,
    RecursionError,
    struct.error,
    zlib.error,
    EOFError,
)
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zà-ÿа-яё])")
_LINE = re.compile(r"(?<![.!?:…”\"»)\n])\n(?=[^\n])")


def read_pdf(data: bytes, source: Source) -> Document:
    """The annotated Document: lines are joined into paragraphs, pages and paragraphs parted by blank lines."""
    from stemma.reading.measured import annotate_within

    pieces, info, errors = _extract(data, source.name)
    text = mend_text("\n\n".join(pieces))
    if not text.strip():
        raise InputError(f"{source.name} holds no text, perhaps pictures of it; give the text itself.")
    document = Document(
        id=source.id_of_one(),
        headline=words_of(info.get("title")),
        authors=clean_names([info["author"]]) if info.get("author") else (),
        text=text,
        dates=tuple(Dated(None, None, info[what], what) for what in ("published", "modified") if info.get(what)),
        errors=errors,
        format="plain",
        received_sha256=source.received.sha256(),
    )
    return annotate_within(document, agencies=source.agencies)


def _extract(data: bytes, name: str) -> tuple[list[str], dict[str, str], tuple[str, ...]]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is its own matter
    damage = (*_DAMAGE, PyPdfError)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{name} is locked with a password; give a copy that is not.")
        count = len(reader.pages)
    except InputError:
        raise
    except damage as error:
        raise InputError(
            f"{name} is no PDF that can be read ({_why(error)}); ask its sender for a good copy."
        ) from error
    pieces: list[str] = []
    unread = size = 0
    begun = time.process_time()
    errors: tuple[str, ...] = ()
    for number in range(count):
        is_late = time.process_time() - begun > MAX_PDF_SECONDS
        if number >= MAX_PDF_PAGES or size > MAX_DOCUMENT_BYTES or is_late:
            errors += (f"Of {count} pages, the first {number} were read.",)
            break
        try:
            piece = _joined(reader.pages[number].extract_text())
        except damage:
            unread += 1
            continue
        size += len(piece)
        pieces += [piece] if piece.strip() else []
    if unread:
        errors += (f"{unread} of {count} pages are damaged and were stepped over.",)
    return pieces, _told(reader, damage), errors


def _joined(text: str) -> str:
    """Lines as paragraphs: a word cut at a line's end is one again, and a line that ends no sentence goes on."""
    lines = "\n".join(line.strip() for line in text.splitlines())
    return _LINE.sub(" ", _HYPHEN.sub("", lines)).strip()


def _told(reader: Any, damage: tuple[type[Exception], ...]) -> dict[str, str]:
    told: dict[str, str] = {}
    try:
        info = reader.metadata
        if info is None:
            return told
        told["title"], told["author"] = str(info.title or ""), str(info.author or "")
        for what, moment in (("published", info.creation_date), ("modified", info.modification_date)):
            if moment is not None:
                told[what] = moment.isoformat() if moment.tzinfo else moment.date().isoformat()
    except damage:
        return told
    return told


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:100].rstrip(".") or type(error).__name__
