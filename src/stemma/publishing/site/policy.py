"""The newsroom's policy: how corrections and removals are handled here, on what terms one may republish, whom to write to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stemma.publishing.site.asker import is_staff


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """The newsroom's own words, and what holds on this desk in any case."""
    return render(request, "site/policy.html", {"is_staff": is_staff(request)})
