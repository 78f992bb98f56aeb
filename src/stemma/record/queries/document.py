"""What does the record read in a version? The Document, put together from the version's text and its reading in force."""

from __future__ import annotations

from typing import Any

from stemma.record.models import Reading, Version
from stemma.shapes import Document, from_plain, to_plain


def document_of(version: Version, reading: Reading | None = None) -> Document:
    """The Document of a version under its reading in force (or the one given); its id is the report's."""
    if reading is None:
        reading = version.readings.filter(ended_at__isnull=True).first()
    plain = dict(reading.document) if reading else {}
    plain |= {"id": str(version.report_id), "text": version.text, "headline": version.headline}
    return from_plain(Document, plain)


def plain_reading(document: Document) -> dict[str, Any]:
    """A Document as a reading keeps it: without the words, which stand in the version."""
    plain: dict[str, Any] = to_plain(document)
    for name in ("id", "text", "headline"):
        plain.pop(name)
    return plain
