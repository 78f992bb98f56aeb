"""The screens of copies: which reports stand elsewhere, the copies of one report, and one copy beside its report."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from stemma.actions import judge_copy, letters_of_report, write_credit_letter
from stemma.compare import lay_side_by_side
from stemma.desk.copies.forms import JudgementForm
from stemma.desk.gate import actor_on, staff_only
from stemma.record.models import Copy, Report
from stemma.record.queries.copies import (
    Reach,
    copies_of,
    last_round,
    reach_of,
    reaches_of,
    reports_with_copies,
    the_copy,
)
from stemma.record.queries.document import document_of
from stemma.record.queries.report import the_report
from stemma.shapes import Document, Match, StateError, from_plain

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
    reaches = reaches_of([report.pk for report in page])
    rows = [(report, reaches.get(report.pk, Reach(0, 0, 0, 0))) for report in page]
    behind = sum(1 for _report, reach in rows if reach.current < reach.live)
    context = {"page_obj": page, "rows": rows, "behind": behind, "round": last_round(actor.newsroom_id)}
    return render(request, "desk/copies/copies.html", context)


@staff_only()
def report_copies(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The copies of one report: where, since when, kept share, credit, version."""
    actor = actor_on(request)
    report = the_report(actor.newsroom_id, report_id)
    only = request.GET.get("only", "")
    page = Paginator(copies_of(report, sort=request.GET.get("sort", ""), only=only), 100).get_page(
        request.GET.get("page")
    )
    here = reverse("desk:report_copies", args=[report_id])
    tabs = [(str(label), f"{here}?only={value}" if value else here, only == value) for value, label in FILTERS]
    reach = reach_of(report)
    context = {
        "report": report,
        "page_obj": page,
        "tabs": tabs,
        "reach": reach,
        "finding": finding_of(report, reach),
        "round": last_round(actor.newsroom_id),
        "may_write": actor.may("send_letter"),
    }
    return render(request, "desk/copies/report_copies.html", context)


@staff_only()
def copy(request: HttpRequest, copy_id: UUID) -> HttpResponse:
    """One copy beside its report: the words, the credit check, what changed between sightings."""
    return _show(request, the_copy(actor_on(request).newsroom_id, copy_id))


@require_POST
@staff_only("judge")
def judge(request: HttpRequest, copy_id: UUID) -> HttpResponse:
    """A person says whether it is a copy."""
    row = the_copy(actor_on(request).newsroom_id, copy_id)
    form = JudgementForm(request.POST)
    if not form.is_valid():
        return _show(request, row, form, 400)
    judge_copy(actor_on(request), copy_id, form.cleaned_data["verdict"], form.cleaned_data["why"])
    messages.success(request, _("Judged. The judgement before it stays in the history."))
    return redirect("desk:copy", copy_id)


@require_POST
@staff_only("send_letter")
def ask_credit(request: HttpRequest, copy_id: UUID) -> HttpResponse:
    """A letter that asks for the credit is written and opened."""
    try:
        return redirect("desk:letter", write_credit_letter(actor_on(request), copy_id))
    except StateError as error:
        messages.warning(request, str(error))
        return redirect("desk:copy", copy_id)


@require_POST
@staff_only("send_letter")
def write_letters(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Letters for the copies that carry an old version."""
    try:
        count = letters_of_report(actor_on(request), report_id)
    except StateError as error:
        messages.warning(request, str(error))
        return redirect("desk:report_copies", report_id)
    messages.success(
        request, ngettext("%(n)d letter was written.", "%(n)d letters were written.", count) % {"n": count}
    )
    return redirect("desk:letters" if count else "desk:report_copies", *([] if count else [report_id]))


def finding_of(report: Report, reach: Reach) -> str:
    """The finding as a title: how many of the live copies carry the current version."""
    if not reach.live:
        return _("No copies among the pages watched")
    if report.state == "withdrawn":
        words = ngettext("%(n)d copy still stands", "%(n)d copies still stand", reach.live)
        return words % {"n": reach.live}
    if report.current and report.current.number > 1:
        return _("%(current)d of %(live)d copies carry version %(n)d") % {
            "current": reach.current,
            "live": reach.live,
            "n": report.current.number,
        }
    if reach.credit_missing:
        words = ngettext(
            "%(n)d of %(live)d copies lacks credit", "%(n)d of %(live)d copies lack credit", reach.credit_missing
        )
        return words % {"n": reach.credit_missing, "live": reach.live}
    return ngettext(
        "%(n)d copy, and nothing of its credit is missing",
        "%(n)d copies, and nothing of their credit is missing",
        reach.live,
    ) % {"n": reach.live}


def _show(request: HttpRequest, row: Copy, form: JudgementForm | None = None, status: int = 200) -> HttpResponse:
    actor = actor_on(request)
    context: dict[str, Any] = {
        "copy": row,
        "page": row.page,
        "report": row.report,
        "changes": row.changes.select_related("sighting").order_by("-created_at"),
        "sightings": row.page.sightings.order_by("-created_at")[:20],
        "judgement": row.judgements.filter(ended_at__isnull=True).select_related("by").first(),
        "letters": row.letters.order_by("-created_at"),
        "form": form or JudgementForm(),
        "may_judge": actor.may("judge"),
        "may_write": actor.may("send_letter"),
    }
    return render(request, "desk/copies/copy.html", context | _texts(row), status=status)


def _texts(row: Copy) -> dict[str, Any]:
    plain, match_plain = row.matched.sighting.document, row.matched.match
    version = row.report.versions.filter(number=row.version_number, erased_at__isnull=True).first()
    if not plain or not match_plain or version is None:
        return {}
    page, match, report = from_plain(Document, plain), from_plain(Match, match_plain), document_of(version)
    return {
        "match": match,
        "page_document": page,
        "report_document": report,
        "hops": {match.report: report.hops, None: page.hops},
        "rows": lay_side_by_side(page, report, match),
    }
