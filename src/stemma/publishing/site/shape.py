"""How does a row of the record become what the formats take? The public shapes, with whole addresses and times in UTC."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal, cast

from django.http import HttpRequest
from django.urls import reverse

from stemma.publishing.site.address import bare_path, base_of, difference_path, report_path, version_path
from stemma.publishing.site.asker import newsroom_of
from stemma.record.models import Correction, Report, Version
from stemma.record.queries.public_report import read_of
from stemma.shapes import Document
from stemma.shapes.public import Change, PublicReport, Publisher, RemovedReport


def publisher_of(request: HttpRequest) -> Publisher:
    """The newsroom of this desk as others see it."""
    newsroom, base = newsroom_of(request), base_of(request)
    return Publisher(
        name=newsroom.name,
        address=f"{base}{reverse('site:front')}",
        contact=newsroom.contact,
        lang=newsroom.lang,
        terms_text=newsroom.terms_text,
        policy_address=f"{base}{reverse('site:policy')}",
        log_address=f"{base}{reverse('site:log')}",
        feed_address=f"{base}{reverse('site:atom')}",
    )


def as_public(
    request: HttpRequest,
    report: Report,
    version: Version,
    changes: Sequence[Correction],
    *,
    document: Document | None = None,
) -> PublicReport:
    """A published report in one of its versions; ``changes`` oldest first with their versions, later ones are left out."""
    base = base_of(request)
    return PublicReport(
        id=str(report.pk),
        document=document or read_of(version),
        publisher=publisher_of(request),
        address=f"{base}{report_path(report)}",
        version=version.number,
        version_address=f"{base}{version_path(report.pk, version.number)}",
        published_at=utc(report.published_at),
        changed_at=utc(version.published_at),
        changes=tuple(as_change(base, one) for one in changes if one.to_version.number <= version.number),
    )


def as_change(base: str, correction: Correction) -> Change:
    """A correction or update; the versions have to be fetched with it."""
    begin, end = correction.from_version.number, correction.to_version.number
    return Change(
        id=str(correction.pk),
        kind=cast(Literal["correction", "update"], str(correction.kind)),
        at=utc(correction.created_at),
        note=correction.note,
        from_version=begin,
        to_version=end,
        address=f"{base}{difference_path(correction.report_id, begin, end)}",
    )


def as_removed(request: HttpRequest, report: Report, change_ids: Sequence[str] = ()) -> RemovedReport:
    """A withdrawn report: of its own words nothing, and no slug in its address."""
    withdrawal = report.withdrawal
    return RemovedReport(
        id=str(report.pk),
        address=f"{base_of(request)}{bare_path(report.pk)}",
        at=utc(withdrawal.created_at),
        kind=cast(Literal["kill", "takedown"], str(withdrawal.kind)),
        reason=withdrawal.reason,
        note=withdrawal.note,
        is_legal=withdrawal.http_status == 451,
        demanded_by=withdrawal.demanded_by,
        law=withdrawal.law,
        change_ids=tuple(change_ids),
    )


def utc(at: datetime | None) -> str:
    """A moment as ISO 8601 in UTC to the second; "" for none."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if at else ""
