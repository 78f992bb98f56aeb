"""Where are the archives of the record? The open one holds living versions, the sealed one what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from django.conf import settings

if TYPE_CHECKING:
    from stemma.finding import Archive

Which = Literal["open", "sealed"]


@contextmanager
def open_archive(which: Which) -> Iterator[Archive]:
    """The archive, made where it is not there yet."""
    from stemma.finding import Archive

    with Archive(Path(settings.DATA) / "archive" / which, create=True) as archive:
        yield archive
