"""Which published reports hold these words? All of them, in the headline, the sources' names or the text."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from stemma.record.models import Report
from stemma.record.queries.front import newest_reports


def search_reports(newsroom_id: UUID, words: Sequence[str]) -> QuerySet[Report]:
    """The published reports whose current version holds every word, newest first.

    ``words`` are folded as `Version.search_text` is; a word is also found within a longer one. Nothing is ranked, so both
    databases give the same order. Without a word nothing is found.
    """
    found = newest_reports(newsroom_id)
    for word in words:
        found = found.filter(current__search_text__contains=word)
    return found if words else found.none()
