"""How does a web page become a Document?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from stemma.reading.charset import declared_in_markup, decode
from stemma.reading.html.author import page_authors
from stemma.reading.html.block import Block, cut_blocks
from stemma.reading.html.dates import page_dates
from stemma.reading.html.headline import choose_headline
from stemma.reading.html.licence import is_cc_licence, licence_terms, named_licence
from stemma.reading.html.linked import Linked, read_linked
from stemma.reading.html.main import Chosen, choose_main
from stemma.reading.html.meta import Meta, read_meta
from stemma.reading.html.party import page_hops, settle_publisher
from stemma.reading.html.text import Laid, absolute, host_of, lay_out
from stemma.reading.html.tree import drop_unseen, parse_tamed
from stemma.reading.language import guess_language
from stemma.shapes import Caption, Dated, Document, InputError, Link, Span, Term

if TYPE_CHECKING:
    from stemma.reading.agency import Agency

_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)
_CREDIT_NAME = re.compile(
    r"(?:^|[\s_-])(?:credits?|copyright|creator|photographer|credittext)(?:$|[\s_-])", re.IGNORECASE
)
_CREDIT_LABEL = re.compile(
    r"^(?:(?:photo|picture|image|foto|bild|credit|crédit|صورة|©)s?(?:\s(?:by|von|de|credit))?\s?:?\s)+", re.IGNORECASE
)
SURE_LANGUAGE_CHARS = 400  # from here on the words are believed against the page's own lang attribute
# Neighbours that a short text cannot tell apart, so that the page's own word stands.
_ALIKE = (
    {"no", "nb", "nn", "da"},
    {"hr", "sr", "bs", "sh"},
    {"id", "ms"},
    {"gl", "pt"},
    {"cs", "sk"},
    {"ar", "fa", "ur"},
)
_OTHER_ORIGIN = ("syndication-source", "original-source")


def read_page(
    data: bytes,
    *,
    id: str,
    name: str,
    address: str | None = None,
    charset: str | None = None,
    sha256: str | None = None,
    agencies: Sequence[Agency] | None = None,
    format: str = "html",
) -> Document:
    """The page as one annotated Document. InputError where its markup or its text is empty."""
    from stemma.reading.measured import annotate_within

    document = lay_page(data, id=id, name=name, address=address, charset=charset, sha256=sha256, format=format)
    return settle_publisher(annotate_within(document, agencies=agencies), document)


def lay_page(
    data: bytes,
    *,
    id: str,
    name: str,
    address: str | None = None,
    charset: str | None = None,
    sha256: str | None = None,
    format: str = "html",
) -> Document:
    """The page as its markup tells it, its words not yet searched. InputError as in `read_page`.

    The text is the report's visible paragraphs, headings below the headline, list items (``- ``), quotations, captions and
    notes, with a blank line between; the headline stands beside it. Links have their places in it.
    """
    decoded = decode(data, (charset, declared_in_markup(data)))
    tree, markup, errors = parse_tamed(decoded.text, name)
    meta = read_meta(tree)
    linked, linked_errors = read_linked(meta.scripts)
    base = _base(meta, address)
    authors = page_authors(meta, linked, tree)
    published, modified = page_dates(meta, linked, tree, base or address)
    drop_unseen(tree)
    blocks = cut_blocks(tree)
    headline = choose_headline([block.text for block in blocks if block.tag == "h1"], linked, meta)
    chosen = choose_main(tree, markup, blocks, headline)
    laid = lay_out(chosen.blocks, base)
    if not laid.text.strip():
        raise InputError(f"{name} shows no text without its scripts; save the page from a browser and give that.")
    lang, lang_errors = _language(meta, linked, laid.text)
    captions = _captions(chosen.blocks, laid)
    return Document(
        id=id,
        headline=headline,
        lang=lang,
        item_kind="comment" if linked.is_opinion else "article",
        authors=authors,
        text=laid.text,
        hops=page_hops(meta, linked, published),
        captions=captions,
        dates=_dates(published, modified),
        terms=_terms(meta, linked, laid, base, blocks, captions),
        links=(*laid.links, *_marked_links(meta, linked, base)),
        home=_home(meta, base, address),
        modified_at=modified,
        signals=_signals(meta, linked),
        errors=decoded.errors + errors + linked_errors + chosen.errors + laid.errors + lang_errors,
        format=format,
        received_sha256=sha256,
        body=_body(chosen, laid),
    )


def _body(chosen: Chosen, laid: Laid) -> tuple[Span, ...]:
    """The body's places, runs of blocks that follow one another as one span."""
    spans: list[Span] = []
    for place in sorted(chosen.body):
        begin, end = laid.spans[place]
        if spans and place - 1 in chosen.body:
            begin = spans.pop()[0]
        spans.append((begin, end))
    return tuple(spans)


def _base(meta: Meta, address: str | None) -> str | None:
    if meta.base:
        return absolute(meta.base, address) or address
    return address


def _home(meta: Meta, base: str | None, address: str | None) -> str | None:
    """Where the report lives: the canonical address, if it is at another host than the page's own, or the page came without one."""
    canonical = next((found for href in meta.links.get("canonical", ()) if (found := absolute(href, base))), None)
    if not canonical or not host_of(canonical):
        return None
    return canonical if host_of(canonical) != host_of(address) else None


def _language(meta: Meta, linked: Linked, text: str) -> tuple[str | None, tuple[str, ...]]:
    found = _LANGUAGE.match(meta.lang) or _LANGUAGE.match(linked.language)
    told = found.group().lower() if found else None
    guessed = guess_language(text) if told is None or len(text) >= SURE_LANGUAGE_CHARS else told
    if told is None or guessed is None or guessed == told or any({told, guessed} <= group for group in _ALIKE):
        return told or guessed, ()
    return guessed, (f"The page says that its language is {told}, but its words are {guessed}.",)


def _dates(published: str | None, modified: str | None) -> tuple[Dated, ...]:
    told = (("published", published), ("modified", modified))
    return tuple(Dated(None, None, value, what) for what, value in told if value)


def _captions(blocks: Sequence[Block], laid: Laid) -> tuple[Caption, ...]:
    """Each figure's caption, whatever blocks it is made of; the part named as a credit is its credit."""
    groups: dict[int, tuple[Any, list[int]]] = {}
    for number, block in enumerate(blocks):
        holder = _caption_of(block)
        if holder is not None:
            groups.setdefault(id(holder), (holder, []))[1].append(number)
    captions = []
    for holder, numbers in groups.values():
        begin, end = laid.spans[numbers[0]][0], laid.spans[numbers[-1]][1]
        captions.append(Caption(begin, end, laid.text[begin:end], credit=_caption_credit(holder)))
    return tuple(captions)


def _caption_of(block: Block) -> Any:
    at, steps = block.element, 0
    while at is not None and steps < 6:
        if at.tag == "figcaption" or "wp-caption-text" in (at.get("class") or ""):
            return at
        at, steps = at.getparent(), steps + 1
    return None


def _caption_credit(holder: Any) -> str | None:
    for element in holder.iter():
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"[:500]
        if element is not holder and _CREDIT_NAME.search(names):
            return _CREDIT_LABEL.sub("", " ".join(element.text_content().split())[:300]) or None
    return None


def _terms(
    meta: Meta, linked: Linked, laid: Laid, base: str | None, blocks: Sequence[Block], captions: Sequence[Caption]
) -> tuple[Term, ...]:
    told = [absolute(href, base) or "" for href in meta.links.get("license", ())]
    told += [linked.licence, *meta.values.get("dcterms.license", []), *meta.values.get("dc.rights.license", [])]
    pictures = [caption for caption in captions if caption.begin is not None and caption.end is not None]
    told += [
        link.href
        for link in laid.links
        if link.href and is_cc_licence(link.href) and not any(_holds(picture, link) for picture in pictures)
    ]
    if not any(told):  # one that stands outside the article, in the page's foot, holds for all of its pages
        told += meta.licences[:1] or [worded for block in blocks if (worded := named_licence(block.text))][:1]
    terms: dict[tuple[str, str | None], Term] = {}
    for licence in told:
        for term in licence_terms(licence):
            terms.setdefault((term.duty, term.target), term)
    if linked.credit:
        terms.setdefault(("credit", None), Term("credit", "asked", None, None, linked.credit))
    return tuple(terms.values())


def _holds(caption: Caption, link: Link) -> bool:
    return (caption.begin or 0) <= (link.begin or 0) < (caption.end or 0)


def _marked_links(meta: Meta, linked: Linked, base: str | None) -> tuple[Link, ...]:
    """Links that only the markup holds: no reader sees them, so they have no place."""
    told = [("canonical", href) for href in meta.links.get("canonical", ())]
    told += [("license", href) for href in meta.links.get("license", ())]
    told += [(name, href) for name in _OTHER_ORIGIN for href in meta.values.get(name, [])]
    links = [Link(None, None, "", found, rel) for rel, href in told if (found := absolute(href, base))]
    links += [Link(None, None, party.name, party.address, "citation") for party in linked.citations if party.address]
    return tuple(links)


def _signals(meta: Meta, linked: Linked) -> tuple[str, ...]:
    robots = " ".join(
        value for name in ("robots", "googlebot", "googlebot-news") for value in meta.values.get(name, [])
    ).lower()
    status = linked.status.lower()
    told = (
        ("correction", bool(linked.corrections)),
        ("noindex", "noindex" in robots),
        (status, status in ("retracted", "withdrawn", "canceled", "cancelled", "removed")),
    )
    return tuple(name for name, holds in told if holds)
