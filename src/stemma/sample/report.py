"""Which reports does the sample newsroom have, how did each come in, and what of it is its body?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

_OURS = files("stemma.sample") / "reports"


@dataclass(frozen=True, slots=True)
class SampleReport:
    """A file in `reports/`: ``way`` is how it comes in; ``body`` cuts its paragraphs to what a copy would take.

    ``authors`` are those whom an editor names before publishing, where a reading missed them.
    """

    name: str
    media_type: str
    way: str = "upload"
    body: tuple[int, int | None] = (0, None)
    is_published: bool = True
    authors: tuple[str, ...] = ()


REPORTS = (
    SampleReport("maktaba.txt", "text/plain", "paste", (2, -1)),
    SampleReport("brunnen.txt", "text/plain", "paste", (2, -1)),
    SampleReport("mercado.html", "text/html"),
    SampleReport("comment.txt", "text/plain", "paste", (2, -1), authors=("Nils Hagan",)),
    SampleReport("speech.txt", "text/plain", "upload", (2, -1), authors=("Henrik Oster",)),
    SampleReport("sports-hall.txt", "text/plain", "paste", (2, -1)),
    SampleReport("beekeepers.html", "text/html"),
    SampleReport("market-hall.json", "application/json"),
    SampleReport("river-level.json", "application/json"),
    SampleReport("library-roof.html", "text/html"),
    SampleReport("canteen.txt", "text/plain", "paste", (2, -1)),
    SampleReport("tram-line.html", "text/html"),
    SampleReport("relayed.txt", "text/plain", "paste", (2, None)),
    SampleReport("ferry.txt", "text/plain", "paste", (2, -1)),
    SampleReport("wire.atom", "application/atom+xml", "feed", is_published=False),
)
SUBMISSION = "submission.txt"


def bytes_of_report(name: str) -> bytes:
    """The file as it came in."""
    return (_OURS / name).read_bytes()


def text_of_report(name: str) -> str:
    """The file's text."""
    return bytes_of_report(name).decode()


def paragraphs_of(name: str) -> list[str]:
    """The paragraphs of a report's body, without its headline, byline and terms: what a republisher copies."""
    begin, end = next(report.body for report in REPORTS if report.name == name)
    text = text_of_report(name)
    if name.endswith(".html"):
        reader = _Body()
        reader.feed(text)
        paragraphs = reader.paragraphs
    else:
        body = _body_of_wire(json.loads(text)) if name.endswith(".json") else text
        paragraphs = [block.strip("\n") for block in body.split("\n\n") if block.strip()]
    return paragraphs[begin:end]


def _body_of_wire(item: dict[str, Any]) -> str:
    """The text of a ninjs item, as 1.x or as 2.x and 3.x have it."""
    body = item.get("body_text") or item["bodies"][0]["value"]
    assert isinstance(body, str)
    return body


class _Body(HTMLParser):
    """Takes the plain ``<p>`` of an article; headings, bylines, captions and footers are passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self._is_in_article = False
        self._is_in_footer = False
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_in_article = self._is_in_article or tag == "article"
        self._is_in_footer = self._is_in_footer or tag == "footer"
        if tag == "p" and self._is_in_article and not self._is_in_footer and not attrs:
            self._open = []

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._open is not None:
            self.paragraphs.append("".join(self._open).strip())
            self._open = None
        elif tag == "article":
            self._is_in_article = False
        elif tag == "footer":
            self._is_in_footer = False
