"""Check a copy: a text, a file or an address held against the public record. What was pasted is not kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.archives import open_archive
from stemma.actions.mask import mask_match, mask_page
from stemma.actions.receipt import hash_receipt
from stemma.record.models import Check, Report, Version
from stemma.record.models.report import ReportState
from stemma.record.queries.document import document_of
from stemma.shapes import Document, Match, NotFoundError, clock, from_plain, to_plain

KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the page as it was read, its matches with public reports, and what it was held against."""

    page: Document
    matches: tuple[Match, ...]
    reports: dict[str, Document]
    report_count: int
    newest_at: str | None
    is_masked: bool = False


def check_copy(actor: Actor, page: Document) -> Checked:
    """The page against every published, living report; nothing embargoed, withheld or sealed can be felt out."""
    require(actor, "check")
    with open_archive("open") as archive:
        found = [match for match in archive.find(page) if match.match_kind != "unrelated"]
    public = Report.objects.filter(newsroom_id=actor.newsroom_id, state=ReportState.PUBLISHED)
    living = {str(pk) for pk in public.filter(pk__in={match.report for match in found}).values_list("pk", flat=True)}
    matches = tuple(match for match in found if match.report in living)
    newest = public.order_by("-published_at").values_list("published_at", flat=True).first()
    return Checked(page, matches, _documents(matches), public.count(), newest.date().isoformat() if newest else None)


def compare_texts(actor: Actor, page: Document, other: Document) -> Match:
    """Two outsiders' texts held against each other: ``other`` stands in the report's place."""
    from stemma.finding import match_documents

    require(actor, "check")
    return match_documents(page, other)


def keep_check(actor: Actor, checked: Checked) -> str:
    """The token of an unlisted address under which the result can be seen for KEPT_FOR, with the page's own words masked."""
    require(actor, "check")
    token = secrets.token_urlsafe(18)
    Check.objects.filter(expires_at__lt=clock.now()).delete()
    page = mask_page(checked.page, checked.matches, checked.reports)
    Check.objects.create(
        newsroom_id=actor.newsroom_id,
        token_sha256=hash_receipt(token),
        expires_at=clock.now() + KEPT_FOR,
        result={
            "page": to_plain(page),
            "matches": to_plain([mask_match(match, page.text) for match in checked.matches]),
            "report_count": checked.report_count,
            "newest_at": checked.newest_at,
        },
    )
    return token


def kept_check(newsroom_id: UUID, token: str) -> Checked:
    """The result of an earlier check, against the reports as they stand now; NotFoundError where it expired or never was.

    Words that were kept because they stood in a report which was withdrawn since are dots now, too.
    """
    row = Check.objects.filter(
        newsroom_id=newsroom_id, token_sha256=hash_receipt(token), expires_at__gt=clock.now()
    ).first()
    if row is None:
        raise NotFoundError(_("This result has expired or never was; check the text again."))
    plain: dict[str, Any] = row.result
    matches = tuple(from_plain(Match, match) for match in plain["matches"])
    living = _documents(matches)
    matches = tuple(match for match in matches if match.report in living)
    page = mask_page(from_plain(Document, plain["page"]), matches, living)
    return Checked(page, matches, living, plain["report_count"], plain["newest_at"], True)


def forget_checks(newsroom_id: UUID, report_id: UUID) -> int:
    """How many results were dropped because they held words of this report; in the caller's transaction."""
    checks = Check.objects.filter(newsroom_id=newsroom_id).values_list("pk", "result__matches")
    held = [pk for pk, matches in checks if any(match["report"] == str(report_id) for match in matches)]
    return Check.objects.filter(pk__in=held).delete()[0]


def _documents(matches: tuple[Match, ...]) -> dict[str, Document]:
    documents = {}
    for match in matches:
        version = Version.objects.filter(
            report_id=match.report,
            number=int(match.version or 0),
            report__state=ReportState.PUBLISHED,
            published_at__isnull=False,
            erased_at__isnull=True,
        ).first()
        if version is not None:
            documents[match.report] = document_of(version)
    return documents
