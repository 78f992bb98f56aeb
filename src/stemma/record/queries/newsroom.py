"""Whose desk is this?"""

from __future__ import annotations

from stemma.record.models import Newsroom


def the_newsroom() -> Newsroom | None:
    """The newsroom of this desk: the first one made, or None on an empty desk."""
    return Newsroom.objects.order_by("created_at", "id").first()
