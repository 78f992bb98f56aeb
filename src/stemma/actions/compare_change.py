"""What would change? A text held against the version on the record, before anybody publishes it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.carry import carry_reading
from stemma.actions.find_row import find_item, find_report
from stemma.actions.version import clean
from stemma.record.models import Report, Version
from stemma.record.queries.document import document_of
from stemma.shapes import Document, Match, NotFoundError, StateError, from_plain


@dataclass(frozen=True, slots=True)
class Change:
    """A newer text beside the older one that it replaces; in ``match`` the newer one stands in the page's place."""

    old: Document
    new: Document
    match: Match
    old_number: int


def preview_correction(actor: Actor, report_id: UUID, *, text: str, headline: str) -> Change:
    """The current version beside what it would become; nothing is written."""
    require(actor, "correct")
    report = find_report(actor, report_id)
    if report.current is None:
        raise StateError(
            _("The state of this report is “%(state)s”; only a published report is corrected.")
            % {"state": report.get_state_display()}
        )
    old = document_of(report.current)
    text = text.replace("\r\n", "\n") if "\r\n" not in old.text else text
    return _change(old, carry_reading(old, text, clean(headline)), report.current.number)


def upstream_change(actor: Actor, item_id: UUID) -> Change:
    """The version on the record beside the text that came from upstream."""
    require(actor, "see_desk")
    item = find_item(actor, item_id)
    if item.document is None:
        raise StateError(_("This item brought no text of its own; open its report instead."))
    version = item.report.current or _newest(item.report)
    return _change(document_of(version), from_plain(Document, item.document), version.number)


def version_change(actor: Actor, report_id: UUID, begin: int, end: int) -> Change:
    """Version ``end`` beside version ``begin``."""
    require(actor, "see_desk")
    report = find_report(actor, report_id)
    old, new = (_version(report, number) for number in (begin, end))
    return _change(document_of(old), document_of(new), begin)


def _change(old: Document, new: Document, number: int) -> Change:
    from stemma.finding import match_documents

    return Change(old, new, match_documents(new, old, report_version=str(number)), number)


def _newest(report: Report) -> Version:
    version = report.versions.order_by("-number").first()
    if version is None:
        raise StateError(_("This report has no version; take the page in again."))
    return version


def _version(report: Report, number: int) -> Version:
    version = report.versions.filter(number=number).first()
    if version is None:
        raise NotFoundError(
            _("This report has no version %(number)s; open its page for those it has.") % {"number": number}
        )
    return version
