"""How is a time shown? The true day and time first, the zone on hover, how long ago beside (HTML ``time``, ISO 8601)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from stemma.look.legible import legible
from stemma.shapes import clock

_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART = re.compile(r"\d{4}(-\d\d)?")
_YEARLESS = re.compile(r"--(\d\d)-(\d\d)")
_LEAP_YEAR = 2000
_AGO_WITHIN = timedelta(days=30)


def moment_html(value: datetime | date | str | None, *, day_only: bool = False) -> SafeString | str:
    """A time as exact as it was told: a ``datetime``, a ``date``, or ISO 8601 text down to a year. Empty for None."""
    at = _parse(value) if isinstance(value, str) else value
    if at is None and isinstance(value, str):
        return _part_html(value.strip())
    if at is None:
        return ""
    if not isinstance(at, datetime):
        return format_html('<time datetime="{}">{}</time>', at.isoformat(), _day(at))
    if timezone.is_naive(at):
        at = at.replace(tzinfo=UTC)
    local = timezone.localtime(at)
    iso = at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    title = f"{formats.date_format(local, 'l')}, {_day(local)}, {local:%H:%M:%S} {local.tzname()}"
    if day_only:
        return format_html('<time datetime="{}" title="{}">{}</time>', iso, title, _day(local))
    shown = f"{_day(local)}, {formats.time_format(local, 'H:i')}"
    return format_html(
        '<span class="moment"><time datetime="{}" title="{}">{}</time>{}</span>', iso, title, shown, _ago(at)
    )


def _part_html(text: str) -> SafeString | str:
    """A month, or a day without its year; whatever else as it was told."""
    yearless = _YEARLESS.fullmatch(text)
    try:
        if yearless:
            at = date(_LEAP_YEAR, int(yearless[1]), int(yearless[2]))
            return format_html('<time datetime="{}">{}</time>', text[2:], formats.date_format(at, "j F"))
        if len(text) == 7 and _PART.fullmatch(text):
            at = date(int(text[:4]), int(text[5:]), 1)
            return format_html('<time datetime="{}">{}</time>', text, formats.date_format(at, "F Y"))
    except ValueError:
        pass
    return legible(text)


def _parse(text: str) -> datetime | date | None:
    text = text.strip()
    try:
        if _WHOLE_DAY.fullmatch(text):
            return date.fromisoformat(text)
        if not _PART.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    return None


def _day(at: date) -> str:
    return formats.date_format(at, "j F Y")


def _ago(at: datetime) -> SafeString | str:
    now = clock.now()
    if abs(now - at) > _AGO_WITHIN:
        return ""
    if abs(now - at) < timedelta(minutes=1):
        said = _("just now")
    elif at < now:
        said = _("%(length)s ago") % {"length": timesince(at, now, depth=1)}
    else:
        said = _("in %(length)s") % {"length": timesince(now, at, depth=1)}
    return format_html(' <span class="ago">{}</span>', said)
