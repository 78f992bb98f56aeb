"""The screen of one copy beside its report: the words, the credit check, what changed, and what a person judges."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stemma.actions import judge_copy, write_credit_letter
from stemma.desk.copies.forms import JudgementForm
from stemma.desk.copies.standing import standing_of
from stemma.desk.gate import actor_on, staff_only
from stemma.public.beside import lay_beside
from stemma.record.models import Copy
from stemma.record.queries.copies import corrected_in, the_copy
from stemma.record.queries.document import document_of
from stemma.shapes import Document, Match, StateError, from_plain

MOST_SIGHTINGS = 20


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


def _show(request: HttpRequest, row: Copy, form: JudgementForm | None = None, status: int = 200) -> HttpResponse:
    actor = actor_on(request)
    context: dict[str, Any] = {
        "copy": row,
        "page": row.page,
        "report": row.report,
        "standing": standing_of(row, row.report, corrected_in([row.report_id]).get(row.report_id, 0)),
        "changes": row.changes.order_by("-created_at", "-pk"),
        "sightings": row.page.sightings.order_by("-created_at")[:MOST_SIGHTINGS],
        "judgements": row.judgements.select_related("by").order_by("-created_at"),
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
        "beside": lay_beside(page, report, match),
    }
