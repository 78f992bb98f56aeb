"""Does the page do what the report's terms ask for? Duty by duty: kept, missing, or not to be told from what was received.

Only terms that the report has are checked. A page that merely quotes owes nothing, and is never said to miss anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.compare import duty
from stemma.compare.carried import carry
from stemma.compare.edits import list_edits
from stemma.compare.kind import Measures, tell_kind
from stemma.compare.measure import measure
from stemma.shapes import CreditCheck, Document, Edit, MatchKind, Passage, Term
from stemma.text import cut_words, find_passages

SHORT_WORDS = 50
SHORT_KEPT_SHARE = 0.25


def check_credit(page: Document, report: Document) -> tuple[CreditCheck, ...]:
    """Every duty of the report's terms held against the page; passages are found here where a duty needs them."""
    if not report.terms:
        return ()
    carried = carry(page, report, _passages(page, report))
    measures = measure(page, report, carried)
    kind = tell_kind(measures)
    edits = list_edits(page, report, carried, kind) if any(t.duty == "unaltered" for t in report.terms) else ()
    return check_terms(page, report, kind, measures, edits)


def check_terms(
    page: Document,
    report: Document,
    kind: MatchKind,
    measures: Measures,
    edits: Sequence[Edit],
    *,
    version: str = "",
    is_current: bool | None = None,
) -> tuple[CreditCheck, ...]:
    """As ``check_credit``, with what is known of the pair, and of whether the page's version is the newest."""
    checks: dict[tuple[str, str | None], CreditCheck] = {}
    for term in report.terms:
        if term.duty == "carry_corrections":
            found = [duty.check_corrections(page, report, term, measures, edits, version, is_current)]
        else:
            found = _check_term(page, report, term, edits)
        for check in found:
            known = checks.get((check.duty, check.target))
            if known is None or (known.force == "asked" and check.force == "required"):
                checks[check.duty, check.target] = check
    if owes_nothing(kind, measures):
        return tuple(check for check in checks.values() if check.state != "missing")
    return tuple(checks.values())


def owes_nothing(kind: MatchKind, measures: Measures) -> bool:
    """A quotation, no copy at all, or fewer than 50 words that are less than a quarter of the report."""
    is_short = measures.shared_words < SHORT_WORDS and measures.kept_share < SHORT_KEPT_SHARE
    return kind in ("quotation", "unrelated") or is_short


def _check_term(page: Document, report: Document, term: Term, edits: Sequence[Edit]) -> list[CreditCheck]:
    if term.duty == "unaltered":
        return [duty.check_unaltered(term, edits)]
    return duty.CHECKS[term.duty](page, report, term)


def _passages(page: Document, report: Document) -> list[Passage]:
    ours, theirs = cut_words(page.text), cut_words(report.text)
    found = find_passages(ours, theirs)
    return [
        Passage(*ours.span(part.page_begin, part.page_end), *theirs.span(part.report_begin, part.report_end))
        for part in found
    ]
