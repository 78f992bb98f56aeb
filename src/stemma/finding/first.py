"""When was a document first published, and which of two is the earlier?"""

from __future__ import annotations

from datetime import UTC, datetime

from stemma.shapes import Document

_FIRST_OF = ("published", "dateline", "modified")


def dated(document: Document) -> str | None:
    """The document's date as ISO 8601 text as it was read: published, else of the dateline, else modified; None if untold."""
    if not document.dates and document.dateline is None:
        return None
    for what in _FIRST_OF:
        values = [item.value for item in document.dates if item.what == what and item.value]
        if values:
            return min(values)
        if what == "dateline" and document.dateline and document.dateline.date:
            return document.dateline.date
    return None


def moment(document: Document) -> datetime | None:
    """The date as a moment in UTC, a bare day or month at its beginning; None where it is untold or cannot be read.

    >>> from stemma.shapes import Dated
    >>> str(moment(Document(dates=(Dated(None, None, "2017-11-21T02:00:00+02:00", "published"),))))
    '2017-11-21 00:00:00+00:00'
    """
    value = dated(document)
    if value is None:
        return None
    for tried in (value, f"{value}-01", f"{value}-01-01"):
        try:
            read = datetime.fromisoformat(tried)
        except ValueError:
            continue
        try:
            return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
        except OverflowError:
            return None
    return None
