"""Can the last mending be taken back? The reading before it, where the address names it (`?undo=`)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from stemma.record.models import Reading, Version


def undo_offer(request: HttpRequest, version: Version) -> Reading | None:
    """The earlier reading of this version that can be taken up again, or None."""
    try:
        wanted = UUID(request.GET.get("undo", ""))
    except ValueError:
        return None
    return version.readings.filter(pk=wanted, ended_at__isnull=False).first()
