"""Who is let in? Staff in a role; a stranger is sent to sign in and comes back to where they were going."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from stemma.actions import Actor, require

View = Callable[..., HttpResponse]


def actor_on(request: HttpRequest) -> Actor:
    """Who asks; the middleware has put them on every request."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def staff_only(verb: str = "see_desk") -> Callable[[View], View]:
    """A view for staff who may do ``verb``; whoever is not signed in is sent to sign in, whoever may not gets 403."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(_way_back(request))
            require(actor_on(request), verb)
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def _way_back(request: HttpRequest) -> str:
    """Where to go on after signing in: this page, or, for what was sent from a form, the page of the form."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    form = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(form, {request.get_host()}, require_https=request.is_secure())
    if not is_ours:
        return reverse("desk:inbox")
    parts = urlsplit(form)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
