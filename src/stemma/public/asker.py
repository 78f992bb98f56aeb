"""Who asks, how often, which public report do they mean, and which status does a refusal have?"""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from stemma.actions import Actor
from stemma.record.models import Report
from stemma.record.queries.public_report import public_report
from stemma.shapes import NotFoundError, StateError, StemmaError, TooLargeError, TooOftenError

PER_HOUR = {"check": 120, "submit": 20, "case": 20, "receipt": 60}


def actor_on(request: HttpRequest) -> Actor:
    """Who asks; the middleware has put them on every request."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def limit(request: HttpRequest, what: str) -> None:
    """TooOftenError where one address on the network asks more often than PER_HOUR; the staff is not counted.

    The count is kept in the cache of this process: with several web processes each counts for itself, and a restart
    begins anew. The address is the connection's own (``REMOTE_ADDR``); headers of a proxy are never believed, so
    behind one that does not pass the address on, all strangers share one count.
    """
    if actor_on(request).is_staff:
        return
    key = f"limit:{what}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, 3600)
    try:
        count = cache.incr(key)
    except ValueError:  # it ran out between the two calls
        count = 1
    if count > PER_HOUR[what]:
        raise TooOftenError(
            _("That was asked %(n)d times within the hour from your address; try again later.") % {"n": PER_HOUR[what]}
        )


def status_of(error: StemmaError) -> int:
    """The HTTP status of a refusal that is shown beside the form."""
    kinds = ((TooOftenError, 429), (TooLargeError, 413), (StateError, 409))
    return next((status for kind, status in kinds if isinstance(error, kind)), 400)


def report_meant(request: HttpRequest, report_id: UUID) -> Report:
    """The public report (withdrawn ones too: one may appeal); NotFoundError for any other."""
    report = public_report(actor_on(request).newsroom_id, report_id)
    if report is None:
        raise NotFoundError(_("There is no public report at this address; check it, or begin at the front page."))
    return report
