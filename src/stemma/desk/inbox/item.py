"""One item: its text with what was read of it, how it came, and what an editor may do with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stemma.actions import accept_upstream, bytes_of, decline, publish, reopen, upstream_change
from stemma.compare import lay_side_by_side
from stemma.desk.gate import actor_on, staff_only
from stemma.desk.inbox.forms import AcceptForm, DeclineForm
from stemma.desk.inbox.glance import glance_at
from stemma.desk.undo import undo_offer
from stemma.desk.what_was_read import show
from stemma.record.models import InboxItem
from stemma.record.models.inbox import ItemKind, ItemState
from stemma.record.models.report import ReportState
from stemma.record.queries.document import document_of
from stemma.record.queries.inbox import next_waiting, the_item
from stemma.record.queries.reports import newest_version, reading_in_force
from stemma.shapes import Document, NotFoundError, StateError, from_plain


@staff_only()
def item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The item; a change upstream is shown beside what stands on the record."""
    actor = actor_on(request)
    row = the_item(actor.newsroom_id, item_id)
    is_change = row.kind == ItemKind.CHANGED_UPSTREAM and row.document is not None
    version = newest_version(row.report)
    context: dict[str, Any] = {
        "item": row,
        "report": row.report,
        "version": version,
        "is_change": is_change,
        "is_removal": row.kind == ItemKind.REMOVED_UPSTREAM,
        "is_waiting": row.state == ItemState.WAITING,
        "is_published": row.report.state == ReportState.PUBLISHED,
        "submission": getattr(row, "submission", None),
        "decline_form": DeclineForm(),
        "accept_form": AcceptForm(),
        "may_publish": actor.may("publish"),
        "may_withdraw": actor.may("withdraw"),
        "next_id": next_waiting(actor.newsroom_id, row),
    }
    document = _document(request, row, context)
    context["glance"] = glance_at(row, document)
    context["shown"] = show(document) if document is not None and document.text else None
    if is_change and version is not None and not version.erased_at:
        change = upstream_change(actor, row.pk)
        context["rows"] = lay_side_by_side(change.new, change.old, change.match)
        context["change"] = change
    return render(request, "desk/inbox/item.html", context)


def _document(request: HttpRequest, row: InboxItem, context: dict[str, Any]) -> Document | None:
    version = context["version"]
    if context["is_change"] and row.document:
        return from_plain(Document, row.document)
    if version is None:
        return None
    reading = reading_in_force(version)
    if reading is not None and not version.erased_at:
        address = reverse("desk:mend", args=[row.report_id, version.number])
        back = reverse("desk:item", args=[row.pk])
        undo = undo_offer(request, version)
        context |= {"reading": reading, "mend_url": address, "back": back, "undo": undo, "may_mend": True}
    return document_of(version, reading)


@require_POST
@staff_only("publish")
def publish_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The item's report goes on the public record."""
    return _act(request, item_id, _publish)


@require_POST
@staff_only("decline")
def decline_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The item is not published; the list then offers to put it back."""
    return _act(request, item_id, _decline)


@require_POST
@staff_only("decline")
def reopen_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """A declined item waits again."""
    return _act(request, item_id, _reopen)


@require_POST
@staff_only("correct")
def accept_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """A change from upstream becomes the report's new version."""
    return _act(request, item_id, _accept)


def _publish(request: HttpRequest, row: InboxItem) -> dict[str, str]:
    publish(actor_on(request), row.report_id)
    row.report.refresh_from_db()
    messages.success(request, _with_link(_("Published."), _public_address(row), _("See it as readers do")))
    return {}


def _decline(request: HttpRequest, row: InboxItem) -> dict[str, str]:
    decline(actor_on(request), row.pk, request.POST.get("reason", "").strip()[:2000])
    return {"declined": str(row.pk)}


def _reopen(request: HttpRequest, row: InboxItem) -> dict[str, str]:
    reopen(actor_on(request), row.pk)
    messages.success(request, _("It waits in the inbox again."))
    return {"at": str(row.pk)}


def _accept(request: HttpRequest, row: InboxItem) -> dict[str, str]:
    done = accept_upstream(actor_on(request), row.pk, request.POST.get("note", ""))
    words = _("Version %(number)d now says what its source says.") % {"number": done.to_number}
    messages.success(request, _with_link(words, reverse("desk:report", args=[done.report_id]), _("Open the report")))
    return {}


def _act(request: HttpRequest, item_id: UUID, act: Callable[[HttpRequest, InboxItem], dict[str, str]]) -> HttpResponse:
    """Does it and goes on in the list where the work goes on; somebody who was quicker is told with a sentence."""
    row = the_item(actor_on(request).newsroom_id, item_id)
    following = {"at": request.POST["next"]} if request.POST.get("next") else {}
    try:
        following |= act(request, row)
    except StateError as error:
        messages.error(request, str(error))
    kept = dict(parse_qsl(request.POST.get("back", "")[:200]))
    kept = {name: kept[name] for name in ("state", "kind", "page") if kept.get(name)}
    query = urlencode(kept | following)
    return redirect(f"{reverse('desk:inbox')}?{query}" if query else reverse("desk:inbox"))


def _with_link(words: str, address: str, label: str) -> str:
    return format_html('{} <a href="{}">{}</a>', words, address, label) if address else words


def _public_address(row: InboxItem) -> str:
    try:
        return reverse("site:report", args=[row.report_id, row.report.slug])
    except NoReverseMatch:
        return ""


@staff_only()
def received(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The bytes as they were received: to be kept as a file, never shown as a page."""
    row = the_item(actor_on(request).newsroom_id, item_id)
    if row.received is None:
        raise NotFoundError(_("Nothing was received for this item; it was written here."))
    answer = HttpResponse(bytes_of(row.received), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="received-{row.received.sha256[:12]}.bin"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
