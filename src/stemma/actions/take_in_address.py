"""Take in an address: a page, a wire item or a whole feed is fetched, then taken in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.fetch_document import fetch_page
from stemma.actions.take_in import Intake, TakenIn, take_in
from stemma.record.models.received import Way
from stemma.shapes import FetchError


def take_in_address(actor: Actor, address: str) -> list[TakenIn]:
    """All that stands at the address: one page, or every entry of a feed."""
    require(actor, "take_in")
    fetched = fetch_page(address)
    if fetched.status != 200:
        raise FetchError(
            _("%(address)s answered %(status)s; check the address in a browser.")
            % {"address": address, "status": fetched.status},
            permanent=True,
            status=fetched.status,
        )
    intake = Intake(
        fetched.body, Way.ADDRESS, address=fetched.final_address, media_type=fetched.headers.get("content-type", "")
    )
    return take_in(actor, intake)
