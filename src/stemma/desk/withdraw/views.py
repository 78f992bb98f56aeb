"""The screens of taking a report back, and of erasing one for good: each says before what will happen."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from stemma.actions import Removal
from stemma.actions import erase as erase_report
from stemma.actions import withdraw as withdraw_report
from stemma.desk.gate import actor_on, staff_only
from stemma.desk.withdraw.forms import EraseForm, WithdrawForm
from stemma.record.models import Report
from stemma.record.models.report import ReportState
from stemma.record.queries.reports import reach_of, the_report
from stemma.shapes import InputError, StateError


@staff_only("withdraw")
def withdraw(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """GET the form; POST `step=review` says what will happen, `step=confirm` does it."""
    report = the_report(actor_on(request).newsroom_id, report_id)
    if report.state != ReportState.PUBLISHED:
        raise StateError(
            _("The state of this report is “%(state)s”; only a published report is withdrawn.")
            % {"state": report.get_state_display()}
        )
    initial = {"kind": "kill", "reason": request.GET.get("reason", "wrong")}
    form = WithdrawForm(request.POST or None, initial=initial)
    is_review = False
    if request.method == "POST" and form.is_valid():
        is_review = True
        if request.POST.get("step") == "confirm":
            try:
                withdraw_report(actor_on(request), report_id, Removal(**form.cleaned_data))
            except InputError as error:
                form.add_error(None, str(error))
                is_review = False
            else:
                messages.success(
                    request, _("Withdrawn. A tombstone stands where the report stood; letters are being written.")
                )
                return redirect("desk:report", report_id)
    context = _context(report) | {"form": form, "is_review": is_review}
    return render(request, "desk/withdraw/withdraw.html", context, status=400 if form.errors else 200)


@staff_only("erase")
def erase(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The words of a withdrawn report are gone for good; it takes a typed word."""
    report = the_report(actor_on(request).newsroom_id, report_id)
    if report.state != ReportState.WITHDRAWN:
        raise StateError(
            _("The state of this report is “%(state)s”; only a withdrawn report can be erased.")
            % {"state": report.get_state_display()}
        )
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        erase_report(actor_on(request), report_id)
        messages.success(
            request, _("Erased. The tombstone and the log of what happened stay; no word of the report does.")
        )
        return redirect("desk:report", report_id)
    context = _context(report) | {"form": form}
    return render(request, "desk/withdraw/erase.html", context, status=400 if form.errors else 200)


def _context(report: Report) -> dict[str, object]:
    return {"report": report, "version": report.current, "reach": reach_of(report)}
