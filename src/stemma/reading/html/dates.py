"""When was a page published, and when changed? As its markup says; htmldate looks further where it says nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from stemma.reading.html.linked import Linked
from stemma.reading.html.meta import Meta

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?)?\s*$")
MOST_ELEMENTS = 30_000
_PUBLISHED_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "date",
    "pubdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
)


def page_dates(meta: Meta, linked: Linked, tree: Any) -> tuple[str | None, str | None]:
    """(published, modified), ISO 8601; a time comes in UTC where its zone is told, else only the day is given."""
    published = _first_iso(
        linked.published,
        meta.first(*_PUBLISHED_NAMES),
        meta.times.get("datePublished", ""),
    )  # fmt: skip
    modified = _first_iso(
        linked.modified,
        meta.first(
            "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod"
        ),
        meta.times.get("dateModified", ""),
    )
    if published is None:
        published = _looked_for(tree)
    return published, modified


def iso_time(value: str) -> str | None:
    """A date or time of metadata as ISO 8601: with its time in UTC where the zone is told, else the day; None if it is none."""
    found = _DAY.match(value.strip()[:60])
    if not found:
        return None
    day, time, zone = found.groups()
    try:
        if time is None or zone is None:
            return datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
        moment = datetime.fromisoformat(f"{day}T{time}{'+00:00' if zone == 'Z' else zone}")
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return None


def _first_iso(*values: str) -> str | None:
    return next((iso for value in values if value and (iso := iso_time(value))), None)


def _looked_for(tree: Any) -> str | None:
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return None
    import htmldate

    found = htmldate.find_date(tree, extensive_search=False, original_date=True)
    return found if isinstance(found, str) else None
