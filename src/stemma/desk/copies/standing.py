"""Does a copy carry what the report says now? The state of a copy in one badge, and whether its letter is still due."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from stemma.record.models import Copy, Report
from stemma.record.models.report import ReportState


@dataclass(frozen=True, slots=True)
class Standing:
    """``kind`` is a badge's: red only where the words were corrected or withdrawn since, amber where more was told."""

    kind: str
    words: str
    is_behind: bool


def altered_in(copy: Copy) -> int:
    """How many quotations of the report the copy was last seen to give in other words, or cut."""
    drift = copy.matched.match.get("drift", ()) if copy.is_live and copy.matched.match else ()
    return sum(one["state"] in ("changed", "cut") for one in drift)


def standing_of(copy: Copy, report: Report, corrected_in: int) -> Standing:
    """The copy's standing; ``corrected_in`` is the version that the last correction (not update) of the report made, or 0."""
    if not copy.is_live:
        return Standing("neutral", _("removed"), False)
    if report.state == ReportState.WITHDRAWN:
        return Standing("wrong", _("still stands"), True)
    words = _("carries version %(n)d") % {"n": copy.version_number}
    if report.current is not None and copy.version_number == report.current.number:
        return Standing("current", words, False)
    return Standing("wrong" if copy.version_number < corrected_in else "waits", words, True)
