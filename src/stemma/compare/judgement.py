"""What became of a report in a page: all judgements together, as one Match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.compare.blame import blame_page
from stemma.compare.carried import carry
from stemma.compare.credit import check_terms
from stemma.compare.drift import find_drift
from stemma.compare.edits import list_edits
from stemma.compare.kind import tell_kind
from stemma.compare.measure import measure
from stemma.shapes import Document, Match, Passage


def judge(
    page: Document,
    report: Document,
    passages: Sequence[Passage],
    weight: float,
    *,
    version: str = "",
    details: bool = True,
    others: Sequence[Passage] = (),
    is_current: bool | None = None,
) -> Match:
    """The Match of a page and a report that share ``passages``; pure, and the same for the same input.

    ``others`` are passages of the page with other reports; ``is_current`` says whether ``version`` is the report's newest,
    as far as it is known. Without ``details`` only kind and shares are told, which
    takes one walk over both texts; edits, blame, drift and credit cost about as much again.
    """
    carried = carry(page, report, passages)
    other_spans = [(other.page_begin, other.page_end) for other in others]
    measures = measure(page, report, carried, other_spans)
    kind = tell_kind(measures, weight)
    match = Match(
        page=page.id,
        report=report.id,
        version=version,
        match_kind=kind,
        weight=weight,
        kept_share=measures.kept_share,
        own_share=measures.own_share,
        passages=tuple(passages),
    )
    if not details:
        return match
    edits = list_edits(page, report, carried, kind)
    return replace(
        match,
        edits=edits,
        blame=blame_page(page, report, carried, other_spans),
        drift=find_drift(page, report, carried),
        credit=check_terms(page, report, kind, measures, edits, version=version, is_current=is_current),
    )
