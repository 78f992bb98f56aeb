"""How is a plain text read? Its words are all there is: no links, no markup, newlines untouched."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.reading.agency import Agency
from stemma.shapes import Document


def read_text(text: str, *, id: str = "", agencies: Sequence[Agency] | None = None) -> Document:
    """The Document of a plain text; ``text`` is kept as given. TooLargeError over 10 MB (as UTF-8).

    ``agencies`` stands in for the table that comes with the package.
    """
    from stemma.reading.annotate import annotate

    return annotate(Document(id=id, text=text, format="plain"), agencies=agencies)
