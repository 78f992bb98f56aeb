"""Which blocks of text does a tree show, in reading order, and where in them do links stand?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_SPACES = re.compile(r"[ \t\n\r\f]+")
_BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_CELLS = frozenset(("td", "th"))


class Anchor(NamedTuple):
    """A link in a block, with its place in the block's text."""

    begin: int
    end: int
    href: str
    rel: str | None


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item, table row or caption: its words with blanks as a browser shows them."""

    tag: str
    text: str
    element: Any
    anchors: list[Anchor] = field(default_factory=list)
    item: Any = None  # the <li> it stands in

    @property
    def link_share(self) -> float:
        """How much of the text is links."""
        return sum(anchor.end - anchor.begin for anchor in self.anchors) / max(1, len(self.text))


class _Writer:
    """Gathers inline text as a browser would: blanks run together, none at the edges of a block."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.last = ""

    def write(self, text: str | None, is_pre: bool) -> None:
        if not text:
            return
        if not is_pre:
            text = _SPACES.sub(" ", text)
            if text[0] == " " and (not self.last or self.last in " \n"):
                text = text[1:]
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.last = text[-1]

    def break_line(self) -> None:
        if self.last:
            self.write("\n", True)


class _Walk:
    """One pass over the tree, without recursion: nothing depends on how deep the page is nested."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.open: list[tuple[Any, str, int]] = []  # the block-level elements around, with the tag that counts
        self.anchors: list[list[Any]] = []  # [href, rel, begin, element]
        self.done: list[Anchor] = []
        self.writer = _Writer()
        self.pre = 0

    def start(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCK_TAGS:
            self.flush(element.getparent() if element.getparent() is not None else element)
        if tag == "pre":
            self.pre += 1
        elif tag == "br":
            self._break(element)
        elif tag in _CELLS and self.writer.last:
            self.writer.write(" | ", True)
        elif tag == "a" and (href := element.get("href")):
            self.anchors.append([href, element.get("rel"), self.writer.length, element])
        elif tag == "q":
            self.writer.write("“", True)
        self.writer.write(element.text, self.pre > 0)

    def end(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCK_TAGS:
            self.flush(element)
        if tag == "pre":
            self.pre -= 1
        elif tag == "q":
            self.writer.write("”", True)
        elif tag == "a" and self.anchors and self.anchors[-1][3] is element:
            href, rel, begin, _ = self.anchors.pop()
            self.done.append(Anchor(begin, self.writer.length, href, rel))
        self.writer.write(element.tail, self.pre > 0)

    def _break(self, element: Any) -> None:
        previous = element.getprevious()
        doubled = previous is not None and previous.tag == "br" and not (previous.tail or "").strip()
        if doubled:
            self.flush(element.getparent())
        else:
            self.writer.break_line()

    def flush(self, element: Any) -> None:
        raw = "".join(self.writer.parts)
        text = raw.strip()
        if text:
            lead = len(raw) - len(raw.lstrip())
            shown = self.done + [Anchor(begin, len(raw), href, rel) for href, rel, begin, _ in self.anchors]
            anchors = [clipped for anchor in shown if (clipped := _clip(anchor, text, lead))]
            block = _home(element)  # its proxy is kept by the Block, so that `is` and `id` hold
            self.blocks.append(Block(block.tag, text, element, anchors, block if block.tag == "li" else None))
        self.writer = _Writer()
        self.done = []
        for anchor in self.anchors:
            anchor[2] = 0


def _home(element: Any) -> Any:
    """The nearest element that says what kind of block this is: a <div> in an <li> is the list's item."""
    at, steps = element, 0
    while at is not None and steps < 6:
        if at.tag in ("li", "figcaption", "blockquote", "tr", "h1", "h2", "h3", "h4", "h5", "h6"):
            return at
        at, steps = at.getparent(), steps + 1
    return element


def _clip(anchor: Anchor, text: str, lead: int) -> Anchor | None:
    begin, end = max(0, anchor.begin - lead), min(len(text), anchor.end - lead)
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    return Anchor(begin, end, anchor.href, anchor.rel) if begin < end else None


def cut_blocks(tree: Any) -> list[Block]:
    """All blocks of visible text under ``tree`` (see `drop_unseen`), in document order; linear in the page."""
    from lxml import etree

    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if isinstance(element.tag, str):
            (walk.start if event == "start" else walk.end)(element)
        elif event == "end":
            walk.writer.write(element.tail, walk.pre > 0)
    walk.flush(tree)
    return walk.blocks
