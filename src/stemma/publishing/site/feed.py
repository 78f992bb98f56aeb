"""The Atom feed: the newest changes, and behind them archives that hold every change that ever was (RFC 5005)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stemma.publishing.formats import FeedPage, Notice, atom_feed
from stemma.publishing.site.address import base_of
from stemma.publishing.site.asker import newsroom_of
from stemma.publishing.site.fresh import answer_fresh
from stemma.publishing.site.shape import as_public, as_removed, publisher_of, utc
from stemma.record.models import Correction, Event, Report
from stemma.record.models.report import ReportState
from stemma.record.queries.feed import fed_events, fed_reports, last_events, newest_event
from stemma.shapes import NotFoundError
from stemma.shapes.public import PublicReport, RemovedReport

PAGE_SIZE = 30


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The subscription document, or with `?archive=N` the N-th full page of changes, counted from the oldest."""
    newsroom = newsroom_of(request)
    events = fed_events(newsroom.pk)
    count = events.count()
    full = count // PAGE_SIZE
    number = _asked_archive(request, full)
    begin = max(0, count - PAGE_SIZE) if number is None else (number - 1) * PAGE_SIZE
    parts = ("feed", number, count, newest_event(newsroom.pk))

    def make() -> HttpResponse:
        page = _page(request, list(events[begin : begin + PAGE_SIZE]), number, full)
        return HttpResponse(atom_feed(page), content_type="application/atom+xml; charset=utf-8")

    return answer_fresh(request, parts, make)


def _asked_archive(request: HttpRequest, full: int) -> int | None:
    asked = request.GET.get("archive")
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10 and 1 <= int(asked) <= full):
        raise NotFoundError(
            _("The feed has no archive %(number)s; begin with the feed itself.") % {"number": asked[:20]}
        )
    return int(asked)


def _page(request: HttpRequest, events: Sequence[Event], number: int | None, full: int) -> FeedPage:
    current = f"{base_of(request)}{reverse('site:atom')}"
    newsroom = newsroom_of(request)
    older = full if number is None else number - 1
    newer = number + 1 if number is not None and number < full else None
    return FeedPage(
        id=str(newsroom.pk),
        address=current if number is None else f"{current}?archive={number}",
        current=current,
        publisher=publisher_of(request),
        updated_at=utc(events[-1].at if events else newsroom.created_at),
        entries=tuple(_entries(request, events)),
        older=f"{current}?archive={older}" if older else None,
        newer=f"{current}?archive={newer}" if newer else None,
        is_archive=number is not None,
    )


def _entries(request: HttpRequest, events: Sequence[Event]) -> Iterator[PublicReport | RemovedReport | Notice]:
    """Newest first; a report stands where its last change stands, so that no page shows what a later one took back."""
    newsroom_id = newsroom_of(request).pk
    ids = {event.report_id for event in events if event.report_id}
    reports, last = fed_reports(newsroom_id, ids), last_events(newsroom_id, ids)
    for event in reversed(events):
        report = reports.get(event.report_id) if event.report_id else None
        if report is None:
            continue
        changes: list[Correction] = getattr(report, "changes", [])[::-1]
        is_last = last.get(report.pk) == event.pk
        if report.state == ReportState.WITHDRAWN:
            if is_last:
                yield as_removed(request, report, [str(change.pk) for change in changes])
            continue
        yield from _of_living(request, event, report, changes, is_last)


def _of_living(
    request: HttpRequest, event: Event, report: Report, changes: list[Correction], is_last: bool
) -> Iterator[PublicReport | Notice]:
    assert report.current is not None
    public = as_public(request, report, report.current, changes)
    if is_last:
        yield public
    if event.verb in ("corrected", "updated"):
        correction_id = _correction_of(event)
        change = next((one for one in public.changes if one.id == str(correction_id)), None)
        if change is not None:
            yield Notice(public, change)


def _correction_of(event: Event) -> UUID | None:
    said = json.loads(event.data).get("correction")
    return UUID(said) if isinstance(said, str) else None
