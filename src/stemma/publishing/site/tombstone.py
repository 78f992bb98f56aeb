"""What stands where a withdrawn report stood? 410 Gone, or 451 with who blocks it (RFC 7725), and why; none of its words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stemma.publishing.site.address import base_of
from stemma.publishing.site.told import tell
from stemma.record.models import Report
from stemma.record.queries.history import history_of


def show_tombstone(request: HttpRequest, report: Report, *, with_history: bool = False) -> HttpResponse:
    """The tombstone, whatever page of the report was asked for. The template gets the withdrawal, never the report's words."""
    withdrawal = report.withdrawal
    context = {
        "report_id": report.pk,
        "withdrawal": withdrawal,
        "is_legal": withdrawal.http_status == 451,
        "published_at": report.published_at,
        "events": [tell(event, is_living=False) for event in history_of(report)] if with_history else [],
    }
    answer = render(request, "site/tombstone.html", context, status=withdrawal.http_status)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Cache-Control"] = "no-cache"
    if withdrawal.http_status == 451:
        answer["Link"] = f'<{base_of(request)}/>; rel="blocked-by"'
    return answer
