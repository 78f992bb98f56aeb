"""The page of one version: the whole text as received, with its own time (Memento, RFC 7089; version links, RFC 5829)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import http_date
from django.utils.translation import gettext as _

from stemma.compare import blame_alone
from stemma.look import marks_of
from stemma.publishing.site.address import base_of, report_path, version_path
from stemma.publishing.site.fresh import answer_fresh
from stemma.publishing.site.gate import of_report
from stemma.publishing.site.shape import as_public
from stemma.record.models import Report, Version
from stemma.record.queries.public_report import changes_of, published_version, published_versions, reading_of
from stemma.shapes import NotFoundError


@of_report
def version(request: HttpRequest, report: Report, number: int) -> HttpResponse:
    """A published version, the current one too; old ones say that they are old and are not to be indexed."""
    row = the_version(report, number)
    assert report.current is not None
    is_current = row.pk == report.current.pk
    changes = changes_of(report)
    numbers = [each.number for each in published_versions(report)]
    reading = reading_of(row)
    parts = (row.pk, reading and reading.pk, report.changed_at)

    def make() -> HttpResponse:
        public = as_public(request, report, row, changes)
        document = public.document
        context = {
            "report": report,
            "public": public,
            "document": document,
            "version": row,
            "is_current": is_current,
            "current_number": numbers[-1],
            "before": max((each for each in numbers if each < number), default=None),
            "blame": blame_alone(document),
            "marks": marks_of(document),
            "change": next((one for one in public.changes if one.to_version == number), None),
        }
        return render(request, "site/version.html", context)

    answer = answer_fresh(request, parts, make)
    answer["Link"] = links_of(base_of(request), report, numbers, number)
    if row.published_at:
        answer["Memento-Datetime"] = http_date(row.published_at.timestamp())
    if not is_current:
        answer["X-Robots-Tag"] = "noindex"
    return answer


def the_version(report: Report, number: int) -> Version:
    """The published version of that number; NotFoundError with those there are."""
    row = published_version(report, number)
    if row is None:
        numbers = ", ".join(str(each.number) for each in published_versions(report))
        raise NotFoundError(
            _("This report has no public version %(number)s; it has %(numbers)s.")
            % {"number": number, "numbers": numbers}
        )
    return row


def links_of(base: str, report: Report, numbers: list[int], number: int) -> str:
    """The Link header of a version: the original, the latest version, those before and after, the history."""
    links = [(report_path(report), "original"), (version_path(report.pk, numbers[-1]), "latest-version")]
    before = [each for each in numbers if each < number]
    after = [each for each in numbers if each > number]
    links += [(version_path(report.pk, before[-1]), "predecessor-version")] if before else []
    links += [(version_path(report.pk, after[0]), "successor-version")] if after else []
    return ", ".join(f'<{base}{path}>; rel="{rel}"' for path, rel in links)
