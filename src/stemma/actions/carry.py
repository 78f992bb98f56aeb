"""What of a reading holds for a changed text? Credits, terms and links move to their new places; the rest is read anew."""

from __future__ import annotations

from dataclasses import replace

from stemma.shapes import Document, Hop, Link, Printed, Term


def carry_reading(old: Document, text: str, headline: str) -> Document:
    """The Document of the new text: what an editor or the markup told of the old one is kept, with its place where it still stands."""
    from stemma.reading import annotate

    place = _Places(old.text, text)
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
        links=tuple(_carry_link(link, place) for link in old.links),
    )
    fresh = annotate(bare)
    return replace(
        fresh,
        authors=old.authors,
        item_kind=old.item_kind,
        hops=tuple(_carry_hop(hop, place) for hop in old.hops) or fresh.hops,
        terms=tuple(_carry_term(term, place) for term in old.terms) or fresh.terms,
    )


class _Places:
    """Where a run of the old text stands in the new one: the occurrence nearest to where it stood, or nowhere."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new

    def of(self, begin: int | None, end: int | None) -> tuple[int, int] | None:
        if begin is None or end is None or end <= begin:
            return None
        run = self.old[begin:end]
        guess = round(begin * len(self.new) / max(1, len(self.old)))
        found = [at for at in (self.new.rfind(run, 0, guess + len(run)), self.new.find(run, guess)) if at >= 0]
        if not found:
            return None
        nearest = min(found, key=lambda at: abs(at - guess))
        return nearest, nearest + len(run)


def _carry_hop(hop: Hop, place: _Places) -> Hop:
    printed = []
    for one in hop.printed:
        span = place.of(one.begin, one.end)
        if span or one.begin is None:
            begin, end = span or (None, None)
            printed.append(Printed(begin, end, one.text))
    return replace(hop, printed=tuple(printed))


def _carry_term(term: Term, place: _Places) -> Term:
    begin, end = place.of(term.begin, term.end) or (None, None)
    return replace(term, begin=begin, end=end)


def _carry_link(link: Link, place: _Places) -> Link:
    begin, end = place.of(link.begin, link.end) or (None, None)
    return replace(link, begin=begin, end=end)
