"""Which cases wait for a decision, and what is known of one?"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from stemma.record.models import Case, CaseStep
from stemma.record.models.case import CaseState
from stemma.shapes import NotFoundError

OPEN = (CaseState.OPEN, CaseState.REVIEW)


def cases_in(newsroom_id: UUID, *, is_open: bool = True, kind: str = "") -> QuerySet[Case]:
    """Open or closed cases, of one kind where it is named, the newest first."""
    cases = Case.objects.filter(newsroom_id=newsroom_id)
    cases = cases.filter(state__in=OPEN) if is_open else cases.exclude(state__in=OPEN)
    if kind:
        cases = cases.filter(kind=kind)
    return cases.select_related("report__current").order_by("-created_at")


def count_of_open(newsroom_id: UUID) -> dict[str, int]:
    """How many cases are open, by kind."""
    rows = Case.objects.filter(newsroom_id=newsroom_id, state__in=OPEN).values_list("kind").annotate(Count("pk"))
    return dict(rows)


def the_case(newsroom_id: UUID, case_id: UUID) -> Case:
    """One case with its report; NotFoundError where there is none."""
    related = ("report__current", "report__newsroom", "decided_by")
    case = Case.objects.filter(newsroom_id=newsroom_id, pk=case_id).select_related(*related).first()
    if case is None:
        raise NotFoundError(_("There is no such case; the list of cases shows those there are."))
    return case


def case_by_receipt(newsroom_id: UUID, receipt_sha256: str) -> Case | None:
    """The case whose receipt has this hash, or None for a forged one."""
    return (
        Case.objects.filter(newsroom_id=newsroom_id, receipt_sha256=receipt_sha256)
        .select_related("report__current")
        .first()
    )


def steps_of(case: Case, *, only_public: bool = False) -> QuerySet[CaseStep]:
    """What happened in a case, in order; the sender sees only the public steps."""
    steps = CaseStep.objects.filter(case=case).select_related("by").order_by("created_at", "id")
    return steps.filter(is_public=True) if only_public else steps
