"""What is an event called in words? The log of a report as the staff read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stemma.record.models import Event

_WORDS = {
    ("report", "taken_in"): gettext_lazy("Taken in"),
    ("report", "submitted"): gettext_lazy("Submitted from outside"),
    ("report", "published"): gettext_lazy("Published"),
    ("report", "corrected"): gettext_lazy("Corrected"),
    ("report", "updated"): gettext_lazy("Updated"),
    ("report", "withdrawn"): gettext_lazy("Withdrawn"),
    ("report", "erased"): gettext_lazy("Erased for good"),
    ("report", "indexed"): gettext_lazy("Put in the archive"),
    ("report", "index_asked"): gettext_lazy("Archive entry asked for anew"),
    ("report", "version_added"): gettext_lazy("New text from its source taken over"),
    ("report", "changed_upstream"): gettext_lazy("Its source changed it"),
    ("report", "removed_upstream"): gettext_lazy("Its source removed it"),
    ("reading", "mended"): gettext_lazy("What was read was mended"),
    ("inbox_item", "declined"): gettext_lazy("Declined in the inbox"),
    ("inbox_item", "reopened"): gettext_lazy("Put back in the inbox"),
    ("letter", "written"): gettext_lazy("A letter was written"),
    ("letter", "sent"): gettext_lazy("A letter was sent"),
    ("letter", "dropped"): gettext_lazy("A letter was not sent"),
    ("copy", "found"): gettext_lazy("A copy was found"),
    ("copy", "seen"): gettext_lazy("A copy was seen"),
    ("copy", "removed"): gettext_lazy("A copy was taken down"),
    ("copy", "judged"): gettext_lazy("A copy was judged"),
    ("case", "opened"): gettext_lazy("A case was opened"),
    ("case", "held"): gettext_lazy("A claim was held against the record"),
    ("case", "reviewed"): gettext_lazy("A case was taken up"),
    ("case", "taken_back"): gettext_lazy("A case was taken back by its sender"),
    ("case", "accepted"): gettext_lazy("A case was accepted"),
    ("case", "declined"): gettext_lazy("A case was declined"),
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One line: ``who`` is a user name, or "" for the program and for strangers, told apart by ``by``."""

    at: datetime
    what: str
    who: str
    by: str
    version: int | None
    detail: str


def happened(event: Event, who: str) -> Happened:
    """The event in words; one without a word of its own is shown as it is named."""
    what = str(_WORDS.get((event.subject_type, event.verb), f"{event.subject_type}: {event.verb}".replace("_", " ")))
    by = {"worker": _("the program"), "stranger": _("from outside")}.get(
        event.actor, "" if who else _("somebody who is gone")
    )
    data = json.loads(event.data)
    detail = ", ".join(data["fields"]) if isinstance(data.get("fields"), list) else str(data.get("reason", ""))
    return Happened(event.at, what, who, by, event.version, detail)
