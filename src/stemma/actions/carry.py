"""What of a reading holds for a changed text? Credits, terms and links move to their new places; the rest is read anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from stemma.shapes import Document, Hop, Link, Printed, Span, Term


def carry_reading(old: Document, text: str, headline: str) -> Document:
    """The Document of the new text: what an editor or the markup told of the old one is kept, with its place where it still stands."""
    from stemma.reading import annotate

    bare = Document(
        id=old.id,
        headline=headline,
        text=text,
        lang=old.lang,
        dir=old.dir,
        item_kind=old.item_kind,
        authors=old.authors,
        home=old.home,
        format=old.format,
        signals=old.signals,
        links=tuple(_carry_placed(link, old.text, text) for link in old.links),
    )
    fresh = annotate(bare)
    return replace(
        fresh,
        authors=old.authors,
        item_kind=old.item_kind,
        hops=tuple(carry_hop(hop, old.text, text) for hop in old.hops) or fresh.hops,
        terms=tuple(_carry_placed(term, old.text, text) for term in old.terms) or fresh.terms,
    )


def move_span(old: str, new: str, begin: int | None, end: int | None) -> Span | None:
    """Where the run ``old[begin:end]`` stands in ``new``: the occurrence nearest to where it stood, or None."""
    if begin is None or end is None or end <= begin:
        return None
    run = old[begin:end]
    guess = round(begin * len(new) / max(1, len(old)))
    found = [at for at in (new.rfind(run, 0, guess + len(run)), new.find(run, guess)) if at >= 0]
    if not found:
        return None
    nearest = min(found, key=lambda at: abs(at - guess))
    return nearest, nearest + len(run)


def carry_hop(hop: Hop, old: str, new: str) -> Hop:
    """The hop with those of its printed credits that still stand, at their new places."""
    printed = []
    for one in hop.printed:
        span = move_span(old, new, one.begin, one.end)
        if span or one.begin is None:
            begin, end = span or (None, None)
            printed.append(Printed(begin, end, one.text))
    return replace(hop, printed=tuple(printed))


P = TypeVar("P", Link, Term)


def _carry_placed(one: P, old: str, new: str) -> P:
    begin, end = move_span(old, new, one.begin, one.end) or (None, None)
    return replace(one, begin=begin, end=end)
