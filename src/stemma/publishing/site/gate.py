"""Which report is meant, and may it be seen? One gate before every page of a report: living, a tombstone, or nothing there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stemma.publishing.site.asker import newsroom_of
from stemma.publishing.site.tombstone import show_tombstone
from stemma.record.models import Report
from stemma.record.models.report import ReportState
from stemma.record.queries.public_report import public_report
from stemma.shapes import NotFoundError

View = Callable[..., HttpResponse]


def of_report(view: View) -> View:
    """A page that takes a living report in the place of its id; a withdrawn one has its tombstone at every such address."""

    @require_safe
    @wraps(view)
    def guarded(request: HttpRequest, report_id: UUID, **values: Any) -> HttpResponse:
        report = find_public(request, report_id)
        if report.state == ReportState.WITHDRAWN:
            return show_tombstone(request, report)
        return view(request, report, **values)

    return guarded


def find_public(request: HttpRequest, report_id: UUID) -> Report:
    """The report, living or withdrawn. NotFoundError for all others, said alike whether there is one or not."""
    report = public_report(newsroom_of(request).pk, report_id)
    if report is None:
        raise NotFoundError(_("There is no report at this address; check it, or search from the front page."))
    return report
