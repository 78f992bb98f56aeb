"""Check a copy: a text, a file or an address held against the public record. What was pasted is not kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from stemma.actions.actor import Actor
from stemma.actions.archives import open_archive
from stemma.actions.permission import require
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
        found = archive.find(page)
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
    masked = mask(checked)
    Check.objects.create(
        newsroom_id=actor.newsroom_id,
        token_sha256=hash_receipt(token),
        expires_at=clock.now() + KEPT_FOR,
        result={
            "page": to_plain(masked.page),
            "matches": to_plain(list(masked.matches)),
            "report_count": checked.report_count,
            "newest_at": checked.newest_at,
        },
    )
    return token


def kept_check(newsroom_id: UUID, token: str) -> Checked:
    """The result of an earlier check, against the reports as they stand now; NotFoundError where it expired or never was."""
    row = Check.objects.filter(
        newsroom_id=newsroom_id, token_sha256=hash_receipt(token), expires_at__gt=clock.now()
    ).first()
    if row is None:
        raise NotFoundError("This result has expired or never was; check the text again.")
    plain: dict[str, Any] = row.result
    matches = tuple(from_plain(Match, match) for match in plain["matches"])
    living = _documents(matches)
    matches = tuple(match for match in matches if match.report in living)
    return Checked(
        from_plain(Document, plain["page"]), matches, living, plain["report_count"], plain["newest_at"], True
    )


def mask(checked: Checked) -> Checked:
    """The same finding with every letter that stands in no public report made a dot: places stay, words go."""
    keep = bytearray(len(checked.page.text))
    for match in checked.matches:
        report = checked.reports.get(match.report)
        for page_begin, page_end in _same_runs(match) if report else ():
            keep[page_begin:page_end] = b"\x01" * (page_end - page_begin)
    text = "".join(
        letter if keep[place] or not letter.isalnum() else "·" for place, letter in enumerate(checked.page.text)
    )
    bare = Document(id="", text=text, lang=checked.page.lang, dir=checked.page.dir, format=checked.page.format)
    matches = tuple(_without_words(match, text) for match in checked.matches)
    return replace(checked, page=bare, matches=matches, is_masked=True)


def _same_runs(match: Match) -> list[tuple[int, int]]:
    edits = sorted(edit.page for edit in match.edits)
    runs = []
    for passage in match.passages:
        at = passage.page_begin
        for begin, end in edits:
            if passage.page_begin <= begin and end <= passage.page_end:
                runs.append((at, max(at, begin)))
                at = max(at, end)
        runs.append((at, max(at, passage.page_end)))
    return runs


def _without_words(match: Match, text: str) -> Match:
    edits = tuple(replace(edit, page_text=text[edit.page[0] : edit.page[1]]) for edit in match.edits)
    drift = tuple(
        replace(
            one,
            evidence="",
            edits=tuple(replace(edit, page_text=text[edit.page[0] : edit.page[1]]) for edit in one.edits),
        )
        for one in match.drift
    )
    credit = tuple(replace(check, evidence="") for check in match.credit)
    blame = tuple(replace(one, evidence="") for one in match.blame)
    return replace(match, page="", edits=edits, drift=drift, credit=credit, blame=blame)


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
