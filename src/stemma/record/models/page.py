"""Which pages elsewhere do we look at, and what did we see there, when?"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from stemma.record.models.row import RootRow, Row


class Site(RootRow):
    """A place elsewhere whose pages we look at: its front page, feed or sitemap, and where its publisher can be written to."""

    address = models.URLField(max_length=2000)
    name = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    is_watched = models.BooleanField(default=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "address"], name="site_once")]


class PageState(models.TextChoices):
    """What the last visit found."""

    NEW = "new", _("Not visited yet")
    LIVE = "live", _("Live")
    REMOVED = "removed", _("Removed")
    UNREACHABLE = "unreachable", _("Unreachable")


class Page(RootRow):
    """An address elsewhere. ``is_watched`` pages are visited by every round."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, blank=True, related_name="pages")
    address = models.URLField(max_length=2000)
    host = models.CharField(max_length=255, blank=True)
    title = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=PageState.choices, default=PageState.NEW)
    is_watched = models.BooleanField(default=True)
    how_found = models.CharField(max_length=40, blank=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "address"], name="page_once")]


class Sighting(Row):
    """One visit: what was received and read, or why nothing was. ``document`` is the reading of that day."""

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="sightings")
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    received = models.ForeignKey("record.Received", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    document = models.JSONField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    is_unchanged = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["page", "-created_at"], name="sighting_newest")]


class SightedMatch(Row):
    """A report found in a sighting: the Match as the engine gave it."""

    sighting = models.ForeignKey(Sighting, on_delete=models.PROTECT, related_name="matches")
    report = models.ForeignKey("record.Report", on_delete=models.PROTECT, related_name="+")
    version_number = models.PositiveIntegerField()
    match = models.JSONField()
