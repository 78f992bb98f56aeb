"""What does a person read when the desk has started? Its address first, then the way in, then what to look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemma.sample.web import SampleWeb


def tell_welcome(address: str, web: SampleWeb | None) -> Iterator[str]:
    """The lines; the first one is the address alone."""
    from stemma.record.queries.newsroom import the_newsroom

    yield f"{address}/"
    if the_newsroom() is None:
        from stemma.project.sign_in import first_run_code

        yield f"Make your newsroom and its first user at {address}/first-run?code={first_run_code()}"
    elif web is None:
        yield f"Sign in at {address}/sign-in"
    else:
        yield from _tell_sample(address, web)
    yield "Ctrl-C ends it."


def _tell_sample(address: str, web: SampleWeb) -> Iterator[str]:
    from stemma.record.models import Correction
    from stemma.sample.people import PASSWORD, ROLES

    *others, last = ROLES
    yield f"Sign in at {address}/sign-in as {', '.join(others)} or {last}; the password of each is: {PASSWORD}"
    yield "Look first at"
    yield f"  {address}/desk/  the inbox, where three items wait for an editor"
    corrected = Correction.objects.order_by("created_at").first()
    if corrected is not None:
        yield f"  {address}/r/{corrected.report_id}  a report that was corrected"
        yield f"  {address}/desk/reports/{corrected.report_id}/copies  its copies, and which of them carry the correction"
    altered = web.addresses["northbank-mail"]
    yield f"  {address}/check  where you paste a text, or an address such as {altered}/tram-to-the-meadows.html"
    yield f"The sample web: {', '.join(f'{one}/' for one in web.addresses.values())}"
    yield f"Its pages are plain files in {web.folder}: edit one, start a round, and the change is seen."
