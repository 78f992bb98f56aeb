"""The screens of cases: the list, and one case with its evidence and its decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stemma.actions import Actor, NewText, Removal, accept_case, decline_case, hold_claim, review_case
from stemma.compare import lay_side_by_side
from stemma.desk.cases.forms import ClaimForm, CorrectionForm, DecisionForm, NoteForm
from stemma.desk.gate import actor_on, staff_only
from stemma.record.models import Case
from stemma.record.models.case import CaseKind
from stemma.record.models.report import ReportState
from stemma.record.queries.cases import OPEN, cases_in, count_of_open, steps_of, the_case
from stemma.record.queries.document import document_of
from stemma.shapes import Document, InputError, Match, StateError, from_plain


@staff_only()
def cases(request: HttpRequest) -> HttpResponse:
    """Open cases, or closed ones (`?state=closed`), of one kind (`?kind=`)."""
    actor = actor_on(request)
    is_open = request.GET.get("state") != "closed"
    kind = request.GET.get("kind", "")
    kind = kind if kind in CaseKind.values else ""
    counts = count_of_open(actor.newsroom_id)
    here = reverse("desk:cases")
    tabs: list[tuple[Any, ...]] = [(_("Open"), here, is_open and not kind, sum(counts.values()))]
    tabs += [
        (label, f"{here}?kind={value}", is_open and kind == value, counts.get(value, 0))
        for value, label in CaseKind.choices
    ]
    tabs += [(_("Closed"), f"{here}?state=closed", not is_open)]
    found = cases_in(actor.newsroom_id, is_open=is_open, kind=kind)
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {"page_obj": page, "tabs": tabs, "is_open": is_open, "kind": kind, "count": sum(counts.values())}
    return render(request, "desk/cases/cases.html", context)


@staff_only()
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One case with its evidence, its steps and the forms that decide it."""
    row = the_case(actor_on(request).newsroom_id, case_id)
    return _show(request, row)


@require_POST
@staff_only()
def note(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A note; the case is under review from then on."""
    actor, row = actor_on(request), the_case(actor_on(request).newsroom_id, case_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _show(request, row, 400, {"note_form": form})
    is_public = form.cleaned_data["is_public"]
    try:
        review_case(actor, row.pk, form.cleaned_data["note"], is_public=is_public)
    except StateError as error:
        return _conflict(request, row.pk, error, form.cleaned_data["note"])
    messages.success(request, _("Noted. The sender sees it.") if is_public else _("Noted for the desk."))
    return redirect("desk:case", case_id)


@require_POST
@staff_only()
def decide(request: HttpRequest, case_id: UUID, verdict: str) -> HttpResponse:
    """The decision, with reasons and with what follows from it."""
    actor, row = actor_on(request), the_case(actor_on(request).newsroom_id, case_id)
    form = _decision_form(row, verdict, request.POST)
    name = "accept_form" if verdict == "accept" else "decline_form"
    if not form.is_valid():
        return _show(request, row, 400, {name: form})
    try:
        _carry_out(actor, row, verdict, form.cleaned_data)
    except InputError as error:
        form.add_error(None, str(error))
        return _show(request, row, 400, {name: form})
    except StateError as error:
        row = the_case(actor.newsroom_id, case_id)
        if row.state not in OPEN or row.kind != CaseKind.CORRECTION or row.report.state != ReportState.PUBLISHED:
            return _conflict(request, row.pk, error, form.cleaned_data["reasons"])
        form = _on_newest(row, verdict, request.POST)
        form.add_error(None, str(error))
        return _show(request, row, 409, {name: form})
    messages.success(request, _("Decided. The sender reads your reasons under their receipt."))
    return redirect("desk:case", case_id)


@require_POST
@staff_only("decide_claim")
def hold(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The claimed work is held beside the report."""
    hold_claim(actor_on(request), case_id)
    messages.success(request, _("The claimed work was held beside the report; what was found stands below."))
    return redirect("desk:case", case_id)


def _carry_out(actor: Actor, row: Case, verdict: str, values: dict[str, Any]) -> None:
    if verdict == "decline":
        decline_case(actor, row.pk, values["reasons"])
    elif row.kind == CaseKind.CORRECTION:
        new = NewText(values["headline"], values["text"], values["note"], values["base_number"])
        accept_case(actor, row.pk, values["reasons"], new_text=new)
    elif row.kind == CaseKind.CLAIM:
        removal = Removal(
            "takedown", values["reason"], values["note"], values["is_legal"], values["demanded_by"], values["law"]
        )
        accept_case(actor, row.pk, values["reasons"], removal=removal)
    else:
        accept_case(actor, row.pk, values["reasons"])


def _decision_form(row: Case, verdict: str, data: Any = None) -> Form:
    if verdict != "accept" or row.kind == CaseKind.COMPLAINT:
        return DecisionForm(data, prefix=verdict)
    current = row.report.current
    if row.kind == CaseKind.CLAIM:
        initial = {
            "reason": row.ground if row.ground in ("copyright", "privacy", "court order") else "other",
            "is_legal": row.is_legal_demand,
            "law": row.law,
            "demanded_by": row.sender_name if row.is_legal_demand else "",
        }
        return ClaimForm(data, prefix=verdict, initial=initial)
    initial = {
        "headline": current.headline if current else "",
        "text": current.text if current else "",
        "base_number": current.number if current else 0,
    }
    return CorrectionForm(data, prefix=verdict, initial=initial)


def _on_newest(row: Case, verdict: str, data: QueryDict) -> Form:
    """What was typed, ready to be sent again on top of the version that came in between: a person has been told, and decides."""
    values = data.copy()
    if row.report.current is not None and f"{verdict}-base_number" in values:
        values[f"{verdict}-base_number"] = str(row.report.current.number)
    return _decision_form(row, verdict, values)


def _conflict(request: HttpRequest, case_id: UUID, error: StateError, typed: str) -> HttpResponse:
    """The case or its report stands otherwise than the form took it to: said with what was typed, which has no form any more."""
    row = the_case(actor_on(request).newsroom_id, case_id)
    return _show(request, row, 409, {"conflict": str(error), "typed": typed})


def _show(
    request: HttpRequest, row: Case, status: int = 200, said: Mapping[str, str | Form] | None = None
) -> HttpResponse:
    actor = actor_on(request)
    verb = "decide_claim" if row.kind == CaseKind.CLAIM else "decide_case"
    context: dict[str, Any] = {
        "case": row,
        "steps": steps_of(row),
        "is_open": row.state in OPEN,
        "may_decide": actor.may(verb),
        "is_claim": row.kind == CaseKind.CLAIM,
        "current": row.report.current,
        "accept_form": _decision_form(row, "accept"),
        "decline_form": _decision_form(row, "decline"),
        "note_form": NoteForm(),
    }
    context |= _held(row) | dict(said or {})
    return render(request, "desk/cases/case.html", context, status=status)


def _held(row: Case) -> dict[str, Any]:
    if not row.held:
        return {}
    held = {"held": row.held}
    version = row.report.versions.filter(number=row.version_number, erased_at__isnull=True).first()
    if row.held.get("match") and version is not None:
        match, report = from_plain(Match, row.held["match"]), document_of(version)
        work = Document(text=row.held["work_text"], dir=report.dir, lang=report.lang)
        rows = lay_side_by_side(work, report, match)
        held |= {"match": match, "rows": rows, "report_document": report, "work": work}
    return held
