"""Who acts? A person on the staff in a role, a stranger, or the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from stemma.actions.permission import LEAST_ROLE, ROLES, is_permitted
from stemma.record.models import Member, Newsroom, User
from stemma.record.models.newsroom import Role
from stemma.shapes import NotPermittedError


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts, on one newsroom's record. ``request_id`` joins the events of one request."""

    kind: Literal["staff", "stranger", "worker"]
    newsroom_id: UUID
    user_id: UUID | None = None
    role: str | None = None
    request_id: str = ""

    @property
    def label(self) -> str:
        """As events name the actor: an id, never a person's name."""
        return f"user:{self.user_id}" if self.user_id else self.kind

    @property
    def person_id(self) -> UUID:
        """The id of the person who acts, for rows that name one. NotPermittedError where nobody is signed in."""
        if self.user_id is None:
            raise NotPermittedError(_("A person has to answer for this; sign in and try again."))
        return self.user_id

    @property
    def is_staff(self) -> bool:
        """Whether the desk is open to this actor."""
        return self.kind == "staff"

    def may(self, verb: str) -> bool:
        """Whether this actor may do ``verb`` (a key of `permission.LEAST_ROLE`)."""
        return is_permitted(self.kind, self.role, verb)


def actor_of(user: User | AnonymousUser, newsroom: Newsroom, request_id: str = "") -> Actor:
    """The actor that a signed-in or anonymous user is on this newsroom's record."""
    if isinstance(user, User) and user.is_authenticated and user.is_active:
        member = Member.objects.filter(newsroom=newsroom, user=user, ended_at__isnull=True).first()
        if member is not None:
            return Actor("staff", newsroom.pk, user.pk, member.role, request_id)
    return Actor("stranger", newsroom.pk, request_id=request_id)


def worker_of(newsroom: Newsroom) -> Actor:
    """The worker, on this newsroom's record."""
    return Actor("worker", newsroom.pk)


def require(actor: Actor, verb: str) -> None:
    """NotPermittedError with a sentence unless the actor may do the verb."""
    if actor.may(verb):
        return
    if actor.role not in ROLES or LEAST_ROLE[verb] not in ROLES:
        raise NotPermittedError(_("Only the newsroom's staff may do this; sign in and try again."))
    raise NotPermittedError(
        _("This takes the role “%(least)s”, and yours is “%(role)s”; ask your administrator.")
        % {"least": Role(LEAST_ROLE[verb]).label, "role": Role(actor.role).label}
    )
