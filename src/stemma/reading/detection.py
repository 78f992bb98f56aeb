"""Which format do these bytes have? Content first, then the declared media type, then the name; a closed list of readers."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from stemma.reading.charset import wide_encoding
from stemma.reading.markup import refuse_entities, root_name
from stemma.shapes import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stemma.reading.source import Source
    from stemma.shapes import Document
    from stemma.shapes.failed import Failed


class Format(Protocol):
    """What a format's module offers."""

    def accepts(self, head: bytes, name: str, media_type: str | None) -> bool:
        """Whether this reader takes a file that begins with ``head``."""

    def read(self, source: Source) -> Iterator[Document | Failed]:
        """The items of the file; InputError where the file as a whole is none of this format."""


# The order matters: the more exact mark first; plain text takes what is left.
_BINARY = ("stemma.reading.pdf", "stemma.reading.docx")
_FORMATS = (
    "stemma.reading.archive",
    "stemma.reading.wire",
    "stemma.reading.feed",
    "stemma.reading.jsonl",
    "stemma.reading.mail",
    "stemma.reading.html",
    "stemma.reading.markdown",
)

_SAVE_AS_TEXT = "save it as text or HTML and give that"
_TRANSCRIBE = "give its text"
_UNPACK = "unpack it and give the files in it"
_MARKS: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"%!PS", "a PostScript file", _SAVE_AS_TEXT),
    (0, b"{\\rtf", "an RTF document", _SAVE_AS_TEXT),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _SAVE_AS_TEXT),
    (0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (0, b"\xfd7zXZ\0", "an xz archive", _UNPACK),
    (0, b"BZh", "a bzip2 archive", _UNPACK),
    (257, b"ustar", "a tar archive", _UNPACK),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture", _TRANSCRIBE),
    (0, b"\xff\xd8\xff", "a JPEG picture", _TRANSCRIBE),
    (0, b"GIF8", "a GIF picture", _TRANSCRIBE),
    (0, b"II*\0", "a TIFF picture", _TRANSCRIBE),
    (0, b"MM\0*", "a TIFF picture", _TRANSCRIBE),
    (8, b"WEBP", "a WebP picture", _TRANSCRIBE),
    (8, b"WAVE", "a sound file", _TRANSCRIBE),
    (8, b"AVI ", "a film", _TRANSCRIBE),
    (4, b"ftyp", "a film or a picture (ISO media)", _TRANSCRIBE),
    (0, b"ID3", "a sound file", _TRANSCRIBE),
    (0, b"\xff\xfb", "a sound file", _TRANSCRIBE),
    (0, b"OggS", "a sound file", _TRANSCRIBE),
    (0, b"fLaC", "a sound file", _TRANSCRIBE),
    (0, b"\x1a\x45\xdf\xa3", "a film", _TRANSCRIBE),
    (0, b"\x7fELF", "a program", "give a text"),
    (0, b"MZ\x90", "a program", "give a text"),
    (0, b"\xcf\xfa\xed\xfe", "a program", "give a text"),
    (0, b"\xca\xfe\xba\xbe", "a program", "give a text"),
    (0, b"\0asm", "a program", "give a text"),
    (0, b"SQLite format 3\0", "a database", "give the texts in it as JSON lines"),
)
_ZIP = b"PK\x03\x04"
_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"xl/", "a spreadsheet (XLSX)"),
    (b"ppt/", "a presentation (PPTX)"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"mimetypeapplication/epub", "an EPUB book"),
)
_INNER_DTD = re.compile(
    rb"(?:\xff\xfe|\xfe\xff)?(?:\s|\xef\xbb\xbf|<\?[^>]{0,2000}>|<!--.{0,4000}?-->){0,50}+<!DOCTYPE[^<>\[]{0,500}\[",
    re.IGNORECASE | re.DOTALL,
)
_BLANKS = b"\xef\xbb\xbf \r\n\t"
_XML_ROOT = re.compile(
    rb"(?:<!--.{0,2000}?-->|\s){0,50}+<(?:[A-Za-z][\w-]{0,30}:)?(?:svg|opml|urlset|sitemapindex|plist|kml|gpx|nitf|xbel|"
    rb"packageItem|knowledgeItem|catalogItem|conceptItem|newsML)"
    rb"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE | re.DOTALL,
)
_ODD_BYTES = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])
MOST_ODD_SHARE = 0.02  # control characters among text: stray ones in real pages are far under one in a thousand


def find_format(source: Source) -> Format | None:
    """The reader of this file; None means plain text. UnknownFormatError names what it looks like instead."""
    for name in _BINARY:
        module = import_module(name)
        if module.accepts(source.head, source.name, source.media_type):
            return module
    if not source.head.startswith(b"WARC/"):  # its records may hold anything
        refuse_others(source.head, source.name)
        if _INNER_DTD.match(source.head.replace(b"\0", b"")):
            refuse_entities(source.head.replace(b"\0", b"").decode("utf-8", "replace"), source.name)
    for name in _FORMATS:
        module = import_module(name)
        if module.accepts(source.head, source.name, source.media_type):
            return module
    if (root := _root_of_xml(source)) and not source.name.lower().endswith((".txt", ".text", ".md")):
        read = "RSS, Atom, NewsML-G2 and XHTML are read"
        raise UnknownFormatError(
            f"{source.name} is XML of a kind that Stemma does not read (its root is <{root}>); {read}."
        )
    return None


def _root_of_xml(source: Source) -> str:
    """The root of a document that is XML by its declaration, its doctype or a root that HTML has not; empty where it is none."""
    start = source.head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip(_BLANKS)
    if start.startswith(b"<?xml"):
        return root_name(source.head) or "?"
    root = root_name(source.head)
    return root if start[:9].upper() == b"<!DOCTYPE" or _XML_ROOT.match(start) or b"xmlns" in start[:1000] else ""


def refuse_others(head: bytes, name: str) -> None:
    """UnknownFormatError where the bytes are no text: it names what they look like, and the next step."""
    for place, mark, what, step in _MARKS:
        if head.startswith(mark, place):
            raise UnknownFormatError(f"{name} looks like {what}, which Stemma does not read; {step}.")
    if head.startswith(_ZIP):
        for mark, what in _IN_ZIP:
            if mark in head[:8192]:
                raise UnknownFormatError(f"{name} looks like {what}, which Stemma does not read; {_SAVE_AS_TEXT}.")
        raise UnknownFormatError(f"{name} looks like a ZIP archive, which Stemma does not open; {_UNPACK}.")
    if is_binary(head):
        raise UnknownFormatError(
            f"{name} is binary, of no kind that Stemma knows; give text, HTML, a feed or a wire item."
        )


def is_binary(head: bytes) -> bool:
    """Whether too much of it is control characters for a text in any encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or wide_encoding(head):
        return False
    odd = len(head) - len(head.translate(None, _ODD_BYTES))
    return odd > MOST_ODD_SHARE * len(head)
