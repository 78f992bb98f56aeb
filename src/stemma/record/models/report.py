"""Which reports are on the record, in which versions, and how were they read?"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from stemma.record.models.row import RootRow, Row


class ReportState(models.TextChoices):
    """Where a report is in its life."""

    INBOX = "inbox", _("In the inbox")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DECLINED = "declined", _("Declined")


class Report(RootRow):
    """An item of news with a stable address. ``home`` is the address where it lives, if not here."""

    state = models.CharField(max_length=20, choices=ReportState.choices, default=ReportState.INBOX)
    item_kind = models.CharField(max_length=20, default="article")
    slug = models.SlugField(max_length=120, blank=True, allow_unicode=True)
    home = models.URLField(max_length=2000, blank=True)
    upstream_id = models.CharField(max_length=1000, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    current = models.ForeignKey("record.Version", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    indexed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["newsroom", "state", "-published_at"], name="report_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["newsroom", "upstream_id"], condition=~models.Q(upstream_id=""), name="report_upstream_once"
            )
        ]


class Version(Row):
    """One immutable state of a report. ``search_text`` is headline and text folded for search."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    headline = models.TextField(blank=True)
    text = models.TextField(blank=True)
    search_text = models.TextField(blank=True)
    lang = models.CharField(max_length=20, blank=True)
    dir = models.CharField(max_length=3, default="ltr")
    received = models.ForeignKey("record.Received", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="version_number_once")]


class Reading(Row):
    """What was read from a version: a Document. Mending ends one reading and begins another; ``by`` is empty for the program's own."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="readings")
    document = models.JSONField()
    by = models.ForeignKey("record.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=500, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=models.Q(ended_at__isnull=True), name="reading_once_at_a_time"
            )
        ]
