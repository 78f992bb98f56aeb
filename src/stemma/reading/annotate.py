"""What do the words of a document tell beyond its markup? Adds chain, terms, dates, people, captions and statements."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.reading.agency import Agency, AgencyTable, table_of
from stemma.reading.captions import find_captions, is_caption
from stemma.reading.credits import (
    MAIL,
    Credit,
    Found,
    FoundDateline,
    build_chain,
    collect_credits,
    find_dateline,
    find_links,
)
from stemma.reading.credits.byline import read_byline
from stemma.reading.credits.phrase import ORGANISATION
from stemma.reading.dates import complete_date, find_dates
from stemma.reading.headline import find_headline, find_told_headline
from stemma.reading.kind import tell_kind
from stemma.reading.line import Line, cut_lines
from stemma.reading.people import find_people
from stemma.reading.residue import find_residue
from stemma.reading.statements import find_statements
from stemma.reading.terms import block_spans, find_terms, is_notice
from stemma.shapes import Caption, Dated, Document, Hop, SetAside, Span, Term

DATELINE_LINES = 10  # a dateline stands in the first lines that are no residue
MOST_DATES = 1_000
MOST_SEEN_DATES = 10_000  # looked at, those without a year too: 10 MB of nothing but dates hold 900,000
_AFTER_BAR = re.compile(r"\s([|–—])\s((?:[^\W\d_a-zà-ÿ][\w’'&.-]*\s?){2,5})$")


@dataclass(slots=True)
class _Ground:
    """What the parts of the reading share: the lines of the text and what each is."""

    text: str
    lines: list[Line]
    agencies: AgencyTable
    lang: str | None
    aside: frozenset[int] = frozenset()
    headline: Span | None = None
    dateline: FoundDateline | None = None
    body_from: int = 0


def annotate(document: Document, *, agencies: Sequence[Agency] | None = None) -> Document:
    """The document with all that its words tell: given text and what markup told, nothing told is taken away.

    Linear in the text; any text is taken, the empty one too. Places are those of ``document.text``.
    """
    lang, direction = _language(document)
    table = table_of(tuple(agencies) if agencies is not None else None)
    ground = _Ground(document.text, cut_lines(document.text), table, lang)
    set_aside = find_residue(ground.lines, document.set_aside)
    ground.aside = frozenset(
        number
        for number, line in enumerate(ground.lines)
        if any(r.begin <= line.begin < r.end for r in _near(set_aside, line))
    )
    _find_top(ground, document)
    found = collect_credits(ground.text, [*ground.lines], table, ground.body_from, _under_headline(ground))
    captions = find_captions(
        [
            line
            for number, line in enumerate(ground.lines)
            if number not in ground.aside and not _in(line, ground.headline)
        ],
        document.captions,
        _report_date(document, ground),
        lang,
        ground.text,
    )
    skip = _not_prose(ground, found, captions)
    terms = _terms(document, ground, skip, found)
    links = find_links(ground.text, ground.lines, document.links, has_links=document.has_links)
    hops = _chain(document, ground, found, captions, terms)
    people = find_people(ground.lines, document.people)
    headline = document.headline or (" ".join(ground.text[slice(*ground.headline)].split()) if ground.headline else "")
    top = [line.text for line in ground.lines[: ground.body_from]]
    item_kind = document.item_kind if document.item_kind != "article" else tell_kind(headline, top)
    authors = document.authors or _with_reporters(found, ground)
    return replace(
        document,
        lang=lang,
        dir=direction,
        headline=headline,
        headline_span=ground.headline,
        dateline=document.dateline or (ground.dateline.dateline if ground.dateline else None),
        item_kind=item_kind,
        authors=authors,
        author_spans=document.author_spans or found.author_spans,
        hops=hops,
        captions=captions,
        people=people,
        terms=terms,
        links=links,
        dates=_dates(document, ground, captions),
        statements=document.statements
        or find_statements(
            ground.text,
            ground.headline,
            _body(ground, skip, terms),
            lang,
            author=authors[0] if len(authors) == 1 and item_kind != "article" else None,
        ),
        set_aside=set_aside,
    )


def _language(document: Document) -> tuple[str | None, Literal["ltr", "rtl"]]:
    from stemma.reading.language import direction, guess_language

    lang = document.lang or guess_language(document.text)
    return lang, direction(document.text, lang)


def _find_top(ground: _Ground, document: Document) -> None:
    """Headline and dateline, and the line that the body begins on."""
    lines, text = ground.lines, ground.text
    candidates = [number for number in range(len(lines)) if number not in ground.aside][:DATELINE_LINES]
    for number in candidates:
        found = find_dateline(text, lines[number].begin, lines[number].end, ground.agencies, ground.lang)
        if found:
            ground.dateline, ground.body_from = found, number
            break

    def is_taken(line: Line) -> bool:
        number = lines.index(line)
        in_dateline = ground.dateline is not None and line.begin == ground.dateline.dateline.begin
        is_credit = read_byline(line.text, ground.agencies, is_top=True) is not None or is_caption(
            line.text, ground.lang
        )
        return number in ground.aside or in_dateline or is_credit or is_notice(line.text) or len(line.text) < 3

    top = lines[: DATELINE_LINES + 2]
    if document.headline_span:
        ground.headline = document.headline_span
    elif document.headline:
        ground.headline = find_told_headline(text, document.headline, lines)
    elif document.format == "plain":
        before = top if ground.dateline is None else lines[: ground.body_from + 1]
        ground.headline = find_headline(before, is_taken)
        if ground.headline and ground.dateline and ground.headline[0] > ground.dateline.dateline.begin:
            ground.headline = None
    if ground.dateline is None:
        ground.body_from = next((n for n in candidates if _is_body(ground, lines[n])), 0)


def _under_headline(ground: _Ground) -> int | None:
    """The line that stands right under the headline, with no blank line between."""
    if ground.headline is None:
        return None
    first = next((n for n, line in enumerate(ground.lines) if line.begin >= ground.headline[1]), None)
    if first is None or not first or ground.lines[first].block != ground.lines[first - 1].block:
        return None
    return (
        first if first + 1 < len(ground.lines) and ground.lines[first + 1].block != ground.lines[first].block else None
    )


def _with_reporters(found: Found, ground: _Ground) -> tuple[str, ...]:
    """The authors of bylines and the reporters that a dateline names."""
    return tuple(dict.fromkeys((*found.authors, *(ground.dateline.reporters if ground.dateline else ()))))


def _is_body(ground: _Ground, line: Line) -> bool:
    return (
        not _in(line, ground.headline)
        and read_byline(line.text, ground.agencies, is_top=True) is None
        and not is_caption(line.text, ground.lang)
        and not is_notice(line.text)
        and len(line.text) > 60
    )


def _report_date(document: Document, ground: _Ground) -> str | None:
    """The report's own date, to the day: of its dateline, else as published."""
    published = next((date.value for date in document.dates if date.what == "published"), None)
    dateline = document.dateline or (ground.dateline.dateline if ground.dateline else None)
    return (complete_date(dateline.date, published) if dateline else None) or published


def _not_prose(ground: _Ground, found: Found, captions: Sequence[Caption]) -> frozenset[int]:
    """The numbers of the lines that are no part of the body's prose and hold no notice: residue, headline, credits, captions."""
    begins = {caption.begin for caption in captions}
    numbers = {number for number, line in enumerate(ground.lines) if _in(line, ground.headline) or line.begin in begins}
    return ground.aside | found.lines | numbers


def _terms(document: Document, ground: _Ground, skip: frozenset[int], found: Found) -> tuple[Term, ...]:
    blocks = block_spans(ground.lines, skip)
    edge = _tail_from(ground, skip, found)
    outside = [number >= edge or number < ground.body_from for _, _, number in blocks]
    outside = [is_out or is_notice(ground.text[b:e]) for is_out, (b, e, _) in zip(outside, blocks, strict=True)]
    told = {term.duty for term in document.terms}
    read = find_terms(ground.text, [(begin, end) for begin, end, _ in blocks], outside, len(ground.text))
    return (*document.terms, *(term for term in read if term.duty not in told))


def _tail_from(ground: _Ground, skip: frozenset[int], found: Found) -> int:
    """The line from which only credits and notes follow."""
    number = len(ground.lines)
    while number > ground.body_from + 1 and (number - 1 in skip or is_notice(_block_text(ground, number - 1))):
        number -= 1
    return number


def _block_text(ground: _Ground, number: int) -> str:
    """The lines of a line's block from the line on, where a notice broken over lines is told as one."""
    lines = ground.lines
    first = number
    while first > 0 and lines[first - 1].block == lines[number].block and number - first < 6:
        first -= 1
    return " ".join(line.text for line in lines[first : number + 1])


def _chain(
    document: Document, ground: _Ground, found: Found, captions: Sequence[Caption], terms: Sequence[Term]
) -> tuple[Hop, ...]:
    credits = [credit for credit in found.credits if not _inside(credit, captions)]
    dateline = ground.dateline
    if dateline and dateline.credit and dateline.dateline.agency:
        credits = [credit for credit in credits if not dateline.credit[0] <= credit.begin < dateline.credit[1]]
        sure = 0.97 if dateline.dateline.agency in ground.agencies else 0.85
        printed = ground.text[slice(*dateline.credit)]
        known_by_name = (
            dateline.dateline.agency if dateline.dateline.agency in ground.agencies else printed.strip("()[]/")
        )
        name = dateline.dateline.agency if known_by_name else printed
        credits.insert(0, Credit("origin", name, *dateline.credit, "dateline", sure))
        credits += [Credit("origin", other, begin, end, "dateline", 0.95) for other, begin, end in dateline.others]
    credits += _publisher_in_headline(document, ground)
    hops = build_chain(ground.text, credits, document.hops, ground.agencies)
    note = next((term for term in terms if term.duty == "non_endorsement" and term.begin is not None), None)
    mail = MAIL.search(ground.text, note.begin or 0, note.end or 0) if note else None
    published = next((told.value for told in document.dates if told.what == "published"), None)
    date = complete_date(dateline.dateline.date, published) if dateline else None
    return tuple(
        replace(
            hop,
            at=hop.at or (date if hop.known_by == "dateline" else None),
            link=hop.link
            or _anchored(hop, document)
            or (f"mailto:{mail.group()}" if mail and hop.known_by == "page's own name" else None),
        )
        for hop in hops
    )


def _publisher_in_headline(document: Document, ground: _Ground) -> list[Credit]:
    """ "Headline | The Ledger": the page's name after a bar at the end of a headline, as it is pasted with it."""
    if ground.headline is None or document.format != "plain":
        return []
    begin, end = ground.headline
    found = _AFTER_BAR.search(ground.text, max(begin, end - 60), end)
    if found is None or not (found[1] == "|" or ORGANISATION.search(found[2])):
        return []
    return [Credit("republisher", found[2], *found.span(2), "page's own name", 0.7)]


def _anchored(hop: Hop, document: Document) -> str | None:
    """The address of a link that stands on one of the hop's credits."""
    return next(
        (
            link.href
            for credit in hop.printed
            for link in document.links
            if link.href and link.begin is not None and credit.begin is not None and credit.end is not None
            if credit.begin <= link.begin < credit.end
        ),
        None,
    )


def _inside(credit: Credit, captions: Sequence[Caption]) -> bool:
    return any(c.begin is not None and c.end is not None and c.begin <= credit.begin < c.end for c in captions)


def _dates(document: Document, ground: _Ground, captions: Sequence[Caption]) -> tuple[Dated, ...]:
    dates = list(document.dates)
    dateline = ground.dateline.dateline if ground.dateline else None
    found = find_dates(ground.text, lang=ground.lang, most=MOST_SEEN_DATES)
    if dateline and dateline.date:
        place = next((d for d in found if dateline.begin <= d.begin < dateline.end), None)
        begin, end = (place.begin, place.end) if place else (dateline.begin, dateline.end)
        dates.append(Dated(begin, end, dateline.date, "dateline"))
    in_captions = sorted((c.begin, c.end) for c in captions if c.begin is not None and c.end is not None)
    for date in found:
        if not date.has_year or (dateline and dateline.begin <= date.begin < dateline.end) or len(dates) >= MOST_DATES:
            continue
        is_caption_date = any(begin <= date.begin < end for begin, end in in_captions)
        dates.append(Dated(date.begin, date.end, date.value, "caption" if is_caption_date else "mentioned"))
    return tuple(dates)


def _body(ground: _Ground, skip: frozenset[int], terms: Sequence[Term]) -> list[Span]:
    """The paragraphs that can hold statements: lines of prose, without the dateline and the notes."""
    notes = sorted((term.begin, term.end) for term in terms if term.begin is not None and term.end is not None)
    body: list[Span] = []
    for number, line in enumerate(ground.lines):
        if number in skip or any(begin <= line.begin < end for begin, end in notes) or is_notice(line.text):
            continue
        begin = line.begin
        if ground.dateline and begin == ground.dateline.dateline.begin:
            begin = min(ground.dateline.dateline.end, line.end)
        body.append((begin, line.end))
    return body


def _near(runs: Sequence[SetAside], line: Line) -> Sequence[SetAside]:
    """The runs that begin last before a line: enough to tell whether it is in one."""
    at = bisect_right(runs, line.begin, key=lambda run: run.begin)
    return runs[max(0, at - 3) : at]


def _in(line: Line, span: Span | None) -> bool:
    return span is not None and span[0] <= line.begin < span[1]
