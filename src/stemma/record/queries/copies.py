"""Where do reports stand elsewhere, in which state, and what changed?"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from stemma.record.models import Copy, CopyChange, Correction, Job, Judgement, Letter, Page, Report, Site
from stemma.shapes import NotFoundError

SORTS = {
    "seen": "last_seen_at",
    "since": "found_at",
    "kept": "kept_share",
    "host": "page__host",
    "version": "version_number",
    "credit": "credit_state",
    "kind": "match_kind",
}

# What a letter asks for is still to be asked: the page has not been put right, or taken down, since it was written.
_STILL_DUE = (
    Q(about="credit", copy__is_live=True, copy__credit_state="missing")
    | Q(about="withdrawal", copy__is_live=True)
    | Q(about="correction", copy__is_live=True, copy__version_number__lt=F("correction__to_version__number"))
)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many live copies there are among the pages watched, and how many carry the current version."""

    live: int
    current: int
    removed: int
    credit_missing: int

    @property
    def share(self) -> float:
        """The share of live copies that carry the current version; 1 where there is none to reach."""
        return self.current / self.live if self.live else 1.0


def copies_of(report: Report, *, sort: str = "", only: str = "") -> QuerySet[Copy]:
    """The report's copies with page, site and last change; judged "no copy" ones only under ``only="judged"``."""
    copies = Copy.objects.filter(report=report).select_related("page__site", "report__current", "matched")
    waiting = Letter.objects.filter(_STILL_DUE, copy=OuterRef("pk"), state="draft")
    copies = copies.annotate(changed_at=Max("changes__created_at"), letter_waits=Exists(waiting))
    no_copy = Judgement.objects.filter(ended_at__isnull=True, verdict="no copy").values("copy")
    copies = copies.filter(pk__in=no_copy) if only == "judged" else copies.exclude(pk__in=no_copy)
    current = report.current.number if report.current else 0
    if only == "old":
        copies = copies.filter(is_live=True)
        copies = copies if report.state == "withdrawn" else copies.exclude(version_number=current)
    elif only == "credit":
        copies = copies.filter(is_live=True, credit_state="missing")
    elif only == "removed":
        copies = copies.filter(is_live=False)
    return copies.order_by(*_order(sort))


def reach_of(report: Report) -> Reach:
    """The reach of a report's current version."""
    return reaches_of([report.pk]).get(report.pk, Reach(0, 0, 0, 0))


def reaches_of(report_ids: list[UUID]) -> dict[UUID, Reach]:
    """The reach of many reports, in one query."""
    no_copy = Judgement.objects.filter(ended_at__isnull=True, verdict="no copy").values("copy")
    rows = (
        Copy.objects.filter(report__in=report_ids)
        .exclude(pk__in=no_copy)
        .values("report_id")
        .annotate(
            live=Count("pk", filter=Q(is_live=True)),
            current=Count("pk", filter=Q(is_live=True, version_number=F("report__current__number"))),
            removed=Count("pk", filter=Q(is_live=False)),
            missing=Count("pk", filter=Q(is_live=True, credit_state="missing")),
        )
    )
    return {row["report_id"]: Reach(row["live"], row["current"], row["removed"], row["missing"]) for row in rows}


def count_of_behind(newsroom_id: UUID) -> int:
    """How many reports have a live copy that carries an old version, or that stands although the report was withdrawn."""
    no_copy = Judgement.objects.filter(ended_at__isnull=True, verdict="no copy").values("copy")
    behind = Copy.objects.filter(newsroom_id=newsroom_id, is_live=True).exclude(pk__in=no_copy)
    behind = behind.filter(Q(report__state="withdrawn") | ~Q(version_number=F("report__current__number")))
    return behind.values("report").distinct().count()


def corrected_in(report_ids: list[UUID]) -> dict[UUID, int]:
    """The number of the version that the last correction (no update) of each report made; reports without one are left out."""
    rows = Correction.objects.filter(report__in=report_ids, kind="correction").values_list("report")
    return dict(rows.annotate(Max("to_version__number")))


def reports_with_copies(newsroom_id: UUID) -> QuerySet[Report]:
    """Reports that stand somewhere else, the one whose copies changed last first."""
    reports = Report.objects.filter(newsroom_id=newsroom_id, copies__isnull=False).select_related("current")
    return reports.annotate(changed_at_elsewhere=Max("copies__changes__created_at")).order_by("-changed_at_elsewhere")


def the_copy(newsroom_id: UUID, copy_id: UUID) -> Copy:
    """One copy with page, report and last match; NotFoundError where there is none."""
    related = ("page__site", "report__current", "report__newsroom", "matched__sighting")
    copy = Copy.objects.filter(newsroom_id=newsroom_id, pk=copy_id).select_related(*related).first()
    if copy is None:
        raise NotFoundError(_("There is no such copy; the list of copies shows those there are."))
    return copy


def sites_of(newsroom_id: UUID) -> QuerySet[Site]:
    """Watched sites with the number of their pages and live copies."""
    sites = Site.objects.filter(newsroom_id=newsroom_id, is_watched=True)
    return sites.annotate(
        page_count=Count("pages", distinct=True),
        copy_count=Count("pages__copies", filter=Q(pages__copies__is_live=True), distinct=True),
    ).order_by("name", "address")


def pages_alone(newsroom_id: UUID) -> QuerySet[Page]:
    """Watched pages that no watched site named."""
    return Page.objects.filter(newsroom_id=newsroom_id, is_watched=True, site__isnull=True).order_by("-created_at")


def last_round(newsroom_id: UUID) -> Job | None:
    """The newest round, whatever its state."""
    return Job.objects.filter(newsroom_id=newsroom_id, kind="round").order_by("-created_at").first()


def the_round(newsroom_id: UUID, job_id: UUID) -> Job:
    """One round; NotFoundError where there is none."""
    job = Job.objects.filter(newsroom_id=newsroom_id, kind="round", pk=job_id).first()
    if job is None:
        raise NotFoundError(_("There is no such round; the page of sites shows the last one."))
    return job


def changes_in(job: Job) -> QuerySet[CopyChange]:
    """What a round saw change, with copies, pages and reports; the newest first. One round runs at a time."""
    changes = CopyChange.objects.filter(copy__newsroom_id=job.newsroom_id, created_at__gte=job.created_at)
    if job.finished_at is not None:
        changes = changes.filter(created_at__lte=job.finished_at)
    return changes.select_related("copy__page__site", "copy__report__current").order_by("-created_at", "-pk")


def _order(sort: str) -> list[str]:
    name = sort.lstrip("-")
    if name not in SORTS:
        return ["-is_live", F("changed_at").desc(nulls_last=True), "pk"]  # type: ignore[list-item]
    return [f"-{SORTS[name]}" if sort.startswith("-") else SORTS[name], "pk"]
