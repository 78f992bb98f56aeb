"""The screens of letters: the list, and one letter to be read, mended, sent by the person's own mail, and marked as sent."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stemma.actions import drop_letter, send_letter
from stemma.desk.gate import actor_on, staff_only
from stemma.desk.letters.forms import LetterForm
from stemma.record.models import Report
from stemma.record.models.letter import LetterState
from stemma.record.queries.letters import count_of_waiting, is_still_due, letters_in, the_letter
from stemma.record.queries.report import the_report
from stemma.shapes import InputError, StateError


@staff_only()
def letters(request: HttpRequest) -> HttpResponse:
    """The letters that wait, or those in another state (`?state=`)."""
    actor = actor_on(request)
    state = request.GET.get("state", LetterState.DRAFT)
    state = state if state in LetterState.values else LetterState.DRAFT
    report = _report_named(request)
    report_id = report.pk if report else None
    page = Paginator(letters_in(actor.newsroom_id, state, report_id), 50).get_page(request.GET.get("page"))
    here, of_report = reverse("desk:letters"), f"&report={report_id}" if report_id else ""
    context = {
        "page_obj": page,
        "rows": [(letter, is_still_due(letter)) for letter in page],
        "tabs": [(label, f"{here}?state={value}{of_report}", value == state) for value, label in LetterState.choices],
        "state": state,
        "report": report,
        "waiting": count_of_waiting(actor.newsroom_id, report_id),
    }
    return render(request, "desk/letters/letters.html", context)


@staff_only()
def letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """One letter; sending it by POST takes the role editor."""
    actor = actor_on(request)
    row = the_letter(actor.newsroom_id, letter_id)
    status = 200
    form = LetterForm(
        request.POST if request.method == "POST" else None,
        initial={"to": row.to, "subject": row.subject, "body": row.body},
    )
    if request.method == "POST" and form.is_valid():
        try:
            send_letter(actor, letter_id, **form.cleaned_data)
        except (InputError, StateError) as error:
            form.add_error(None, str(error))
            status, row = 409 if isinstance(error, StateError) else 400, the_letter(actor.newsroom_id, letter_id)
        else:
            messages.success(request, _("Marked as sent. The next round sees whether the page has changed."))
            return redirect("desk:letters")
    is_draft = row.state == LetterState.DRAFT
    mail = f"mailto:{quote(row.to)}?subject={quote(row.subject)}&body={quote(row.body)}" if "@" in row.to else ""
    context = {
        "letter": row,
        "form": form,
        "is_draft": is_draft,
        "is_due": is_still_due(row),
        "mail": mail,
        "may_send": actor.may("send_letter"),
    }
    status = 400 if form.errors and status == 200 else status
    return render(request, "desk/letters/letter.html", context, status=status)


@require_POST
@staff_only("send_letter")
def drop(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """The letter is not sent."""
    drop_letter(actor_on(request), letter_id)
    messages.success(request, _("The letter is not sent; the copy stays on its list."))
    return redirect("desk:letters")


def _report_named(request: HttpRequest) -> Report | None:
    """The report whose letters are asked for (`?report=`), or None for all."""
    try:
        return the_report(actor_on(request).newsroom_id, UUID(request.GET.get("report", "")))
    except ValueError:
        return None
