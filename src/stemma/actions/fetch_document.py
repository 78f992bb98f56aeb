"""Fetch a document: an address becomes a Document or the bytes behind it, within the limits of `net`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from stemma.record.queries.newsroom import the_newsroom
from stemma.shapes import Document, FetchError

if TYPE_CHECKING:
    from stemma.net import Fetched, Policy


def desk_policy() -> Policy:
    """The limits of every request that the desk makes."""
    from stemma.net import Policy, name_agent

    room = the_newsroom()
    contact = settings.CONTACT or (room.contact or room.address if room else "")
    return Policy(
        max_bytes=settings.MAX_DOCUMENT_BYTES, allowed=settings.ALLOWED_PRIVATE, user_agent=name_agent(contact)
    )


def fetch_page(address: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
    """What stands at the address now, whatever its status. FetchError, AddressRefusedError or TooLargeError else."""
    from stemma.net import fetch

    return fetch(address, policy=desk_policy(), etag=etag or None, modified=modified or None)


def fetch_document(address: str) -> Document:
    """The one Document at an address; FetchError where the answer is no page."""
    from stemma.reading import read

    fetched = fetch_page(address)
    if fetched.status != 200:
        raise FetchError(
            _("%(address)s answered %(status)s; check the address in a browser.")
            % {"address": address, "status": fetched.status},
            permanent=True,
            status=fetched.status,
        )
    return read(fetched.body, media_type=fetched.headers.get("content-type"), address=fetched.final_address)
