"""Whose is every sentence of a page: the report's (and which hop's of it), the page's own, or unknown?"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from stemma.compare.alone import blame_alone
from stemma.compare.carried import Carried
from stemma.compare.cutting import sentences
from stemma.compare.frame import FrameKind, FramePart
from stemma.shapes import Blamed, Document, Span

REPORT_SHARE = 0.5
PAGE_SHARE = 0.25
_NEAR_PARTS = 8  # parts may lie in one another: a credit in a caption, terms in what is set aside
FRAMED: Mapping[FrameKind, str] = {
    "set aside": "No part of the text: furniture of the page, or residue.",
    "headline": "The page's headline.",
    "dateline": "A dateline.",
    "caption": "A picture's caption.",
    "terms": "Terms of republication or a disclaimer.",
    "note": "A note that calls itself a correction, an update or an editor's note.",
    "credit": "A credit line.",
}


def blame_page(
    page: Document, report: Document, carried: Carried, other_spans: Sequence[Span] = ()
) -> tuple[Blamed, ...]:
    """Every sentence of the page, blamed once, in order.

    Half of its words or more stand in the report: the report's, and the hop is that of the report's own sentence. A
    quarter or less: the page's own. Between: unknown. What the page wrote into its own credit lines and notes is said to be
    that.
    """
    at_home = sentences(report)
    alone = blame_alone(report)
    home_of = _sentence_of_words(carried, at_home)
    others = carried.page.mask(other_spans)
    blamed: list[Blamed] = []
    for begin, end in sentences(page):
        first, last = carried.page.words_touching(begin, end)
        found = [carried.report_of[word] for word in range(first, last) if carried.report_of[word] >= 0]
        share = len(found) / (last - first) if last > first else 0.0
        if first == last:
            blamed.append(Blamed(begin, end, "unknown", evidence="No words stand here that could be compared."))
        elif share >= REPORT_SHARE:
            home = Counter(home_of[word] for word in found).most_common(1)[0][0]
            blamed.append(_from_report(begin, end, report, alone[home], share, len(found), last - first))
        else:
            is_other = 2 * sum(others[first:last]) >= last - first
            part = _part_of(carried.page_parts, begin, end)
            if part and not is_other:
                blamed.append(Blamed(begin, end, "page", None, None, share, FRAMED[part.kind], is_frame=True))
            else:
                blamed.append(_not_from_report(begin, end, report, share, len(found), last - first, is_other))
    return tuple(blamed)


def _part_of(parts: Sequence[FramePart], begin: int, end: int) -> FramePart | None:
    """The part of the frame that holds half of the sentence or more."""
    near = bisect_left(parts, end, key=lambda part: part.begin)
    for part in reversed(parts[max(0, near - _NEAR_PARTS) : near]):
        if 2 * (min(end, part.end) - max(begin, part.begin)) >= end - begin:
            return part
    return None


def _sentence_of_words(carried: Carried, at_home: Sequence[Span]) -> list[int]:
    """For each word of the report, the number of its sentence."""
    numbers = [0] * len(carried.report)
    for number, (begin, end) in enumerate(at_home):
        first, last = carried.report.words_touching(begin, end)
        numbers[first:last] = [number] * (last - first)
    return numbers


def _from_report(begin: int, end: int, report: Document, home: Blamed, share: float, found: int, total: int) -> Blamed:
    stands = (
        "It stands in the report word for word."
        if found == total
        else f"{found} of its {total} words stand in the report."
    )
    if home.whose == "hop" and home.hop is not None:
        return Blamed(begin, end, "hop", report.id, home.hop, share, f"{stands} {home.evidence}".strip())
    return Blamed(begin, end, home.whose, report.id, None, share, f"{stands} {home.evidence}".strip())


def _not_from_report(
    begin: int, end: int, report: Document, share: float, found: int, total: int, is_other: bool
) -> Blamed:
    if is_other:
        return Blamed(begin, end, "unknown", None, None, share, "It stands in another report, not in this one.")
    if share <= PAGE_SHARE:
        evidence = (
            "It stands nowhere in the report."
            if not found
            else f"Only {found} of its {total} words stand in the report."
        )
        return Blamed(begin, end, "page", None, None, share, evidence)
    evidence = f"{found} of its {total} words stand in the report: too few to call it the report's, too many to call it the page's own."
    return Blamed(begin, end, "unknown", report.id, None, share, evidence)
