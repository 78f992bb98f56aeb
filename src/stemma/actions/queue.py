"""How does work get into the queue, and out of it? Claimed by a checked UPDATE, so that two workers never share a job."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from stemma.record.models import Job
from stemma.record.models.job import JobState
from stemma.shapes import clock

CLAIM_SECONDS = 120
MAX_ATTEMPTS = 5
RETRY_SECONDS = 30


def enqueue(newsroom_id: UUID, kind: str, **args: Any) -> Job:
    """A job that is due now; an equal one that waits already is given back instead."""
    waiting = Job.objects.filter(newsroom_id=newsroom_id, kind=kind, args=args, state=JobState.WAITING).first()
    return waiting or Job.objects.create(newsroom_id=newsroom_id, kind=kind, args=args)


def claim_job(worker: str) -> Job | None:
    """The oldest job that is due, now this worker's for CLAIM_SECONDS; None where nothing is due."""
    now = clock.now()
    due = Q(state=JobState.WAITING, next_at__lte=now) | Q(state=JobState.RUNNING, claimed_until__lt=now)
    for job in Job.objects.filter(due).order_by("next_at", "id")[:5]:
        mine = Job.objects.filter(due, pk=job.pk).update(
            state=JobState.RUNNING,
            claimed_by=worker,
            claimed_until=now + timedelta(seconds=CLAIM_SECONDS),
            attempts=job.attempts + 1,
        )
        if mine:
            job.refresh_from_db()
            return job
    return None


def report_progress(job_id: UUID, done: int, total: int, message: str = "") -> None:
    """How far the job is; keeps the claim alive."""
    Job.objects.filter(pk=job_id, state=JobState.RUNNING).update(
        done_count=done,
        total_count=total,
        message=message[:500],
        claimed_until=clock.now() + timedelta(seconds=CLAIM_SECONDS),
    )


def finish_job(job_id: UUID, message: str = "") -> None:
    """The job is done."""
    Job.objects.filter(pk=job_id).update(state=JobState.DONE, finished_at=clock.now(), message=message[:500])


def fail_job(job: Job, problem: str, *, permanent: bool) -> None:
    """The job is due again later, a little later each time, or has failed for good after MAX_ATTEMPTS."""
    over = permanent or job.attempts >= MAX_ATTEMPTS
    Job.objects.filter(pk=job.pk).update(
        state=JobState.FAILED if over else JobState.WAITING,
        finished_at=clock.now() if over else None,
        next_at=clock.now() + timedelta(seconds=RETRY_SECONDS * 2**job.attempts),
        message=problem[:500],
    )
