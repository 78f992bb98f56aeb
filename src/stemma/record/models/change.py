"""What was put right, and what was taken back?"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from stemma.record.models.row import RootRow


class ChangeKind(models.TextChoices):
    """As wire services use the words: a correction puts a mistake right, an update says more."""

    CORRECTION = "correction", _("Correction")
    UPDATE = "update", _("Update")


class Correction(RootRow):
    """Joins two versions of a report, with the note that readers see."""

    report = models.ForeignKey("record.Report", on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=20, choices=ChangeKind.choices)
    from_version = models.ForeignKey("record.Version", on_delete=models.PROTECT, related_name="+")
    to_version = models.ForeignKey("record.Version", on_delete=models.PROTECT, related_name="+")
    note = models.TextField()
    case = models.ForeignKey("record.Case", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    by = models.ForeignKey("record.User", on_delete=models.PROTECT, related_name="+")


class WithdrawalKind(models.TextChoices):
    """A kill is editorial, a takedown answers a right."""

    KILL = "kill", _("Kill")
    TAKEDOWN = "takedown", _("Takedown")


class Withdrawal(RootRow):
    """Why a report was taken back, and what its tombstone says. 451 only where a legal demand was accepted (RFC 7725)."""

    report = models.OneToOneField("record.Report", on_delete=models.PROTECT, related_name="withdrawal")
    kind = models.CharField(max_length=20, choices=WithdrawalKind.choices)
    http_status = models.PositiveSmallIntegerField(
        choices=[(410, "410 Gone"), (451, "451 Unavailable For Legal Reasons")]
    )
    reason = models.CharField(max_length=40)
    note = models.TextField()
    demanded_by = models.CharField(max_length=300, blank=True)
    law = models.CharField(max_length=300, blank=True)
    case = models.ForeignKey("record.Case", on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawals")
    by = models.ForeignKey("record.User", on_delete=models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField(null=True, blank=True)
