"""When was a page published, and when changed? As its markup says; htmldate looks further where it says nothing."""

from __future__ import annotations

import copy
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from stemma.reading.dates import days_between, find_dates
from stemma.reading.html.linked import Linked
from stemma.reading.html.meta import Meta

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?)?\s*$")
MOST_ELEMENTS = 30_000
_PUBLISHED_NAMES = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "og:pubdate",
    "datepublished",
    "datecreated",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publisheddate",
    "published-date",
    "article.published",
    "article.created",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "citation_publication_date",
    "citation_date",
    "article_date_original",
    "originalpublicationdate",
    "displaydate",
    "release_date",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.issued",
    "dc.date.created",
    "dc.date.publication",
    "dc.date",
    "ptime",
    "date",
    "timestamp",
)
_MODIFIED_NAMES = (
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "revised",
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/_-](0[1-9]|1[0-2])[/_-](0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_EPOCH = re.compile(r"(1\d{9})(?:\d{3})?$")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=$|T|\d{4,6}$)")
FIRST_YEAR = 1990  # of the web; what is told to be older is a slip, or the date of what the page is about


def page_dates(meta: Meta, linked: Linked, tree: Any, address: str | None) -> tuple[str | None, str | None]:
    """(published, modified), ISO 8601, as exact as told: a time with its own zone, so that its day is the page's day.

    Told by JSON-LD, meta tags and marked times; else by the page's address, else looked for by htmldate.
    """
    published = _first_told(linked.published, *_values(meta, _PUBLISHED_NAMES), meta.times.get("datePublished", ""))
    modified = _first_told(linked.modified, *_values(meta, _MODIFIED_NAMES), meta.times.get("dateModified", ""))
    places = (address, *meta.links.get("canonical", ()), meta.first("og:url"))
    day = next((day for place in places if place and (day := _day_in(place))), None)
    if published is None or (published.endswith("Z") and day and abs(days_between(published, day) or 0) == 1):
        published = day or published  # a time in UTC has another day than the newsroom's own clock had
    if published is None:
        published = _first_told(meta.times.get("first", ""))
    return published or _looked_for(tree), modified


def _values(meta: Meta, names: tuple[str, ...]) -> list[str]:
    return [meta.values[name][0] for name in names if meta.values.get(name)]


def _first_told(*values: str) -> str | None:
    return next((told for value in values if value and (told := page_time(value))), None)


def page_time(value: str) -> str | None:
    """A date or time as pages write it, in ISO 8601: its own zone is kept, a time without one gives the day.

    >>> page_time("2024-05-03T22:00:00-05:00"), page_time("Fri, 03 May 2024 10:00:00 GMT"), page_time("May 3, 2024")
    ('2024-05-03T22:00:00-05:00', '2024-05-03T10:00:00Z', '2024-05-03')
    """
    value = value.strip()[:60]
    found = _DAY.match(value)
    told: str | None = None
    if found:
        day, time, zone = found.groups()
        told = _moment(f"{day}T{time}{'+00:00' if zone == 'Z' else zone}") if time and zone else _moment(day)
    elif epoch := _EPOCH.match(value):
        told = datetime.fromtimestamp(int(epoch[1]), UTC).isoformat().replace("+00:00", "Z")
    elif compact := _COMPACT.match(value):
        told = _moment("-".join(compact.groups()))
    else:
        told = _mail_time(value) or _worded(value)
    return told if told and FIRST_YEAR <= int(told[:4]) <= MOST_YEAR else None


MOST_YEAR = 2100


def _moment(text: str) -> str | None:
    try:
        if len(text) == 10:
            return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
        moment = datetime.fromisoformat(text)
        moment.astimezone(UTC)
        return moment.isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return None


def _mail_time(value: str) -> str | None:
    """A time as mail and HTTP write it (RFC 5322)."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat().replace("+00:00", "Z") if moment.tzinfo else moment.date().isoformat()


def _worded(value: str) -> str | None:
    found = [date.value for date in find_dates(value, lang=None) if len(date.value) == 10 and date.has_year]
    return found[0] if found else None


def _day_in(address: str) -> str | None:
    found = _IN_ADDRESS.search(address[:2_000])
    return _moment("-".join(found.groups())) if found else None


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


def _looked_for(tree: Any) -> str | None:
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return None
    import htmldate

    found = htmldate.find_date(copy.deepcopy(tree), extensive_search=True, original_date=True)
    return page_time(found) if isinstance(found, str) else None
