"""Rows and values that tests begin with, made by the same actions as the desk's."""

from __future__ import annotations

import itertools
from typing import Any
from uuid import UUID

from django.test import Client

from stemma.actions import (
    Actor,
    Intake,
    Seen,
    publish,
    record_sighting,
    take_in,
    watch_page,
    worker_of,
)
from stemma.record.models import Copy, Member, Newsroom, Page, Report, User
from stemma.shapes import Document

_count = itertools.count(1)

TEXT = """The ferry between Seaford and Holm Island will run every twenty minutes from Monday, the harbour office said.

“We have waited nine years for this timetable,” said Mara Lind, who heads the harbour office. “Now 4,200 people can cross before work.”

The council approved the plan on 3 March 2026 by 14 votes to 3. A single crossing costs 2.40 crowns, as before.

Two boats were refitted over the winter at the yard in Brenna. The third, the Tern, does not return before June.
"""


def make_newsroom(**values: Any) -> Newsroom:
    """The newsroom of a desk, made once."""
    found = Newsroom.objects.first()
    values = {
        "name": "Seaford Relay",
        "contact": "desk@seaford.example",
        "address": "https://desk.seaford.example",
    } | values
    return found or Newsroom.objects.create(**values)


def make_user(newsroom: Newsroom, role: str) -> User:
    """Somebody on the staff, in a role."""
    user = User.objects.create(username=f"{role}{next(_count)}", email=f"{role}@seaford.example")
    user.set_password("correct horse battery")
    user.save()
    Member.objects.create(newsroom=newsroom, user=user, role=role)
    return user


def make_actor(newsroom: Newsroom, role: str = "editor") -> Actor:
    """An actor in a role; "stranger" and "worker" are no staff."""
    if role == "worker":
        return worker_of(newsroom)
    if role == "stranger":
        return Actor("stranger", newsroom.pk)
    return Actor("staff", newsroom.pk, make_user(newsroom, role).pk, role)


def sign_in(newsroom: Newsroom, role: str) -> Client:
    """A browser, signed in where the role is one of the staff's."""
    client = Client()
    if role != "stranger":
        client.force_login(make_user(newsroom, role), "django.contrib.auth.backends.ModelBackend")
    return client


def make_report(newsroom: Newsroom, text: str = TEXT, headline: str = "Ferry to run every twenty minutes") -> Report:
    """A report that waits in the inbox, taken in as a paste."""
    words = f"{headline}\n\n{text}" if headline else text
    taken = take_in(make_actor(newsroom, "reporter"), Intake(words.encode(), "paste", name=f"paste {next(_count)}"))
    assert taken[0].report_id is not None, taken
    return Report.objects.get(pk=taken[0].report_id)


def make_published(newsroom: Newsroom, text: str = TEXT, headline: str = "Ferry to run every twenty minutes") -> Report:
    """A published report that the archive holds."""
    report = make_report(newsroom, text, headline)
    publish(make_actor(newsroom, "editor"), report.pk)
    run_jobs()
    return Report.objects.get(pk=report.pk)


def make_copy(report: Report, page_text: str, address: str = "", html: bytes | None = None) -> Copy:
    """A copy of the report, seen on a page that holds ``page_text`` (or the page ``html``)."""
    newsroom = report.newsroom
    address = address or f"https://copies.example/{next(_count)}"
    page = watch_page(make_actor(newsroom, "editor"), address)
    see(page, page_text, html)
    return Copy.objects.get(page=page, report=report)


def see(page: Page, page_text: str, html: bytes | None = None) -> None:
    """A sighting of the page with this text, as a round would record it."""
    from stemma.reading import read, read_text
    from stemma.watching.visit import find_everywhere

    document = (
        read(html, media_type="text/html", address=page.address) if html else read_text(page_text, id=page.address)
    )
    seen = Seen(200, html or page_text.encode(), "text/html", document, find_everywhere(document))
    record_sighting(make_actor(page.newsroom, "worker"), page.pk, seen)


def run_jobs() -> int:
    """Does what is due in the queue, as the worker would."""
    from stemma.working import run_due_jobs

    return run_due_jobs()


def make_document(text: str = TEXT, **values: Any) -> Document:
    """A Document as reading makes it of a plain text."""
    from stemma.reading import read_text

    document = read_text(text)
    if values:
        from dataclasses import replace

        document = replace(document, **values)
    return document


def new_uuid() -> UUID:
    """An id that names nothing."""
    from stemma.shapes.identity import new_id

    return new_id()
