"""The worker: claims what is due and calls the action for it."""

from stemma.working.loop import run_due_jobs, work

__all__ = ["run_due_jobs", "work"]
