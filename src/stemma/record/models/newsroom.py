"""Whose record is it, and who works on it in which role?"""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from stemma.record.models.row import RootRow, Row
from stemma.shapes.identity import new_id


class User(AbstractUser):
    """A person who signs in. The user name is what they type; their role stands in Member."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)


class Newsroom(Row):
    """A newsroom: how it is named, where it can be reached, and the terms it puts on its reports."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40, blank=True)
    about = models.TextField(blank=True)
    lang = models.CharField(max_length=20, default="en")
    address = models.URLField(
        max_length=500, blank=True, help_text=_("The public address of this desk, with no slash at its end")
    )
    contact = models.CharField(max_length=300, blank=True, help_text=_("Where complaints and answers to letters go"))
    terms_text = models.TextField(blank=True)
    corrections_policy = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person may do; each may do all that the one before may."""

    REPORTER = "reporter", _("Reporter")
    EDITOR = "editor", _("Editor")
    CHIEF = "chief", _("Chief editor")
    ADMIN = "admin", _("Administrator")


class Member(RootRow):
    """A person in a role; a change of role ends one row and begins another."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["newsroom", "user"], condition=models.Q(ended_at__isnull=True), name="member_once_at_a_time"
            )
        ]


class Invitation(RootRow):
    """An address and a role, to be taken up by whoever holds the token; only the token's hash is kept."""

    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role.choices)
    token_sha256 = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
