"""Watch: which sites and pages the rounds visit."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.queue import enqueue
from stemma.record.models import Job, Page, Site
from stemma.shapes import InputError, NotFoundError

MAX_CHARS = 2000


def watch_site(actor: Actor, address: str, *, name: str = "", contact: str = "") -> Site:
    """The site, watched from now on: its front page, feed or sitemap names its pages. Told again, name and contact are mended."""
    require(actor, "watch")
    address = checked_address(address)
    with transaction.atomic():
        site, is_new = Site.objects.get_or_create(newsroom_id=actor.newsroom_id, address=address)
        site.name, site.contact = name or site.name or host_of(address), contact or site.contact
        site.is_watched = True
        site.save()
        record_event(actor, ("site", site.pk), "watched", data={"new": is_new})
    return site


def stop_watching(actor: Actor, site_id: UUID) -> None:
    """The rounds pass the site and its pages by; what was seen stays."""
    require(actor, "watch")
    with transaction.atomic():
        site = Site.objects.filter(newsroom_id=actor.newsroom_id, pk=site_id).first()
        if site is None:
            raise NotFoundError(
                _("There is no watched site %(site_id)s; the list of sites shows those there are.")
                % {"site_id": site_id}
            )
        site.is_watched = False
        site.save(update_fields=["is_watched"])
        Page.objects.filter(site=site).update(is_watched=False)
        record_event(actor, ("site", site.pk), "unwatched")


def watch_page(actor: Actor, address: str, how_found: str = "given by hand") -> Page:
    """The page, visited by every round from now on."""
    require(actor, "watch")
    address = checked_address(address)
    with transaction.atomic():
        page, is_new = Page.objects.get_or_create(
            newsroom_id=actor.newsroom_id, address=address, defaults={"host": host_of(address), "how_found": how_found}
        )
        page.is_watched = True
        page.save(update_fields=["is_watched"])
        record_event(actor, ("page", page.pk), "watched", data={"new": is_new})
    return page


def start_round(actor: Actor) -> Job:
    """A round over all watched sites and pages is due now; one that waits already is given back."""
    require(actor, "start_round")
    with transaction.atomic():
        running = Job.objects.filter(
            newsroom_id=actor.newsroom_id, kind="round", state__in=["waiting", "running"]
        ).first()
        if running is not None:
            return running
        job = enqueue(actor.newsroom_id, "round")
        record_event(actor, ("job", job.pk), "round_started")
    return job


def checked_address(address: str) -> str:
    """The address without its fragment; InputError unless it is one of http or https with a host."""
    address = address.strip().split("#")[0]
    try:
        parts = urlsplit(address) if len(address) <= MAX_CHARS else None
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or any(c < " " for c in address):
        raise InputError(
            _("%(address)s is no address of a page; give one that begins with https:// or http://.")
            % {"address": f"{address!r:.80}"}
        )
    return address


def host_of(address: str) -> str:
    """The host and, where it is not the scheme's own, the port."""
    return urlsplit(address).netloc.rsplit("@", 1)[-1].lower()[:255]
