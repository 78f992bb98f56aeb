"""Which reports are on the record, in what state, and what hangs on each?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from stemma.record.models import (
    Case,
    Copy,
    Correction,
    Event,
    InboxItem,
    Judgement,
    Letter,
    Reading,
    Report,
    User,
    Version,
)
from stemma.record.models.inbox import ItemState
from stemma.shapes import NotFoundError

MAX_EVENTS = 500
MAX_READINGS = 50
_ORDERS = {
    "changed": ("sort_changed",),
    "published": ("published_at",),
    "headline": ("headline", "pk"),
    "copies": ("copy_count",),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of reports is asked for; ``words`` are folded as a search is, ``sort`` is a key of the table's heads."""

    state: str = ""
    kind: str = ""
    lang: str = ""
    words: Sequence[str] = ()
    sort: str = "-changed"


@dataclass(frozen=True, slots=True)
class Reach:
    """How many live copies of a report were seen, and how many carry its current version, among the pages watched."""

    copies: int
    carrying: int

    @property
    def behind(self) -> int:
        """How many carry an earlier version."""
        return self.copies - self.carrying


def reports_in(newsroom_id: UUID, wanted: Wanted) -> QuerySet[Report]:
    """The reports with ``headline``, ``lang``, ``dir``, ``copy_count`` and ``carrying_count``; never their text."""
    newest = Version.objects.filter(report=OuterRef("pk")).order_by("-number")
    reports = Report.objects.filter(newsroom_id=newsroom_id).annotate(
        newest_id=Subquery(newest.values("pk")[:1]),
        headline=Subquery(newest.values("headline")[:1]),
        lang=Subquery(newest.values("lang")[:1]),
        dir=Subquery(newest.values("dir")[:1]),
        copy_count=_count(_live_copies().filter(report=OuterRef("pk"))),
        carrying_count=_count(
            _live_copies().filter(report=OuterRef("pk"), version_number__gte=OuterRef("current__number"))
        ),
        sort_changed=Coalesce("changed_at", "created_at"),
    )
    if wanted.state:
        reports = reports.filter(state=wanted.state)
    if wanted.kind:
        reports = reports.filter(item_kind=wanted.kind)
    if wanted.lang:
        reports = reports.filter(lang=wanted.lang)
    if wanted.words:
        holding = Q()
        for word in wanted.words:
            holding &= Q(search_text__contains=word)
        reports = reports.filter(
            newest_id__in=Version.objects.filter(holding, report__newsroom_id=newsroom_id).values("pk")
        )
    return (
        reports.select_related("current").defer("current__text", "current__search_text").order_by(*_order(wanted.sort))
    )


def _order(sort: str) -> list[Any]:
    names = _ORDERS.get(sort.lstrip("-"), _ORDERS["changed"])
    is_down = sort.startswith("-") or sort.lstrip("-") not in _ORDERS
    first = F(names[0]).desc(nulls_last=True) if is_down else F(names[0]).asc(nulls_last=True)
    return [first, "-pk"]


def _live_copies() -> QuerySet[Copy]:
    refused = Judgement.objects.filter(ended_at__isnull=True, verdict="no copy").values("copy")
    return Copy.objects.filter(is_live=True).exclude(pk__in=refused)


def _count(copies: QuerySet[Copy]) -> Coalesce:
    counted = copies.order_by().values("report").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def langs_of(newsroom_id: UUID) -> list[str]:
    """The languages of the record's texts."""
    langs = Version.objects.filter(report__newsroom_id=newsroom_id).exclude(lang="").order_by("lang")
    return list(langs.values_list("lang", flat=True).distinct())


def the_report(newsroom_id: UUID, report_id: UUID) -> Report:
    """One report with its current version and withdrawal; NotFoundError where there is none."""
    reports = Report.objects.select_related("current", "withdrawal__by", "newsroom")
    report = reports.filter(newsroom_id=newsroom_id, pk=report_id).first()
    if report is None:
        raise NotFoundError(_("There is no such report on this record; the list of reports shows those there are."))
    return report


def the_version(report: Report, number: int) -> Version:
    """A version of the report; NotFoundError names those it has."""
    version = report.versions.select_related("received").filter(number=number).first()
    if version is None:
        raise NotFoundError(
            _("This report has no version %(number)s; open its page for those it has.") % {"number": number}
        )
    return version


def newest_version(report: Report) -> Version | None:
    """The newest version, public or not."""
    return report.versions.select_related("received").order_by("-number").first()


def reading_in_force(version: Version) -> Reading | None:
    """The reading that holds now."""
    return version.readings.filter(ended_at__isnull=True).select_related("by").first()


def readings_of(version: Version) -> list[Reading]:
    """The readings of a version, the newest first, at most MAX_READINGS, with who made each."""
    return list(version.readings.select_related("by").order_by("-created_at", "-pk")[:MAX_READINGS])


def versions_of(report: Report) -> list[Version]:
    """Every version without its text, the newest first, with ``reading_count`` and what was received for it."""
    versions = report.versions.annotate(reading_count=Count("readings")).select_related("received")
    return list(versions.defer("text", "search_text").order_by("-number"))


def reach_of(report: Report) -> Reach:
    """How far the current version has come."""
    copies = _live_copies().filter(report=report)
    number = report.current.number if report.current else 0
    counts = copies.aggregate(all=Count("pk"), current=Count("pk", filter=Q(version_number__gte=number)))
    return Reach(counts["all"], counts["current"])


def corrections_of(report: Report) -> list[Correction]:
    """Corrections and updates, the newest first, with their versions' numbers and who made them."""
    rows = report.corrections.select_related("from_version", "to_version", "by", "case")
    heavy = [f"{side}_version__{name}" for side in ("from", "to") for name in ("text", "search_text", "headline")]
    return list(rows.defer(*heavy).order_by("-created_at"))


def cases_of(report: Report) -> list[Case]:
    """The report's cases, the newest first."""
    return list(report.cases.order_by("-created_at"))


def letters_of(report: Report) -> list[Letter]:
    """Letters about the report's copies, the newest first."""
    letters = Letter.objects.filter(copy__report=report).select_related("copy__page")
    return list(letters.order_by("-created_at")[:100])


def waiting_items_of(report: Report) -> list[InboxItem]:
    """What of the report waits in the inbox."""
    return list(report.inbox_items.filter(state=ItemState.WAITING).defer("document").order_by("-created_at"))


def events_of(report: Report) -> list[tuple[Event, str]]:
    """What happened to a report, the newest first, at most MAX_EVENTS, each with the user name of who did it or ""."""
    events = Event.objects.filter(newsroom_id=report.newsroom_id, report_id=report.pk).order_by("-at", "-pk")
    rows = list(events[:MAX_EVENTS])
    ids = {event.actor.removeprefix("user:") for event in rows if event.actor.startswith("user:")}
    names = {str(pk): name for pk, name in User.objects.filter(pk__in=ids).values_list("pk", "username")}
    return [(event, names.get(event.actor.removeprefix("user:"), "")) for event in rows]
