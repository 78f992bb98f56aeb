"""What came in and waits for an editor, and what was read of it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from stemma.record.models import InboxItem, Reading, Report, Version
from stemma.record.models.inbox import ItemKind, ItemState
from stemma.shapes import Document, NotFoundError, from_plain

# A list looks into texts up to this long; of a longer one it tells what was read, not whose its sentences are.
GLANCE_CHARS = 30_000
# Of a text longer than this a list does not even load the reading: 25 of 3 MB took over a minute.
LONG_CHARS = 300_000
_RELATED = ("report", "report__current", "received", "submission", "handled_by")
_HEAVY = ("report__current__text", "report__current__search_text")


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of an item: of a long text the headline alone, with ``chars`` to tell how long."""

    document: Document
    chars: int

    @property
    def is_long(self) -> bool:
        """Whether the reading was left out."""
        return self.chars > LONG_CHARS


def items_in(newsroom_id: UUID, *, state: str = ItemState.WAITING, kind: str = "") -> QuerySet[InboxItem]:
    """The items in a state (of one kind, where it is given), the newest first."""
    items = InboxItem.objects.filter(newsroom_id=newsroom_id, state=state)
    items = items.filter(kind=kind) if kind else items
    return items.select_related(*_RELATED).defer(*_HEAVY).order_by("-created_at", "-pk")


def documents_of(items: Iterable[InboxItem]) -> dict[UUID, Known]:
    """What was read of each item, by the item's id, in two queries however many there are.

    The text of a Document is left out where it has more than GLANCE_CHARS characters.
    """
    items = list(items)
    newest = _newest_versions({item.report_id for item in items if not item.document})
    found = {}
    for item in items:
        if item.document:
            found[item.pk] = _known(dict(item.document), len(item.document.get("text", "")))
        elif item.report_id in newest:
            found[item.pk] = newest[item.report_id]
    return found


def _newest_versions(report_ids: Iterable[UUID]) -> dict[UUID, Known]:
    last = Version.objects.filter(report=OuterRef("report")).order_by("-number").values("number")[:1]
    short = Case(When(size__lte=GLANCE_CHARS, then="text"), default=Value(""), output_field=TextField())
    versions = (
        Version.objects.filter(report_id__in=set(report_ids), number=Subquery(last))
        .annotate(size=Length("text"), short=short)
        .values_list("pk", "report_id", "headline", "lang", "dir", "size", "short")
    )
    rows = list(versions)
    wanted = [row[0] for row in rows if row[5] <= LONG_CHARS]
    readings = Reading.objects.filter(version_id__in=wanted, ended_at__isnull=True)
    plain = dict(readings.values_list("version_id", "document"))
    known = {}
    for pk, report_id, headline, lang, direction, size, text in rows:
        told = {"lang": lang or None, "dir": direction} | plain.get(pk, {})
        known[report_id] = _known(told | {"id": str(report_id), "headline": headline, "text": text}, size)
    return known


def _known(plain: dict[str, Any], chars: int) -> Known:
    if chars > LONG_CHARS:
        plain = {name: plain.get(name) for name in ("id", "headline", "lang", "dir")}
    elif chars > GLANCE_CHARS:
        plain["text"] = ""
    return Known(from_plain(Document, plain), chars)


def the_item(newsroom_id: UUID, item_id: UUID) -> InboxItem:
    """One item with its report; NotFoundError where there is none."""
    item = InboxItem.objects.filter(newsroom_id=newsroom_id, pk=item_id).select_related(*_RELATED).first()
    if item is None:
        raise NotFoundError(_("There is no such item in the inbox; the list shows those there are."))
    return item


def counts_of_waiting(newsroom_id: UUID) -> dict[str, int]:
    """How many items of each kind wait."""
    waiting = InboxItem.objects.filter(newsroom_id=newsroom_id, state=ItemState.WAITING)
    counts = dict(waiting.order_by().values_list("kind").annotate(count=Count("pk")))
    return {kind: counts.get(kind, 0) for kind in ItemKind.values}


def next_waiting(newsroom_id: UUID, item: InboxItem) -> UUID | None:
    """The item to go on with: the next older one that waits, else the newest."""
    waiting = InboxItem.objects.filter(newsroom_id=newsroom_id, state=ItemState.WAITING).exclude(pk=item.pk)
    waiting = waiting.order_by("-created_at", "-pk")
    older = waiting.filter(created_at__lte=item.created_at).values_list("pk", flat=True).first()
    return older or waiting.values_list("pk", flat=True).first()


def is_new_desk(newsroom_id: UUID) -> bool:
    """Whether nothing was ever taken in."""
    return not Report.objects.filter(newsroom_id=newsroom_id).exists()
