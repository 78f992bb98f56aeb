"""One report as the desk sees it: how it stands, its versions and readings, and all that hangs on it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from stemma.actions import ask_index, bytes_of
from stemma.desk.gate import actor_on, staff_only
from stemma.desk.reports.happened import happened
from stemma.record.models import Report
from stemma.record.models.report import ReportState
from stemma.record.queries.reports import (
    Reach,
    cases_of,
    corrections_of,
    events_of,
    letters_of,
    reach_of,
    the_report,
    the_version,
    versions_of,
    waiting_items_of,
)
from stemma.shapes import NotFoundError


@staff_only()
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The report; its title says how far its current version has come."""
    actor = actor_on(request)
    row = the_report(actor.newsroom_id, report_id)
    versions = versions_of(row)
    reach = reach_of(row)
    is_published, is_withdrawn = row.state == ReportState.PUBLISHED, row.state == ReportState.WITHDRAWN
    context = {
        "report": row,
        "title": title_of(row, reach),
        "reach": reach,
        "versions": versions,
        "newest": versions[0] if versions else None,
        "is_erased": bool(versions) and all(version.erased_at for version in versions),
        "corrections": corrections_of(row),
        "cases": cases_of(row),
        "letters": letters_of(row),
        "waiting": waiting_items_of(row),
        "events": [happened(event, who) for event, who in events_of(row)],
        "withdrawal": getattr(row, "withdrawal", None),
        "is_published": is_published,
        "is_withdrawn": is_withdrawn,
        "is_behind": (is_published or is_withdrawn) and row.indexed_at is None,
        "may_correct": is_published and actor.may("correct"),
        "may_withdraw": is_published and actor.may("withdraw"),
        "may_erase": is_withdrawn and actor.may("erase"),
        "may_rebuild": (is_published or is_withdrawn) and actor.may("publish"),
    }
    return render(request, "desk/reports/report.html", context)


def title_of(row: Report, reach: Reach) -> str:
    """The finding: how many copies carry the current version, or where the report is in its life."""
    number = row.current.number if row.current else 0
    if row.state == ReportState.WITHDRAWN:
        if not reach.copies:
            return _("Withdrawn; no live copy is known")
        words = ngettext(
            "Withdrawn; %(count)d copy is still live", "Withdrawn; %(count)d copies are still live", reach.copies
        )
        return words % {"count": reach.copies}
    if row.state == ReportState.INBOX:
        return _("Waits in the inbox")
    if row.state == ReportState.DECLINED:
        return _("Declined; readers never saw it")
    if not reach.copies:
        return _("Published, no copies seen yet")
    words = ngettext(
        "%(carrying)d of %(copies)d copy carries version %(number)d",
        "%(carrying)d of %(copies)d copies carry version %(number)d",
        reach.copies,
    )
    return words % {"carrying": reach.carrying, "copies": reach.copies, "number": number}


@require_POST
@staff_only("publish")
def rebuild(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The report's entry in the archive is made anew by the worker."""
    ask_index(actor_on(request), report_id)
    messages.success(request, _("The worker makes the archive entry anew; the log below says when it is done."))
    return redirect("desk:report", report_id)


@staff_only()
def received(request: HttpRequest, report_id: UUID, number: int) -> HttpResponse:
    """The bytes that a version came from: to be kept as a file, never shown as a page."""
    version = the_version(the_report(actor_on(request).newsroom_id, report_id), number)
    if version.received is None:
        raise NotFoundError(
            _("Version %(number)s was written here, so nothing was received for it.") % {"number": number}
        )
    answer = HttpResponse(bytes_of(version.received), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="received-{version.received.sha256[:12]}.bin"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
