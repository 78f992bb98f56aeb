"""The screens of copies in lists: which reports stand elsewhere, and the copies of one report."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from stemma.actions import letters_of_report
from stemma.desk.copies.standing import altered_in, standing_of
from stemma.desk.gate import actor_on, staff_only
from stemma.record.models import Report
from stemma.record.models.report import ReportState
from stemma.record.queries.copies import (
    Reach,
    copies_of,
    corrected_in,
    count_of_behind,
    last_round,
    reach_of,
    reaches_of,
    reports_with_copies,
)
from stemma.record.queries.letters import count_of_missing, count_of_waiting
from stemma.record.queries.report import the_report
from stemma.shapes import StateError

FILTERS = (
    ("", gettext_lazy("All")),
    ("old", gettext_lazy("Not the current version")),
    ("credit", gettext_lazy("Credit missing")),
    ("removed", gettext_lazy("Removed")),
    ("judged", gettext_lazy("Judged no copy")),
)


@staff_only()
def copies(request: HttpRequest) -> HttpResponse:
    """Reports that stand elsewhere, with the reach of each."""
    actor = actor_on(request)
    page = Paginator(reports_with_copies(actor.newsroom_id), 50).get_page(request.GET.get("page"))
    ids = [report.pk for report in page]
    reaches, corrected = reaches_of(ids), corrected_in(ids)
    context = {
        "page_obj": page,
        "rows": [(report, reaches.get(report.pk, Reach(0, 0, 0, 0)), report.pk in corrected) for report in page],
        "behind": count_of_behind(actor.newsroom_id),
        "round": last_round(actor.newsroom_id),
    }
    return render(request, "desk/copies/copies.html", context)


@staff_only()
def report_copies(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The copies of one report: where, since when, kept share, credit, version."""
    actor = actor_on(request)
    report = the_report(actor.newsroom_id, report_id)
    only = request.GET.get("only", "")
    found = copies_of(report, sort=request.GET.get("sort", ""), only=only)
    page = Paginator(found, 100).get_page(request.GET.get("page"))
    reach, corrected = reach_of(report), corrected_in([report.pk]).get(report.pk, 0)
    context = {
        "report": report,
        "page_obj": page,
        "rows": [(copy, standing_of(copy, report, corrected), altered_in(copy)) for copy in page],
        "tabs": _tabs(report, only),
        "only": only,
        "reach": reach,
        "behind": reach.live if report.state == ReportState.WITHDRAWN else reach.live - reach.current,
        "finding": finding_of(report, reach),
        "letters_waiting": count_of_waiting(actor.newsroom_id, report.pk),
        "letters_missing": count_of_missing(report),
        "round": last_round(actor.newsroom_id),
        "may_write": actor.may("send_letter"),
    }
    return render(request, "desk/copies/report_copies.html", context)


@require_POST
@staff_only("send_letter")
def write_letters(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Letters for the copies that carry an old version."""
    try:
        count = letters_of_report(actor_on(request), report_id)
    except StateError as error:
        messages.warning(request, str(error))
        return redirect("desk:report_copies", report_id)
    if not count:
        messages.info(request, _("Every copy that needs a letter has one already."))
        return redirect("desk:report_copies", report_id)
    words = ngettext("%(n)d letter was written.", "%(n)d letters were written.", count)
    messages.success(request, words % {"n": count})
    return redirect(f"{reverse('desk:letters')}?report={report_id}")


def finding_of(report: Report, reach: Reach) -> str:
    """The finding as a title: how many of the live copies carry the current version."""
    if not reach.live:
        if reach.removed:
            words = ngettext("The one copy is gone", "All %(n)d copies are gone", reach.removed)
            return words % {"n": reach.removed}
        return _("No copies among the pages watched")
    if report.state == ReportState.WITHDRAWN:
        words = ngettext("%(n)d copy still stands", "%(n)d copies still stand", reach.live)
        return words % {"n": reach.live}
    if report.current and report.current.number > 1:
        counts = {"current": reach.current, "live": reach.live, "n": report.current.number}
        if reach.live > 1:
            return _("%(current)d of %(live)d copies carry version %(n)d") % counts
        one = _("The one copy carries version %(n)d"), _("The one copy carries a version before %(n)d")
        return one[reach.current == 0] % counts
    if reach.credit_missing:
        words = ngettext(
            "Credit is missing in the one copy", "Credit is missing in %(n)d of %(live)d copies", reach.live
        )
        return words % {"n": reach.credit_missing, "live": reach.live}
    return ngettext(
        "%(n)d copy, and nothing of its credit is missing",
        "%(n)d copies, and nothing of their credit is missing",
        reach.live,
    ) % {"n": reach.live}


def _tabs(report: Report, only: str) -> list[tuple[str, str, bool]]:
    here = reverse("desk:report_copies", args=[report.pk])
    names = {value: str(label) for value, label in FILTERS}
    if report.state == ReportState.WITHDRAWN:
        names["old"] = _("Still standing")
    return [(label, f"{here}?only={value}" if value else here, only == value) for value, label in names.items()]
