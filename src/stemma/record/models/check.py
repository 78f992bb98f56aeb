"""What did a check of a copy find? Kept for a while under an unlisted address, without the words that were pasted."""

from __future__ import annotations

from django.db import models

from stemma.record.models.row import RootRow


class Check(RootRow):
    """A result that expires. ``result`` holds what was found; words that stand in no report of ours are masked in it."""

    token_sha256 = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)
    result = models.JSONField()
