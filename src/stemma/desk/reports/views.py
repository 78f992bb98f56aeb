"""The table of reports: searched, filtered and sorted by its address."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stemma.actions import search_words
from stemma.desk.gate import actor_on, staff_only
from stemma.look.word import WORDS
from stemma.record.models.report import ReportState
from stemma.record.queries.reports import Wanted, langs_of, reports_in

PAGE_REPORTS = 50


@staff_only()
def reports(request: HttpRequest) -> HttpResponse:
    """`?q=&state=&kind=&lang=&sort=&page=`."""
    actor = actor_on(request)
    given = {name: request.GET.get(name, "") for name in ("state", "kind", "lang", "q", "sort")}
    langs = langs_of(actor.newsroom_id)
    wanted = Wanted(
        state=given["state"] if given["state"] in ReportState.values else "",
        kind=given["kind"] if given["kind"] in WORDS["item_kind"] else "",
        lang=given["lang"] if given["lang"] in langs else "",
        words=search_words(given["q"]),
        sort=given["sort"] or "-changed",
    )
    page = Paginator(reports_in(actor.newsroom_id, wanted), PAGE_REPORTS).get_page(request.GET.get("page"))
    is_filtered = bool(wanted.state or wanted.kind or wanted.lang or wanted.words)
    context = {
        "page_obj": page,
        "count": page.paginator.count,
        "wanted": wanted,
        "q": given["q"],
        "states": ReportState.choices,
        "kinds": WORDS["item_kind"].items(),
        "langs": langs,
        "is_filtered": is_filtered,
    }
    return render(request, "desk/reports/reports.html", context)
