"""How does a Word document become a Document? Its parts are read straight from the ZIP, each within a limit."""

from __future__ import annotations

import io
import zipfile
import zlib
from html import escape
from typing import Any

from stemma.reading.html.author import clean_names
from stemma.reading.html.dates import page_time
from stemma.reading.html.text import read_fragment, words_of
from stemma.reading.limit import MAX_DOCUMENT_BYTES, MAX_PARTS
from stemma.reading.markup import first_text, local, parse_xml, refuse_entities
from stemma.reading.source import Source
from stemma.shapes import Dated, Document, InputError, TooLargeError

MAX_PART_BYTES = 4 * MAX_DOCUMENT_BYTES  # Word's own marks around the words are three times as long as these
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
)


def read_docx(data: bytes, source: Source) -> Document:
    """The annotated Document: a paragraph of the file is one of the text, list items have their bullets, cells their bar."""
    from stemma.reading.measured import annotate_within

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > MAX_PARTS:
                raise TooLargeError(f"{source.name} has over {MAX_PARTS} parts, which no report has; it was not read.")
            main = _part(archive, "word/document.xml", source.name)
            links = _part(archive, "word/_rels/document.xml.rels", source.name, needed=False)
            core = _part(archive, "docProps/core.xml", source.name, needed=False)
    except _ZIP_DAMAGE as error:
        why = " ".join(str(error).split())[:100].strip("'\".")
        raise InputError(f"{source.name} is no Word document that can be read ({why}); save it again.") from error
    addresses = {rel.get("Id"): rel.get("Target") or "" for rel in links} if links is not None else {}
    laid = read_fragment("".join(_paragraphs(main, addresses)), source.address)
    if not laid.text.strip():
        raise InputError(f"{source.name} holds no text; nothing was read.")
    title = first_text(core, "title") if core is not None else ""
    told = [(what, page_time(first_text(core, name))) for what, name in _DATES] if core is not None else []
    document = Document(
        id=source.id_of_one(),
        headline=words_of(title) or _styled_title(main),
        authors=clean_names([first_text(core, "creator")]) if core is not None else (),
        text=laid.text,
        dates=tuple(Dated(None, None, value, what) for what, value in told if value),
        links=laid.links,
        errors=laid.errors,
        format="docx",
        received_sha256=source.received.sha256(),
    )
    return annotate_within(document, agencies=source.agencies)


_DATES = (("published", "created"), ("modified", "modified"))


def _part(archive: zipfile.ZipFile, name: str, called: str, *, needed: bool = True) -> Any:
    if name not in archive.namelist():
        if needed:
            raise InputError(f"{called} is a ZIP without the main part of a Word document; save it as DOCX.")
        return None
    with archive.open(name) as part:
        data = part.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:
        most = MAX_PART_BYTES // 1_000_000
        raise TooLargeError(f"{called} unpacks to over {most} MB, which no report does; it was not read.")
    text = data.decode("utf-8", "replace")
    refuse_entities(text, called)
    return parse_xml(text.partition("?>")[2] if text.lstrip("\ufeff").startswith("<?xml") else text, called)


def _paragraphs(main: Any, addresses: dict[str, str]) -> list[str]:
    """The paragraphs as HTML of few tags; a table's row is one paragraph."""
    pieces = []
    for element in main.iter():
        name = local(element)
        if name == "tr":
            cells = [escape(" ".join(_words(cell).split())) for cell in element if local(cell) == "tc"]
            pieces.append(f"<p>{' | '.join(cells)}</p>")
        elif name == "p" and not _is_in_table(element):
            inner = "".join(_runs(element, addresses))
            tag = "li" if any(local(mark) == "numPr" for mark in element.iter()) else "p"
            pieces.append(f"<ul><li>{inner}</li></ul>" if tag == "li" else f"<p>{inner}</p>")
    return pieces


def _is_in_table(element: Any) -> bool:
    return any(local(up) == "tr" for up in element.iterancestors())


def _runs(paragraph: Any, addresses: dict[str, str]) -> list[str]:
    pieces = []
    for child in paragraph:
        if local(child) == "hyperlink":
            href = addresses.get(child.get(_REL) or "", "")
            words = escape(_words(child))
            pieces.append(f'<a href="{escape(href, quote=True)}">{words}</a>' if href else words)
        elif local(child) not in ("del", "pPr"):  # what was struck out with changes tracked is no text
            pieces.append(escape(_words(child)).replace("\n", "<br>"))
    return pieces


def _words(element: Any) -> str:
    marks = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
    return "".join(
        (one.text or "") if local(one) == "t" else marks.get(local(one), "") for one in element.iter() if local(one)
    )


def _styled_title(main: Any) -> str:
    for paragraph in main.iter():
        if local(paragraph) == "pStyle" and any(
            str(value).lower() in ("title", "titel", "titre", "ttulo") for value in paragraph.attrib.values()
        ):
            return words_of(_words(paragraph.getparent().getparent()))
    return ""
