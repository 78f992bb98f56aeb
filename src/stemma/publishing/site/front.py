"""The front page: the newest reports as a reading list, each in its own language and direction."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from stemma.publishing.site.asker import is_staff, newsroom_of
from stemma.publishing.site.cards import cards_of
from stemma.record.queries.front import newest_reports

PAGE_SIZE = 20


@require_safe
@cache_control(no_cache=True)
def front(request: HttpRequest) -> HttpResponse:
    """The newest reports, PAGE_SIZE on a page (`?page=`)."""
    page = Paginator(newest_reports(newsroom_of(request).pk), PAGE_SIZE).get_page(request.GET.get("page"))
    reports = list(page.object_list)
    context = {
        "page_obj": page,
        "cards": cards_of(reports),
        "count": page.paginator.count,
        "newest_at": reports[0].published_at if reports else None,
        "is_staff": is_staff(request),
    }
    return render(request, "site/front.html", context)
