"""What does a receipt stand for: a case, or a submission?"""

from __future__ import annotations

from uuid import UUID

from stemma.record.models import Submission


def submission_by_receipt(newsroom_id: UUID, receipt_sha256: str) -> Submission | None:
    """The submission whose receipt has this hash, or None for a forged one."""
    submissions = Submission.objects.filter(item__newsroom_id=newsroom_id, receipt_sha256=receipt_sha256)
    return submissions.select_related("item__report__current").first()
