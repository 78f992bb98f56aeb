"""Which runs of a text stand between quotation marks, in any of the styles that news uses?"""

from __future__ import annotations

from stemma.shapes import Span
from stemma.text import choose_engine


def find_quotations(text: str) -> list[Span]:
    """The outermost quotations, without their marks, in order. One that runs on over paragraphs comes once a paragraph.

    >>> text = "He said: „Wir kommen nicht.“ It's \\"fine\\"."
    >>> [text[begin:end] for begin, end in find_quotations(text)]
    ['Wir kommen nicht.', 'fine']
    """
    return choose_engine().find_quotations(text)
