"""What happened to a report, as far as readers are told?"""

from __future__ import annotations

from django.db.models import Q

from stemma.record.models import Event, Report

_TOLD = {
    "report": ("taken_in", "published", "corrected", "updated", "withdrawn", "erased"),
    "reading": ("mended",),
    "case": ("accepted", "declined"),
}
MAX_EVENTS = 500


def history_of(report: Report) -> list[Event]:
    """The events of a report that readers are told, newest first, at most MAX_EVENTS. They hold no words and no person."""
    told = Q()
    for subject, verbs in _TOLD.items():
        told |= Q(subject_type=subject, verb__in=verbs)
    events = Event.objects.filter(told, newsroom_id=report.newsroom_id, report_id=report.pk)
    return list(events.order_by("-at", "-pk")[:MAX_EVENTS])
