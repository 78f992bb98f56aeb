"""What did a check find, in sentences? The title of the screen, and for each report what matters, with a link to where it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stemma.actions import Checked
from stemma.compare import blame_alone, check_headline
from stemma.look.number import percent
from stemma.public.beside import Beside, lay_beside
from stemma.record.models import Report
from stemma.record.queries.report import published_by_id
from stemma.shapes import Blamed, Document, Match


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence that matters; ``kind`` is a badge's, ``url`` leads to what it is drawn from."""

    kind: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A match as the screen shows it, beside the report it was found in; ``number`` is its place on the screen."""

    number: int
    match: Match
    report: Document
    beside: Beside
    points: tuple[Point, ...]


def finding_of(newsroom_id: UUID, checked: Checked) -> dict[str, Any]:
    """All that the screen shows of a check."""
    rows = published_by_id(newsroom_id, [match.report for match in checked.matches])
    shown = [
        _show(number, match, checked, rows[match.report])
        for number, match in enumerate(checked.matches, start=1)
        if match.report in rows
    ]
    return {
        "checked": checked,
        "page": checked.page,
        "shown": shown,
        "title": title_of(checked, shown),
        "blame": _blame(checked, [one.match for one in shown]),
        "hops": {None: checked.page.hops} | {one.match.report: one.report.hops for one in shown},
        "headline": () if checked.is_masked else check_headline(checked.page),
    }


def title_of(checked: Checked, shown: Sequence[Shown]) -> str:
    """The finding as a title."""
    if not shown:
        if not checked.report_count:
            return _("No report has been published here yet that it could be held against")
        words = ngettext("Not among the %(n)d report here", "Not among the %(n)d reports here", checked.report_count)
        return words % {"n": checked.report_count}
    if len(shown) > 1:
        return _("This text holds words of %(n)d reports here") % {"n": len(shown)}
    kept = {"kept": percent(shown[0].match.kept_share)}
    match shown[0].match.match_kind:
        case "verbatim":
            return _("This text is a report from here, word for word")
        case "trimmed":
            return _("This text is %(kept)s of a report from here, and the rest was left out") % kept
        case "excerpt":
            return _("This text takes %(kept)s of a report from here") % kept
        case "merged":
            return _("This text holds %(kept)s of a report from here, among other words") % kept
        case "quotation":
            return _("This text quotes a report from here")
        case _:
            return _("This text holds %(kept)s of a report from here, with words changed") % kept


def _show(number: int, match: Match, checked: Checked, row: Report) -> Shown:
    report = checked.reports[match.report]
    beside = lay_beside(checked.page, report, match)
    return Shown(number, match, report, beside, tuple(_points(number, match, row)))


def _points(number: int, match: Match, row: Report) -> list[Point]:
    points = [_version(number, match, row)]
    changed = sum(drift.state in ("changed", "cut") for drift in match.drift)
    if changed:
        words = ngettext("%(n)d quotation is altered", "%(n)d quotations are altered", changed) % {"n": changed}
        points.append(Point("waits", words, f"#quotations-{number}"))
    points += _credit(number, match)
    if match.own_share >= 0.005:
        words = _("%(share)s of the text is not the report's") % {"share": percent(match.own_share)}
        points.append(Point("info", words, "#whose-words"))
    return points


def _version(number: int, match: Match, row: Report) -> Point:
    current = row.current.number if row.current else 0
    if match.version == str(current):
        words = _("It carries version %(n)d, the current one") % {"n": current}
        return Point("current", words, f"#beside-{number}")
    words = _("It carries version %(old)s; the current one is %(n)d") % {"old": match.version, "n": current}
    return Point("waits", words, reverse("site:difference", args=[match.report, int(match.version), current]))


def _credit(number: int, match: Match) -> list[Point]:
    here = f"#credit-{number}"
    if not match.credit:
        return []
    missing = sum(check.state == "missing" for check in match.credit)
    if missing:
        words = ngettext("%(n)d of its terms is not kept", "%(n)d of its terms are not kept", missing) % {"n": missing}
        return [Point("waits", words, here)]
    if all(check.state == "kept" for check in match.credit):
        return [Point("done", _("All of its terms are kept"), here)]
    return [Point("info", _("None of its terms is broken, as far as can be told from what was received"), here)]


def _blame(checked: Checked, matches: Sequence[Match]) -> tuple[Blamed, ...]:
    """Whose each sentence is: of every match the one that knows it best, else as the page alone tells."""
    if not matches:
        return () if checked.is_masked else blame_alone(checked.page)
    best: dict[int, Blamed] = {}
    for match in matches:
        for one in match.blame:
            known = best.get(one.begin)
            if known is None or (one.report is not None, one.share) > (known.report is not None, known.share):
                best[one.begin] = one
    return tuple(best[begin] for begin in sorted(best))
