"""How due work is done: in order, once, kept with its job where it fails, and tried again later each time."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError
from tests import factories

from stemma.actions import claim_job, enqueue
from stemma.record.models import Event, Job, Letter
from stemma.shapes import FetchError, StateError, clock
from stemma.working import loop, run_due_jobs, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch) -> list[str]:
    """What the jobs of kind "note" have noted, in order; one of kind "break" raises what is put in ``done.error``."""
    noted: list[str] = []

    def note(actor, job) -> str:
        assert actor.kind == "worker" and actor.newsroom_id == job.newsroom_id
        noted.append(job.args["word"])
        return f"noted {job.args['word']}"

    monkeypatch.setitem(loop.JOBS, "note", note)
    return noted


def breaking(monkeypatch, error: Exception) -> None:
    """Jobs of kind "break" raise this."""

    def break_off(actor, job) -> str:
        raise error

    monkeypatch.setitem(loop.JOBS, "break", break_off)


def test_due_jobs_are_done_in_the_order_they_are_due(newsroom, done) -> None:
    later = enqueue(newsroom.pk, "note", word="second")
    first = enqueue(newsroom.pk, "note", word="first")
    Job.objects.filter(pk=first.pk).update(next_at=later.next_at - timedelta(seconds=5))
    assert run_due_jobs() == 2
    assert done == ["first", "second"]
    first.refresh_from_db()
    assert (first.state, first.message, first.attempts) == ("done", "noted first", 1)
    assert first.finished_at is not None


def test_what_is_not_due_yet_waits_and_no_more_is_done_than_was_asked(newsroom, done) -> None:
    future = enqueue(newsroom.pk, "note", word="tomorrow")
    Job.objects.filter(pk=future.pk).update(next_at=clock.now() + timedelta(days=1))
    for word in ("one", "two", "three"):
        enqueue(newsroom.pk, "note", word=word)
    assert run_due_jobs(limit=2) == 2
    assert run_due_jobs() == 1
    assert run_due_jobs() == 0
    assert done == ["one", "two", "three"]


def test_a_job_that_another_worker_has_is_left_until_its_claim_has_run_out(newsroom, done) -> None:
    enqueue(newsroom.pk, "note", word="claimed")
    claimed = claim_job("another worker")
    assert claimed is not None
    assert run_due_jobs() == 0
    Job.objects.filter(pk=claimed.pk).update(claimed_until=clock.now() - timedelta(seconds=1))
    assert run_due_jobs() == 1
    assert done == ["claimed"]
    claimed.refresh_from_db()
    assert claimed.attempts == 2


@pytest.mark.parametrize(
    "error",
    [FetchError("It hangs.", permanent=False), StateError("The archive is away."), ValueError("a slip of ours")],
)
def test_a_job_that_failed_is_due_again_later_each_time_and_fails_for_good_in_the_end(
    newsroom, monkeypatch, caplog, error
) -> None:
    breaking(monkeypatch, error)
    job = enqueue(newsroom.pk, "break")
    waits = []
    for _attempt in range(10):
        began = clock.now()
        if not run_due_jobs():
            break
        job.refresh_from_db()
        waits.append((job.next_at - began).total_seconds())
        Job.objects.filter(pk=job.pk, state="waiting").update(next_at=clock.now())
    assert job.state == "failed" and job.finished_at is not None
    assert len(waits) == job.attempts == 5
    assert waits == sorted(waits) and waits[0] >= 30


def test_what_cannot_help_is_not_tried_again(newsroom, monkeypatch) -> None:
    breaking(monkeypatch, FetchError("That address is refused.", permanent=True))
    job = enqueue(newsroom.pk, "break")
    run_due_jobs()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.message) == ("failed", 1, "That address is refused.")


def test_a_job_that_breaks_stops_no_other_and_its_words_are_no_stack(newsroom, done, monkeypatch, caplog) -> None:
    breaking(monkeypatch, KeyError("secret detail"))
    broken = enqueue(newsroom.pk, "break")
    enqueue(newsroom.pk, "note", word="after")
    assert run_due_jobs() == 2
    assert done == ["after"]
    broken.refresh_from_db()
    assert broken.message == "KeyError: see the worker's log"
    assert "secret detail" in caplog.text


def test_a_kind_of_job_that_nobody_knows_fails_alone(newsroom, done, caplog) -> None:
    enqueue(newsroom.pk, "of a newer version")
    enqueue(newsroom.pk, "note", word="known")
    run_due_jobs()
    assert done == ["known"]


def test_publishing_and_correcting_leave_jobs_that_are_done(newsroom, actor) -> None:
    from stemma.actions import correct

    report = factories.make_published(newsroom)
    factories.make_copy(report, factories.TEXT)
    text = report.current.text.replace("4,200", "2,400")
    correct(actor("editor"), report.pk, text=text, headline=report.current.headline, note="2,400, not 4,200.")
    assert sorted(Job.objects.filter(state="waiting").values_list("kind", flat=True)) == ["index", "letters"]
    factories.run_jobs()
    assert not Job.objects.exclude(state="done").exists()
    assert Letter.objects.count() == 1
    assert Event.objects.filter(verb="indexed", report_id=report.pk).count() == 2


def test_a_rebuild_tells_how_far_it_is(newsroom) -> None:
    for number in range(3):
        factories.make_published(
            newsroom, f"Report number {number} is about the ferry of Holm Island and no other thing.\n"
        )
    job = enqueue(newsroom.pk, "rebuild")
    run_due_jobs()
    job.refresh_from_db()
    assert (job.state, job.message, job.done_count, job.total_count) == ("done", "3 reports", 3, 3)


def test_the_loop_works_until_it_is_told_to_stop(newsroom, done, monkeypatch) -> None:
    stop = threading.Event()
    monkeypatch.setitem(loop.JOBS, "stop", lambda actor, job: stop.set() or "stopped")
    monkeypatch.setattr(loop, "close_old_connections", lambda: None)  # the test's own transaction stays open
    for kind, word in (("note", "one"), ("note", "two"), ("stop", "now"), ("note", "never")):
        enqueue(newsroom.pk, kind, word=word)
    work(stop)
    assert done == ["one", "two"]
    assert Job.objects.get(state="waiting").args == {"word": "never"}


def test_a_database_that_is_away_for_a_while_is_asked_again(newsroom, done, monkeypatch, caplog) -> None:
    stop, claim, failures = threading.Event(), loop.claim_job, [OperationalError("the database is away")] * 2

    def claim_or_fail(worker: str) -> Job | None:
        if failures:
            raise failures.pop()
        return claim(worker)

    monkeypatch.setattr(loop, "claim_job", claim_or_fail)
    monkeypatch.setattr(loop, "close_old_connections", lambda: None)
    monkeypatch.setattr(loop, "IDLE_SECONDS", 0.01)
    monkeypatch.setitem(loop.JOBS, "stop", lambda actor, job: stop.set() or "stopped")
    enqueue(newsroom.pk, "note", word="at last")
    enqueue(newsroom.pk, "stop")
    work(stop)
    assert done == ["at last"]
    assert caplog.text.count("could not look for work") == 2
