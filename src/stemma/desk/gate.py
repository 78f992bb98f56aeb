"""Who is let in? Staff in a role; a stranger is sent to sign in and comes back to where they were going."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

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
                return redirect_to_login(request.get_full_path())
            require(actor_on(request), verb)
            return view(request, *args, **kwargs)

        return guarded

    return wrap
