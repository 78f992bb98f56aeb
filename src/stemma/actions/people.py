"""Who belongs to the desk? The first newsroom and user, invitations, and changes of role."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.permission import ROLES
from stemma.actions.receipt import hash_receipt
from stemma.record.models import Invitation, Member, Newsroom, User
from stemma.shapes import InputError, NotFoundError, StateError, clock

INVITATION_HOLDS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Account:
    """What a person chooses: the user name they sign in with, and a password by Django's rules."""

    username: str
    password: str
    email: str = ""


def found_newsroom(
    name: str, account: Account, *, lang: str = "en", short_name: str = "", contact: str = ""
) -> Newsroom:
    """The newsroom and its first user, an administrator. StateError where there is one already."""
    if not name.strip():
        raise InputError(_("A newsroom has a name; write it."))
    user = _checked_user(account)
    with transaction.atomic():
        if Newsroom.objects.exists():
            raise StateError(
                _("This desk has its newsroom already; sign in, or ask its administrator for an invitation.")
            )
        newsroom = Newsroom.objects.create(name=name.strip(), lang=lang, short_name=short_name, contact=contact)
        user.save()
        Member.objects.create(newsroom=newsroom, user=user, role="admin")
        record_event(Actor("staff", newsroom.pk, user.pk, "admin"), ("newsroom", newsroom.pk), "founded")
    return newsroom


def change_newsroom(actor: Actor, **values: str) -> None:
    """The newsroom's name, address, contact, terms or policy are as given from now on."""
    require(actor, "change_newsroom")
    fields = {"name", "short_name", "about", "lang", "address", "contact", "terms_text", "corrections_policy"}
    if set(values) - fields:
        raise InputError(f"A newsroom has no {sorted(set(values) - fields)[0]!r}; it has {', '.join(sorted(fields))}.")
    if not values.get("name", "x").strip():
        raise InputError(_("A newsroom has a name; write it."))
    with transaction.atomic():
        Newsroom.objects.filter(pk=actor.newsroom_id).update(**values)
        record_event(actor, ("newsroom", actor.newsroom_id), "changed", data={"fields": sorted(values)})


def invite(actor: Actor, email: str, role: str) -> str:
    """The invitation's token, shown once, to be sent by a person; it holds for INVITATION_HOLDS."""
    require(actor, "invite")
    if role not in ROLES:
        raise InputError(f"A role is one of {', '.join(ROLES)}, and this says {role!r:.40}.")
    try:
        validate_email(email)
    except ValidationError as error:
        raise InputError(
            _("%(email)s is no e-mail address; write it as name@example.org.") % {"email": f"{email!r:.80}"}
        ) from error
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        invitation = Invitation.objects.create(
            newsroom_id=actor.newsroom_id,
            email=email,
            role=role,
            token_sha256=hash_receipt(token),
            invited_by_id=actor.person_id,
            expires_at=clock.now() + INVITATION_HOLDS,
        )
        record_event(actor, ("invitation", invitation.pk), "invited", data={"role": role})
    return token


def end_invitation(actor: Actor, invitation_id: UUID) -> None:
    """The invitation can no longer be taken up."""
    require(actor, "invite")
    with transaction.atomic():
        ended = Invitation.objects.filter(
            newsroom_id=actor.newsroom_id, pk=invitation_id, accepted_at__isnull=True, ended_at__isnull=True
        ).update(ended_at=clock.now())
        if not ended:
            raise NotFoundError(
                _("There is no open invitation of that number; the list of people shows those there are.")
            )
        record_event(actor, ("invitation", invitation_id), "ended")


def open_invitation(token: str) -> Invitation:
    """The invitation that a token names; NotFoundError where it is forged, used or over."""
    found = Invitation.objects.filter(
        token_sha256=hash_receipt(token), accepted_at__isnull=True, ended_at__isnull=True, expires_at__gt=clock.now()
    ).first()
    if found is None:
        raise NotFoundError(_("This invitation was used, has ended or never was; ask for a new one."))
    return found


def accept_invitation(token: str, account: Account) -> User:
    """The user that the invitation made."""
    with transaction.atomic():
        invitation = open_invitation(token)
        taken_up = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, ended_at__isnull=True)
        if not taken_up.update(accepted_at=clock.now()):
            raise NotFoundError(_("This invitation was used a moment ago; sign in, or ask for a new one."))
        user = _checked_user(Account(account.username, account.password, account.email or invitation.email))
        user.save()
        Member.objects.create(newsroom_id=invitation.newsroom_id, user=user, role=invitation.role)
        actor = Actor("staff", invitation.newsroom_id, user.pk, invitation.role)
        record_event(actor, ("invitation", invitation.pk), "accepted", data={"role": invitation.role})
    return user


def change_role(actor: Actor, user_id: UUID, role: str | None) -> None:
    """The person has the role from now on, or with None no part in the desk any more. The last administrator stays one."""
    require(actor, "invite")
    if role is not None and role not in ROLES:
        raise InputError(f"A role is one of {', '.join(ROLES)}, and this says {role!r:.40}.")
    with transaction.atomic():
        # All of them are locked: two administrators who end each other's role at once must not both succeed.
        members = list(Member.objects.select_for_update().filter(newsroom_id=actor.newsroom_id, ended_at__isnull=True))
        member = next((one for one in members if one.user_id == user_id), None)
        if member is None:
            raise NotFoundError(_("There is no such person on this desk; the list of people shows those there are."))
        if member.role == "admin" and role != "admin" and sum(one.role == "admin" for one in members) == 1:
            raise StateError(_("This is the last administrator; make another one first."))
        member.ended_at = clock.now()
        member.save(update_fields=["ended_at"])
        if role is not None:
            Member.objects.create(newsroom_id=actor.newsroom_id, user_id=user_id, role=role)
        record_event(actor, ("user", user_id), "role_changed", data={"from": member.role, "to": role})


def _checked_user(account: Account) -> User:
    user = User(username=account.username.strip(), email=account.email.strip())
    try:
        User.username_validator(user.username)
        validate_password(account.password, user)
    except ValidationError as error:
        raise InputError(" ".join(error.messages)) from error
    if User.objects.filter(username__iexact=user.username).exists():
        raise InputError(
            _("The user name %(username)s is taken; choose another.") % {"username": f"{user.username!r:.60}"}
        )
    user.set_password(account.password)
    return user
