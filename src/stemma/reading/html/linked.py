"""What does a page's JSON-LD say of the article (schema.org NewsArticle and its kin)?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from stemma.reading.charset import mend_text
from stemma.reading.html.text import host_of, words_of
from stemma.reading.limit import MAX_HOPS

MOST_SCRIPT_CHARS = 1_000_000
MOST_NODES = 5_000
_ARTICLE_TYPES = frozenset(
    [
        "Article",
        "NewsArticle",
        "AnalysisNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "Report",
        "BlogPosting",
        "LiveBlogPosting",
        "TechArticle",
        "ScholarlyArticle",
        "SocialMediaPosting",
        "AdvertiserContentArticle",
        "SatiricalArticle",
    ]
)


@dataclass(frozen=True, slots=True)
class Party:
    """Someone named in metadata, with the work they stand behind where that is told."""

    name: str
    address: str | None = None
    kind: Literal["", "person", "organization"] = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """What JSON-LD told of the article; empty where it told nothing."""

    headline: str = ""
    authors: tuple[Party, ...] = ()
    publisher: Party | None = None
    based_on: tuple[Party, ...] = ()
    source_organizations: tuple[Party, ...] = ()
    citations: tuple[Party, ...] = ()
    published: str = ""
    modified: str = ""
    licence: str = ""
    credit: str = ""
    language: str = ""
    address: str = ""
    is_opinion: bool = False
    corrections: tuple[str, ...] = ()
    status: str = ""


def read_linked(scripts: list[str]) -> tuple[Linked, tuple[str, ...]]:
    """The article among the scripts' nodes, and a sentence for each script that is no JSON."""
    nodes: list[dict[str, Any]] = []
    errors: list[str] = []
    for script in scripts:
        try:
            if len(script) > MOST_SCRIPT_CHARS:
                raise ValueError("it is over 1 MB")
            data = json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError) as error:
            errors.append(f"A JSON-LD block was stepped over: {str(error)[:80] or 'nested too deep'}.")
            continue
        nodes.extend(_nodes(data))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _types(node) & _ARTICLE_TYPES]
    article = max(articles, key=lambda node: ("headline" in node, len(node)), default=None)
    return (_article(article, by_id) if article else Linked()), tuple(dict.fromkeys(errors))


def _nodes(data: Any) -> list[dict[str, Any]]:
    """Every object that stands by itself: at the top, in a list, in @graph, or as the main thing of a page."""
    found: list[dict[str, Any]] = []
    waiting = [data]
    while waiting and len(found) < MOST_NODES:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item[:MOST_NODES]))
        elif isinstance(item, dict):
            found.append(item)
            waiting.extend(
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), dict | list)
            )
    return found


def _types(node: dict[str, Any]) -> set[str]:
    told = node.get("@type")
    names = told if isinstance(told, list) else [told]
    return {name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)}


def _article(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Linked:
    def parties(key: str) -> tuple[Party, ...]:
        return tuple(dict.fromkeys(_parties(node.get(key), by_id)))[:MAX_HOPS]

    corrections = [_text_of(item, "text", "description") for item in _listed(node.get("correction"))]
    page = node.get("mainEntityOfPage")
    return Linked(
        headline=_first(node.get("headline")) or _first(node.get("name")),
        authors=parties("author") or parties("creator"),
        publisher=next(iter(parties("publisher")), None),
        based_on=parties("isBasedOn") + parties("isBasedOnUrl") + parties("translationOfWork"),
        source_organizations=parties("sourceOrganization"),
        citations=parties("citation"),
        published=_first(node.get("datePublished")) or _first(node.get("dateCreated")),
        modified=_first(node.get("dateModified")),
        licence=next(
            (text for item in _listed(node.get("license")) if (text := _text_of(item, "url", "@id", "name"))), ""
        ),
        credit=_first(node.get("creditText")),
        language=next(
            (text for item in _listed(node.get("inLanguage")) if (text := _text_of(item, "alternateName", "name"))), ""
        ),
        address=_first(node.get("url")) or (_text_of(page, "@id", "url") if page else ""),
        is_opinion="OpinionNewsArticle" in _types(node),
        corrections=tuple(text for text in corrections if text),
        status=_first(node.get("creativeWorkStatus")),
    )


def _parties(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[Party]:
    for item in _listed(value):
        if isinstance(item, str):
            is_address = item.startswith(("http://", "https://"))
            yield Party(
                host_of(item) if is_address else words_of(mend_text(item)), item[:2_000] if is_address else None
            )
            continue
        if set(item) == {"@id"} and isinstance(item["@id"], str):
            item = by_id.get(item["@id"], {"url": item["@id"]} if item["@id"].startswith("http") else {})
        address = _text_of(item, "url", "@id", "sameAs")
        address = address if address.startswith(("http://", "https://")) else ""
        types = _types(item)
        name = _first(item.get("name"))
        if not types & {"Person", "Organization", "NewsMediaOrganization"} or not name:
            behind = (
                _listed(item.get(key)) for key in ("sourceOrganization", "publisher", "provider", "author", "creator")
            )
            owner = next(
                (
                    _first(one.get("name"))
                    for some in behind
                    for one in some
                    if isinstance(one, dict) and one.get("name")
                ),
                "",
            )
            name = (
                owner or ("" if types & _ARTICLE_TYPES or "CreativeWork" in types else name) or host_of(address) or name
            )
        several = [words_of(mend_text(one)) for one in _listed(item.get("name")) if isinstance(one, str)]
        for one in several if len(several) > 1 and "Person" in types else [name]:
            if one:
                yield Party(one, address or None, _kind_of(types))


def _kind_of(types: set[str]) -> Literal["", "person", "organization"]:
    if "Person" in types:
        return "person"
    return "organization" if any(name.endswith("Organization") for name in types) else ""


def _listed(value: Any) -> list[Any]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items[:MAX_HOPS] if isinstance(item, str | dict) and item]


def _first(value: Any) -> str:
    return next((words_of(mend_text(item)) for item in _listed(value) if isinstance(item, str)), "")


def _text_of(value: Any, *keys: str) -> str:
    if isinstance(value, str):
        return words_of(mend_text(value))
    if isinstance(value, dict):
        return next((text for key in keys if (text := _first(value.get(key)))), "")
    return ""
