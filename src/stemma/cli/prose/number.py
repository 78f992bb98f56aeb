"""How are counts, shares and days said to a person?"""

from __future__ import annotations

from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def count_of(number: int, noun: str) -> str:
    """ "1 report", "4,120 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def percent(share: float) -> str:
    """A share from 0 to 1 as a percentage that says neither "100%" of less than all nor "0%" of something."""
    if 0.995 <= share < 1:
        return "over 99%"
    if 0 < share < 0.005:
        return "under 1%"
    return f"{share * 100:.0f}%"


def day_of(at: str) -> str:
    """The day of an ISO 8601 time ("3 May 2026"), or the text as it is where it is less exact."""
    try:
        day = date.fromisoformat(at[:10])
    except ValueError:
        return at
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
