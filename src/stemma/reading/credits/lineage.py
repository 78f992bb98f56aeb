"""Which stretches of a text tell how it came here, rather than the news? They are kept out when words are held against words."""

from __future__ import annotations

from stemma.shapes import Document, Span


def lineage_spans(document: Document) -> tuple[Span, ...]:
    """All places of credits, bylines, dateline, notes, terms, captions and set-aside runs, merged and in order.

    Credits, notes and captions look alike in copies that have nothing else in common.
    """
    spans: list[Span] = [
        (printed.begin, printed.end)
        for hop in document.hops
        for printed in hop.printed
        if printed.begin is not None and printed.end is not None
    ]
    placed = [(term.begin, term.end) for term in document.terms]
    placed += [(caption.begin, caption.end) for caption in document.captions]
    placed += [(link.begin, link.end) for link in document.links if link.state != "present"]
    spans += document.author_spans
    spans += [(begin, end) for begin, end in placed if begin is not None and end is not None]
    spans += [(run.begin, run.end) for run in document.set_aside]
    if document.dateline:
        spans.append((document.dateline.begin, document.dateline.end))
    merged: list[Span] = []
    for begin, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)
