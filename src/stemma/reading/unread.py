"""What is a document of which only the words were read, and how is the rest told later?"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from stemma.shapes import Document


@dataclass(frozen=True, slots=True)
class Unread(Document):
    """A document as it comes without ``annotated``: given text and markup, its words not looked into."""


def leave_unread(document: Document) -> Unread:
    """The document, marked as one whose words wait."""
    return Unread(**_told(document))


def complete(document: Document) -> Document:
    """The document as it would have come ``annotated``; one that came so, or needs nothing told, as it is."""
    if not isinstance(document, Unread):
        return document
    from stemma.reading.measured import annotate_within

    return annotate_within(Document(**_told(document)))


def _told(document: Document) -> dict[str, Any]:
    return {field.name: getattr(document, field.name) for field in fields(Document)}
