"""Which letters wait for a person, and which went out?"""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stemma.record.models import Copy, Letter, Report
from stemma.record.models.letter import LetterState
from stemma.record.models.report import ReportState
from stemma.shapes import NotFoundError


def letters_in(newsroom_id: UUID, state: str = LetterState.DRAFT, report_id: UUID | None = None) -> QuerySet[Letter]:
    """Letters in a state, about one report where it is named, the newest first."""
    letters = Letter.objects.filter(newsroom_id=newsroom_id, state=state)
    letters = letters.filter(copy__report=report_id) if report_id else letters
    related = ("copy__page__site", "copy__report__current", "correction__to_version", "approved_by")
    return letters.select_related(*related).order_by("-created_at")


def the_letter(newsroom_id: UUID, letter_id: UUID) -> Letter:
    """One letter with its copy; NotFoundError where there is none."""
    related = ("copy__page__site", "copy__report__current", "correction__to_version", "withdrawal", "approved_by")
    letter = Letter.objects.filter(newsroom_id=newsroom_id, pk=letter_id).select_related(*related).first()
    if letter is None:
        raise NotFoundError(_("There is no such letter; the list of letters shows those there are."))
    return letter


def count_of_waiting(newsroom_id: UUID, report_id: UUID | None = None) -> int:
    """How many letters wait for a person, about one report where it is named."""
    letters = Letter.objects.filter(newsroom_id=newsroom_id, state=LetterState.DRAFT)
    return (letters.filter(copy__report=report_id) if report_id else letters).count()


def is_still_due(letter: Letter) -> bool:
    """Whether what the letter asks for is still to be asked: the page was not put right or taken down since."""
    copy = letter.copy
    if not copy.is_live:
        return False
    if letter.about == "credit":
        return copy.credit_state == "missing"
    return letter.correction is None or copy.version_number < letter.correction.to_version.number


def count_of_missing(report: Report) -> int:
    """How many live copies of a corrected or withdrawn report carry what was changed, and have no letter about it yet."""
    copies = Copy.objects.filter(report=report, is_live=True)
    copies = copies.exclude(judgements__ended_at__isnull=True, judgements__verdict="no copy")
    if report.state == ReportState.WITHDRAWN:
        return copies.exclude(letters__withdrawal__isnull=False).count()
    last = report.corrections.select_related("to_version").order_by("-created_at").first()
    if last is None:
        return 0
    return copies.filter(version_number__lt=last.to_version.number).exclude(letters__correction=last).count()
