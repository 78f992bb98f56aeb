"""What does a round do? It asks every watched site for its pages, then visits each page; stopped, it goes on where it was."""

from __future__ import annotations

from stemma.actions import Actor, report_progress
from stemma.actions.fetch_document import fetch_page
from stemma.actions.note_listing import note_listing
from stemma.record.models import Job, Page, Site
from stemma.shapes import StemmaError
from stemma.watching.listing import pages_named
from stemma.watching.visit import refusal_of, visit_page


def run_round(actor: Actor, job: Job) -> str:
    """The round's sentence. Pages visited since the job was made are passed over, so an interrupted round is resumed."""
    for site in Site.objects.filter(newsroom_id=actor.newsroom_id, is_watched=True).order_by("id"):
        if site.checked_at is None or site.checked_at < job.created_at:
            _ask_site(actor, site)
    pages = Page.objects.filter(newsroom_id=actor.newsroom_id, is_watched=True).order_by("id")
    total = pages.count()
    left = list(pages.exclude(checked_at__gte=job.created_at))
    for done, page in enumerate(left, total - len(left) + 1):
        report_progress(job.pk, done, total, page.address)
        visit_page(actor, page)
    return f"{total} pages visited"


def _ask_site(actor: Actor, site: Site) -> None:
    named: list[str] = []
    try:
        problem = refusal_of(site.address)
        if not problem:
            fetched = fetch_page(site.address)
            problem = "" if fetched.status == 200 else f"{site.address} answered {fetched.status}."
            named = [] if problem else pages_named(fetched.body, fetched.media_type, fetched.final_address)
    except StemmaError as error:
        problem = str(error)
    note_listing(actor, site.pk, named, problem)
