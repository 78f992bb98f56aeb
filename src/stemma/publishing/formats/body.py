"""Which runs of a document's text are the report itself? Its paragraphs, without what goes with them elsewhere on a page.

Left out are the headline, what is set aside, captions, terms with the note around them, and lines that hold nothing but
credits; the dateline stays where it is. A line or block goes as a whole where half of it or more is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from stemma.shapes import Document, Span

HALF = 0.5
BYLINE_LINES, BYLINE_CHARS, BYLINE_WORDS = 8, 120, 5
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BULLET = re.compile(r"\s*[•‣◦▪●·*–-]\s+")
_AROUND_WORDS = "\"'“”„‟«»‘’‚‛‹›「」『』…. \t\n\u00a0"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body: ``item`` is one line of a list, ``quotation`` one that is nothing but somebody's words."""

    kind: Literal["text", "item", "quotation"]
    text: str


def paragraphs_of(document: Document) -> tuple[Paragraph, ...]:
    """The body in the order of the text, every word of it once; lines of one paragraph are kept apart by newlines."""
    said = _Cover([part for item in document.statements if item.kind == "direct" for part in item.content])
    return tuple(part for lines in _body_lines(document, False) for part in _paragraphs(document.text, lines, said))


def body_spans(document: Document, *, keep_credits: bool = False) -> list[Span]:
    """The lines of the text that are the body, in order; with ``keep_credits`` the lines of credits are among them."""
    return [line for lines in _body_lines(document, keep_credits) for line in lines]


def lines_around(text: str, span: Span) -> Span:
    """The whole lines that a place stands in, white space around them apart: a note is quoted whole, not from its middle."""
    begin = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", max(begin, span[1] - 1))
    words = text[begin : len(text) if end < 0 else end]
    begin += len(words) - len(words.lstrip())
    return begin, begin + len(words.strip())


def _blocks(text: str) -> list[list[Span]]:
    """The lines that hold something, in blocks between blank lines."""
    blocks: list[list[Span]] = []
    for match in _LINE.finditer(text):
        begin, end = match.span()
        if blocks and begin - blocks[-1][-1][1] <= 1:
            blocks[-1].append((begin, end))
        else:
            blocks.append([(begin, end)])
    return blocks


def _body_lines(document: Document, keep_credits: bool) -> Iterator[list[Span]]:
    text = document.text
    aside, credits = _aside(document), _credits(document)
    out, beside, credited = _Cover([*aside, *credits]), _Cover(aside), _Cover(credits)
    for lines in _blocks(text):
        is_out = out.share_of(text, (lines[0][0], lines[-1][1])) >= HALF
        kept = [] if is_out else [line for line in lines if out.share_of(text, line) < HALF]
        if keep_credits:
            signed = [line for line in lines if credited.share_of(text, line) >= HALF > beside.share_of(text, line)]
            kept = sorted({*kept, *signed})
        if kept:
            yield kept


def _aside(document: Document) -> list[Span]:
    """What has a place of its own beside the body: headline, captions, terms, what is set aside."""
    found: list[tuple[int | None, int | None]] = [(item.begin, item.end) for item in document.set_aside]
    found += [(caption.begin, caption.end) for caption in document.captions]
    found += [(term.begin, term.end) for term in document.terms]
    if document.headline_span:
        found.append(document.headline_span)
    return _placed(found)


def _credits(document: Document) -> list[Span]:
    """The credits as printed and the links that were promised, the dateline apart: that is the body's."""
    found: list[tuple[int | None, int | None]] = [(one.begin, one.end) for hop in document.hops for one in hop.printed]
    found += [(link.begin, link.end) for link in document.links if link.state != "present"]
    found += _bylines(document)
    dateline = (document.dateline.begin, document.dateline.end) if document.dateline else (0, 0)
    return [span for span in _placed(found) if not (dateline[0] <= span[0] and span[1] <= dateline[1])]


def _bylines(document: Document) -> Iterator[Span]:
    """Lines near the top that hold an author's name and few words beside it: "By Ada Holm, Seaford Relay"."""
    names = [*document.authors, *(hop.name for hop in document.hops)]
    for match in islice(_LINE.finditer(document.text), BYLINE_LINES):
        line = rest = match.group()
        if len(line) > BYLINE_CHARS or not any(author in line for author in document.authors if author.strip()):
            continue
        for name in names:
            rest = rest.replace(name, " ")
        if len(rest.split()) <= BYLINE_WORDS and not rest.rstrip().endswith((".", "!", "?", "”", '"')):
            yield match.span()


def _placed(spans: Sequence[tuple[int | None, int | None]]) -> list[Span]:
    return [(begin, end) for begin, end in spans if begin is not None and end is not None and begin < end]


def _paragraphs(text: str, lines: Sequence[Span], said: _Cover) -> Iterator[Paragraph]:
    plain: list[str] = []
    for begin, end in lines:
        line = text[begin:end]
        bullet = _BULLET.match(line)
        if bullet and plain:
            yield Paragraph("text", "\n".join(plain))
            plain = []
        if bullet:
            yield Paragraph("item", line[bullet.end() :].strip())
        else:
            plain.append(line.strip())
    if plain:
        whole = (lines[0][0], lines[-1][1])
        is_said = len(plain) == len(lines) and not said.rest_of(text, whole).strip(_AROUND_WORDS)
        yield Paragraph("quotation" if is_said else "text", "\n".join(plain))


class _Cover:
    """Spans made one where they touch, and asked how much of a place they cover."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans: list[Span] = []
        for begin, end in sorted(spans):
            if self._spans and begin <= self._spans[-1][1]:
                self._spans[-1] = self._spans[-1][0], max(self._spans[-1][1], end)
            else:
                self._spans.append((begin, end))

    def rest_of(self, text: str, place: Span) -> str:
        """What of the place no span covers."""
        at, rest = place[0], []
        for begin, end in self._over(place):
            rest.append(text[at : max(at, begin)])
            at = max(at, min(end, place[1]))
        return "".join([*rest, text[at : place[1]]])

    def share_of(self, text: str, place: Span) -> float:
        """How much of the characters that are seen is covered."""
        size = len("".join(text[slice(*place)].split()))
        return 1 - len("".join(self.rest_of(text, place).split())) / size if size else 1.0

    def _over(self, place: Span) -> Iterator[Span]:
        first = bisect_left(self._spans, place[0], key=lambda span: span[1])
        for index in range(first, len(self._spans)):
            if self._spans[index][0] >= place[1]:
                return
            yield self._spans[index]
