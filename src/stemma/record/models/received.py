"""What exactly arrived, from where, when? The bytes are in content-addressed files; this is their row."""

from __future__ import annotations

from django.db import models

from stemma.record.models.row import RootRow


class Way(models.TextChoices):
    """How bytes came to us."""

    PASTE = "paste", "paste"
    UPLOAD = "upload", "upload"
    ADDRESS = "address", "address"
    FEED = "feed", "feed"
    SUBMISSION = "submission", "submission"
    SIGHTING = "sighting", "sighting"
    CLAIM = "claim", "claim"


class Received(RootRow):
    """Bytes as received. Rows with the same hash share one file; ``erased_at`` where a law asked for it."""

    sha256 = models.CharField(max_length=64, db_index=True)
    size_bytes = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=500, blank=True)
    address = models.URLField(max_length=2000, blank=True)
    way = models.CharField(max_length=20, choices=Way.choices)
    erased_at = models.DateTimeField(null=True, blank=True)
