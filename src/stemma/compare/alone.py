"""Whose is every sentence of a text, as far as the text by itself tells?

Notes, sign-offs, terms and submitter lines belong to the hops that they name; the body to the origin; and a last sentence
that is unlike the rest was *perhaps added* on the way. That is certain only beside the source's text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.compare.cue import LEAST_SCORE, LEAST_SCORE_WITHOUT_RELAY, Cue, find_cues, is_attributed
from stemma.compare.cutting import sentences
from stemma.compare.paragraph import Paragraphs
from stemma.compare.quotation import find_quotations
from stemma.shapes import Blamed, Document, Hop, Span

_CREDIT_LINES = ("sign-off", "byline", "credit line", "page's own name", "dateline")
_PUBLISHING = ("republisher", "relay", "network")
_RELAYING = ("relay", "network", "submitter", "republisher")
_MAX_REST_CHARS = 200_000
_LEAST_BODY_SENTENCES = 4
CERTAIN_ONLY_BESIDE = "Certain only beside the source's text."


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence and what it is in the text: body, headline, credit, terms, caption, note or aside."""

    begin: int
    end: int
    what: str
    hop: int | None
    evidence: str


def blame_alone(document: Document) -> tuple[Blamed, ...]:
    """Every sentence of a document blamed once, in order; ``hop`` indexes the document's own hops."""
    places = _settle([_place(document, span) for span in sentences(document)], document)
    added = _perhaps_added(document, places)
    return tuple(_blamed(document, place, added.get(number)) for number, place in enumerate(places))


def _blamed(document: Document, place: _Place, added: str | None) -> Blamed:
    if added:
        return Blamed(place.begin, place.end, "perhaps added", evidence=added)
    if place.what == "body" and place.hop is None:
        place = _body(document, place)
    whose = "unknown" if place.hop is None else "hop"
    return Blamed(place.begin, place.end, whose, None, place.hop, 0.0, place.evidence)  # type: ignore[arg-type]


def _place(document: Document, span: Span) -> _Place:
    begin, end = span
    length = max(1, end - begin)
    hop = _credited(document, span)
    if hop is not None:
        return _Place(
            begin, end, "credit", hop, f"It is a credit line of {document.hops[hop].name} ({document.hops[hop].role})."
        )
    if any(2 * _overlap(span, (c.begin, c.end)) >= length for c in document.captions):
        return _caption(document, span)
    if any(_overlap(span, (term.begin, term.end)) for term in document.terms):
        return _Place(begin, end, "terms", None, "Terms and disclaimers are the publisher's own words.")
    if document.headline_span and 2 * _overlap(span, document.headline_span) >= length:
        return _headline(document, span)
    for aside in document.set_aside:
        if 2 * _overlap(span, (aside.begin, aside.end)) >= length:
            return _Place(begin, end, "aside", None, f"It is set aside: {aside.why}.")
    return _Place(begin, end, "body", None, "")


def _overlap(span: Span, other: tuple[int | None, int | None]) -> int:
    if other[0] is None or other[1] is None:
        return 0
    return max(0, min(span[1], other[1]) - max(span[0], other[0]))


def _credited(document: Document, span: Span) -> int | None:
    """The hop whose printed credits make up the sentence (half of it or more; of a short line, all but three words)."""
    best: tuple[int, int] | None = None
    covered = 0
    for number, hop in enumerate(document.hops):
        if hop.known_by not in _CREDIT_LINES and hop.role != "submitter":
            continue
        here = max((_overlap(span, (printed.begin, printed.end)) for printed in hop.printed), default=0)
        covered += here
        if here and (best is None or here > best[0]):
            best = here, number
    if best is None:
        return None
    words = len(document.text[slice(*span)].split())
    is_credit = 2 * covered >= span[1] - span[0] or words <= 6
    return best[1] if is_credit else None


def _publisher(document: Document, paragraph: Span) -> int | None:
    """The hop that speaks in a note: the one that its paragraph names, else the newsroom nearest to the reader."""
    named = [n for n, hop in enumerate(document.hops) if hop.role in _PUBLISHING and _is_printed(hop, paragraph)]
    by_role = [n for role in _PUBLISHING for n, hop in enumerate(document.hops) if hop.role == role]
    if named:
        return named[0]
    if by_role:
        return by_role[0]
    return 0 if len(document.hops) == 1 else None


def _is_printed(hop: Hop, span: Span) -> bool:
    return any(_overlap(span, (printed.begin, printed.end)) for printed in hop.printed)


def _caption(document: Document, span: Span) -> _Place:
    for caption in document.captions:
        if not 2 * _overlap(span, (caption.begin, caption.end)) >= span[1] - span[0]:
            continue
        names = [n for n, hop in enumerate(document.hops) if caption.credit and hop.name in caption.credit]
        said = f", credited to {caption.credit}" if caption.credit else "; nothing tells who wrote it"
        return _Place(*span, "caption", names[0] if names else None, f"A picture's caption{said}.")
    raise AssertionError("called for captions only")


def _headline(document: Document, span: Span) -> _Place:
    parties = {hop.name for hop in document.hops}
    if len(parties) == 1:
        return _Place(*span, "headline", 0, f"The headline; the text names nobody but {document.hops[0].name}.")
    return _Place(*span, "headline", None, "The headline: whoever passes a report on may write a new one.")


def _settle(places: list[_Place], document: Document) -> list[_Place]:
    """What stands beside terms in one paragraph is a note; what stands behind the sign-off is no body any more."""
    tail = len(document.text) // 3  # a sign-off or a note is no opening
    paragraphs = Paragraphs(document.text)
    noted = {paragraphs.number(place.begin) for place in places if place.what == "terms"}
    signed = next((n for n, place in enumerate(places) if _is_sign_off(document, place) and place.begin >= tail), None)
    settled: list[_Place] = []
    for number, place in enumerate(places):
        span = place.begin, place.end
        is_noted = place.begin >= tail and paragraphs.number(place.begin) in noted
        if place.what == "terms":
            place = replace(place, hop=_publisher(document, paragraphs.around(place.begin)))
        elif place.what in ("body", "aside") and is_noted:
            speaks = _publisher(document, paragraphs.around(place.begin))
            place = _Place(*span, "note", speaks, "It stands in the publisher's note.")
        elif place.what == "body" and signed is not None and number > signed:
            place = _Place(*span, "behind", None, "It stands behind the sign-off, and nobody is named for it.")
        settled.append(place)
    return settled


def _is_sign_off(document: Document, place: _Place) -> bool:
    if place.what != "credit" or place.hop is None:
        return False
    hop = document.hops[place.hop]
    return hop.known_by == "sign-off" or hop.role in _RELAYING


def _body(document: Document, place: _Place) -> _Place:
    for role in ("origin", "agency"):
        for number, hop in enumerate(document.hops):
            if hop.role == role:
                evidence = f"Body of a report that the {hop.known_by} credits to {hop.name}."
                return _Place(place.begin, place.end, "body", number, evidence)
    return _Place(place.begin, place.end, "body", None, "The text does not say whose report it is.")


def _perhaps_added(document: Document, places: Sequence[_Place]) -> dict[int, str]:
    """The last sentence of the body, if it is unlike the rest, with the evidence in words; so too those right before it."""
    body = [number for number, place in enumerate(places) if place.what == "body"]
    if len(body) < _LEAST_BODY_SENTENCES or document.item_kind != "article":
        return {}
    has_relay = any(hop.role in _RELAYING for hop in document.hops)
    least = LEAST_SCORE if has_relay else LEAST_SCORE_WITHOUT_RELAY
    text = _blanked(document.text)
    added: dict[int, str] = {}
    for number in (body[-1], body[-2]):
        place = places[number]
        if _is_stated(document, (place.begin, place.end)):
            break
        others = [places[n] for n in body if n != number and n not in added]
        rest = "\n".join(text[other.begin : other.end] for other in others)[:_MAX_REST_CHARS]
        cues = find_cues(text[place.begin : place.end], rest, _attributed_share(document, others))
        if sum(cue.weight for cue in cues) < least or not any(cue.is_strong for cue in cues):
            break
        added[number] = _said(cues)
    return added


def _said(cues: Sequence[Cue]) -> str:
    return f"Unlike the rest: {'; '.join(cue.evidence for cue in cues)}. {CERTAIN_ONLY_BESIDE}"


def _blanked(text: str) -> str:
    """The text with its quotations made blank, places unchanged."""
    parts: list[str] = []
    done = 0
    for begin, end in find_quotations(text):
        parts += [text[done:begin], " " * (end - begin)]
        done = end
    return "".join([*parts, text[done:]])


def _is_stated(document: Document, span: Span) -> bool:
    """Whether someone is read to have said at least half of it."""
    said = [part for statement in document.statements if statement.cue for part in statement.content]
    return any(2 * _overlap(span, part) >= span[1] - span[0] for part in said)


def _attributed_share(document: Document, places: Sequence[_Place]) -> float:
    """How many of the paragraphs say who said or did what: by a statement that was read, or by a verb of saying."""
    paragraphs = Paragraphs(document.text)
    stated = [part for statement in document.statements for part in (*statement.cue, *statement.content)]
    starts = sorted(begin for begin, _ in stated)
    attributed: dict[int, bool] = {}
    for place in places:
        number = paragraphs.number(place.begin)
        at = bisect_left(starts, place.begin)
        has_statement = at < len(starts) and starts[at] < place.end
        is_one = has_statement or is_attributed(document.text[place.begin : place.end])
        attributed[number] = attributed.get(number, False) or is_one
    return sum(attributed.values()) / len(attributed) if len(attributed) >= 3 else 0.0
