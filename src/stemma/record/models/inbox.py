"""What came in and waits for an editor?"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from stemma.record.models.row import RootRow, Row


class ItemKind(models.TextChoices):
    """Why an item is in the inbox."""

    NEW = "new", _("New")
    SUBMISSION = "submission", _("Submission")
    CHANGED_UPSTREAM = "changed upstream", _("Changed upstream")
    REMOVED_UPSTREAM = "removed upstream", _("Removed upstream")


class ItemState(models.TextChoices):
    """Whether somebody has dealt with it."""

    WAITING = "waiting", _("Waits for you")
    PUBLISHED = "published", _("Published")
    DECLINED = "declined", _("Declined")


class InboxItem(RootRow):
    """An item that waits. ``document`` is what was read of a change upstream; a new item's reading is its report's."""

    report = models.ForeignKey("record.Report", on_delete=models.PROTECT, related_name="inbox_items")
    kind = models.CharField(max_length=20, choices=ItemKind.choices, default=ItemKind.NEW)
    state = models.CharField(max_length=20, choices=ItemState.choices, default=ItemState.WAITING)
    received = models.ForeignKey("record.Received", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    document = models.JSONField(null=True, blank=True)
    handled_by = models.ForeignKey("record.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    handled_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["newsroom", "state", "-created_at"], name="inbox_waiting")]


class Submission(Row):
    """Who sent an item in: the credit they want, their consent, and the hash of their receipt."""

    item = models.OneToOneField(InboxItem, on_delete=models.PROTECT, related_name="submission")
    sender_name = models.CharField(max_length=200)
    sender_email = models.EmailField(blank=True)
    credit_wanted = models.CharField(max_length=200, blank=True)
    has_consent = models.BooleanField()
    receipt_sha256 = models.CharField(max_length=64, unique=True)
