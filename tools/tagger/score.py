"""How well are sources, cues and contents found? Exact places, and where each begins; direct quotations apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tools.tagger.polnear import Article, Span

if TYPE_CHECKING:
    from stemma.shapes import Statement

LABELS = ("speaker", "cue", "content")
_MARKS = "“\"„«‘'`”’"


def score_spans(pairs: Iterable[tuple[Article, dict[str, set[Span]]]]) -> dict[str, float]:
    """F1 of exact places and of beginnings, label by label: "speaker exact", "speaker begin", …"""
    counts: Counter[tuple[str, str, str]] = Counter()
    for article, found in pairs:
        for label in LABELS:
            wanted = article.spans(label)
            begins = {begin for begin, _ in wanted}, {begin for begin, _ in found[label]}
            for kind, told, held in (("exact", found[label], wanted), ("begin", begins[1], begins[0])):
                counts[label, kind, "both"] += len(told & held)
                counts[label, kind, "all"] += len(told) + len(held)
    return {
        f"{label} {kind}": 2 * counts[label, kind, "both"] / max(1, counts[label, kind, "all"])
        for kind in ("exact", "begin")
        for label in LABELS
    }


def spans_of(statements: Iterable[Statement]) -> dict[str, set[Span]]:
    """All places of each label in some statements."""
    found: dict[str, set[Span]] = {label: set() for label in LABELS}
    for one in statements:
        for label in LABELS:
            found[label].update(getattr(one, label))
    return found


def score_direct(pairs: Iterable[tuple[Article, tuple[Statement, ...]]]) -> dict[str, float]:
    """Of the marked statements whose content stands in quotation marks: the share of quotations with the exact place, of
    statements with all of theirs, and of speakers whose head word is in the speaker told for them."""
    counts: Counter[str] = Counter()
    for article, statements in pairs:
        contents = {span for one in statements for span in one.content}
        for marked in article.marked:
            if not marked.content or not all(_is_quoted(article.text, span) for span in marked.content):
                continue
            counts["quotations"] += len(marked.content)
            counts["exact"] += sum(span in contents for span in marked.content)
            counts["statements"] += 1
            whole = [one for one in statements if tuple(sorted(one.content)) == marked.content]
            counts["whole"] += bool(whole)
            if marked.speaker:
                near = whole or [one for one in statements if _overlap(one.content, marked.content)]
                begin, end = head_of(article.text, marked.speaker[0])
                counts["speakers"] += 1
                counts["heads"] += any(b <= begin and end <= e for one in near for b, e in one.speaker)
    return {
        "direct content exact": counts["exact"] / max(1, counts["quotations"]),
        "direct content whole": counts["whole"] / max(1, counts["statements"]),
        "direct speaker head": counts["heads"] / max(1, counts["speakers"]),
    }


def head_of(text: str, span: Span) -> Span:
    """The head word of a speaker: the last one before a comma, a bracket or a preposition."""
    begin, end = span
    stop = re.search(r",|\(|\b(?:who|of|for|in|at|from)\b", text[begin:end])
    if stop and stop.start() > 2:
        end = begin + stop.start()
    words = list(re.finditer(r"[\w.’'-]*\w", text[begin:end]))
    return (begin + words[-1].start(), begin + words[-1].end()) if words else span


def _is_quoted(text: str, span: Span) -> bool:
    return text[span[0]] in _MARKS and text[span[1] - 1] in _MARKS and span[1] - span[0] > 3


def _overlap(one: Iterable[Span], other: Iterable[Span]) -> bool:
    held = list(other)
    return any(begin < e and end > b for begin, end in one for b, e in held)
