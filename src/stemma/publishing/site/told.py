"""How is an event told to a reader? In words, with no person's name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from stemma.publishing.site.address import difference_path, version_path
from stemma.record.models import Event


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words; ``url`` leads to what it made, "" where that is not to be seen."""

    at: datetime
    words: str
    by: str
    url: str


def tell(event: Event, *, is_living: bool) -> Told:
    """An event as a reader is told it. Of a withdrawn report nothing is linked."""
    data = json.loads(event.data)
    words = _WORDS[event.subject_type, event.verb](event, data)
    return Told(event.at, words, _by(event), _url(event, data) if is_living else "")


def _by(event: Event) -> str:
    if event.actor == "stranger":
        return _("from outside")
    return _("by the program") if event.actor == "worker" else _("by the newsroom")


def _url(event: Event, data: dict[str, object]) -> str:
    before = data.get("from")
    if event.report_id is None or event.version is None:
        return ""
    if event.verb in ("corrected", "updated") and isinstance(before, int):
        return difference_path(event.report_id, before, event.version)
    return version_path(event.report_id, event.version) if event.verb == "published" else ""


def _way(data: dict[str, object]) -> str:
    ways = {
        "paste": _("Taken in: pasted at the desk"),
        "upload": _("Taken in: a file was uploaded"),
        "address": _("Taken in from its address"),
        "feed": _("Taken in from a feed"),
        "submission": _("Sent in from outside"),
    }
    return ways.get(str(data.get("way")), _("Taken in"))


def _case(data: dict[str, object], accepted: bool) -> str:
    accept = {
        "complaint": _("A complaint was accepted"),
        "correction": _("A correction request was accepted"),
        "claim": _("A claim of a right was accepted"),
    }
    decline = {
        "complaint": _("A complaint was declined"),
        "correction": _("A correction request was declined"),
        "claim": _("A claim of a right was declined"),
    }
    return (accept if accepted else decline)[str(data["kind"])]


def _numbered(words: str, event: Event) -> str:
    return words % {"number": event.version}


_WORDS = {
    ("report", "taken_in"): lambda event, data: _way(data),
    ("report", "published"): lambda event, data: _numbered(_("Published as version %(number)s"), event),
    ("report", "corrected"): lambda event, data: _numbered(_("Corrected: version %(number)s"), event),
    ("report", "updated"): lambda event, data: _numbered(_("Updated: version %(number)s"), event),
    ("report", "withdrawn"): lambda event, data: _("Withdrawn"),
    ("report", "erased"): lambda event, data: _("Its words were erased for good"),
    ("reading", "mended"): lambda event, data: _numbered(
        _("What was read from version %(number)s was put right; its words are the same"), event
    ),
    ("case", "accepted"): lambda event, data: _case(data, True),
    ("case", "declined"): lambda event, data: _case(data, False),
}
