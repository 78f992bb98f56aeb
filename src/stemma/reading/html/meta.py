"""What do a page's head and its marks say: meta tags, link tags, microdata, <time>?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from stemma.reading.html.licence import is_cc_licence
from stemma.reading.html.text import words_of

_PUBLISHED = re.compile(r"publish|entry-date|post-date|article-date|dt-published|dateline", re.IGNORECASE)
MOST_TAGS = 2_000
MOST_LICENCES = 20
_OF_A_PICTURE = re.compile(r"caption|credit|gallery|photo|comment", re.IGNORECASE)
MOST_PER_NAME = 20


@dataclass(slots=True)
class Meta:
    """The page's own marks. ``values`` holds meta tags by name or property, in lower case, in order."""

    values: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    lang: str = ""
    dir: str = ""
    base: str = ""
    times: dict[str, str] = field(default_factory=dict)
    title: str = ""
    licences: list[str] = field(default_factory=list)  # Creative Commons' addresses, the page's own before the rest

    def first(self, *names: str) -> str:
        """The first value under the first of the names that has one."""
        return next((values[0] for name in names if (values := self.values.get(name))), "")


def read_meta(tree: Any) -> Meta:
    """The marks of the whole page, before what is unseen is dropped."""
    meta = Meta()
    marks = tree.iter("meta", "link", "script", "base", "html", "title", "a", "time")
    for count, element in enumerate(marks):
        tag = element.tag
        if tag in ("html", "base", "title"):
            _read_once(meta, element, tag)
        elif tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and len(meta.scripts) < 50:
                meta.scripts.append(element.text_content())
        elif tag == "time":
            _read_time(meta, element)
        elif tag == "meta" and count < MOST_TAGS * 10:
            for name in (
                element.get("property"),
                element.get("name"),
                element.get("itemprop"),
                element.get("http-equiv"),
            ):
                _keep(meta.values, name, words_of(element.get("content")))
        elif tag == "a" and len(meta.licences) < MOST_LICENCES and is_cc_licence(element.get("href") or ""):
            _keep_licence(meta, element)
        elif element.get("rel") and element.get("href"):
            for rel in element.get("rel")[:200].lower().split():
                if tag == "link" or rel in ("license", "canonical", "author"):
                    _keep(meta.links, rel, element.get("href").strip()[:2_000])
    return meta


def _read_once(meta: Meta, element: Any, tag: str) -> None:
    if tag == "html":
        meta.lang = meta.lang or (element.get("lang") or element.get("xml:lang") or "").strip()[:35]
        meta.dir = meta.dir or (element.get("dir") or "").strip().lower()
    elif tag == "base":
        meta.base = meta.base or (element.get("href") or "").strip()[:2_000]
    elif not meta.title and not any(up.tag == "svg" for up in element.iterancestors()):
        meta.title = words_of(element.text_content())


def _read_time(meta: Meta, element: Any) -> None:
    value = (element.get("datetime") or "").strip()[:40]
    prop = (element.get("itemprop") or "").strip()
    if value and prop in ("datePublished", "dateModified"):
        meta.times.setdefault(prop, value)
    elif value and (element.get("pubdate") is not None or _PUBLISHED.search((element.get("class") or "")[:500])):
        meta.times.setdefault("datePublished", value)
    elif value:
        meta.times.setdefault("first", value)


def _keep_licence(meta: Meta, element: Any) -> None:
    """A link to a licence speaks for the page, unless it stands at a picture or under what readers wrote."""
    names, at, steps = "", element, 0
    while at is not None and steps < 8:
        if at.tag in ("figure", "figcaption"):
            return
        names += f" {(at.get('class') or '')[:200]} {(at.get('id') or '')[:100]}"
        at, steps = at.getparent(), steps + 1
    if _OF_A_PICTURE.search(names):
        return
    address = element.get("href").strip()[:2_000]
    is_told = "license" in (element.get("rel") or "")[:200].lower().split()
    if is_told:
        meta.licences.insert(0, address)
        _keep(meta.links, "license", address)
    else:
        meta.licences.append(address)


def _keep(values: dict[str, list[str]], name: str | None, value: str) -> None:
    if name and value and len(values) < MOST_TAGS:
        kept = values.setdefault(name.strip().lower()[:100], [])
        if len(kept) < MOST_PER_NAME and value not in kept:
            kept.append(value)
