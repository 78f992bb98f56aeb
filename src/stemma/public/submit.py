"""How does somebody from outside send a report in? One form; a receipt is shown once."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from stemma.actions import Sent, submit
from stemma.public.asker import actor_on, limit, status_of
from stemma.shapes import InputError, TooOftenError


class SubmitForm(forms.Form):
    """What a stranger sends."""

    headline = forms.CharField(label=_("Headline"), max_length=500)
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea,
        strip=False,
        help_text=_("With its dateline, byline and every source, as you want it read"),
    )
    item_kind = forms.ChoiceField(
        label=_("What it is"),
        widget=forms.RadioSelect,
        initial="article",
        choices=[("article", _("Article")), ("speech", _("Speech")), ("comment", _("Comment"))],
    )
    author = forms.CharField(
        label=_("Responsible author"), max_length=200, required=False, help_text=_("Whoever answers for the words")
    )
    address = forms.URLField(
        label=_("Where it was published"),
        max_length=2000,
        required=False,
        assume_scheme="https",
        help_text=_("If it was"),
    )
    sender_name = forms.CharField(label=_("Your name"), max_length=200)
    sender_email = forms.EmailField(
        label=_("Your e-mail address"), required=False, help_text=_("Only the newsroom sees it")
    )
    credit_wanted = forms.CharField(
        label=_("The credit you want"),
        max_length=200,
        required=False,
        help_text=_("Printed as “Submitted by”; empty for your name"),
    )
    has_consent = forms.BooleanField(
        label=_(
            "I may send this text, and I agree that it is published here and republished by others under the newsroom's terms"
        ),
        error_messages={"required": _("Without your consent nothing can be published; tick the box or do not send.")},
    )


def submit_page(request: HttpRequest) -> HttpResponse:
    """The form, or the receipt after sending."""
    form = SubmitForm(request.POST if request.method == "POST" else None)
    status = 400 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            limit(request, "submit")
            token = submit(actor_on(request), Sent(**form.cleaned_data))
        except (InputError, TooOftenError) as error:
            form.add_error(None, str(error))
            status = status_of(error)
        else:
            return render(request, "public/sent.html", {"token": token, "what": "submission"})
    return render(request, "public/submit.html", {"form": form}, status=status)
