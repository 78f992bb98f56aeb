"""IPTC ninjs 1.x, 2.x and 3.x: items in JSON. Names changed from lower case to camel case with 3.0; both are taken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from stemma.reading.charset import decode
from stemma.reading.html.dates import iso_time
from stemma.reading.html.licence import licence_terms
from stemma.reading.html.text import Laid, absolute, read_fragment
from stemma.reading.jsonvalue import first_string, objects, parse_json
from stemma.reading.limit import MAX_FEED_ITEMS, MAX_HOPS
from stemma.reading.source import Source
from stemma.reading.wire.right import usage_terms
from stemma.reading.wire.role import in_order, role_of
from stemma.shapes import Dated, Document, Hop, InputError, Link, Term
from stemma.shapes.failed import Failed

_MARKUP_TYPES = ("text/html", "application/xhtml+xml", "html", "xhtml")


def read_ninjs(source: Source) -> Iterator[Document | Failed]:
    """The item, or each item of a bare array. InputError where the file is not JSON."""
    data = parse_json(decode(source.read_whole(), (source.charset,)).text, source.name)
    items = data if isinstance(data, list) else [data]
    for number, item in enumerate(items[:MAX_FEED_ITEMS], 1):
        own = first_string(item, "uri")
        name = source.id_of_item(own) if own else source.id_of_one() if len(items) == 1 else f"{source.key}#{number}"
        digest = source.received.sha256()
        if len(items) > 1:
            digest = hashlib.sha256(json.dumps(item, sort_keys=True).encode()).hexdigest()
        try:
            yield _document(item, name, digest, source)
        except InputError as error:
            if len(items) == 1:
                raise
            yield Failed(name, str(error))


def _document(item: Any, name: str, digest: str, source: Source) -> Document:
    from stemma.reading.measured import annotate_within

    if not isinstance(item, dict):
        raise InputError(f"Item {name} of {source.called} is no JSON object; it was stepped over.")
    headline = _told(item, "headlines", "headline", ("main", "primary")) or first_string(item, "title", "name")
    laid, has_markup = _body(item)
    if not laid.text.strip() and not headline:
        raise InputError(f"Item {name} of {source.called} has neither body nor headline; only its metadata came.")
    status = first_string(item, "pubStatus", "pubstatus").rpartition(":")[2].lower()
    published = iso_time(first_string(item, "firstCreated", "firstcreated", "contentCreated", "contentcreated"))
    version_at = iso_time(first_string(item, "versionCreated", "versioncreated"))
    told = (("published", published or version_at), ("modified", version_at if version_at != published else None))
    document = Document(
        id=name,
        headline=headline,
        lang=first_string(item, "language").split("-")[0].lower()[:3] or None,
        authors=tuple(filter(None, (_byline(item),))),
        text=laid.text if laid.text.strip() else headline,
        hops=_hops(item),
        dates=tuple(Dated(None, None, value, what) for what, value in told if value),
        terms=_terms(item),
        links=(*laid.links, *_associations(item)),
        modified_at=version_at,
        signals=_signals(item, status),
        errors=laid.errors,
        format="ninjs" if has_markup else "plain",
        received_sha256=digest,
    )
    return replace(annotate_within(document, agencies=source.agencies), format="ninjs")


def _told(item: dict[str, Any], many: str, one: str, roles: tuple[str, ...]) -> str:
    """The list of {role, value} from 2.0 on, by role, else the first; 1.x's single value, else its ``one_main``-like ones."""
    told = objects(item.get(many) or [], MAX_HOPS)
    best = next(
        (entry for entry in told if first_string(entry, "role").rpartition(":")[2].lower() in roles),
        told[0] if told else None,
    )
    if best:
        value = first_string(best, "value")
        return read_fragment(value, None).text if "<" in value else value
    return first_string(item, one, *(key for key in item if key.startswith(f"{one}_")))


def _body(item: dict[str, Any]) -> tuple[Laid, bool]:
    """The fullest body, markup before plain text, and whether it is markup."""
    told = [
        (first_string(body, "contentType", "contenttype").lower(), body.get("value"))
        for body in objects(item.get("bodies") or [], MAX_HOPS)
    ]
    told += [("text/html" if "html" in key else "text/plain", item[key]) for key in item if key.startswith("body_")]
    bodies = [(kind, value) for kind, value in told if isinstance(value, str) and value.strip()]
    for kind, value in sorted(bodies, key=lambda pair: -len(pair[1])):
        if kind in _MARKUP_TYPES or "html" in kind:
            return read_fragment(value, None), True
    plain = max((value for _, value in bodies), key=len, default="")
    if plain.lstrip().startswith("<p"):  # a body without its type that is markup all the same
        return read_fragment(plain, None), True
    return Laid(plain, (), ()), False


def _byline(item: dict[str, Any]) -> str:
    by = first_string(item, "by", "byline")
    return by[3:] if by[:3].lower() == "by " else by


def _hops(item: dict[str, Any]) -> tuple[Hop, ...]:
    hops = []
    for told in objects(item.get("infoSources") or item.get("infosources") or item.get("infosource") or [], MAX_HOPS):
        name = first_string(told, "name", "literal")
        roles = told.get("role") or told.get("rel") or told.get("literal") or ""
        for word in roles if isinstance(roles, list) else [roles]:
            role = role_of(word if isinstance(word, str) else "")
            if name and role:
                hops.append(Hop(0, role, name, (), absolute(first_string(told, "uri"), None), None, "metadata", 0.95))
    return in_order(hops)


def _terms(item: dict[str, Any]) -> tuple[Term, ...]:
    terms = list(usage_terms(first_string(item, "usageTerms", "usageterms")))
    for rights in objects(item.get("rightsInfo") or item.get("rightsinfo") or [], MAX_HOPS):
        terms += licence_terms(first_string(rights, "linkedRights", "linkedrights"))
    return tuple({(term.duty, term.target): term for term in terms}.values())


def _associations(item: dict[str, Any]) -> tuple[Link, ...]:
    """Associated items that have an address: 1.x keeps them by name, 2.x in a list."""
    told = item.get("associations") or []
    entries = (
        list(told.items())[:MAX_HOPS]
        if isinstance(told, dict)
        else [(first_string(one, "name", "rel"), one) for one in objects(told, MAX_HOPS)]
    )
    links = []
    for name, one in entries:
        href = absolute(first_string(one, "uri", "href"), None)
        if href and href.startswith("http"):
            links.append(
                Link(None, None, first_string(one, "headline", "title"), href, str(name)[:100] or "association")
            )
    return tuple(links)


def _signals(item: dict[str, Any], status: str) -> tuple[str, ...]:
    told = item.get("signals") or item.get("signal") or []
    words = told if isinstance(told, list) else [told]
    names = [word if isinstance(word, str) else first_string(word, "code", "name", "uri") for word in words[:MAX_HOPS]]
    found = [name.rpartition(":")[2].rpartition("/")[2].lower() for name in names if name]
    return tuple(dict.fromkeys([*([status] if status not in ("", "usable") else []), *found]))
