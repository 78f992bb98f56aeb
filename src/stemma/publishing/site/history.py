"""The history of a report: its events in words that a reader understands, with no person's name."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from stemma.publishing.site.gate import find_public
from stemma.publishing.site.shape import as_public
from stemma.publishing.site.told import tell
from stemma.publishing.site.tombstone import show_tombstone
from stemma.record.models.report import ReportState
from stemma.record.queries.history import history_of
from stemma.record.queries.public_report import changes_of


@require_safe
@cache_control(no_cache=True)
def history(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The events, newest first; a withdrawn report has them under its tombstone."""
    report = find_public(request, report_id)
    if report.state == ReportState.WITHDRAWN:
        return show_tombstone(request, report, with_history=True)
    assert report.current is not None
    public = as_public(request, report, report.current, changes_of(report))
    events = [tell(event, is_living=True) for event in history_of(report)]
    return render(request, "site/history.html", {"report": report, "public": public, "events": events})
