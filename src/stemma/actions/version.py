"""A version and its first reading: the rows that every way of changing a report's text ends in."""

from __future__ import annotations

from uuid import UUID

from stemma.record.models import Reading, Received, Report, Version
from stemma.record.queries.document import plain_reading
from stemma.shapes import Document
from stemma.text import fold


def add_version(
    report: Report,
    document: Document,
    received: Received | None,
    *,
    by: UUID | None = None,
    why: str = "",
) -> Version:
    """The next version of a report with its reading, in the caller's transaction."""
    newest = report.versions.order_by("-number").first()
    version = Version.objects.create(
        report=report,
        number=(newest.number if newest else 0) + 1,
        headline=clean(document.headline),
        text=document.text,
        search_text=search_text_of(document),
        lang=document.lang or "",
        dir=document.dir,
        received=received,
    )
    Reading.objects.create(version=version, document=plain_reading(document), by_id=by, why=why)
    return version


def search_text_of(document: Document) -> str:
    """Headline, text and names of the sources, folded as a search is folded."""
    names = " ".join(hop.name for hop in document.hops)
    return fold(f"{document.headline}\n{names}\n{document.text}").text


def search_words(query: str) -> list[str]:
    """The words of a search, folded as ``search_text`` is; at most twelve."""
    return fold(query[:500]).text.split()[:12]


def clean(line: str) -> str:
    """One line: runs of white space made one blank."""
    return " ".join(line.split())
