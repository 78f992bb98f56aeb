"""Has the asker this page already? Conditional GET (RFC 9110) for pages that depend on the record and the newsroom alone."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

import stemma
from stemma.publishing.site.asker import is_staff, newsroom_of

REVALIDATE = "no-cache"  # a kept page is asked for again each time: a removal holds at once


def answer_fresh(request: HttpRequest, parts: tuple[object, ...], make: Callable[[], HttpResponse]) -> HttpResponse:
    """304 where the asker's copy is of the same ``parts``, else what ``make`` gives with its ETag. Staff always get it anew."""
    if is_staff(request):
        return make()
    newsroom = newsroom_of(request)
    frame = (newsroom.name, newsroom.address, newsroom.contact, newsroom.terms_text, request.get_host())
    known = (*parts, *frame, stemma.__version__, getattr(request, "LANGUAGE_CODE", ""))
    etag = f'W/"{sha256(repr(known).encode("utf-8", "replace")).hexdigest()[:24]}"'
    answer = get_conditional_response(request, etag=etag) or make()
    if answer.status_code in (200, 304):
        answer["ETag"] = etag
        answer["Cache-Control"] = REVALIDATE
    return answer
