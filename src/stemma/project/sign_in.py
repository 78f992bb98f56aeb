"""How does a person get in? Sign-in by Django's ways, and the first-run page that makes the newsroom and its first user."""

from __future__ import annotations

import hmac
import secrets
from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from stemma.actions import Account, found_newsroom
from stemma.desk.people.forms import AccountForm
from stemma.project.middleware import answer_error
from stemma.record.models import User
from stemma.record.queries.newsroom import the_newsroom
from stemma.shapes import InputError, NotFoundError


class SignInView(LoginView):
    """Django's own sign-in in our clothes; `next` leads to addresses of this desk alone."""

    template_name = "look/sign_in.html"
    redirect_authenticated_user = True


class FirstRunForm(AccountForm):
    """What a desk needs to begin."""

    name = forms.CharField(label=gettext_lazy("The newsroom's name"), max_length=200)
    contact = forms.CharField(
        label=gettext_lazy("Where complaints and answers go"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("An e-mail address that readers and publishers may write to"),
    )
    lang = forms.ChoiceField(
        label=gettext_lazy("The newsroom's language"), choices=settings.NEWSROOM_LANGUAGES, initial="en"
    )
    field_order = ("name", "contact", "lang", "username", "password")


def first_run_code() -> str:
    """The one-time code that `stemma serve` prints, so that only who started the desk can found its newsroom."""
    path = Path(settings.DATA) / "first-run-code"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(12))
    return path.read_text()


@sensitive_post_parameters("password")
def first_run(request: HttpRequest) -> HttpResponse:
    """The page that makes the newsroom and its first user; gone once there is one."""
    if the_newsroom() is not None:
        raise NotFoundError(_("This desk has its newsroom already; sign in."))
    code = request.POST.get("code") or request.GET.get("code") or ""
    if not hmac.compare_digest(code.encode(errors="replace"), first_run_code().encode()):
        return answer_error(request, 403, _("To begin, open the address that `stemma serve` printed when it started."))
    form = FirstRunForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            found_newsroom(
                values["name"],
                Account(values["username"], values["password"]),
                lang=values["lang"],
                contact=values["contact"],
            )
        except InputError as error:
            form.add_error("username", str(error))
        else:
            login(request, User.objects.get(username=values["username"]), "django.contrib.auth.backends.ModelBackend")
            (Path(settings.DATA) / "first-run-code").unlink(missing_ok=True)
            return redirect("desk:inbox")
    return render(request, "look/first_run.html", {"form": form, "code": code}, status=400 if form.errors else 200)
