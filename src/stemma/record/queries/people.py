"""Who belongs to the desk, in which role, and who is invited?"""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from stemma.record.models import Invitation, Member
from stemma.shapes import clock


def people_of(newsroom_id: UUID) -> QuerySet[Member]:
    """Everybody on the desk now, by user name."""
    members = Member.objects.filter(newsroom_id=newsroom_id, ended_at__isnull=True)
    return members.select_related("user").order_by("user__username")


def open_invitations(newsroom_id: UUID) -> QuerySet[Invitation]:
    """Invitations that can still be taken up, the newest first."""
    open_ones = Invitation.objects.filter(newsroom_id=newsroom_id, accepted_at__isnull=True, ended_at__isnull=True)
    return open_ones.filter(expires_at__gt=clock.now()).select_related("invited_by").order_by("-created_at")
