"""How is a text laid out before its words are read: language, lines, headline, dateline, where the body begins, captions?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from stemma.reading.agency import Agency, AgencyTable, table_of
from stemma.reading.captions import find_captions, is_caption
from stemma.reading.credits import Found, FoundDateline, collect_credits, find_dateline
from stemma.reading.credits.byline import read_byline
from stemma.reading.credits.model import Ground, cut_words
from stemma.reading.dates import complete_date
from stemma.reading.headline import find_headline, find_told_headline
from stemma.reading.line import Line, cut_lines
from stemma.reading.residue import find_residue
from stemma.reading.terms import is_notice
from stemma.shapes import Caption, Document, SetAside, Span

DATELINE_LINES = 10  # a dateline stands in the first lines that are no residue


@dataclass(slots=True)
class Laid:
    """What the parts of the reading share. ``aside``: the numbers of the lines that are residue."""

    text: str
    lines: list[Line]
    agencies: AgencyTable
    lang: str | None
    dir: Literal["ltr", "rtl"] = "ltr"
    aside: frozenset[int] = frozenset()
    set_aside: tuple[SetAside, ...] = ()
    headline: Span | None = None
    dateline: FoundDateline | None = None
    body_from: int = 0
    found: Found = field(default_factory=Found)
    captions: tuple[Caption, ...] = ()

    def credit_ground(self) -> Ground:
        """What the reader of credits looks at."""
        facts = frozenset(["dateline agency"] if self.dateline and self.dateline.credit else [])
        return Ground(cut_words(self.lines), len(self.lines), self.agencies, tuple(self.marks()), facts)

    def marks(self) -> Iterator[tuple[int, int, str]]:
        """What is known of places before credits are read: (begin, end, what)."""
        if self.headline:
            yield (*self.headline, "headline")
        if self.dateline:
            yield self.dateline.dateline.begin, self.dateline.dateline.end, "dateline"
            if self.dateline.credit:
                yield (*self.dateline.credit, "dateline credit")
            yield from ((begin, end, "dateline credit") for _, begin, end in self.dateline.others)
        yield from ((begin, end, "author") for begin, end in self.found.author_spans)
        yield from ((c.begin, c.end, "caption") for c in self.captions if c.begin is not None and c.end is not None)


def lay(document: Document, *, agencies: Sequence[Agency] | None = None) -> Laid:
    """The layout of a document's text, with the credits that the rules find."""
    lang, direction = _language(document)
    table = table_of(tuple(agencies) if agencies is not None else None)
    laid = Laid(document.text, cut_lines(document.text), table, lang, direction)
    laid.set_aside = find_residue(laid.lines, document.set_aside)
    laid.aside = frozenset(
        number
        for number, line in enumerate(laid.lines)
        if any(run.begin <= line.begin < run.end for run in _near(laid.set_aside, line))
    )
    _find_top(laid, document)
    laid.found = collect_credits(laid.text, laid.lines, table, laid.body_from, _under_headline(laid))
    told = [
        line for number, line in enumerate(laid.lines) if number not in laid.aside and not is_in(line, laid.headline)
    ]
    laid.captions = find_captions(told, document.captions, _report_date(document, laid), lang, laid.text)
    return laid


def _language(document: Document) -> tuple[str | None, Literal["ltr", "rtl"]]:
    from stemma.reading.language import direction, guess_language

    lang = document.lang or guess_language(document.text)
    return lang, direction(document.text, lang)


def _find_top(laid: Laid, document: Document) -> None:
    """Headline and dateline, and the line that the body begins on."""
    lines, text = laid.lines, laid.text
    candidates = [number for number in range(len(lines)) if number not in laid.aside][:DATELINE_LINES]
    for number in candidates:
        found = find_dateline(text, lines[number].begin, lines[number].end, laid.agencies, laid.lang)
        if found:
            laid.dateline, laid.body_from = found, number
            break

    def is_taken(line: Line) -> bool:
        number = lines.index(line)
        in_dateline = laid.dateline is not None and line.begin == laid.dateline.dateline.begin
        is_credit = read_byline(line.text, laid.agencies, is_top=True) is not None or is_caption(line.text, laid.lang)
        return number in laid.aside or in_dateline or is_credit or is_notice(line.text) or len(line.text) < 3

    top = lines[: DATELINE_LINES + 2]
    if document.headline_span:
        laid.headline = document.headline_span
    elif document.headline:
        laid.headline = find_told_headline(text, document.headline, lines)
    elif document.format == "plain":
        before = top if laid.dateline is None else lines[: laid.body_from + 1]
        laid.headline = find_headline(before, is_taken)
        if laid.headline and laid.dateline and laid.headline[0] > laid.dateline.dateline.begin:
            laid.headline = None
    if laid.dateline is None:
        laid.body_from = next((n for n in candidates if _is_body(laid, lines[n])), 0)


def _under_headline(laid: Laid) -> int | None:
    """The line that stands right under the headline, with no blank line between."""
    if laid.headline is None:
        return None
    first = next((n for n, line in enumerate(laid.lines) if line.begin >= laid.headline[1]), None)
    if first is None or not first or laid.lines[first].block != laid.lines[first - 1].block:
        return None
    return first if first + 1 < len(laid.lines) and laid.lines[first + 1].block != laid.lines[first].block else None


def _is_body(laid: Laid, line: Line) -> bool:
    return (
        not is_in(line, laid.headline)
        and read_byline(line.text, laid.agencies, is_top=True) is None
        and not is_caption(line.text, laid.lang)
        and not is_notice(line.text)
        and len(line.text) > 60
    )


def _report_date(document: Document, laid: Laid) -> str | None:
    """The report's own date, to the day: of its dateline, else as published."""
    published = next((date.value for date in document.dates if date.what == "published"), None)
    dateline = document.dateline or (laid.dateline.dateline if laid.dateline else None)
    return (complete_date(dateline.date, published) if dateline else None) or published


def _near(runs: Sequence[SetAside], line: Line) -> Sequence[SetAside]:
    """The runs that begin last before a line: enough to tell whether it is in one."""
    at = bisect_right(runs, line.begin, key=lambda run: run.begin)
    return runs[max(0, at - 3) : at]


def is_in(line: Line, span: Span | None) -> bool:
    return span is not None and span[0] <= line.begin < span[1]
