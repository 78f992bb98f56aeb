"""Where are the bytes that were received? In files named by their SHA-256, written once, whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from stemma.record.models import Received
from stemma.shapes import NotFoundError


def keep_bytes(newsroom_id: UUID, data: bytes, way: str, **known: str) -> Received:
    """A row for the bytes, and their file on disk before the row is made. ``known``: name, address, media_type."""
    digest = hashlib.sha256(data).hexdigest()
    _write_once(_path_of(digest), data)
    return Received.objects.create(
        newsroom_id=newsroom_id,
        sha256=digest,
        size_bytes=len(data),
        way=way,
        name=known.get("name", "")[:500],
        address=known.get("address", "")[:2000],
        media_type=known.get("media_type", "")[:200],
    )


def bytes_of(received: Received) -> bytes:
    """The bytes as received; NotFoundError where they were erased."""
    if received.erased_at is not None:
        raise NotFoundError(
            _("What was received as %(sha256)s was erased on %(day)s.")
            % {"sha256": received.sha256[:12], "day": f"{received.erased_at:%Y-%m-%d}"}
        )
    try:
        return _path_of(received.sha256).read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(
            _("The file of %(sha256)s is missing from the data folder; restore a backup.")
            % {"sha256": received.sha256[:12]}
        ) from error


def erase_all(digests: Iterable[str]) -> None:
    """The files of these hashes are gone; safe to call again."""
    for digest in digests:
        _path_of(digest).unlink(missing_ok=True)


def _path_of(digest: str) -> Path:
    return Path(settings.DATA) / "received" / digest[:2] / digest


def _write_once(path: Path, data: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
