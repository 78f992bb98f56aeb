"""Do the words that a headline puts between quotation marks stand in the report's body?"""

from __future__ import annotations

from stemma.compare.block import joined
from stemma.compare.cutting import Cut, cut
from stemma.compare.place import find_all, find_near
from stemma.compare.quotation import find_quotations
from stemma.shapes import Document, Drift, Edit, Span
from stemma.text import align_words

LEAST_WORDS = 2


def check_headline(document: Document) -> tuple[Drift, ...]:
    """One Drift for each quotation of the headline: *unchanged* with its place in the body, or *headline only*.

    ``report`` is its place in the text where the headline stands there, else in ``document.headline``. Quotation marks,
    dashes, case and ellipses do not count: every piece between ellipses must stand in the body, in order.
    """
    span = document.headline_span
    text = document.text[slice(*span)] if span else document.headline
    shift = span[0] if span else 0
    body = cut(document.text)
    drifts = [_held(text, quote, shift, body, span) for quote in find_quotations(text)]
    return tuple(drift for drift in drifts if drift is not None)


def _held(text: str, quote: Span, shift: int, body: Cut, headline: Span | None) -> Drift | None:
    pieces = [part for part in _pieces(text[slice(*quote)]) if part.keys]
    if sum(map(len, pieces)) < LEAST_WORDS:
        return None
    place = shift + quote[0], shift + quote[1]
    skipped = body.words_touching(*headline) if headline else (0, 0)
    found = _stands(body, pieces, skipped)
    if found:
        return Drift("unchanged", place, body.span(*found), evidence="It stands in the body word for word.")
    return _headline_only(body, pieces, skipped, place)


def _pieces(quotation: str) -> list[Cut]:
    for mark in ("[...]", "[…]", "(...)", "(…)", "...", "…"):
        quotation = quotation.replace(mark, "…")
    return [cut(part) for part in quotation.split("…")]


def _stands(body: Cut, pieces: list[Cut], skipped: tuple[int, int]) -> tuple[int, int] | None:
    begin: int | None = None
    end = 0
    for piece in pieces:
        outside = (at for at in find_all(body, piece.keys, end) if at >= skipped[1] or at + len(piece) <= skipped[0])
        at = next(outside, None)
        if at is None:
            return None
        begin, end = at if begin is None else begin, at + len(piece)
    return None if begin is None else (begin, end)


def _headline_only(body: Cut, pieces: list[Cut], skipped: tuple[int, int], place: Span) -> Drift:
    says = "It stands nowhere in the body word for word"
    keys = [key for piece in pieces for key in piece.keys]
    rest = Cut(body.text, body.keys[skipped[1] :], body.begins[skipped[1] :], body.ends[skipped[1] :])
    near = find_near(rest, keys)
    if near is None:
        return Drift("headline only", place, None, evidence=f"{says}, nor does anything close to it.")
    page = rest.span(*near)
    closest = body.text[slice(*page)]
    edits = _edits(rest, near, pieces, place) if len(pieces) == 1 else ()
    return Drift("headline only", place, page, None, edits, f"{says}; closest comes “{closest}”.")


def _edits(rest: Cut, near: tuple[int, int], pieces: list[Cut], place: Span) -> tuple[Edit, ...]:
    piece = pieces[0]
    edits: list[Edit] = []
    for block in joined(align_words(rest.keys[slice(*near)], piece.keys), 0, near[0]):
        if block.op != "same":
            page = rest.span(block.report_begin, block.report_end)
            begin, end = piece.span(block.page_begin, block.page_end)
            headline = place[0] + begin, place[0] + end
            edits.append(Edit("quotation", page, headline, rest.text[slice(*page)], piece.text[begin:end]))
    return tuple(edits)
