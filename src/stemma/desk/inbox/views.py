"""The face of the desk: the list of what waits, worked by keyboard."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from stemma.desk.gate import actor_on, staff_only
from stemma.desk.inbox.glance import Glance, glance_at
from stemma.desk.intake_form import AddressForm, PasteForm, limits
from stemma.record.models import InboxItem
from stemma.record.models.inbox import ItemKind, ItemState
from stemma.record.queries.inbox import Known, counts_of_waiting, documents_of, is_new_desk, items_in

PAGE_ITEMS = 25


@staff_only()
def inbox(request: HttpRequest) -> HttpResponse:
    """The items that wait, or those in another state or of one kind (`?state=&kind=&page=`)."""
    actor = actor_on(request)
    state = _one_of(request, "state", ItemState.values) or ItemState.WAITING
    kind = _one_of(request, "kind", ItemKind.values)
    page = Paginator(items_in(actor.newsroom_id, state=state, kind=kind), PAGE_ITEMS).get_page(request.GET.get("page"))
    items = list(page)
    documents = documents_of(items)
    counts = counts_of_waiting(actor.newsroom_id)
    waiting = sum(counts.values())
    context = {
        "page_obj": page,
        "glances": [
            _glance(item, documents.get(item.pk), following)
            for item, following in zip(items, _following([item.pk for item in items]), strict=True)
        ],
        "state": state,
        "kind": kind,
        "tabs": _tabs(state, kind, waiting),
        "kinds": [(value, label, counts[value]) for value, label in ItemKind.choices],
        "waiting": waiting,
        "count": page.paginator.count,
        "back": urlencode({"state": state, "kind": kind, "page": page.number}),
        "at": request.GET.get("at", ""),
        "declined": _declined(actor.newsroom_id, request.GET.get("declined", "")),
        "may_publish": actor.may("publish"),
    }
    if not page.paginator.count and is_new_desk(actor.newsroom_id):
        context |= {"is_new": True, "paste": PasteForm(), "address": AddressForm(), "limits": limits()}
    return render(request, "desk/inbox/inbox.html", context)


def _glance(item: InboxItem, known: Known | None, following: UUID | str) -> Glance:
    document = known.document if known else None
    chars = known.chars if known and known.is_long else 0
    return glance_at(item, document, next_id=following, long_chars=chars)


def _following(ids: list[UUID]) -> list[UUID | str]:
    """For each the one where the work goes on: the next, for the last the one before it."""
    last: list[UUID | str] = [*ids[-2:-1]] or [""]
    return [*ids[1:], *last] if ids else []


def _one_of(request: HttpRequest, name: str, values: list[str]) -> str:
    given = request.GET.get(name, "")
    return given if given in values else ""


def _tabs(state: str, kind: str, waiting: int) -> list[tuple[object, ...]]:
    here = reverse("desk:inbox")
    tabs: list[tuple[object, ...]] = []
    for value, label in ItemState.choices:
        query = urlencode({name: given for name, given in (("state", value), ("kind", kind)) if given})
        count = (waiting,) if value == ItemState.WAITING else ()
        tabs.append((label, f"{here}?{query}", value == state, *count))
    return tabs


def _declined(newsroom_id: UUID, given: str) -> InboxItem | None:
    """The item that was declined a moment ago, so that it can be put back."""
    try:
        wanted = UUID(given)
    except ValueError:
        return None
    return items_in(newsroom_id, state=ItemState.DECLINED).filter(pk=wanted).first()
