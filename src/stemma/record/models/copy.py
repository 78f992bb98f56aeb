"""Where does a report stand elsewhere, and what became of it there?"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from stemma.record.models.row import RootRow, Row


class CreditState(models.TextChoices):
    """The credit check in one word: missing if any required or asked duty is."""

    KEPT = "kept", _("Kept")
    MISSING = "missing", _("Missing")
    CANNOT_TELL = "cannot tell", _("Cannot tell")
    NOT_DUE = "not due", _("Not due")


class Copy(RootRow):
    """A page that holds a report, with its state from its last sightings. ``matched`` is the last sighting that held it."""

    page = models.ForeignKey("record.Page", on_delete=models.PROTECT, related_name="copies")
    report = models.ForeignKey("record.Report", on_delete=models.PROTECT, related_name="copies")
    is_live = models.BooleanField(default=True)
    match_kind = models.CharField(max_length=20)
    kept_share = models.FloatField()
    own_share = models.FloatField()
    version_number = models.PositiveIntegerField()
    credit_state = models.CharField(max_length=20, choices=CreditState.choices)
    found_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    matched = models.ForeignKey("record.SightedMatch", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "report"], name="copy_once")]


class ChangeKind(models.TextChoices):
    """What a later sighting saw change."""

    FOUND = "found", _("Found")
    EDITED = "edited", _("Edited")
    CORRECTED = "corrected", _("Carries the current version now")
    CREDIT_LOST = "credit lost", _("Credit lost")
    CREDIT_GAINED = "credit gained", _("Credit added")
    LINK_LOST = "link lost", _("Link lost")
    QUOTE_CHANGED = "quote changed", _("Quotation changed")
    REMOVED = "removed", _("Removed")
    MOVED = "moved", _("Moved")
    UNREACHABLE = "unreachable", _("Unreachable")
    BACK = "back", _("Back again")


class CopyChange(Row):
    """One change of a copy, seen at one sighting."""

    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="changes")
    sighting = models.ForeignKey("record.Sighting", on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20, choices=ChangeKind.choices)
    detail = models.CharField(max_length=500, blank=True)


class Judgement(Row):
    """What a person decided about a copy; a later judgement ends this one."""

    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=20, choices=[("copy", _("It is a copy")), ("no copy", _("It is no copy"))])
    by = models.ForeignKey("record.User", on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["copy"], condition=models.Q(ended_at__isnull=True), name="judgement_once_at_a_time"
            )
        ]
