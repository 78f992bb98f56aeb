"""Record a sighting: what a visit saw becomes rows, and the copies on the page move to their new state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.keep import keep_bytes
from stemma.actions.sighted_change import changes_between, credit_state_of
from stemma.record.models import Copy, CopyChange, Page, Report, SightedMatch, Sighting
from stemma.record.models.copy import ChangeKind
from stemma.record.models.page import PageState
from stemma.record.models.received import Way
from stemma.shapes import Document, Match, clock, from_plain, to_plain

_GONE = (404, 410, 451)


@dataclass(frozen=True, slots=True)
class Seen:
    """One visit: the answer's status and bytes, what was read and found, or the problem that kept us from seeing."""

    status: int | None = None
    data: bytes = b""
    media_type: str = ""
    document: Document | None = None
    matches: tuple[Match, ...] = ()
    problem: str = ""
    is_unchanged: bool = False
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""


def record_sighting(actor: Actor, page_id: UUID, seen: Seen) -> Sighting:
    """The sighting, with its matches, the copies' new states and one CopyChange for each change seen."""
    require(actor, "work")
    with transaction.atomic():
        page = Page.objects.select_for_update().get(pk=page_id, newsroom_id=actor.newsroom_id)
        now = clock.now()
        received = None
        if seen.data and not seen.is_unchanged:
            received = keep_bytes(
                actor.newsroom_id, seen.data, Way.SIGHTING, address=page.address, media_type=seen.media_type
            )
        sighting = Sighting.objects.create(
            page=page,
            status=seen.status,
            received=received,
            problem=seen.problem[:500],
            is_unchanged=seen.is_unchanged,
            document=to_plain(seen.document) if seen.document else None,
        )
        _move_page(page, seen, now)
        changes = _move_copies(actor, page, sighting, seen, now)
        record_event(
            actor,
            ("page", page.pk),
            "sighted",
            data={
                "sighting": sighting.pk,
                "status": seen.status,
                "state": page.state,
                "copies": len(seen.matches),
                "changes": changes,
            },
        )
    return sighting


def _move_page(page: Page, seen: Seen, now: datetime) -> None:
    page.checked_at = now
    if seen.status in _GONE:
        page.state = PageState.REMOVED
    elif seen.problem and seen.document is None:
        page.state = PageState.UNREACHABLE
    else:
        page.state = PageState.LIVE
    if seen.document is not None:
        page.title = seen.document.headline[:500]
        page.etag, page.last_modified = seen.etag[:500], seen.last_modified[:100]
    page.save()


def _move_copies(actor: Actor, page: Page, sighting: Sighting, seen: Seen, now: datetime) -> int:
    before = {
        copy.report_id: copy for copy in Copy.objects.select_for_update().filter(page=page).select_related("matched")
    }
    if seen.is_unchanged:
        for copy in before.values():
            copy.last_seen_at = now
            copy.save(update_fields=["last_seen_at"])
        return 0
    if page.state != PageState.LIVE:
        return sum(_lose(actor, copy, sighting, page.state) for copy in before.values() if copy.is_live)
    count = 0
    found = _by_report(actor, seen.matches)
    for report_id, match in found.items():
        sighted = SightedMatch.objects.create(
            sighting=sighting, report_id=report_id, version_number=int(match.version), match=to_plain(match)
        )
        count += _hold(actor, before.get(report_id), page, sighted, match, seen.moved_to[:500], now)
    for report_id, copy in before.items():
        if report_id not in found and copy.is_live:
            count += _lose(actor, copy, sighting, PageState.REMOVED)
    return count


def _by_report(actor: Actor, matches: Sequence[Match]) -> dict[UUID, Match]:
    ids = {match.report for match in matches}
    known = {
        str(pk) for pk in Report.objects.filter(newsroom_id=actor.newsroom_id, pk__in=ids).values_list("pk", flat=True)
    }
    best: dict[UUID, Match] = {}
    for match in matches:
        if match.report in known and match.match_kind != "unrelated":
            best.setdefault(UUID(match.report), match)
    return best


def _hold(
    actor: Actor, copy: Copy | None, page: Page, sighted: SightedMatch, match: Match, moved_to: str, now: datetime
) -> int:
    state = {
        "is_live": True,
        "match_kind": match.match_kind,
        "kept_share": match.kept_share,
        "own_share": match.own_share,
        "version_number": sighted.version_number,
        "credit_state": credit_state_of(match),
        "last_seen_at": now,
        "matched": sighted,
    }
    if copy is None:
        copy = Copy.objects.create(
            newsroom_id=actor.newsroom_id, page=page, report_id=sighted.report_id, found_at=now, **state
        )
        changes = [(ChangeKind.FOUND, "")]
    else:
        current = copy.report.current.number if copy.report.current else 0
        before = from_plain(Match, copy.matched.match) if copy.matched.match else None
        changes = [] if before is None else list(changes_between(before, match, current))
        if not copy.is_live:
            changes.insert(0, (ChangeKind.BACK, ""))
        if moved_to and not copy.changes.filter(kind=ChangeKind.MOVED, detail=moved_to).exists():
            changes.append((ChangeKind.MOVED, moved_to))
        for name, value in state.items():
            setattr(copy, name, value)
        copy.save()
    for kind, detail in changes:
        CopyChange.objects.create(copy=copy, sighting=sighted.sighting, kind=kind, detail=detail[:500])
    if changes:
        record_event(
            actor,
            ("copy", copy.pk),
            "seen",
            report_id=copy.report_id,
            version=sighted.version_number,
            data={"changes": [kind.value for kind, _ in changes], "sighting": sighted.sighting_id},
        )
    return len(changes)


def _lose(actor: Actor, copy: Copy, sighting: Sighting, state: str) -> int:
    kind = ChangeKind.REMOVED if state == PageState.REMOVED else ChangeKind.UNREACHABLE
    last = copy.changes.order_by("-created_at").first()
    if kind == ChangeKind.UNREACHABLE and last is not None and last.kind == kind:
        return 0
    if kind == ChangeKind.REMOVED:
        copy.is_live = False
        copy.save(update_fields=["is_live"])
    CopyChange.objects.create(copy=copy, sighting=sighting, kind=kind, detail=sighting.problem)
    record_event(
        actor,
        ("copy", copy.pk),
        "seen",
        report_id=copy.report_id,
        data={"changes": [kind.value], "sighting": sighting.pk},
    )
    return 1
