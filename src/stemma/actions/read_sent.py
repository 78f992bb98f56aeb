"""Read what was sent: bytes from a stranger or an editor become one Document, within the limits of reading."""

from __future__ import annotations

from stemma.shapes import Document


def read_sent(data: bytes, *, name: str = "", media_type: str = "") -> Document:
    """The one Document in the bytes; InputError with its sentence where there is none."""
    from stemma.reading import read

    return read(data, id=name, media_type=media_type or None)
