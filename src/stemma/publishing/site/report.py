"""The page of a report: its text with whose words are whose, where it comes from, on what terms, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stemma.compare import blame_alone, check_headline
from stemma.look import marks_of
from stemma.publishing.formats import byline_of, jsonld_of, lines_around
from stemma.publishing.site.address import report_path, slug_of
from stemma.publishing.site.fresh import answer_fresh
from stemma.publishing.site.gate import find_public, of_report
from stemma.publishing.site.shape import as_public
from stemma.publishing.site.shown import show_body
from stemma.publishing.site.tombstone import show_tombstone
from stemma.record.models import Report, Version
from stemma.record.models.report import ReportState
from stemma.record.queries.document import document_of
from stemma.record.queries.public_report import changes_of, published_versions, reading_of
from stemma.shapes import Blamed, Document, Drift, Span
from stemma.shapes.public import PublicReport

SHOWN_MARKS = ("dateline", "speaker", "cue", "content", "credit")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of the headline and what the body has of it."""

    words: str
    drift: Drift
    closest: str


@dataclass(frozen=True, slots=True)
class Added:
    """A sentence that a relay has perhaps added, with the evidence."""

    words: str
    evidence: str


@require_safe
def bare(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The address without the slug leads to the one with it; a withdrawn report has its tombstone here, and no slug."""
    report = find_public(request, report_id)
    if report.state == ReportState.WITHDRAWN:
        return show_tombstone(request, report)
    return HttpResponsePermanentRedirect(report_path(report))


@of_report
def report(request: HttpRequest, report: Report, slug: str) -> HttpResponse:
    """The current version of a report; another slug leads to the right one."""
    if slug != slug_of(report):
        return HttpResponsePermanentRedirect(report_path(report))
    assert report.current is not None
    version, reading = report.current, reading_of(report.current)
    changes = changes_of(report)
    parts = (report.pk, version.number, report.changed_at, reading and reading.pk)

    def make() -> HttpResponse:
        document = document_of(version, reading)
        public = as_public(request, report, version, changes, document=document)
        return render(request, "site/report.html", _context(report, public, published_versions(report)))

    return answer_fresh(request, parts, make)


def _context(report: Report, public: PublicReport, versions: list[Version]) -> dict[str, Any]:
    document = public.document
    blame = blame_alone(document)
    marks = [mark for mark in marks_of(without_reported(document)) if mark.kind in SHOWN_MARKS]
    return {
        "report": report,
        "public": public,
        "document": document,
        "byline": byline_of(public),
        "shown": show_body(document, blame, marks),
        "quoted": quoted_in_headline(document),
        "added": added_in(document, blame),
        "disclaimers": disclaimers_of(document),
        "duties": [term for term in document.terms if term.duty != "non_endorsement"],
        "changes": public.changes[::-1],
        "versions": versions[::-1],
        "home": public.home,
        "jsonld": jsonld_of(public),
    }


def without_reported(document: Document) -> Document:
    """For marking: of what is reported in other words only speaker and cue, else half of many texts would be tinted."""
    statements = tuple(
        replace(statement, content=()) if statement.kind == "reported" else statement
        for statement in document.statements
    )
    return replace(document, statements=statements)


def quoted_in_headline(document: Document) -> list[Quoted]:
    """The quotations of the headline that stand nowhere in the body word for word, each with what comes closest."""
    source = document.text if document.headline_span else document.headline
    drifts = [drift for drift in check_headline(document) if drift.state == "headline only"]
    return [
        Quoted(source[slice(*drift.report)], drift, document.text[slice(*drift.page)] if drift.page else "")
        for drift in drifts
    ]


def added_in(document: Document, blame: tuple[Blamed, ...]) -> list[Added]:
    """The sentences that were perhaps added, with their evidence."""
    added = [one for one in blame if one.whose == "perhaps added"]
    return [Added(document.text[one.begin : one.end].strip(), one.evidence) for one in added]


def disclaimers_of(document: Document) -> list[str]:
    """The words of the disclaimers, whole lines."""
    places: dict[Span, None] = {}
    for term in document.terms:
        if term.duty == "non_endorsement" and term.begin is not None and term.end is not None:
            places[lines_around(document.text, (term.begin, term.end))] = None
    return [document.text[begin:end] for begin, end in places]
