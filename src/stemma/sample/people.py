"""Who works in the sample newsroom? One person in each role; their password is no secret and holds on this machine alone."""

from __future__ import annotations

from stemma.actions import Account, Actor, accept_invitation, found_newsroom, invite
from stemma.record.models import Newsroom, User

NAME = "Merrowby Relay"
PASSWORD = "quiet harbour lamp"  # noqa: S105 - printed at every start of the sample, which listens on loopback only
ROLES = ("admin", "chief", "editor", "reporter")
_MAIL = "{}@relay.merrowby.example"


def found_people() -> dict[str, Actor]:
    """The newsroom with its people, who are named as their roles: their actors by role."""
    newsroom = found_newsroom(
        NAME,
        Account("admin", PASSWORD, _MAIL.format("admin")),
        short_name="Relay",
        contact="desk@relay.merrowby.example",
    )
    actors = {"admin": _actor(newsroom, User.objects.get(username="admin"), "admin")}
    for role in ROLES[1:]:
        token = invite(actors["admin"], _MAIL.format(role), role)
        actors[role] = _actor(newsroom, accept_invitation(token, Account(role, PASSWORD)), role)
    return actors


def _actor(newsroom: Newsroom, user: User, role: str) -> Actor:
    return Actor("staff", newsroom.pk, user.pk, role)
