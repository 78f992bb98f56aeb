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
from stemma.record.models.letter import LetterState
from stemma.record.queries.letters import count_of_waiting, letters_in, the_letter
from stemma.shapes import InputError


@staff_only()
def letters(request: HttpRequest) -> HttpResponse:
    """The letters that wait, or those in another state (`?state=`)."""
    actor = actor_on(request)
    state = request.GET.get("state", LetterState.DRAFT)
    state = state if state in LetterState.values else LetterState.DRAFT
    page = Paginator(letters_in(actor.newsroom_id, state), 50).get_page(request.GET.get("page"))
    here = reverse("desk:letters")
    tabs = [(label, f"{here}?state={value}", value == state) for value, label in LetterState.choices]
    context = {"page_obj": page, "tabs": tabs, "state": state, "waiting": count_of_waiting(actor.newsroom_id)}
    return render(request, "desk/letters/letters.html", context)


@staff_only()
def letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """One letter; sending it by POST takes the role editor."""
    actor = actor_on(request)
    row = the_letter(actor.newsroom_id, letter_id)
    form = LetterForm(request.POST or None, initial={"to": row.to, "subject": row.subject, "body": row.body})
    if request.method == "POST" and form.is_valid():
        try:
            send_letter(actor, letter_id, **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Marked as sent. The next round sees whether the page has changed."))
            return redirect("desk:letters")
    is_draft = row.state == LetterState.DRAFT
    mail = f"mailto:{quote(row.to)}?subject={quote(row.subject)}&body={quote(row.body)}" if "@" in row.to else ""
    context = {"letter": row, "form": form, "is_draft": is_draft, "mail": mail, "may_send": actor.may("send_letter")}
    return render(request, "desk/letters/letter.html", context, status=400 if form.errors else 200)


@require_POST
@staff_only("send_letter")
def drop(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """The letter is not sent."""
    drop_letter(actor_on(request), letter_id)
    messages.success(request, _("The letter is not sent; the copy stays on its list."))
    return redirect("desk:letters")
