"""Which letters wait for a person, and which went out?"""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from stemma.record.models import Letter
from stemma.record.models.letter import LetterState
from stemma.shapes import NotFoundError


def letters_in(newsroom_id: UUID, state: str = LetterState.DRAFT) -> QuerySet[Letter]:
    """Letters in a state, the newest first."""
    letters = Letter.objects.filter(newsroom_id=newsroom_id, state=state)
    return letters.select_related("copy__page__site", "copy__report__current", "approved_by").order_by("-created_at")


def the_letter(newsroom_id: UUID, letter_id: UUID) -> Letter:
    """One letter with its copy; NotFoundError where there is none."""
    related = ("copy__page__site", "copy__report__current", "correction", "withdrawal", "approved_by")
    letter = Letter.objects.filter(newsroom_id=newsroom_id, pk=letter_id).select_related(*related).first()
    if letter is None:
        raise NotFoundError("There is no such letter; the list of letters shows those there are.")
    return letter


def count_of_waiting(newsroom_id: UUID) -> int:
    """How many letters wait for a person."""
    return Letter.objects.filter(newsroom_id=newsroom_id, state=LetterState.DRAFT).count()
