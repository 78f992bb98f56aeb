"""Search: which published reports hold all of the words that were asked for?"""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from stemma.publishing.site.asker import newsroom_of
from stemma.publishing.site.cards import cards_of
from stemma.record.queries.front import newest_reports
from stemma.record.queries.search import search_reports
from stemma.text import fold

PAGE_SIZE = 20
MAX_CHARS = 300
MAX_WORDS = 20


@require_safe
@cache_control(no_cache=True)
def search(request: HttpRequest) -> HttpResponse:
    """The reports that hold every word of `?q=`, newest first; without words the form and what can be searched."""
    asked = request.GET.get("q", "")[:MAX_CHARS].strip()
    newsroom_id = newsroom_of(request).pk
    page = Paginator(search_reports(newsroom_id, words_of(asked)), PAGE_SIZE).get_page(request.GET.get("page"))
    everything = newest_reports(newsroom_id)
    newest = everything.first() if not page.paginator.count else None
    context = {
        "asked": asked,
        "page_obj": page,
        "cards": cards_of(page.object_list),
        "count": page.paginator.count,
        "all_count": everything.count() if not page.paginator.count else None,
        "newest_at": newest.published_at if newest else None,
    }
    return render(request, "site/search.html", context)


def words_of(asked: str) -> list[str]:
    """The words as the record keeps them: folded, marks around them taken off, each once."""
    words = (word.strip("\"'.,;:!?()[]{}<>*#-") for word in fold(asked).text.split())
    return [word for word in dict.fromkeys(words) if word][:MAX_WORDS]
