"""How is due work done? One job at a time, in the order it is due; a failure is kept with its job and tried again."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from uuid import UUID

from django.db import close_old_connections

from stemma.actions import (
    Actor,
    claim_job,
    fail_job,
    finish_job,
    index_report,
    rebuild_archives,
    report_progress,
    worker_of,
    write_letters,
)
from stemma.record.models import Job
from stemma.shapes import FetchError, StemmaError
from stemma.watching import run_round

_log = logging.getLogger("stemma.worker")
IDLE_SECONDS = 0.5


def _index(actor: Actor, job: Job) -> str:
    index_report(actor, UUID(job.args["report"]))
    return "indexed"


def _letters(actor: Actor, job: Job) -> str:
    ids = {f"{name}_id": UUID(value) for name, value in job.args.items()}
    return f"{write_letters(actor, **ids)} letters"


def _rebuild(actor: Actor, job: Job) -> str:
    return f"{rebuild_archives(actor, lambda done, total: report_progress(job.pk, done, total))} reports"


JOBS: dict[str, Callable[[Actor, Job], str]] = {
    "index": _index,
    "letters": _letters,
    "round": run_round,
    "rebuild": _rebuild,
}


def run_due_jobs(limit: int = 1000) -> int:
    """Does what is due now, and says how many jobs that were."""
    name = f"{socket.gethostname()}:{os.getpid()}"
    for done in range(limit):
        job = claim_job(name)
        if job is None:
            return done
        _run(job)
    return limit


def work(stop: threading.Event) -> None:
    """Does what comes due until ``stop`` is set, which is asked after every job; where nothing is due it sleeps IDLE_SECONDS."""
    while not stop.is_set():
        close_old_connections()
        try:
            idle = run_due_jobs(limit=1) == 0
        except Exception:  # noqa: BLE001 - the worker's outermost loop: a database that is away for a while comes back
            _log.exception("The worker could not look for work; it tries again.")
            idle = True
        if idle:
            stop.wait(IDLE_SECONDS)


def _run(job: Job) -> None:
    actor = worker_of(job.newsroom)
    try:
        finish_job(job.pk, JOBS[job.kind](actor, job))
    except FetchError as error:
        fail_job(job, str(error), permanent=error.permanent)
    except StemmaError as error:
        fail_job(job, str(error), permanent=False)
    except Exception as error:  # noqa: BLE001 - one job that breaks must not stop the others
        _log.exception("Job %s (%s) broke", job.pk, job.kind)
        fail_job(job, f"{type(error).__name__}: see the worker's log", permanent=False)
