"""How is a document prepared for matching?"""

from __future__ import annotations

from stemma.shapes import Document
from stemma.text import Prepared, choose_engine


def prepare(document: Document) -> Prepared:
    """The words and seeds of a document's text without what is set aside; places remain those of the text."""
    return choose_engine().prepare(document.text, [(part.begin, part.end) for part in document.set_aside])
