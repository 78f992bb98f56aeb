"""What happened, in order? Insert-only: triggers on both databases refuse any change."""

from __future__ import annotations

from django.db import models

from stemma.record.models.row import Row
from stemma.shapes import clock
from stemma.shapes.identity import new_id


class Event(models.Model):
    """One thing that happened. ``data`` is canonical JSON (RFC 8785) of ids, hashes and reason codes: never text, never a person's data."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(default=clock.now, editable=False)
    newsroom = models.ForeignKey("record.Newsroom", on_delete=models.PROTECT, related_name="+")
    actor = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    verb = models.CharField(max_length=40)
    version = models.PositiveIntegerField(null=True, blank=True)
    request_id = models.CharField(max_length=60, blank=True)
    report_id = models.UUIDField(null=True, blank=True)
    data = models.TextField(default="{}")

    class Meta:
        indexes = [
            models.Index(fields=["newsroom", "at"], name="event_in_order"),
            models.Index(fields=["subject_type", "subject_id"], name="event_of_subject"),
            models.Index(fields=["report_id", "at"], name="event_of_report"),
        ]


class Delivery(Row):
    """An event on its way to a target; this row changes, the event does not."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="deliveries")
    target = models.CharField(max_length=200)
    state = models.CharField(max_length=20, default="pending")
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=clock.now)
