"""What did an editor put right in a report's readings? It holds for every later text, whatever is read anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from stemma.actions.carry import carry_hop, move_span
from stemma.record.models import Event, Report
from stemma.shapes import Dateline, Document, Statement

T = TypeVar("T")
_AS_TOLD = ("authors", "item_kind", "lang", "dir", "home")


def mended_fields(report: Report) -> frozenset[str]:
    """The parts of the reading that a person has mended in any version of the report, as its events tell."""
    events = Event.objects.filter(report_id=report.pk, subject_type="reading", verb="mended").values_list(
        "data", flat=True
    )
    return frozenset(name for data in events for name in json.loads(data).get("fields", ()))


def keep_mended(old: Document, fresh: Document, fields: Collection[str]) -> Document:
    """``fresh`` with the mended ``fields`` of ``old`` at their new places.

    An entry goes where its words are gone. What was read anew is added only where its words are new: what an editor
    took out does not come back.
    """
    kept: dict[str, Any] = {name: getattr(old, name) for name in _AS_TOLD if name in fields}
    if "hops" in fields:
        kept["hops"] = tuple(carry_hop(hop, old.text, fresh.text) for hop in old.hops)
    if "dateline" in fields:
        kept["dateline"] = _carry_dateline(old.dateline, old.text, fresh.text) if old.dateline else None
    for name, carry_one in _CARRIES.items():
        if name in fields:
            kept[name] = _merge(getattr(old, name), getattr(fresh, name), old.text, fresh.text, carry_one)
    return replace(fresh, **kept) if kept else fresh


def _merge(
    old: Sequence[T], fresh: Sequence[T], before: str, after: str, carry_one: Callable[[T, str, str], T | None]
) -> tuple[T, ...]:
    kept = [moved for one in old if (moved := carry_one(one, before, after)) is not None]
    new = [one for one in fresh if carry_one(one, after, before) is None]
    return (*kept, *(one for one in new if one not in kept))


def _carry_dateline(dateline: Dateline, before: str, after: str) -> Dateline | None:
    span = move_span(before, after, dateline.begin, dateline.end)
    return replace(dateline, begin=span[0], end=span[1]) if span else None


def _carry_statement(one: Statement, before: str, after: str) -> Statement | None:
    parts = []
    for spans in (one.speaker, one.cue, one.content):
        moved = [move_span(before, after, *span) for span in spans]
        if None in moved and spans is one.content:
            return None
        parts.append(tuple(span for span in moved if span))
    return replace(one, speaker=parts[0], cue=parts[1], content=parts[2])


def _carry_placed(one: Any, before: str, after: str) -> Any:
    """An entry with a place moves or goes; one without (told by markup) stays."""
    if one.begin is None or one.end is None:
        return one
    span = move_span(before, after, one.begin, one.end)
    return replace(one, begin=span[0], end=span[1]) if span else None


_CARRIES: dict[str, Callable[[Any, str, str], Any]] = {
    "statements": _carry_statement,
    **dict.fromkeys(("people", "captions", "dates", "terms", "links", "set_aside"), _carry_placed),
}
