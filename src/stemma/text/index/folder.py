"""Is this folder an archive, and one that this version of Stemma reads?

An archive is a folder with three things in it: ``archive.json``, the marker ``{"format": "stemma archive", "version": 3}``,
written last, whole or not at all; ``archive.sqlite3`` with the journals that SQLite keeps beside it; and ``segments/``.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from stemma.shapes import ArchiveError, ArchiveFormatError

FORMAT = "stemma archive"
VERSION = 3
READ_VERSIONS = (2, VERSION)  # what is of the one before is brought up when it is opened
MARKER = "archive.json"
DATABASE = "archive.sqlite3"
SEGMENTS = "segments"
_MARKER_BYTES = 4096


def has_archive(path: Path) -> bool:
    """True for an archive of this version or the one before, False where one may be made (nothing there, or an empty or half-made folder).

    ArchiveFormatError for anything else: a file, another folder, an archive of another version.
    """
    if not path.exists():
        return False
    if not path.is_dir():
        raise ArchiveFormatError(f"{path} is a file and no archive; give the folder of an archive.")
    marker = path / MARKER
    if not marker.exists():
        strangers = sorted(entry.name for entry in path.iterdir() if not _is_ours(entry.name))
        if strangers:
            raise ArchiveFormatError(
                f"{path} is a folder with other things in it ({strangers[0]!r}) and no archive; give another folder."
            )
        return False
    _check_version(path, _version_told(path, marker))
    if not (path / DATABASE).exists():
        raise ArchiveFormatError(
            f"The archive {path} has lost its {DATABASE}; bring it back or build the archive anew."
        )
    return True


def write_marker(path: Path) -> None:
    """Make the folder an archive, durably. Two processes may do so at once."""
    unfinished = path / f"{MARKER}.{os.getpid()}.new"
    with unfinished.open("w", encoding="utf-8") as file:
        json.dump({"format": FORMAT, "version": VERSION}, file)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path / MARKER)
    for folder in (path, path.absolute().parent):
        sync_folder(folder)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_ours(name: str) -> bool:
    return name.startswith((DATABASE, f"{MARKER}.")) or name == SEGMENTS


def is_of_version(path: Path, version: int) -> bool:
    """Whether an archive's marker says so."""
    return _version_told(path, path / MARKER) == version


def _version_told(path: Path, marker: Path) -> object:
    try:
        with marker.open("rb") as file:
            told = json.loads(file.read(_MARKER_BYTES))
    except OSError as error:
        raise ArchiveError(f"The archive {path} cannot be read ({error.strerror}); check its permissions.") from error
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ArchiveFormatError(f"{marker} is not the marker of an archive; give the folder of an archive.")
    return told.get("version")


def _check_version(path: Path, version: object) -> None:
    if version in READ_VERSIONS:
        return
    newer = isinstance(version, int) and version > VERSION
    step = "use the version of Stemma that wrote it, or a later one" if newer else "build the archive anew"
    raise ArchiveFormatError(
        f"The archive {path} is of format version {version!r:.20} and this Stemma reads version {VERSION}; {step}."
    )
