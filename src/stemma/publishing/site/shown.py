"""What of a document does a reader see in the column? Its body with the lines of credits; places move along with the words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stemma.look import Mark
from stemma.publishing.formats import body_spans
from stemma.shapes import Blamed, Document, Span


@dataclass(frozen=True, slots=True)
class Shown:
    """A text made of runs of another, with the blame and the marks of those runs."""

    text: str
    blame: tuple[Blamed, ...]
    marks: tuple[Mark, ...]


def show_body(document: Document, blame: Sequence[Blamed], marks: Iterable[Mark]) -> Shown:
    """The body; headline, captions, terms and what is set aside have their own places on the page."""
    runs = _joined(body_spans(document, keep_credits=True), document.text)
    text, shifts = "", list[int]()
    for begin, end in runs:
        text += "\n\n" if text else ""
        shifts.append(len(text) - begin)
        text += document.text[begin:end]
    places = _Places(runs, shifts)
    blamed = [replace(one, begin=b, end=e) for one in blame for b, e in places.of(one.begin, one.end)[:1]]
    marked = [Mark(b, e, one.kind, one.label) for one in marks for b, e in places.of(one.begin, one.end)]
    return Shown(text, tuple(blamed), tuple(marked))


def _joined(lines: Sequence[Span], text: str) -> list[Span]:
    """Lines that follow each other with nothing but white space between them, as one run."""
    runs: list[Span] = []
    for begin, end in lines:
        if runs and not text[runs[-1][1] : begin].strip():
            runs[-1] = runs[-1][0], end
        else:
            runs.append((begin, end))
    return runs


class _Places:
    def __init__(self, runs: Sequence[Span], shifts: Sequence[int]) -> None:
        self.runs, self.shifts = runs, shifts
        self.ends = [end for _begin, end in runs]

    def of(self, begin: int, end: int) -> list[Span]:
        """Where a place of the whole text stands in the shown one: a piece for each run that it touches."""
        found: list[Span] = []
        for index in range(bisect_right(self.ends, begin), len(self.runs)):
            run, shift = self.runs[index], self.shifts[index]
            if run[0] >= end:
                break
            found.append((max(begin, run[0]) + shift, min(end, run[1]) + shift))
        return found
