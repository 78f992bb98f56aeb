"""What changed between two versions of a report? One column in the later one's order, and the finding as the title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stemma.compare import lay_side_by_side
from stemma.publishing.site.address import difference_path
from stemma.publishing.site.fresh import answer_fresh
from stemma.publishing.site.gate import of_report
from stemma.publishing.site.shape import as_public
from stemma.publishing.site.version import the_version
from stemma.record.models import Report
from stemma.record.queries.public_report import changes_of, published_versions, read_of, reading_of
from stemma.shapes import Edit, EditKind


@of_report
def difference(request: HttpRequest, report: Report, begin: int, end: int) -> HttpResponse:
    """From version ``begin`` to ``end``, the earlier one first; `?from=&to=` of the two selects lead to the address."""
    chosen = _chosen(request, begin, end)
    if chosen != (begin, end):
        return redirect(difference_path(report.pk, *chosen))
    old, new = the_version(report, begin), the_version(report, end)
    readings = [reading.pk for reading in map(reading_of, (old, new)) if reading]
    parts = ("difference", old.pk, new.pk, readings, report.changed_at)

    def make() -> HttpResponse:
        from stemma.finding import match_documents

        older, newer = read_of(old), read_of(new)
        match = match_documents(newer, older)
        context = {
            "report": report,
            "public": as_public(request, report, new, changes_of(report), document=newer),
            "older": older,
            "newer": newer,
            "old": old,
            "new": new,
            "rows": lay_side_by_side(newer, older, match),
            "finding": sum_up(end, match.edits, is_headline_changed=older.headline != newer.headline),
            "is_headline_changed": older.headline != newer.headline,
            "versions": published_versions(report),
        }
        return render(request, "site/difference.html", context)

    answer = answer_fresh(request, parts, make)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _chosen(request: HttpRequest, begin: int, end: int) -> tuple[int, int]:
    """The two versions asked for, the earlier one first; what is no number leaves them as the address says."""
    given = (request.GET.get("from", ""), request.GET.get("to", ""))
    numbers = tuple(int(one) if one.isascii() and one.isdecimal() and len(one) < 7 else None for one in given)
    low, high = sorted((begin if numbers[0] is None else numbers[0], end if numbers[1] is None else numbers[1]))
    return low, high


def sum_up(number: int, edits: Iterable[Edit], *, is_headline_changed: bool = False) -> str:
    """The finding as a sentence: "Version 2 changes one number and one name"."""
    counts = Counter(edit.kind for edit in edits)
    changed = [_count(kind, counts[kind]) for kind in _CHANGED if counts[kind]]
    if is_headline_changed:
        changed.insert(0, _("the headline"))
    deeds = [_("changes %(things)s") % {"things": _listed(changed)}] if changed else []
    deeds += [_("adds %(things)s") % {"things": _count("added", counts["added"])}] if counts["added"] else []
    deeds += [_("leaves out %(things)s") % {"things": _count("cut", counts["cut"])}] if counts["cut"] else []
    deeds += [_("moves %(things)s") % {"things": _count("moved", counts["moved"])}] if counts["moved"] else []
    said = _listed(deeds) if deeds else _("changes no words")
    return _("Version %(number)s %(said)s") % {"number": number, "said": said}


_CHANGED: tuple[EditKind, ...] = ("number", "name", "date", "negation", "quotation", "words")


def _count(kind: EditKind, count: int) -> str:
    counted = {
        "number": ngettext("one number", "%(count)s numbers", count),
        "name": ngettext("one name", "%(count)s names", count),
        "date": ngettext("one date", "%(count)s dates", count),
        "negation": ngettext("one negation", "%(count)s negations", count),
        "quotation": ngettext("one quotation", "%(count)s quotations", count),
        "words": ngettext("words in one place", "words in %(count)s places", count),
        "added": ngettext("words in one place", "words in %(count)s places", count),
        "cut": ngettext("words in one place", "words in %(count)s places", count),
        "moved": ngettext("one passage", "%(count)s passages", count),
    }[kind]
    return counted % {"count": _spelled(count)} if "%(" in counted else counted


def _spelled(count: int) -> str:
    small = (_("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"))
    return small[count - 2] if 2 <= count <= 9 else str(count)


def _listed(things: list[str]) -> str:
    if len(things) < 2:
        return "".join(things)
    return _("%(first)s and %(last)s") % {"first": ", ".join(things[:-1]), "last": things[-1]}
