"""Which page answers what Django itself refuses: no such address, no permission, a form out of date, too much sent, a fault of ours?"""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stemma.project.middleware import answer_error, answer_too_large


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 400 page, or 413 for more than a form may carry."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return answer_too_large(request)
    return answer_error(request, 400, _("This request could not be read; go back and try again."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 404 page."""
    return answer_error(request, 404, _("There is nothing at this address; check it, or begin at the front page."))


def not_permitted(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 403 page."""
    return answer_error(request, 403, _("You may not see this; sign in as somebody who may."))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What a form without a valid token is answered: it stood open too long, or came from elsewhere. Nothing was changed."""
    return answer_error(
        request,
        403,
        _(
            "This form was open too long, or cookies are off. Go back, reload the page and send it again; nothing was done."
        ),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """The 500 page: plain, since anything may be broken."""
    return HttpResponse(
        _("Something broke on our side; it is in the log. Try again in a minute."),
        status=500,
        content_type="text/plain",
    )
