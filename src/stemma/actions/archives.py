"""Where are the archives of the record? The open one holds living versions, the sealed one what was withdrawn."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from django.conf import settings

from stemma.shapes import ArchiveFormatError

if TYPE_CHECKING:
    from stemma.finding import Archive

Which = Literal["open", "sealed"]
BOTH: tuple[Which, ...] = ("open", "sealed")


@contextmanager
def open_archive(which: Which) -> Iterator[Archive]:
    """The archive, made where it is not there yet."""
    from stemma.finding import Archive

    with Archive(_folder(which), create=True) as archive:
        yield archive


def drop_damaged(which: Which) -> list[str]:
    """What is damaged in the archive, which is then dropped whole; empty, and nothing dropped, where it is sound.

    It is derived from the record, and a copy put aside would keep words that were erased. Reads all of it. ArchiveError
    where it cannot be read for another reason: another process writes, a disk is full.
    """
    try:
        with open_archive(which) as archive:
            problems = archive.check()
    except ArchiveFormatError as error:
        problems = [str(error)]
    if problems:
        shutil.rmtree(_folder(which))
    return problems


def _folder(which: Which) -> Path:
    return Path(settings.DATA) / "archive" / which
