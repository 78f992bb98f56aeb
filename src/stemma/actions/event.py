"""How is what happened written down? One event a transaction: canonical JSON of ids, hashes and reason codes."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import rfc8785

from stemma.actions.actor import Actor
from stemma.record.models import Event

_CODE = re.compile(r"[A-Za-z0-9 _.:/@+-]{0,100}")


def record_event(
    actor: Actor,
    subject: tuple[str, UUID],
    verb: str,
    *,
    report_id: UUID | None = None,
    version: int | None = None,
    data: dict[str, Any] | None = None,
) -> Event:
    """The event row, written in the caller's transaction. ``data`` takes ids, hashes, counts and short codes only."""
    plain = {key: _checked(key, value) for key, value in (data or {}).items()}
    return Event.objects.create(
        newsroom_id=actor.newsroom_id,
        actor=actor.label,
        subject_type=subject[0],
        subject_id=subject[1],
        verb=verb,
        version=version,
        request_id=actor.request_id,
        report_id=report_id,
        data=rfc8785.dumps(plain).decode(),
    )


def _checked(key: str, value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str) and _CODE.fullmatch(value):
        return value
    if isinstance(value, list):
        return [_checked(key, item) for item in value]
    raise ValueError(f"An event holds ids and codes, and {key!r} is {value!r:.60}; keep the words in their own row.")
