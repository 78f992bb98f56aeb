"""How does a Markdown text become a Document?"""

from __future__ import annotations

import re
from dataclasses import replace

from stemma.reading.charset import decode
from stemma.reading.html.author import clean_names
from stemma.reading.html.block import cut_blocks
from stemma.reading.html.dates import page_time
from stemma.reading.html.licence import licence_terms
from stemma.reading.html.text import absolute, lay_out, words_of
from stemma.reading.html.tree import drop_unseen, parse
from stemma.reading.html.vote import key_of
from stemma.reading.source import Source
from stemma.shapes import Dated, Document, InputError

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_][\w-]{0,40})[ \t]*:[ \t]*(.{0,1000})$|^[ \t]+-[ \t]+(.{1,300})$", re.MULTILINE)


def read_markdown(data: bytes, source: Source) -> Document:
    """The annotated Document. InputError where it shows no text."""
    from stemma.reading.measured import annotate_within

    decoded = decode(data, (source.charset,))
    front, text = cut_front(decoded.text)
    tree, errors = parse(f"<html><body>{_to_html(text)}</body></html>", source.name)
    drop_unseen(tree)
    blocks = cut_blocks(tree)
    first = next((block.text for block in blocks if block.tag == "h1"), "")
    headline = words_of(_first(front, "title", "headline") or first)
    if blocks and headline and blocks[0].tag == "h1" and key_of(blocks[0].text) == key_of(headline):
        blocks = blocks[1:] or blocks
    home = absolute(_first(front, "canonical_url", "canonical"), source.address)
    laid = lay_out(blocks, source.address)
    if not laid.text.strip():
        raise InputError(f"{source.name} holds nothing but marks; nothing was read.")
    told = (
        ("published", page_time(_first(front, "date", "published"))),
        ("modified", page_time(_first(front, "lastmod", "updated"))),
    )
    document = Document(
        id=source.id_of_one(),
        headline=headline,
        lang=_first(front, "lang", "language").split("-")[0].lower()[:3] or None,
        authors=clean_names((*front.get("author", []), *front.get("authors", []))),
        text=laid.text,
        dates=tuple(Dated(None, None, value, what) for what, value in told if value),
        terms=tuple(term for licence in front.get("license", [])[:1] for term in licence_terms(licence)),
        links=laid.links,
        home=home,
        errors=decoded.errors + errors + laid.errors,
        format="markdown",
        received_sha256=source.received.sha256(),
    )
    return replace(annotate_within(document, agencies=source.agencies), format="markdown")


def cut_front(text: str) -> tuple[dict[str, list[str]], str]:
    """The fields of the front matter, each a list of its values, and the text after it. No YAML is run: lines are read.

    >>> cut_front("---\\ntitle: A bridge\\nauthors:\\n  - Ana Ruiz\\n  - Ben Koch\\n---\\nText")
    ({'title': ['A bridge'], 'authors': ['Ana Ruiz', 'Ben Koch']}, 'Text')
    """
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    fields: dict[str, list[str]] = {}
    name = ""
    for line in _FIELD.finditer(found[1]):
        if line[1]:
            name = line[1].lower()
            value = line[2].strip()
            listed = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
            fields.setdefault(name, []).extend(_unquoted(one) for one in listed if _unquoted(one))
        elif name and line[3] and len(fields.setdefault(name, [])) < 50:
            fields[name].append(_unquoted(line[3]))
    return fields, text[found.end() :]


def _unquoted(value: str) -> str:
    return value.strip().strip("\"'").strip()


def _first(front: dict[str, list[str]], *names: str) -> str:
    return next((front[name][0] for name in names if front.get(name)), "")


def _to_html(text: str) -> str:
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
