"""Hold a claim against the engine: the claimed work beside the report, the dates of both, the claimant's other claims."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.fetch_document import fetch_document
from stemma.actions.find_row import find_case
from stemma.record.models import Case
from stemma.record.models.case import CaseKind
from stemma.record.queries.document import document_of
from stemma.shapes import Document, StateError, StemmaError, clock, to_plain


def hold_claim(actor: Actor, case_id: UUID) -> dict[str, Any]:
    """What was found, kept with the case: ``match`` (or None), ``problem``, ``dates`` of work and report, ``other_claims``."""
    require(actor, "decide_claim")
    case = find_case(actor, case_id)
    if case.kind != CaseKind.CLAIM:
        raise StateError(f"This case is a {case.kind}, and only a claim is held against the engine.")
    held = _hold(case)
    with transaction.atomic():
        case = find_case(actor, case_id, lock=True)
        case.held, case.held_at = held, clock.now()
        case.save(update_fields=["held", "held_at"])
        record_event(
            actor,
            ("case", case.pk),
            "held",
            report_id=case.report_id,
            data={"kind": held["match"]["match_kind"] if held["match"] else None, "other_claims": held["other_claims"]},
        )
    return held


def _hold(case: Case) -> dict[str, Any]:
    from stemma.finding import match_documents

    work, problem = _work_of(case)
    match = None
    version = case.report.versions.filter(number=case.version_number, erased_at__isnull=True).first()
    if work is not None and version is not None:
        match = to_plain(match_documents(work, document_of(version), report_version=str(version.number)))
    first = case.report.versions.order_by("number").first()
    others = Case.objects.filter(newsroom_id=case.newsroom_id, kind=CaseKind.CLAIM).exclude(pk=case.pk)
    same = others.filter(sender_email__iexact=case.sender_email) if case.sender_email else others.none()
    return {
        "match": match,
        "work_text": work.text if work else "",
        "problem": problem,
        "dates": {
            "work_said": case.work_published_on,
            "work_read": next((d.value for d in work.dates if d.what == "published"), "") if work else "",
            "report_taken_in": first.created_at.isoformat() if first else "",
            "report_read": _dated(case),
        },
        "other_claims": same.count(),
        "other_claims_declined": same.filter(state="declined").count(),
    }


def _work_of(case: Case) -> tuple[Document | None, str]:
    from stemma.reading import read_text

    if case.work_text.strip():
        return read_text(case.work_text, id="claimed work"), ""
    if case.work_address:
        try:
            return fetch_document(case.work_address), ""
        except StemmaError as error:
            return None, str(error)
    return None, "The claim gives neither the work's text nor its address, so nothing could be held beside the report."


def _dated(case: Case) -> str:
    if case.report.current is None:
        return ""
    document = document_of(case.report.current)
    if document.dateline and document.dateline.date:
        return document.dateline.date
    return next((d.value for d in document.dates if d.what == "published"), "")
