"""Note a listing: the pages that a watched site named become pages to visit."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.watch import host_of
from stemma.record.models import Page, Site
from stemma.shapes import clock


def note_listing(actor: Actor, site_id: UUID, named: Sequence[str], problem: str = "") -> int:
    """How many pages are new."""
    require(actor, "work")
    with transaction.atomic():
        site = Site.objects.select_for_update().get(pk=site_id, newsroom_id=actor.newsroom_id)
        known = set(
            Page.objects.filter(newsroom_id=actor.newsroom_id, address__in=named).values_list("address", flat=True)
        )
        new = [address for address in named if address not in known]
        for address in new:
            Page.objects.create(
                newsroom_id=actor.newsroom_id,
                site=site,
                address=address,
                host=host_of(address),
                how_found="named by its site",
            )
        Page.objects.filter(newsroom_id=actor.newsroom_id, address__in=named, site__isnull=True).update(site=site)
        site.checked_at, site.problem = clock.now(), problem[:500]
        site.save(update_fields=["checked_at", "problem"])
        record_event(
            actor, ("site", site.pk), "listed", data={"named": len(named), "new": len(new), "failed": bool(problem)}
        )
    return len(new)
