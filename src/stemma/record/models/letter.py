"""What do we ask of a publisher, and has a person sent it?"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from stemma.record.models.row import RootRow


class LetterState(models.TextChoices):
    """A letter goes out only when a person has approved it."""

    DRAFT = "draft", _("Ready for you")
    SENT = "sent", _("Sent")
    DROPPED = "dropped", _("Not sent")


class Letter(RootRow):
    """A letter to the publisher of a copy about a correction, a withdrawal or a missing credit."""

    copy = models.ForeignKey("record.Copy", on_delete=models.PROTECT, related_name="letters")
    correction = models.ForeignKey(
        "record.Correction", on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    withdrawal = models.ForeignKey(
        "record.Withdrawal", on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    about = models.CharField(
        max_length=20,
        choices=[("correction", _("Correction")), ("withdrawal", _("Withdrawal")), ("credit", _("Credit"))],
    )
    to = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    state = models.CharField(max_length=20, choices=LetterState.choices, default=LetterState.DRAFT)
    approved_by = models.ForeignKey("record.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
