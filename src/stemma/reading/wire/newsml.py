"""IPTC NewsML-G2: news items in XML, with their hop history (``hopHistory``), sources, status and signals."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from stemma.reading.html.dates import iso_time
from stemma.reading.html.licence import licence_terms
from stemma.reading.html.text import Laid, absolute, read_fragment
from stemma.reading.limit import MAX_FEED_ITEMS, MAX_HOPS
from stemma.reading.markup import children, first_text, local, parse_xml, xml_text
from stemma.reading.source import Source
from stemma.reading.wire.right import usage_terms
from stemma.reading.wire.role import in_order, role_of
from stemma.shapes import Dated, Document, Hop, InputError, Link, Printed, Role, Term
from stemma.shapes.failed import Failed

_PREFIX = re.compile(r"(</?)[A-Za-z_][\w.-]{0,60}:(?=[A-Za-z])")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_newsml(source: Source) -> Iterator[Document | Failed]:
    """The news item, or each one of a news message. InputError where it is not well-formed or holds none."""
    text, errors = xml_text(source.read_whole(), source.charset, source.name)
    root = parse_xml(text, source.name)
    items = (
        [root] if local(root) == "newsItem" else [element for element in root.iter() if local(element) == "newsItem"]
    )
    if not items:
        raise InputError(
            f"{source.name} is NewsML-G2, but holds no news item; packages and knowledge items are not read."
        )
    for number, item in enumerate(items[:MAX_FEED_ITEMS], 1):
        own = (item.get("guid") or "").strip()
        name = source.id_of_item(own) if own else source.id_of_one() if len(items) == 1 else f"{source.key}#{number}"
        try:
            yield _document(item, name, errors, source, source.received.sha256() if len(items) == 1 else _digest(item))
        except InputError as error:
            if len(items) == 1:
                raise
            yield Failed(name, str(error))


def _document(item: Any, name: str, errors: tuple[str, ...], source: Source, digest: str) -> Document:
    from stemma.reading.measured import annotate_within

    metas, contents = children(item, "itemMeta"), children(item, "contentMeta")
    meta, content = (metas or [None])[0], (contents or [None])[0]
    laid, body_errors, is_plain = _body(item)
    headline = _in(content, "headline")
    if not laid.text.strip() and not headline:
        raise InputError(
            f"Item {name} of {source.called} has neither inline text nor headline; only its metadata came."
        )
    published = iso_time(_in(meta, "firstCreated")) or iso_time(_in(content, "contentCreated"))
    version_at = iso_time(_in(meta, "versionCreated"))
    dates = (("published", published or version_at), ("modified", version_at if version_at != published else None))
    by = _in(content, "by")
    document = Document(
        id=name,
        headline=headline,
        lang=_language(item, content),
        authors=((by[3:] if by[:3].lower() == "by " else by),) if by else (),
        text=laid.text if laid.text.strip() else headline,
        hops=_hops(item, meta, content),
        dates=tuple(Dated(None, None, value, what) for what, value in dates if value),
        terms=_terms(item),
        links=(*laid.links, *_item_links(meta)),
        modified_at=version_at,
        signals=_signals(meta),
        errors=errors + body_errors + laid.errors,
        format="plain" if is_plain else "newsml-g2",
        received_sha256=digest,
    )
    return replace(annotate_within(document, agencies=source.agencies), format="newsml-g2")


def _in(element: Any, *path: str) -> str:
    return first_text(element, *path) if element is not None else ""


def _language(item: Any, content: Any) -> str | None:
    told = [found.get("tag") or "" for found in (children(content, "language") if content is not None else [])]
    told.append(item.get(_XML_LANG) or "")
    return next((tag.split("-")[0].lower()[:3] for tag in told if tag), None)


def _body(item: Any) -> tuple[Laid, tuple[str, ...], bool]:
    """The longest inline body: XHTML through the page reader's blocks, other XML as its words, plain text as it is."""
    from lxml import etree

    found: list[tuple[Laid, bool]] = []
    errors: list[str] = []
    for holder in children(item, "contentSet"):
        for part in list(holder)[:MAX_HOPS]:
            if local(part) == "inlineXML":
                inner = "".join(
                    _without_namespaces(etree.tostring(child, encoding="unicode", with_tail=False)) for child in part
                )
                found.append((read_fragment(inner, None), False))
            elif local(part) == "inlineData" and not (part.get("encoding") or "").strip():
                found.append((Laid("".join(part.itertext()), (), ()), True))
            elif local(part) in ("inlineData", "remoteContent"):
                errors.append(f"A {local(part)} part of the item is not text inside it, and was stepped over.")
    best, is_plain = max(found, key=lambda pair: len(pair[0].text), default=(Laid("", (), ()), True))
    return best, tuple(dict.fromkeys(errors)), is_plain


def _without_namespaces(markup: str) -> str:
    return _PREFIX.sub(r"\1", markup)


def _name(element: Any) -> str:
    return first_text(element, "name") or (element.get("literal") or "").strip()


def _hops(item: Any, meta: Any, content: Any) -> tuple[Hop, ...]:
    """``hopHistory`` in its own order where it is given; else ``infoSource``, then the provider."""
    history = [hop for holder in children(item, "hopHistory") for hop in children(holder, "hop")][:MAX_HOPS]
    credit = _in(content, "creditline")
    sources = _sources(content)
    provider = next(
        (_name(found) for found in (children(meta, "provider") if meta is not None else []) if _name(found)), ""
    )
    if not history:
        own = [Hop(0, "republisher", provider, (), None, None, "metadata", 0.9)] if provider else []
        return _with_credit(in_order([*sources, *own]), credit)
    steps = sorted(
        history, key=lambda hop: int(seq) if (seq := hop.get("seq") or "").isdecimal() and len(seq) < 9 else 0
    )
    hops = []
    for place, step in enumerate(steps):
        role: Role = "origin" if place == 0 else "republisher" if place == len(steps) - 1 else "relay"
        at = iso_time(step.get("timestamp") or "")
        party = next(iter(children(step, "party")), step)  # a step without its party has no name, and is no hop
        if name := _name(party):
            hops.append(Hop(place, role, name, (), absolute(party.get("uri") or "", None), at, "metadata", 0.95))
    told = {hop.name.casefold() for hop in hops}
    extra = [hop for hop in sources if hop.name.casefold() not in told]
    return _with_credit((*hops, *extra), credit)


def _sources(content: Any) -> list[Hop]:
    hops = []
    for element in (children(content, "infoSource") if content is not None else [])[:MAX_HOPS]:
        for word in (element.get("role") or "").split()[:5] or [""]:
            role = role_of(word)
            if role and _name(element):
                hops.append(
                    Hop(0, role, _name(element), (), absolute(element.get("uri") or "", None), None, "metadata", 0.95)
                )
    return hops


def _with_credit(hops: tuple[Hop, ...], credit: str) -> tuple[Hop, ...]:
    """The credit line as it is to be printed, on the first hop that it names; a hop of its own where it names none."""
    if not credit:
        return hops
    for number, hop in enumerate(hops):
        if hop.name.casefold() in credit.casefold() or credit.casefold() in hop.name.casefold():
            printed = replace(hop, printed=(*hop.printed, Printed(None, None, credit)))
            return (*hops[:number], printed, *hops[number + 1 :])
    return (Hop(0, "origin", credit[:300], (Printed(None, None, credit),), None, None, "credit line", 0.6), *hops)


def _terms(item: Any) -> tuple[Term, ...]:
    terms: list[Term] = []
    for info in children(item, "rightsInfo")[:MAX_HOPS]:
        for element in children(info, "usageTerms"):
            terms += usage_terms(" ".join("".join(element.itertext()).split()))
        for link in children(info, "link"):
            terms += licence_terms(absolute(link.get("href") or "", None) or "")
    return tuple({(term.duty, term.target): term for term in terms}.values())


def _item_links(meta: Any) -> tuple[Link, ...]:
    links = []
    for element in (children(meta, "link") if meta is not None else [])[:MAX_HOPS]:
        href = absolute(element.get("href") or element.get("residref") or "", None)
        if href:
            links.append(Link(None, None, _name(element) or first_text(element, "title"), href, element.get("rel")))
    return tuple(links)


def _signals(meta: Any) -> tuple[str, ...]:
    if meta is None:
        return ()
    told = [*children(meta, "pubStatus"), *children(meta, "signal")][:MAX_HOPS]
    names = [
        (element.get("qcode") or element.get("uri") or "").rpartition(":")[2].rpartition("/")[2].lower()
        for element in told
    ]
    return tuple(dict.fromkeys(name for name in names if name not in ("", "usable")))


def _digest(item: Any) -> str:
    from lxml import etree

    return hashlib.sha256(etree.tostring(item, encoding="utf-8", with_tail=False)).hexdigest()
