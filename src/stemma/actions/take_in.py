"""Take in: bytes become a report that waits in the inbox, or word that one on the record has changed upstream."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from django.db import transaction

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.keep import keep_bytes
from stemma.actions.version import add_version, clean
from stemma.record.models import InboxItem, Received, Report, Version
from stemma.record.models.inbox import ItemKind
from stemma.record.models.report import ReportState
from stemma.shapes import Document, to_plain
from stemma.shapes.failed import Failed

Outcome = Literal["new", "changed upstream", "removed upstream", "already here", "failed"]
_REMOVED = {"deleted", "stat:canceled", "canceled"}
_WITH_OWN_ID = {"rss", "atom", "jsonfeed", "ninjs", "newsml-g2"}


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in: the bytes, how (a `Way`), and what is known of them; ``headline`` where whoever pasted a text told it."""

    data: bytes
    way: str
    name: str = ""
    address: str = ""
    media_type: str = ""
    headline: str = ""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of one document of an intake; ``error`` is its sentence where it failed."""

    outcome: Outcome
    report_id: UUID | None = None
    item_id: UUID | None = None
    headline: str = ""
    error: str = ""


def take_in(actor: Actor, intake: Intake) -> list[TakenIn]:
    """Everything readable in the intake, in its order; an item that fails is said and the rest goes on."""
    require(actor, "take_in")
    return list(_take_in_each(actor, intake))


def _take_in_each(actor: Actor, intake: Intake) -> Iterator[TakenIn]:
    from stemma.reading import read_all

    kept: Received | None = None
    for document in read_all(
        intake.data, id=intake.name, media_type=intake.media_type or None, address=intake.address or None
    ):
        if isinstance(document, Failed):
            yield TakenIn("failed", headline=document.id, error=document.error)
            continue
        if not document.text.strip() and not _REMOVED & set(document.signals):
            yield TakenIn(
                "failed",
                headline=document.headline,
                error=f"{document.id or 'The item'} holds no text; give the page itself.",
            )
            continue
        if kept is None:
            kept = keep_bytes(
                actor.newsroom_id,
                intake.data,
                intake.way,
                name=intake.name,
                address=intake.address,
                media_type=intake.media_type,
            )
        yield put_on_record(actor, _with_headline(document, intake.headline), kept)


def _with_headline(document: Document, told: str) -> Document:
    """The document read again under a headline that was told beside a plain text; a page that has none takes it as it is."""
    from stemma.reading import annotate

    if not told.strip():
        return document
    if document.format != "plain":
        return document if document.headline.strip() else replace(document, headline=clean(told))
    bare = Document(id=document.id, headline=clean(told), text=document.text, received_sha256=document.received_sha256)
    return replace(annotate(bare), errors=document.errors)


def put_on_record(actor: Actor, document: Document, received: Received, *, kind: str = ItemKind.NEW) -> TakenIn:
    """One document, one transaction: a new report in the inbox, or an item that says what changed upstream."""
    upstream_id = upstream_id_of(document, received)
    with transaction.atomic():
        known = _known_report(actor.newsroom_id, upstream_id, document, received)
        if known is not None:
            return _meet_again(actor, known, document, received)
        if _REMOVED & set(document.signals):
            return TakenIn(
                "already here", headline=document.headline, error="Removed upstream, and never taken in here."
            )
        report = Report.objects.create(
            newsroom_id=actor.newsroom_id,
            item_kind=document.item_kind,
            home=(document.home or "")[:2000],
            upstream_id=upstream_id,
        )
        add_version(report, document, received)
        item = InboxItem.objects.create(newsroom_id=actor.newsroom_id, report=report, kind=kind, received=received)
        record_event(
            actor,
            ("report", report.pk),
            "taken_in",
            report_id=report.pk,
            version=1,
            data={"sha256": received.sha256, "way": received.way, "item": item.pk},
        )
    return TakenIn("new", report.pk, item.pk, document.headline)


def upstream_id_of(document: Document, received: Received) -> str:
    """The name by which the outside knows this item: its id in a feed or wire, else its address; "" for a paste.

    An entry that a file or a paste numbers for itself alone is known by its own page, where it has one: the file's name
    may be another next time, or another feed's. A page in a web archive is known by its own address, and one of several
    items that stand at one address by both.
    """
    if document.format.startswith("warc"):
        return _within(document.id)
    if document.format in _WITH_OWN_ID and document.id:
        own_page = "" if received.address or not document.id.startswith(f"{received.name}#") else document.home
        return _within(own_page or document.id)
    if received.address and document.id not in ("", received.name, received.address):
        return _within(f"{received.address}#{document.id}")
    return _within(received.address)


def _within(name: str) -> str:
    """The name in 1,000 characters; a longer one ends in its hash, since what tells it from others stands at its end."""
    return name if len(name) <= 1000 else f"{name[:930]}#{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()}"


def _known_report(newsroom_id: UUID, upstream_id: str, document: Document, received: Received) -> Report | None:
    """The report this item is on record as; without a name of its own, the one that the same bytes brought with this text."""
    reports = Report.objects.filter(newsroom_id=newsroom_id)
    if upstream_id:
        return reports.filter(upstream_id=upstream_id).first()
    same = Received.objects.filter(sha256=received.sha256, newsroom_id=newsroom_id, address="").exclude(pk=received.pk)
    versions = Version.objects.filter(received__in=same, text=document.text)
    return reports.filter(versions__in=versions, upstream_id="").exclude(state=ReportState.WITHDRAWN).first()


def _meet_again(actor: Actor, report: Report, document: Document, received: Received) -> TakenIn:
    if _REMOVED & set(document.signals):
        return _add_item(actor, report, document, received, ItemKind.REMOVED_UPSTREAM)
    if _says_what_we_have(report, document) or report.state == ReportState.WITHDRAWN:
        return TakenIn("already here", report.pk, None, document.headline)
    return _add_item(actor, report, document, received, ItemKind.CHANGED_UPSTREAM)


def _says_what_we_have(report: Report, document: Document) -> bool:
    """Whether it is the newest version, or the newest that came from outside: what we corrected since is no change there."""
    newest = report.versions.order_by("-number").first()
    received = report.versions.filter(received__isnull=False).order_by("-number").first()
    told = (document.text, clean(document.headline))
    return any(version is not None and (version.text, version.headline) == told for version in (newest, received))


def _add_item(actor: Actor, report: Report, document: Document, received: Received, kind: ItemKind) -> TakenIn:
    plain = to_plain(document)
    last = InboxItem.objects.filter(report=report).order_by("-created_at", "-pk").first()
    if last is not None and last.kind == kind and (last.document or {}).get("text") == document.text:
        return TakenIn("already here", report.pk, last.pk, document.headline)
    if report.state == ReportState.WITHDRAWN:
        return TakenIn("already here", report.pk, None, document.headline)
    item = InboxItem.objects.create(
        newsroom_id=actor.newsroom_id, report=report, kind=kind, received=received, document=plain
    )
    record_event(
        actor,
        ("report", report.pk),
        "changed_upstream" if kind == ItemKind.CHANGED_UPSTREAM else "removed_upstream",
        report_id=report.pk,
        data={"sha256": received.sha256, "item": item.pk},
    )
    return TakenIn(
        "changed upstream" if kind == ItemKind.CHANGED_UPSTREAM else "removed upstream",
        report.pk,
        item.pk,
        document.headline,
    )
