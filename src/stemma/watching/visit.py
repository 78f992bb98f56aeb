"""What stands on a page now? Fetched, read and held against both archives, outside of any transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import urlsplit
from uuid import UUID

from stemma.actions import Actor, Seen, record_sighting
from stemma.actions.archives import open_archive
from stemma.actions.fetch_document import desk_policy, fetch_page
from stemma.record.models import Page
from stemma.shapes import Document, FetchError, InputError, Match, StemmaError

Find = Callable[[Document], tuple[Match, ...]]
_log = logging.getLogger("stemma.worker")


def visit_page(actor: Actor, page: Page) -> None:
    """One sighting of the page; a failure of the outside is a sighting too, never an error."""
    record_sighting(actor, page.pk, _see_safely(page))


def _see_safely(page: Page) -> Seen:
    """A page that breaks the reader is told like one out of reach: else it would stop this round, and every one after it."""
    try:
        return see_page(page)
    except StemmaError:
        raise
    except Exception as error:  # noqa: BLE001 - outsiders' bytes, and the rest of the round has to go on
        _log.exception("The page %s broke the reading", page.address)
        return Seen(problem=f"This page could not be read ({type(error).__name__}); see the worker's log.")


def refusal_of(address: str) -> str:
    """Why this address is not visited now, "" where its site does not mind. AddressRefusedError where nobody goes there."""
    from stemma.net import is_silent, may_fetch

    if may_fetch(address, policy=desk_policy()):
        return ""
    host = urlsplit(address).netloc
    if is_silent(address, policy=desk_policy()):
        return f"{host} could not be asked for its robots.txt, so the page was not visited; the next round asks again."
    return f"The robots.txt of {host} asks not to visit this page."


def see_page(page: Page) -> Seen:
    """What a visit finds, before anything is written."""
    try:
        refusal = refusal_of(page.address)
        if refusal:
            return Seen(problem=refusal)
        fetched = fetch_page(page.address)
    except FetchError as error:
        return Seen(status=error.status, problem=str(error))
    except StemmaError as error:
        return Seen(problem=str(error))
    if fetched.status != 200:
        return Seen(status=fetched.status, problem=f"The page answered {fetched.status}.")
    moved = fetched.final_address if fetched.final_address != page.address else ""
    try:
        document = read_page(fetched.body, fetched.headers.get("content-type", ""), fetched.final_address)
    except InputError as error:
        return Seen(status=200, data=fetched.body, media_type=fetched.media_type, problem=str(error))
    return Seen(
        status=200,
        data=fetched.body,
        media_type=fetched.media_type,
        document=document,
        matches=find_everywhere(document),
        etag=fetched.etag or "",
        last_modified=fetched.last_modified or "",
        moved_to=moved,
    )


def read_page(body: bytes, media_type: str, address: str) -> Document:
    """The Document of a page as fetched."""
    from stemma.reading import read

    return read(body, media_type=media_type or None, address=address)


def find_everywhere(document: Document) -> tuple[Match, ...]:
    """Matches among living reports and, for the desk's rounds alone, among withdrawn ones."""
    found: list[Match] = []
    for which in ("open", "sealed"):
        with open_archive(which) as archive:
            found.extend(archive.find(document))
    return tuple(found)


def report_ids(matches: tuple[Match, ...]) -> set[UUID]:
    """The reports that the matches name."""
    return {UUID(match.report) for match in matches}
