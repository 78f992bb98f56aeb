"""How does a reader report an error, and a person claim a right? A form without an account, and a receipt."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from stemma.actions import Opened, open_case
from stemma.public.asker import actor_on, limit, report_meant, status_of
from stemma.record.models import Report
from stemma.record.models.report import ReportState
from stemma.shapes import InputError, StateError, TooOftenError

WHAT = [
    ("correction", _("Something is wrong, and I can say where it can be verified")),
    ("inaccurate", _("Something is inaccurate")),
    ("offensive", _("Something is offensive")),
    ("other", _("Another complaint")),
]
NEEDS = (
    _("the text of the work that you claim, or an address where it can be seen"),
    _("the day on which it was first published, if you know it"),
    _("an e-mail address at which you can be answered"),
    _("where it is a demand by law: which law or order, and who made it"),
)


class ErrorForm(forms.Form):
    """A complaint or a correction request."""

    about = forms.ChoiceField(label=_("What is it about?"), choices=WHAT, widget=forms.RadioSelect)
    passage_text = forms.CharField(
        label=_("The words it is about"), widget=forms.Textarea, required=False, help_text=_("Copied from the report")
    )
    what = forms.CharField(label=_("What is wrong with them"), widget=forms.Textarea)
    wanted_text = forms.CharField(label=_("What it should say"), widget=forms.Textarea, required=False)
    evidence = forms.CharField(
        label=_("Where it can be verified"),
        widget=forms.Textarea,
        required=False,
        help_text=_("Addresses, documents, people; a correction is verified before it is accepted"),
    )
    sender_name = forms.CharField(label=_("Your name"), max_length=200)
    sender_email = forms.EmailField(
        label=_("Your e-mail address"), required=False, help_text=_("Only the newsroom sees it")
    )

    def clean(self) -> dict[str, Any]:
        """A correction comes with evidence."""
        values = super().clean() or {}
        if values.get("about") == "correction" and not values.get("evidence", "").strip():
            self.add_error(
                "evidence", _("A correction is verified before it is accepted; say where it can be verified.")
            )
        return values


class ClaimForm(forms.Form):
    """A claim of a right: the fields of 17 USC 512(c)(3)(A) and of DSA article 16(2)."""

    ground = forms.ChoiceField(
        label=_("Which right?"),
        widget=forms.RadioSelect,
        choices=[
            ("copyright", _("Copyright in the text")),
            ("privacy", _("Privacy or personal data")),
            ("court order", _("A court's order")),
            ("other", _("Another right")),
        ],
    )
    what = forms.CharField(label=_("What do you claim, and why?"), widget=forms.Textarea)
    work_description = forms.CharField(label=_("The work or right, described"), widget=forms.Textarea)
    work_address = forms.URLField(
        label=_("Where the work can be seen"), required=False, max_length=2000, assume_scheme="https"
    )
    work_text = forms.CharField(
        label=_("The work's text"),
        widget=forms.Textarea,
        required=False,
        strip=False,
        help_text=_("It is held beside the report; without it or its address nothing can be compared"),
    )
    work_published_on = forms.CharField(label=_("When it was first published"), required=False, max_length=20)
    sender_name = forms.CharField(label=_("Your name"), max_length=200)
    sender_capacity = forms.CharField(
        label=_("You are"), required=False, max_length=100, help_text=_("The owner, or whom you act for")
    )
    sender_email = forms.EmailField(label=_("Your e-mail address"), help_text=_("You are answered there"))
    is_legal_demand = forms.BooleanField(label=_("This is a demand by law"), required=False)
    law = forms.CharField(label=_("Which law or order"), required=False, max_length=300)
    has_good_faith = forms.BooleanField(
        label=_("I believe in good faith that the use is not allowed by the owner, an agent or the law")
    )
    has_authority = forms.BooleanField(
        label=_(
            "What I say is accurate, and I am the owner of the right or may act for them (in the USA: under penalty of perjury)"
        )
    )
    signature = forms.CharField(label=_("Signed, with your full name"), max_length=200)


def complain(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Report an error: a complaint, or a correction with evidence."""
    report = report_meant(request, report_id)
    form = ErrorForm(
        request.POST if request.method == "POST" else None,
        initial={"passage_text": request.GET.get("words", "")[:2000]},
    )
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        about = values.pop("about")
        kind, ground = ("correction", "inaccurate") if about == "correction" else ("complaint", about)
        return _send(
            request, report_id, form, Opened(kind=kind, ground=ground, **values), "public/complain.html", report
        )
    return _form(request, form, "public/complain.html", report)


def claim(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Claim a right in a report."""
    report = report_meant(request, report_id)
    form = ClaimForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _send(request, report_id, form, Opened(kind="claim", **form.cleaned_data), "public/claim.html", report)
    return _form(request, form, "public/claim.html", report)


def _send(
    request: HttpRequest, report_id: UUID, form: forms.Form, opened: Opened, template: str, report: Report
) -> HttpResponse:
    try:
        limit(request, "case")
        token = open_case(actor_on(request), report_id, opened)
    except (InputError, StateError, TooOftenError) as error:
        form.add_error(None, str(error))
        return _form(request, form, template, report, status_of(error))
    return render(request, "public/sent.html", {"token": token, "what": opened.kind})


def _form(
    request: HttpRequest, form: forms.Form, template: str, report: Report, status: int | None = None
) -> HttpResponse:
    is_public = report.state == ReportState.PUBLISHED
    context = {"form": form, "report": report if is_public else None, "report_id": report.pk, "needs": NEEDS}
    return render(request, template, context, status=status or (400 if form.errors else 200))
