"""What is marked in a text? Spans with a kind, which may overlap, and the pieces they cut the text into."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from stemma.shapes import Document, Span

MarkKind = Literal[
    "headline",
    "dateline",
    "speaker",
    "cue",
    "content",
    "person",
    "caption",
    "term",
    "set_aside",
    "credit",
    "link",
    "edit_cut",
    "edit_added",
    "edit_changed",
    "passage",
]


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of the text to be shown as something; ``label`` is said on hover."""

    begin: int
    end: int
    kind: MarkKind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text under the same marks all along."""

    begin: int
    end: int
    marks: tuple[Mark, ...] = ()


def marks_of(document: Document) -> tuple[Mark, ...]:
    """Everything that was read from a document and has a place in its text, in the text's order."""
    marks = [
        *_from(document.headline_span, "headline"),
        *(Mark(item.begin, item.end, "set_aside", item.why) for item in document.set_aside),
        *(Mark(person.begin, person.end, "person", person.post or "") for person in document.people),
        *(_placed(caption.begin, caption.end, "caption", caption.on or "") for caption in document.captions),
        *(_placed(term.begin, term.end, "term", term.target or "") for term in document.terms),
        *(_placed(link.begin, link.end, "link", link.href or "") for link in document.links),
        *(_placed(printed.begin, printed.end, "credit", hop.name) for hop in document.hops for printed in hop.printed),
    ]
    if document.dateline is not None:
        marks.append(Mark(document.dateline.begin, document.dateline.end, "dateline", document.dateline.agency or ""))
    for statement in document.statements:
        who = statement.speaker_name or ""
        marks += [Mark(begin, end, "speaker", who) for begin, end in statement.speaker]
        marks += [Mark(begin, end, "cue", who) for begin, end in statement.cue]
        marks += [Mark(begin, end, "content", who) for begin, end in statement.content]
    return tuple(sorted((mark for mark in marks if mark.begin < mark.end), key=lambda mark: (mark.begin, mark.end)))


class Marked:
    """The marks of one text, cut once at every place where any begins or ends; then asked sentence by sentence.

    Cost is that of sorting the marks; a text under thousands of marks that all overlap shows the first eight at a place.
    """

    _MAX_DEEP = 8

    def __init__(self, marks: Iterable[Mark]) -> None:
        given = [mark for mark in marks if mark.begin < mark.end]
        self._places = sorted({mark.begin for mark in given} | {mark.end for mark in given})
        self._under: list[tuple[Mark, ...]] = list(_sweep(sorted(given, key=lambda mark: mark.begin), self._places))

    def pieces(self, begin: int, end: int) -> Iterator[Piece]:
        """The pieces of ``begin..end`` in order; together they are exactly that run."""
        at = begin
        for index in range(bisect_right(self._places, begin), bisect_left(self._places, end)):
            yield Piece(at, self._places[index], self._before(index))
            at = self._places[index]
        if at < end:
            yield Piece(at, end, self._before(bisect_right(self._places, at)))

    def _before(self, index: int) -> tuple[Mark, ...]:
        return self._under[index - 1] if 0 < index <= len(self._under) else ()


def _sweep(marks: Sequence[Mark], places: Sequence[int]) -> Iterator[tuple[Mark, ...]]:
    waiting, open_marks = 0, list[Mark]()
    for place in places:
        open_marks = [mark for mark in open_marks if mark.end > place]
        while waiting < len(marks) and marks[waiting].begin <= place:
            if len(open_marks) < Marked._MAX_DEEP:
                open_marks.append(marks[waiting])
            waiting += 1
        yield tuple(open_marks)


def _from(span: Span | None, kind: MarkKind) -> Iterator[Mark]:
    if span is not None:
        yield Mark(span[0], span[1], kind)


def _placed(begin: int | None, end: int | None, kind: MarkKind, label: str) -> Mark:
    """A mark, empty (and so dropped) where the thing stands nowhere in the text."""
    return Mark(begin or 0, end or 0, kind, label) if begin is not None and end is not None else Mark(0, 0, kind)
