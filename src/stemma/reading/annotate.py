"""What do the words of a document tell beyond its markup? Adds chain, terms, dates, people, captions and statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.reading.agency import Agency
from stemma.reading.credits import MAIL, Credit, Found, FoundDateline, build_chain, find_links
from stemma.reading.credits.model import load_model, read_credits
from stemma.reading.credits.names import Names
from stemma.reading.credits.phrase import ORGANISATION
from stemma.reading.dates import complete_date, find_dates
from stemma.reading.kind import tell_kind
from stemma.reading.laid import Laid, is_in, lay
from stemma.reading.people import find_people
from stemma.reading.statements import find_statements
from stemma.reading.terms import block_spans, find_terms, is_notice
from stemma.shapes import Caption, Dated, Document, Hop, Span, Term

LEAST_OF_LINE = 0.75  # how sure a line must be of a party that no net sees
MOST_DATES = 1_000
MOST_SEEN_DATES = 10_000  # looked at, those without a year too: 10 MB of nothing but dates hold 900,000
_AFTER_BAR = re.compile(r"\s([|–—])\s((?:[^\W\d_a-zà-ÿ][\w’'&.-]*\s?){2,5})$")


def annotate(document: Document, *, agencies: Sequence[Agency] | None = None) -> Document:
    """The document with all that its words tell: given text and what markup told, nothing told is taken away.

    Linear in the text; any text is taken, the empty one too. Places are those of ``document.text``.
    """
    laid = lay(document, agencies=agencies)
    found, captions = laid.found, laid.captions
    skip = _not_prose(laid, found, captions)
    terms = _terms(document, laid, skip, found)
    links = find_links(laid.text, laid.lines, document.links, has_links=document.has_links)
    hops = _chain(document, laid, captions, terms)
    people = find_people(laid.lines, document.people)
    headline = document.headline or (" ".join(laid.text[slice(*laid.headline)].split()) if laid.headline else "")
    top = [line.text for line in laid.lines[: laid.body_from]]
    item_kind = document.item_kind if document.item_kind != "article" else tell_kind(headline, top)
    authors = document.authors or _with_reporters(found, laid)
    return replace(
        document,
        lang=laid.lang,
        dir=laid.dir,
        headline=headline,
        headline_span=laid.headline,
        dateline=document.dateline or (laid.dateline.dateline if laid.dateline else None),
        item_kind=item_kind,
        authors=authors,
        author_spans=document.author_spans or found.author_spans,
        hops=hops,
        captions=captions,
        people=people,
        terms=terms,
        links=links,
        dates=_dates(document, laid, captions),
        statements=document.statements
        or find_statements(
            laid.text,
            laid.headline,
            _body(laid, skip, terms),
            laid.lang,
            author=authors[0] if len(authors) == 1 and item_kind != "article" else None,
        ),
        set_aside=laid.set_aside,
    )


def _with_reporters(found: Found, laid: Laid) -> tuple[str, ...]:
    """The authors of bylines and the reporters that a dateline names."""
    return tuple(dict.fromkeys((*found.authors, *(laid.dateline.reporters if laid.dateline else ()))))


def _not_prose(laid: Laid, found: Found, captions: Sequence[Caption]) -> frozenset[int]:
    """The numbers of the lines that are no part of the body's prose and hold no notice: residue, headline, credits, captions."""
    begins = {caption.begin for caption in captions}
    numbers = {number for number, line in enumerate(laid.lines) if is_in(line, laid.headline) or line.begin in begins}
    return laid.aside | found.lines | numbers


def _terms(document: Document, laid: Laid, skip: frozenset[int], found: Found) -> tuple[Term, ...]:
    blocks = block_spans(laid.lines, skip)
    edge = _tail_from(laid, skip, found)
    outside = [number >= edge or number < laid.body_from for _, _, number in blocks]
    outside = [is_out or is_notice(laid.text[b:e]) for is_out, (b, e, _) in zip(outside, blocks, strict=True)]
    told = {term.duty for term in document.terms}
    read = find_terms(laid.text, [(begin, end) for begin, end, _ in blocks], outside, len(laid.text))
    return (*document.terms, *(term for term in read if term.duty not in told))


def _tail_from(laid: Laid, skip: frozenset[int], found: Found) -> int:
    """The line from which only credits and notes follow."""
    number = len(laid.lines)
    while number > laid.body_from + 1 and (number - 1 in skip or is_notice(_block_text(laid, number - 1))):
        number -= 1
    return number


def _block_text(laid: Laid, number: int) -> str:
    """The lines of a line's block from the line on, where a notice broken over lines is told as one."""
    lines = laid.lines
    first = number
    while first > 0 and lines[first - 1].block == lines[number].block and number - first < 6:
        first -= 1
    return " ".join(line.text for line in lines[first : number + 1])


def _chain(document: Document, laid: Laid, captions: Sequence[Caption], terms: Sequence[Term]) -> tuple[Hop, ...]:
    model = load_model()
    read = read_credits(laid.text, laid.credit_ground(), model, [hop.role for hop in document.hops]) if model else []
    if model is None:
        credits = [*laid.found.credits, *_publisher_in_headline(document, laid)]
    else:
        credits = _as_printed(read, laid.found.credits)
        credits += _further(credits, laid)
    credits = [credit for credit in credits if not _inside(credit, captions)]
    dateline = laid.dateline
    if dateline and dateline.credit and dateline.dateline.agency:
        credits = _with_dateline(credits, dateline, laid)
    hops = build_chain(laid.text, credits, document.hops, laid.agencies, settled=bool(read))
    note = next((term for term in terms if term.duty == "non_endorsement" and term.begin is not None), None)
    mail = MAIL.search(laid.text, note.begin or 0, note.end or 0) if note else None
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


def _as_printed(credits: Sequence[Credit], lines: Sequence[Credit]) -> list[Credit]:
    """The credits with all that is printed of each, where a line is known to be that credit: "SANA, R. Jazaeri/Ghossoun"."""
    wide = []
    for credit in credits:
        line = next((one for one in lines if one.begin <= credit.begin and credit.end <= one.end), None)
        if line and not any(other is not credit and line.begin <= other.begin < line.end for other in credits):
            credit = replace(
                credit, begin=line.begin, end=line.end, known_by=line.known_by, link=credit.link or line.link
            )
        wide.append(credit)
    return wide


def _further(credits: Sequence[Credit], laid: Laid) -> list[Credit]:
    """What lines that are known add to the credits: further ones of the same parties, newsrooms that sign, a note's publisher."""
    names = Names([*(credit.name for credit in credits), *(line.name for line in laid.found.credits)], laid.agencies)
    roles = {names.full(credit.name): credit.role for credit in credits}
    further = []
    for line in laid.found.credits:
        if any(credit.begin < line.end and line.begin < credit.end for credit in credits):
            continue
        role = roles.get(names.full(line.name))
        if role or (line.known_by in ("sign-off", "page's own name") and line.sure >= LEAST_OF_LINE):
            further.append(replace(line, role=role or line.role))
    return further


def _with_dateline(credits: Sequence[Credit], dateline: FoundDateline, laid: Laid) -> list[Credit]:
    """The credits with those of the dateline, each in the role it has if it was read already, else as the origin."""
    assert dateline.credit is not None
    name, (begin, end) = dateline.dateline.agency or "", dateline.credit
    inside = [credit for credit in credits if begin <= credit.begin < end]
    kept = [credit for credit in credits if credit not in inside]
    if len(inside) > 1 or any(credit.role == "agency" for credit in inside):  # "(Moorside Star via AP)"
        return list(credits)
    is_known = name in laid.agencies
    is_passed_on = any(credit.role == "origin" for credit in kept)
    role = inside[0].role if inside and is_passed_on else "origin"
    first = Credit(role, name, begin, end, "dateline", 0.97 if is_known else 0.85)
    names = Names([name, *(credit.name for credit in kept)], laid.agencies)
    kept = [replace(c, role=role) if names.full(c.name) == names.full(name) else c for c in kept]
    others = [
        Credit("origin", other, at, to, "dateline", 0.95)
        for other, at, to in dateline.others
        if not any(at <= credit.begin < to for credit in kept)
    ]
    return [first, *kept, *others]


def _publisher_in_headline(document: Document, laid: Laid) -> list[Credit]:
    """ "Headline | The Ledger": the page's name after a bar at the end of a headline, as it is pasted with it."""
    if laid.headline is None or document.format != "plain":
        return []
    begin, end = laid.headline
    found = _AFTER_BAR.search(laid.text, max(begin, end - 60), end)
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


def _dates(document: Document, laid: Laid, captions: Sequence[Caption]) -> tuple[Dated, ...]:
    dates = list(document.dates)
    dateline = laid.dateline.dateline if laid.dateline else None
    found = find_dates(laid.text, lang=laid.lang, most=MOST_SEEN_DATES)
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


def _body(laid: Laid, skip: frozenset[int], terms: Sequence[Term]) -> list[Span]:
    """The paragraphs that can hold statements: lines of prose, without the dateline and the notes."""
    notes = sorted((term.begin, term.end) for term in terms if term.begin is not None and term.end is not None)
    body: list[Span] = []
    for number, line in enumerate(laid.lines):
        if number in skip or any(begin <= line.begin < end for begin, end in notes) or is_notice(line.text):
            continue
        begin = line.begin
        if laid.dateline and begin == laid.dateline.dateline.begin:
            begin = min(laid.dateline.dateline.end, line.end)
        body.append((begin, line.end))
    return body
