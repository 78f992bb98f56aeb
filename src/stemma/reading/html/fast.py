"""What does a web page say, told at the speed of archives? resiliparse cuts it, and the blocks that are no body are left out.

The fast tier gives text, body, headline, language, links and the canonical address. What markup tells of authors,
dates and parties is the careful tier's (`read_page`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING

from stemma.reading.charset import declared_in_markup, decode
from stemma.reading.html.aside import (
    CHARS_OF_WORD,
    FEWEST_WORDS,
    begins_comments,
    is_promotion,
    is_sign_off,
    is_worded_as_caption,
)
from stemma.reading.html.block import Anchor, Block
from stemma.reading.html.body import HEADINGS
from stemma.reading.html.tame import may_be_wild, tame
from stemma.reading.html.text import absolute, host_of, lay_out, words_of
from stemma.reading.html.vote import key_of
from stemma.reading.unread import leave_unread
from stemma.shapes import Document, InputError

if TYPE_CHECKING:
    from stemma.reading.agency import Agency

HEAD_CHARS = 100_000  # where a page's head is looked for
MOST_GAP = 12  # blocks between two runs of prose; two articles on one page lie further apart
MOST_AFTER = 4
MOST_LABEL_CHARS = 120
MOST_LINKS_SHARE = 0.8
_OPENS = re.compile(r"(?:<[uo]l>\s*)?<(h[1-6]|p|li|pre)\b")
_TAG = re.compile(r"<(/?)(\w*)([^>]*)>")
_HREF = re.compile(r'href="([^"]{0,2000})"')
_ENDS = re.compile(r"[.!?…。！？؟:;»”\"')\]]\s*$")
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_TOLD_TITLE = re.compile(
    r"""<meta\s[^>]{0,200}?(?:property|name)\s?=\s?["']og:title["'][^>]{0,200}?content\s?=\s?(?:"([^"]{1,1000})"|'([^']{1,1000})')""",
    re.IGNORECASE,
)
_LANG = re.compile(r"""<html\b[^>]{0,500}?\slang\s?=\s?["']?([a-z]{2,3})\b""", re.IGNORECASE)
_CANONICAL = re.compile(
    r"""<link\s[^>]{0,500}?rel\s?=\s?["']?canonical\b[^>]{0,500}?href\s?=\s?["']([^"']{1,2000})""", re.IGNORECASE
)


def read_page_fast(
    data: bytes,
    *,
    id: str,
    name: str,
    address: str | None = None,
    charset: str | None = None,
    sha256: str | None = None,
    agencies: Sequence[Agency] | None = None,
    format: str = "html",
    is_annotated: bool = True,
) -> Document:
    """The page as one Document, annotated from its words unless told otherwise. InputError where it shows no text."""
    from resiliparse.extract.html2text import extract_plain_text

    from stemma.reading.measured import annotate_within, check_size

    decoded = decode(data, (charset, declared_in_markup(data)))
    markup, errors = tame(decoded.text) if may_be_wild(data) else (decoded.text, ())
    try:
        shown = extract_plain_text(
            markup, preserve_formatting="minimal_html", main_content=True, list_bullets=False, alt_texts=False, links=True
        )  # fmt: skip
    except (ValueError, RuntimeError) as error:
        raise InputError(f"{name} has no markup that can be read ({str(error)[:100]}); save the page again.") from error
    blocks = cut_shown(shown)
    headline = _headline(markup, blocks)
    folded = key_of(headline)
    chosen = choose_run(blocks)
    top = [block for block in chosen[:MOST_GAP] if not (folded and key_of(block.text) == folded)]
    chosen = (top + chosen[MOST_GAP:]) or chosen
    laid = lay_out(chosen, address)
    if not laid.text.strip():
        raise InputError(f"{name} shows no text without its scripts; save the page from a browser and give that.")
    document = Document(
        id=id,
        headline=headline,
        lang=found[1].lower() if (found := _LANG.search(markup, 0, HEAD_CHARS)) else None,
        text=laid.text,
        links=laid.links,
        home=_home(markup, address),
        errors=decoded.errors + errors + laid.errors,
        format=format,
        received_sha256=sha256,
        body=((0, len(laid.text)),),
    )
    if is_annotated:
        return annotate_within(document, agencies=agencies)
    check_size(document)
    return leave_unread(document)


def cut_shown(shown: str) -> list[Block]:
    """The blocks of resiliparse's text with its few tags (headings, paragraphs, items, links)."""
    blocks = []
    for tag in ("li", "p", "h1", "h2", "h3", "h4", "h5", "h6"):
        shown = shown.replace(f"</{tag}>\n", f"</{tag}>\n\n")
    for piece in shown.split("\n\n"):
        raw = piece.strip()
        if not raw:
            continue
        found = _OPENS.match(raw)
        text, anchors = _without_tags(raw)
        if text:
            blocks.append(Block(found[1] if found else "", text, None, anchors))
    return blocks


def _without_tags(raw: str) -> tuple[str, list[Anchor]]:
    if "<" not in raw:
        return unescape(raw), []
    parts: list[str] = []
    anchors: list[Anchor] = []
    length = at = begin = 0
    href = ""
    for tag in _TAG.finditer(raw):
        if tag.start() > at:
            piece = unescape(raw[at : tag.start()])
            piece = piece if length else piece.lstrip()
            parts.append(piece)
            length += len(piece)
        at = tag.end()
        if tag[2] == "a":
            if not tag[1]:
                found = _HREF.search(tag[3])
                href, begin = unescape(found[1]) if found else "", length
            elif href and length > begin:
                anchors.append(Anchor(begin, length, href, None))
                href = ""
    if at < len(raw):
        parts.append(unescape(raw[at:]))
    text = "".join(parts).rstrip()
    return text, [anchor for anchor in anchors if anchor.end <= len(text)]


def choose_run(blocks: Sequence[Block]) -> list[Block]:
    """The longest run of prose, without what is no body; all blocks where none is prose."""
    asides = [_is_aside(block) for block in blocks]
    prose = [number for number, block in enumerate(blocks) if not asides[number] and _is_prose(block)]
    if not prose:
        return list(blocks)
    size = sum(len(blocks[number].text) for number in prose)
    paragraphs = [number for number in prose if blocks[number].tag == "p"]
    has_paragraphs = 2 * sum(len(blocks[number].text) for number in paragraphs) >= size
    first, last = _longest_run(blocks, paragraphs if has_paragraphs else prose)
    chosen: list[Block] = []
    for number in range(first, min(len(blocks), last + MOST_AFTER)):
        block = blocks[number]
        if begins_comments(block) and number > first:
            break
        is_complete = bool(_ENDS.search(block.text))
        if block.tag == "h1" or asides[number] or (number > last and not (block.tag in ("li", "p") and is_complete)):
            continue
        if has_paragraphs and not block.tag and len(block.text) < MOST_LABEL_CHARS and not is_complete:
            continue
        chosen.append(block)
    while len(chosen) > 1 and chosen[-1].tag in HEADINGS:
        chosen.pop()
    return chosen


def _longest_run(blocks: Sequence[Block], numbers: Sequence[int]) -> tuple[int, int]:
    """First and last number of the run of most text; runs are parted by many blocks of other kinds, or by comments."""
    best, best_size = (numbers[0], numbers[0]), 0
    begin, size = numbers[0], 0
    for place, number in enumerate(numbers):
        size += len(blocks[number].text)
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        is_end = following is None or following - number > MOST_GAP
        if is_end or any(begins_comments(blocks[between]) for between in range(number + 1, following or 0)):
            if size > best_size:
                best, best_size = (begin, number), size
            begin, size = following or number, 0
            if not is_end and best_size > 0:
                break
    return best


def _is_prose(block: Block) -> bool:
    is_long = block.tag in ("p", "", "pre") and len(block.text) >= FEWEST_WORDS * CHARS_OF_WORD
    return is_long and block.link_share < 0.5


def _is_aside(block: Block) -> bool:
    if block.link_share > MOST_LINKS_SHARE:
        return True
    return is_promotion(block) or is_sign_off(block) or is_worded_as_caption(block)


def _headline(markup: str, blocks: Sequence[Block]) -> str:
    told = _TOLD_TITLE.search(markup, 0, HEAD_CHARS)
    title = unescape((told[1] or told[2]) if told else "")
    heading = next((block.text for block in blocks if block.tag == "h1"), "")
    if heading and (not title or key_of(heading) in key_of(title) or key_of(title) in key_of(heading)):
        return words_of(heading)
    found = None if title or heading else _TITLE.search(markup, 0, HEAD_CHARS)
    return words_of(title or heading or (unescape(found[1]) if found else ""))


def _home(markup: str, address: str | None) -> str | None:
    found = _CANONICAL.search(markup, 0, HEAD_CHARS)
    canonical = absolute(unescape(found[1]), address) if found else None
    return canonical if canonical and host_of(canonical) and host_of(canonical) != host_of(address) else None
