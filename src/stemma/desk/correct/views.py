"""The screen of correcting: write, look at the difference, publish."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stemma.actions import Change, preview_correction, version_change
from stemma.actions import correct as correct_report
from stemma.compare import lay_side_by_side
from stemma.desk.correct.forms import CorrectForm
from stemma.desk.gate import actor_on, staff_only
from stemma.record.models import Report
from stemma.record.models.report import ReportState
from stemma.record.queries.reports import reach_of, the_report
from stemma.shapes import InputError, StateError


@staff_only("correct")
def correct(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """GET the form; POST `step=preview` shows the difference, `step=publish` makes the version. Nothing typed is lost."""
    report = the_report(actor_on(request).newsroom_id, report_id)
    if report.state != ReportState.PUBLISHED or report.current is None:
        raise StateError(
            _("The state of this report is “%(state)s”; only a published report is corrected.")
            % {"state": report.get_state_display()}
        )
    if request.method != "POST":
        return _page(request, report, CorrectForm(initial=_initial(report)))
    form = CorrectForm(request.POST)
    if not form.is_valid():
        return _page(request, report, form, status=400)
    values = form.cleaned_data
    if values["base_number"] != report.current.number:
        return _overtaken(request, report, form)
    try:
        if request.POST.get("step") == "publish":
            return _publish(request, report, values)
        return _preview(request, report, form)
    except StateError:
        report = the_report(report.newsroom_id, report_id)
        return _overtaken(request, report, form)
    except InputError as error:
        form.add_error(None, str(error))
        return _page(request, report, form, status=400)


def _publish(request: HttpRequest, report: Report, values: dict[str, Any]) -> HttpResponse:
    done = correct_report(actor_on(request), report.pk, **values)
    reach = reach_of(report)
    words = _("Version %(number)d is public.") % {"number": done.to_number}
    if reach.copies:
        words += " " + ngettext(
            "For %(count)d copy a letter is being written, for you to send.",
            "For %(count)d copies letters are being written, for you to send.",
            reach.copies,
        ) % {"count": reach.copies}
    messages.success(request, words)
    return redirect("desk:report", report.pk)


def _preview(request: HttpRequest, report: Report, form: CorrectForm) -> HttpResponse:
    values = form.cleaned_data
    change = preview_correction(actor_on(request), report.pk, text=values["text"], headline=values["headline"])
    if (change.new.text, change.new.headline) == (change.old.text, change.old.headline):
        raise InputError(_("Nothing in the text or headline is changed; change the words that were wrong."))
    if not change.new.text.strip():
        raise InputError(_("The corrected text is empty; to take the report back, use Withdraw."))
    return _page(request, report, form, change=change)


def _overtaken(request: HttpRequest, report: Report, form: CorrectForm) -> HttpResponse:
    """Somebody published another version meanwhile: what they changed, and the typed text, to be sent again on top of it."""
    if report.current is None or report.state != ReportState.PUBLISHED:
        raise StateError(
            _("The state of this report is “%(state)s”; only a published report is corrected.")
            % {"state": report.get_state_display()}
        )
    begun = form.cleaned_data["base_number"]
    data = request.POST.copy()
    data["base_number"] = str(report.current.number)
    meanwhile = None
    if report.versions.filter(number=begun).exists() and begun < report.current.number:
        meanwhile = version_change(actor_on(request), report.pk, begun, report.current.number)
    return _page(request, report, CorrectForm(data), meanwhile=meanwhile, is_overtaken=True, status=409)


def _initial(report: Report) -> dict[str, Any]:
    assert report.current is not None
    current = report.current
    return {"headline": current.headline, "text": current.text, "kind": "correction", "base_number": current.number}


def _page(
    request: HttpRequest,
    report: Report,
    form: CorrectForm,
    *,
    change: Change | None = None,
    meanwhile: Change | None = None,
    is_overtaken: bool = False,
    status: int = 200,
) -> HttpResponse:
    assert report.current is not None
    words = (
        {"lang": report.current.lang, "dir": report.current.dir} if report.current.lang else {"dir": report.current.dir}
    )
    for name in ("headline", "text"):
        form.fields[name].widget.attrs |= words | {"class": "voice"}
    context = {
        "report": report,
        "version": report.current,
        "form": form,
        "change": change,
        "rows": lay_side_by_side(change.new, change.old, change.match) if change else (),
        "meanwhile": meanwhile,
        "meanwhile_rows": lay_side_by_side(meanwhile.new, meanwhile.old, meanwhile.match) if meanwhile else (),
        "is_overtaken": is_overtaken,
        "reach": reach_of(report),
    }
    return render(request, "desk/correct/correct.html", context, status=status)
