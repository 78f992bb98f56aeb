"""Who complained, asked for a correction or claimed a right, and what became of it?"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from stemma.record.models.row import RootRow, Row


class CaseKind(models.TextChoices):
    """The three kinds of case."""

    COMPLAINT = "complaint", _("Complaint")
    CORRECTION = "correction", _("Correction request")
    CLAIM = "claim", _("Claim of a right")


class Ground(models.TextChoices):
    """Why: of a complaint, or the right that a claim rests on."""

    INACCURATE = "inaccurate", _("Inaccurate")
    OFFENSIVE = "offensive", _("Offensive")
    OTHER = "other", _("Another ground")
    COPYRIGHT = "copyright", _("Copyright")
    PRIVACY = "privacy", _("Privacy or personal data")
    COURT_ORDER = "court order", _("Court order")


class CaseState(models.TextChoices):
    """Where a case stands; the sender sees the same word."""

    OPEN = "open", _("Open")
    REVIEW = "under review", _("Under review")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    TAKEN_BACK = "taken back", _("Taken back by the sender")


class Case(RootRow):
    """A case with its evidence. The sender has no account: only the hash of their receipt is kept."""

    report = models.ForeignKey("record.Report", on_delete=models.PROTECT, related_name="cases")
    version_number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=CaseKind.choices)
    ground = models.CharField(max_length=20, choices=Ground.choices)
    state = models.CharField(max_length=20, choices=CaseState.choices, default=CaseState.OPEN)
    what = models.TextField()
    passage_text = models.TextField(blank=True)
    wanted_text = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    sender_name = models.CharField(max_length=200)
    sender_email = models.EmailField(blank=True)
    sender_capacity = models.CharField(max_length=100, blank=True)
    receipt_sha256 = models.CharField(max_length=64, unique=True)
    work_description = models.TextField(blank=True)
    work_address = models.URLField(max_length=2000, blank=True)
    work_text = models.TextField(blank=True)
    work_published_on = models.CharField(max_length=20, blank=True)
    has_good_faith = models.BooleanField(default=False)
    has_authority = models.BooleanField(default=False)
    signature = models.CharField(max_length=200, blank=True)
    is_legal_demand = models.BooleanField(default=False)
    law = models.CharField(max_length=300, blank=True)
    held = models.JSONField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("record.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reasons = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["newsroom", "state", "-created_at"], name="case_open")]


class CaseStep(Row):
    """One step of a case: who did what, with a note that the sender sees (``is_public``) or the desk's own."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=20, choices=CaseState.choices)
    by = models.ForeignKey("record.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)
    is_public = models.BooleanField(default=True)
