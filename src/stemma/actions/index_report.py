"""Index: the archives follow the record. Idempotent, from committed rows alone, so it can be run again at any time."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from stemma.actions.actor import Actor, require
from stemma.actions.archives import BOTH, drop_damaged, open_archive
from stemma.actions.event import record_event
from stemma.record.models import Report, Version, Withdrawal
from stemma.record.models.report import ReportState
from stemma.record.queries.document import document_of
from stemma.shapes import clock

_WHERE = {ReportState.PUBLISHED.value: "open", ReportState.WITHDRAWN.value: "sealed"}


def index_report(actor: Actor, report_id: UUID) -> None:
    """Living public versions stand in the open archive, withdrawn ones in the sealed one, erased ones in none."""
    require(actor, "work")
    report = Report.objects.get(pk=report_id, newsroom_id=actor.newsroom_id)
    versions = list(Version.objects.filter(report=report, published_at__isnull=False, erased_at__isnull=True))
    where = _WHERE.get(report.state)
    for which in BOTH:
        with open_archive(which) as archive:
            if which != where or not versions:
                archive.remove(str(report.pk))
                continue
            for version in versions:
                archive.add(str(report.pk), document_of(version), version=str(version.number))
    with transaction.atomic():
        now = clock.now()
        Report.objects.filter(pk=report.pk, changed_at=report.changed_at).update(indexed_at=now)
        if report.state == ReportState.WITHDRAWN:
            Withdrawal.objects.filter(report=report, sealed_at__isnull=True).update(sealed_at=now)
        record_event(
            actor,
            ("report", report.pk),
            "indexed",
            report_id=report.pk,
            data={"archive": where if versions else None, "versions": len(versions)},
        )


def rebuild_archives(actor: Actor, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Both archives anew from the record, damaged ones from nothing; the number of reports."""
    require(actor, "work")
    reports = Report.objects.filter(
        newsroom_id=actor.newsroom_id, state__in=[ReportState.PUBLISHED, ReportState.WITHDRAWN]
    )
    ids = list(reports.values_list("pk", flat=True))
    known = {str(pk) for pk in ids}
    for which in BOTH:
        drop_damaged(which)
        with open_archive(which) as archive:
            held = {key for key, _version in archive.keys()}  # noqa: SIM118 - an Archive is no dict
            for key in held - known:
                archive.remove(key)
    for done, report_id in enumerate(ids, 1):
        index_report(actor, report_id)
        progress(done, len(ids))
    return len(ids)
