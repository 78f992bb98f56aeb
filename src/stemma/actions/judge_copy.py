"""Judge a copy: a person says whether what the engine found is one. The judgement before ends, none is overwritten."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.find_row import find_copy
from stemma.record.models import Judgement
from stemma.shapes import InputError, clock

VERDICTS = ("copy", "no copy")


def judge_copy(actor: Actor, copy_id: UUID, verdict: str, why: str = "") -> None:
    """From now on the copy counts, or does not count, as one."""
    require(actor, "judge")
    if verdict not in VERDICTS:
        raise InputError(f"A copy is judged {' or '.join(VERDICTS)}, and this says {verdict!r:.40}; choose one.")
    with transaction.atomic():
        copy = find_copy(actor, copy_id, lock=True)
        Judgement.objects.filter(copy=copy, ended_at__isnull=True).update(ended_at=clock.now())
        Judgement.objects.create(copy=copy, verdict=verdict, by_id=actor.person_id, why=why.strip())
        record_event(actor, ("copy", copy.pk), "judged", report_id=copy.report_id, data={"verdict": verdict})
