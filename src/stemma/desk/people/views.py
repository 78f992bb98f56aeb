"""The screens of people, invitations and the newsroom."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from stemma.actions import (
    Account,
    accept_invitation,
    change_newsroom,
    change_role,
    end_invitation,
    invite,
    open_invitation,
)
from stemma.desk.gate import actor_on, staff_only
from stemma.desk.people.forms import AccountForm, InviteForm, NewsroomForm
from stemma.record.models.newsroom import Role
from stemma.record.queries.newsroom import the_newsroom
from stemma.record.queries.people import open_invitations, people_of
from stemma.shapes import InputError, StateError

OFF_THE_DESK = "off"


@staff_only()
def people(request: HttpRequest) -> HttpResponse:
    """Everybody on the desk; an administrator invites and changes roles here."""
    actor = actor_on(request)
    form = InviteForm(request.POST if request.method == "POST" else None)
    link = ""
    if request.method == "POST" and form.is_valid():
        token = invite(actor, form.cleaned_data["email"], form.cleaned_data["role"])
        link = request.build_absolute_uri(reverse("desk:invitation", args=[token]))
        form = InviteForm()
    context = {
        "form": form,
        "link": link,
        "people": list(people_of(actor.newsroom_id)),
        "invitations": list(open_invitations(actor.newsroom_id)),
        "roles": [*Role.choices, (OFF_THE_DESK, _("Off the desk"))],
        "may_invite": actor.may("invite"),
    }
    return render(request, "desk/people/people.html", context, status=400 if form.errors else 200)


@require_POST
@staff_only("invite")
def role(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """A person gets another role, or leaves the desk."""
    asked = request.POST.get("role", "")
    wanted = None if asked == OFF_THE_DESK else asked
    try:
        change_role(actor_on(request), user_id, wanted)
    except (InputError, StateError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The role is changed.") if wanted else _("The person is off the desk."))
    return redirect("desk:people")


@require_POST
@staff_only("invite")
def end(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """An invitation is ended."""
    end_invitation(actor_on(request), invitation_id)
    messages.success(request, _("The invitation has ended."))
    return redirect("desk:people")


@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the token makes their account here."""
    invited = open_invitation(token)
    form = AccountForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            user = accept_invitation(token, Account(form.cleaned_data["username"], form.cleaned_data["password"]))
        except InputError as error:
            form.add_error("username", str(error))
        else:
            login(request, user, "django.contrib.auth.backends.ModelBackend")
            return redirect("desk:inbox")
    context = {"form": form, "invited": invited}
    return render(request, "desk/people/invitation.html", context, status=400 if form.errors else 200)


@staff_only("change_newsroom")
def newsroom(request: HttpRequest) -> HttpResponse:
    """What the newsroom says of itself."""
    room = the_newsroom()
    initial = {name: getattr(room, name) for name in NewsroomForm.base_fields}
    form = NewsroomForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_newsroom(actor_on(request), **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved; readers see it from now on."))
            return redirect("desk:newsroom")
    return render(request, "desk/people/newsroom.html", {"form": form}, status=400 if form.errors else 200)
