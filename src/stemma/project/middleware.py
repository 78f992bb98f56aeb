"""Whose desk is it, who asks, and how is an error of ours answered?"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from stemma.actions import Actor, actor_of
from stemma.record.queries.newsroom import the_newsroom
from stemma.shapes import (
    InputError,
    NotFoundError,
    NotPermittedError,
    StateError,
    StemmaError,
    TooLargeError,
    TooOftenError,
)
from stemma.shapes.identity import new_id

Answer = Callable[[HttpRequest], HttpResponse]
FORM_ROOM_BYTES = 500_000  # a form around an upload of the largest document
_STATUS_OF: tuple[tuple[type[StemmaError], int], ...] = (
    (NotFoundError, 404),
    (NotPermittedError, 403),
    (StateError, 409),
    (TooOftenError, 429),
    (TooLargeError, 413),
    (InputError, 400),
    (StemmaError, 502),
)


class NewsroomMiddleware:
    """Puts ``newsroom``, ``actor`` and ``request_id`` on the request; an empty desk sends everybody to the first-run page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        newsroom = the_newsroom()
        if newsroom is None and not request.path.startswith(("/first-run", "/static/")):
            return HttpResponseRedirect(reverse("first_run"))
        request.newsroom = newsroom  # type: ignore[attr-defined]
        request.request_id = str(new_id())  # type: ignore[attr-defined]
        request.actor = actor_of(request.user, newsroom, request.request_id) if newsroom else None  # type: ignore[attr-defined]
        return self.get_response(request)


class SizeMiddleware:
    """Refuses a request that is too large before it is parsed; where several files may come, the page itself says how much."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE + FORM_ROOM_BYTES
        if length.isdecimal() and int(length) > most and not request.path.startswith(reverse("desk:take_in")):
            return answer_too_large(request)
        return self.get_response(request)


class ErrorPageMiddleware:
    """Answers an error of ours with its sentence: one page, or one JSON shape ``{"error": {"kind", "message"}}``."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code == 405 and request.method == "GET" and not answer.content:
            page = answer_error(
                request, 405, _("There is nothing at this address; check it, or begin at the front page.")
            )
            page["Allow"] = answer["Allow"]
            return page
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for an error of ours; None for any other, which Django then logs and answers with 500."""
        if not isinstance(error, StemmaError):
            return None
        status = next(status for kind, status in _STATUS_OF if isinstance(error, kind))
        return answer_error(request, status, str(error))


def answer_error(request: HttpRequest, status: int, message: str) -> HttpResponse:
    """An error as the asker takes it: JSON where that is asked for, else a page."""
    if "application/json" in request.headers.get("Accept", "") and "text/html" not in request.headers.get("Accept", ""):
        body = json.dumps({"error": {"status": status, "message": message}})
        return HttpResponse(body, status=status, content_type="application/json")
    actor: Actor | None = getattr(request, "actor", None)
    at_desk = actor is not None and actor.is_staff and request.path.startswith(reverse("desk:inbox"))
    context = {"status": status, "message": message, "at_desk": at_desk}
    context["has_way_out"] = getattr(request, "newsroom", None) is not None
    context["frame"] = "look/desk.html" if at_desk else "look/public.html"
    return render(request, "look/error.html", context, status=status)


def answer_too_large(request: HttpRequest) -> HttpResponse:
    """The 413 page."""
    words = _("That is more than can be sent here at once; send less, or give the address of the page.")
    return answer_error(request, 413, words)


def newsroom_context(request: HttpRequest) -> dict[str, Any]:
    """What every template knows: the newsroom, and who asks."""
    actor: Actor | None = getattr(request, "actor", None)
    return {"newsroom": getattr(request, "newsroom", None), "actor": actor}
