"""How is a plain text read? Its words are all there is: no links, no markup, newlines untouched."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.reading.agency import Agency
from stemma.shapes import Document, TooLargeError


def read_text(text: str, *, id: str = "", agencies: Sequence[Agency] | None = None) -> Document:
    """The Document of a plain text; ``text`` is kept as given. TooLargeError over 10 MB (as UTF-8).

    ``agencies`` stands in for the table that comes with the package.
    """
    from stemma.reading.limit import MAX_DOCUMENT_BYTES
    from stemma.reading.measured import annotate_within

    if not isinstance(text, str):
        raise TypeError(f"a str is read here, not {type(text).__name__}; read takes bytes, a Path or a binary file")
    if len(text) > MAX_DOCUMENT_BYTES or (len(text) * 4 > MAX_DOCUMENT_BYTES and _bytes_of(text) > MAX_DOCUMENT_BYTES):
        raise TooLargeError(
            f"The text {id or 'given'} is over {MAX_DOCUMENT_BYTES:,} bytes; split it, or read it with `read_all` as a file of items."
        )
    return annotate_within(Document(id=id, text=text, format="plain"), agencies=agencies)


def _bytes_of(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
