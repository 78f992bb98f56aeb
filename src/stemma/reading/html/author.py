"""Who is named as author of a page? By its metadata, else by what its marks and its byline show; names are cleaned.

A name is a person's: no "Staff", no date, no address, no site; a list in one string is split.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Any

from stemma.reading.html.linked import Linked
from stemma.reading.html.meta import Meta
from stemma.reading.html.text import host_of, words_of
from stemma.reading.limit import MAX_HOPS

MOST_NAME_CHARS = 60
MOST_NAME_WORDS = 5
MOST_MARKED = 40
MOST_BYLINE_CHARS = 200
# In the order they are believed; the first that gives a name is taken.
_NAMES = (
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "og:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor.author",
    "citation_author",
    "cxenseparse:author",
    "rbauthors",
    "shareaholic:article_author_name",
    "creator",
    "auteur",
    "twitter:creator:name",
)
_WRITTEN_BY = re.compile(
    r"written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|автор", re.IGNORECASE
)
_BY = re.compile(
    r"^\W{0,5}(?:(?:words|text|texte|texto|testo|story|report(?:ed|ing)?|written|posted|published|article|opinion|analysis|"
    r"submitted|geschrieben|verfasst|écrit|escrito|scritto)\s{1,3})?(?:by|von|par|por|di|door|av|af|przez|autor(?:in|es|a)?|authors?|auteure?|"
    r"autore|автор|текст|بقلم|yazar|yazan|words|text|texte|texto|testo)\b\s?:?\s+",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:;|\||/|•|·|\n|&|\s+(?:and|und|et|y|e|og|och|en|i|и|with|mit)\s+|,\s*(?:and|und|et|y)\s+)\s*")
_AFTER = re.compile(
    r"\s*(?:[(\[<].*$|\s[-–—|@]\s.*$|\s@\w.*$|\S+@\S+.*$|https?://.*$|\b(?:on|am|le|el|il)\s\d.*$|\s\d{1,2}[./:].*$|\d{4}.*$)",
    re.DOTALL,
)
_POSTS = re.compile(
    r"[,\s]+(?:(?:senior|chief|deputy|managing|associate|assistant|executive|news|sports?|science|political|contributing|special|staff|guest|"
    r"business|technology|culture|foreign|national|freelance)\s)*(?:staff|writer|reporter|editor|correspondent|columnist|contributor|"
    r"journalist|author|producer|photographer|redakteur(?:in)?|redaktion|korrespondent(?:in)?|journaliste|rédacteur|rédactrice|periodista|"
    r"redactor[a]?|giornalista|редактор)s?\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE_STAFF = re.compile(r"[^,]*\b(?:staff|editorial)(?:\s+(?:staff|reports?|wire))?\W*$", re.IGNORECASE)
_DAY_AFTER = re.compile(
    r"\s*\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(r"(?<=\w{3})\.\s+(?=\w).*$", re.DOTALL)
_ACRONYM = re.compile(r"[A-Z]{2,4}\b")
_NOBODIES = (
    r"^(?:(?:the\s)?(?:staff|admin(?:istrator)?|editors?|editorial(?: (?:staff|team|board))?|web(?:master| ?desk)|redaktion|red|"
    r"redacci[oó]n|redazione|r[ée]daction|redação|redactie|redakcja|редакция|newsroom|news ?desk|desk|guest|unknown|anonymous|",
    r"author|none|null|undefined|contributors?|team|user|root|wordpress|view all posts|more from|follow|share|posted|archive|",
    r"agencies|agency|wire reports?))\b|\w\.(?:com|org|net|news|info|[a-z]{2})$|admin$|",
    r"\b(?:staff|newsroom|news desk|web desk|redaktion|redacción|editorial team|online|\.com|team|news|magazine|times|media|press|",
    r"agency|network|group|inc|ltd|gmbh)$",
)
_NOBODY = re.compile("".join(_NOBODIES), re.IGNORECASE)
_NAME_START = re.compile(r"[^\W\d_]")
_SEEN = (
    "//*[@itemprop='author' or contains(concat(' ',normalize-space(@rel),' '),' author ') or contains(@class,'author') or "
    "contains(@class,'Author') or contains(@class,'byline') or contains(@class,'Byline') or contains(@class,'by-line') or "
    "contains(@data-testid,'byline') or contains(@id,'author') or contains(@id,'byline')]"
)
_NOT_HERE = re.compile(
    r"comment|respond|related|recommend|sidebar|widget|popular|trending|teaser|footer-author|newsletter", re.IGNORECASE
)
_INNER = "descendant-or-self::*[@itemprop='name' or contains(@class,'fn') or contains(@class,'author-name') or contains(@class,'name')]"


def page_authors(meta: Meta, linked: Linked, tree: Any) -> tuple[str, ...]:
    """The authors that the page's markup names, else those that its marks show; empty where neither names a person.

    ``tree`` is the page as written, before what is unseen is dropped.
    """
    sites = _sites(meta, linked)
    persons = [party.name for party in linked.authors if party.kind != "organization"]
    for told in (persons, *(meta.values.get(name, []) for name in _NAMES), _labelled(meta)):
        if names := clean_names(told, sites):
            return names
    return _marked(tree, sites)


def clean_names(told: Iterable[str], sites: Sequence[str] = ()) -> tuple[str, ...]:
    """The persons named in strings from outside, each once; ``sites`` are names that are nobody's.

    >>> clean_names(["By Ana Ruiz and Ben Koch, Staff Writers"]), clean_names(["RUIZ, ANA", "admin", "https://x.example/a"])
    (('Ana Ruiz', 'Ben Koch'), ('Ana Ruiz',))
    """
    folded = {_fold(site) for site in sites}
    names: dict[str, str] = {}
    for text in told:
        for name in _split(text):
            if _fold(name) not in folded and not _NOBODY.search(name):
                names.setdefault(_fold(name), name)
        if len(names) >= MAX_HOPS:
            break
    return tuple(names.values())


def _split(text: str) -> Iterator[str]:
    text = " ".join(re.sub(r"<[^>]{0,200}>", " ", unescape(text)).split())[:2_000]
    if not text or text.startswith(("http://", "https://", "www.", "@", "{")):
        return
    text = _BY.sub("", text)
    for piece in _LIST.split(text):
        parts = [part.strip() for part in piece.split(",") if part.strip()]
        if len(parts) == 2 and all(" " not in part for part in parts) and _is_name(f"{parts[1]} {parts[0]}"):
            parts = [f"{parts[1]} {parts[0]}"]  # "Ruiz, Ana"
        for number, part in enumerate(parts):
            if _WHOLE_STAFF.match(part):
                continue
            whole = _SENTENCE.sub("", _DAY_AFTER.sub("", _AFTER.sub("", _BY.sub("", part))))
            name = _POSTS.sub("", whole).strip(" .,:;-–—|*_\"'“”")
            is_desk = name != whole.strip() and bool(_ACRONYM.match(name))  # "AP National Writer"
            if is_desk or (number and (" " not in name or name[:1].islower())):
                continue  # "Ana Ruiz, Lindenau": where or what the person is
            if _is_name(name):
                yield _as_written(name)


def _is_name(name: str) -> bool:
    words = name.split()
    if not words or len(name) > MOST_NAME_CHARS or len(words) > MOST_NAME_WORDS or len(name) < 3:
        return False
    return bool(_NAME_START.match(name)) and not any(char.isdigit() or char in "/\\{}<>=?!#%" for char in name)


def _as_written(name: str) -> str:
    """A name printed in capitals alone, or in none, as names are written."""
    is_flat = name.isupper() or name.islower()
    return name.title() if is_flat and " " in name else name


def _fold(name: str) -> str:
    return "".join(re.findall(r"\w", name)).casefold()


def _sites(meta: Meta, linked: Linked) -> list[str]:
    host = host_of(meta.first("og:url"))
    named = [
        meta.first(name) for name in ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site")
    ]
    return [
        name for name in (*named, host, host.split(".")[0], linked.publisher.name if linked.publisher else "") if name
    ]


def _labelled(meta: Meta) -> list[str]:
    """Twitter's cards label what they show: label1 "Written by", data1 the name."""
    return [
        meta.first(f"twitter:data{number}")
        for number in (1, 2)
        if _WRITTEN_BY.search(meta.first(f"twitter:label{number}"))
    ]


def _marked(tree: Any, sites: Sequence[str]) -> tuple[str, ...]:
    """The names in the first element marked as author or byline, and in those beside it."""
    chosen: Any = None
    found: list[str] = []
    for element in tree.xpath(_SEEN)[:MOST_MARKED]:
        if element.tag in ("body", "html", "article", "main", "meta", "link", "script", "img", "input", "form"):
            continue
        if _is_elsewhere(element):
            continue
        home = element.getparent()
        if chosen is not None and home is not chosen:
            break
        names = clean_names(_texts_of(element), sites)
        if names:
            found += names
            chosen = home
    return tuple(dict.fromkeys(found))


def _texts_of(element: Any) -> list[str]:
    inner = [words_of(" ".join(one.itertext())) for one in element.xpath(_INNER)[:10]]
    inner = [text for text in inner if 3 <= len(text) <= MOST_NAME_CHARS]
    if inner:
        return inner[:4]
    links = [words_of(" ".join(link.itertext())) for link in element.iter("a")][:6]
    whole = words_of(" ".join(element.itertext()))
    if element.tag != "a" and links and any(links):
        return [text for text in links if text]
    is_worded = bool(_BY.match(whole))
    return [whole] if len(whole) <= (MOST_BYLINE_CHARS if is_worded else MOST_NAME_CHARS) else []


def _is_elsewhere(element: Any) -> bool:
    at, steps = element, 0
    while at is not None and steps < 12:
        if _NOT_HERE.search(f"{(at.get('class') or '')[:300]} {(at.get('id') or '')[:100]}") and at.tag not in (
            "body",
            "html",
        ):
            return True
        if at.tag in ("aside", "nav", "footer") or at.get("role") in ("navigation", "complementary"):
            return True
        at, steps = at.getparent(), steps + 1
    return False
