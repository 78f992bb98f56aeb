"""What was put right and what was taken back, over all reports? The public log."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, Value

from stemma.record.models import Correction, Withdrawal
from stemma.record.models.report import ReportState
from stemma.record.queries.public_report import with_versions

REMOVAL = "removal"
LOGGED = ("correction", "update", REMOVAL)


@dataclass(frozen=True, slots=True)
class Logged:
    """A line of the log: one of the two is there. A removal's report is never shown, only named by its address."""

    at: datetime
    correction: Correction | None
    withdrawal: Withdrawal | None


def log_lines(newsroom_id: UUID, kinds: Collection[str] = LOGGED) -> QuerySet[Any, Any]:
    """The lines of these kinds, newest first, as (time, id, kind): to be counted and cut, then given to `logged`.

    Corrections of a report that was withdrawn are not among them: their notes are gone with it.
    """
    living = Correction.objects.filter(newsroom_id=newsroom_id, report__state=ReportState.PUBLISHED, kind__in=kinds)
    removed = Withdrawal.objects.filter(newsroom_id=newsroom_id) if REMOVAL in kinds else Withdrawal.objects.none()
    lines = living.values_list("created_at", "pk", "kind").union(
        removed.values_list("created_at", "pk", Value(REMOVAL, output_field=CharField())), all=True
    )
    return lines.order_by("-created_at", "-id")


def logged(lines: Iterable[tuple[datetime, UUID, str]]) -> list[Logged]:
    """The lines with their rows, in the same order and in two queries however many there are."""
    lines = list(lines)
    corrections = with_versions(Correction.objects.select_related("report__current")).defer(
        "report__current__text", "report__current__search_text"
    )
    put_right = corrections.in_bulk([pk for _at, pk, kind in lines if kind != REMOVAL])
    taken_back = Withdrawal.objects.in_bulk([pk for _at, pk, kind in lines if kind == REMOVAL])
    return [Logged(at, put_right.get(pk), taken_back.get(pk)) for at, pk, _kind in lines]
