"""What became of what I sent? The receipt's token shows it to whoever holds it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from stemma.actions import hash_receipt, take_back_case
from stemma.public.asker import actor_on, limit
from stemma.record.models.report import ReportState
from stemma.record.queries.cases import OPEN, case_by_receipt, steps_of
from stemma.record.queries.receipt import submission_by_receipt


def receipt(request: HttpRequest) -> HttpResponse:
    """Asks for the token, or shows the state of what it stands for; a forged one is answered 404."""
    token = (request.POST.get("token") or request.GET.get("token") or "")[:200]
    if not token.strip():
        return render(request, "public/receipt.html", {"asks": True})
    limit(request, "receipt")
    digest, newsroom_id = hash_receipt(token), actor_on(request).newsroom_id
    case = case_by_receipt(newsroom_id, digest)
    if case is not None and request.method == "POST" and request.POST.get("take_back") == "yes" and case.state in OPEN:
        take_back_case(actor_on(request), case.pk)
        messages.success(request, _("You have taken it back."))
        return redirect(f"{reverse('public:receipt')}?token={token}")
    if case is not None:
        is_public = case.report.state == ReportState.PUBLISHED
        context = {
            "case": case,
            "steps": steps_of(case, only_public=True),
            "report": case.report if is_public else None,
            "token": token,
            "is_open": case.state in OPEN,
        }
        return _answer(request, context)
    submission = submission_by_receipt(newsroom_id, digest)
    if submission is not None:
        item = submission.item
        is_public = item.report.state == ReportState.PUBLISHED
        report = item.report if is_public else None
        return _answer(request, {"submission": submission, "item": item, "report": report, "token": token})
    return _answer(request, {"asks": True, "is_forged": True}, status=404)


def _answer(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    answer = render(request, "public/receipt.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = (
        "same-origin"  # not "no-referrer": the form's POST would say "Origin: null" and be refused
    )
    answer["X-Robots-Tag"] = "noindex"
    return answer
