"""Publish: a report in the inbox goes on the public record."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.find_row import find_report
from stemma.actions.queue import enqueue
from stemma.record.models import InboxItem
from stemma.record.models.inbox import ItemKind, ItemState
from stemma.record.models.report import ReportState
from stemma.shapes import StateError, clock

RESERVED = {"history", "republish", "republish.html", "republish.txt", "claim", "report-an-error", "v", "difference"}


def publish(actor: Actor, report_id: UUID) -> None:
    """The report's newest version is public from now on, and the archive will hold it. StateError unless it is in the inbox."""
    require(actor, "publish")
    with transaction.atomic():
        report = find_report(actor, report_id, lock=True)
        if report.state != ReportState.INBOX:
            raise StateError(
                _(
                    "The state of this report is “%(state)s”, so it waits no more; open its page to see what can be done."
                )
                % {"state": report.get_state_display()}
            )
        version = report.versions.order_by("-number").first()
        if version is None or not version.text.strip():
            raise StateError(_("This report has no text; take the page in again."))
        now = clock.now()
        version.published_at = now
        version.save(update_fields=["published_at"])
        report.state = ReportState.PUBLISHED
        report.current = version
        report.slug = slug_of(version.headline)
        report.published_at = report.changed_at = now
        report.save()
        InboxItem.objects.filter(
            report=report, kind__in=[ItemKind.NEW, ItemKind.SUBMISSION], state=ItemState.WAITING
        ).update(state=ItemState.PUBLISHED, handled_by_id=actor.user_id, handled_at=now)
        record_event(actor, ("report", report.pk), "published", report_id=report.pk, version=version.number)
        enqueue(actor.newsroom_id, "index", report=str(report.pk))


def slug_of(headline: str) -> str:
    """The readable end of a report's address; never one of the words that name its other pages."""
    slug = slugify(headline, allow_unicode=True)[:80].strip("-") or "report"
    return f"{slug}-report" if slug in RESERVED else slug
