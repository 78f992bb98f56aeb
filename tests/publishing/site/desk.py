"""Reports on the record for the tests of the public pages, made by the desk's own actions."""

from __future__ import annotations

import itertools
from typing import Any

from tests import factories
from tests.publishing import invented

from stemma.actions import Removal, correct, mend_reading, withdraw
from stemma.record.models import Newsroom, Report

HEADLINE = "Ferry to run every twenty minutes"
BASE = "https://desk.seaford.example"
_count = itertools.count(1)
SECRETS = ("Ferry", "ferry", "Mara", "Lind", "Seaford and Holm", "4,200", "Tern", "15 votes")


def corrected(newsroom: Newsroom) -> Report:
    """A published report with a correction (two numbers, one name) and an update after it: three versions."""
    text = f"{factories.TEXT}\nIt is notice {next(_count)} of the office.\n"
    report = factories.make_published(newsroom, text, HEADLINE)
    editor = factories.make_actor(newsroom, "editor")
    text = report.current.text.replace("14 votes to 3", "15 votes to 2").replace("Mara Lind", "Mara Linde")
    correct(editor, report.pk, text=text, headline=HEADLINE, note="The vote was 15 votes to 2; her name is Linde.")
    more = f"{text}\n\nThe Tern was seen in the harbour on Friday.\n"
    correct(editor, report.pk, text=more, headline=HEADLINE, note="The Tern has been seen.", kind="update")
    return Report.objects.get(pk=report.pk)


def killed(newsroom: Newsroom) -> Report:
    """A corrected report that the newsroom took back."""
    return _withdrawn(newsroom, Removal("kill", "wrong", "It never happened."))


def taken_down(newsroom: Newsroom) -> Report:
    """A corrected report that was removed after a legal demand."""
    removal = Removal(
        "takedown",
        "court order",
        "A court ordered it.",
        is_legal=True,
        demanded_by="District Court",
        law="Press Act 12",
    )
    return _withdrawn(newsroom, removal)


def relayed(newsroom: Newsroom) -> Report:
    """The invented relayed report, published."""
    return factories.make_published(newsroom, invented.RELAYED, "")


def arabic(newsroom: Newsroom) -> Report:
    """The invented Arabic report, published."""
    return factories.make_published(newsroom, invented.ARABIC, "")


def mended(newsroom: Newsroom, report: Report, **changes: Any) -> Report:
    """The report with its current reading mended."""
    mend_reading(factories.make_actor(newsroom, "editor"), report.pk, report.current.number, changes)
    return Report.objects.get(pk=report.pk)


def addresses_of(report: Report) -> list[str]:
    """Every address that a report has on the public pages."""
    base = f"/r/{report.pk}"
    ends = ["", f"/{report.slug}", "/another-slug", "/v/1", "/v/2", "/v/9", "/difference/1/2", "/difference/2/1"]
    ends += ["/difference/1/2?from=1&to=3", "/history", "/republish", "/republish?as=text"]
    return [base + end for end in [*ends, "/republish.html", "/republish.txt"]]


def _withdrawn(newsroom: Newsroom, removal: Removal) -> Report:
    report = corrected(newsroom)
    withdraw(factories.make_actor(newsroom, "chief"), report.pk, removal)
    factories.run_jobs()
    return Report.objects.get(pk=report.pk)
