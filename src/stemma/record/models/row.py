"""What does every row of the record have? An opaque id that sorts by birth, its newsroom, and when it was made."""

from __future__ import annotations

from django.db import models

from stemma.shapes import clock
from stemma.shapes.identity import new_id


class Row(models.Model):
    """A row with an id of its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True


class RootRow(Row):
    """A row that belongs to a newsroom directly."""

    newsroom = models.ForeignKey("record.Newsroom", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
