"""Which numbers stand in a text, and which are the same however they are printed (1,000 and 1000, 3.5 and 3,5)?"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_GROUPED = r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)"
_JOINED = r"\d+(?:[.,'’٬٫]\d+){0,8}"
_NUMBER = re.compile(rf"(?<!\w)(?:{_GROUPED}|{_JOINED})")
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_MINUS = "-−–"
_PERCENT = re.compile(
    r"(?i)\s?(?:[%٪]|per ?cent\b|pct\b|prozent\b|por ciento\b|pour cent\b|процент|بالمئة|بالمائة|في المئة)"
)


class Number(NamedTuple):
    """A number as it stands in a text; ``value`` is one string for all ways of printing it, its signs included."""

    begin: int
    end: int
    value: str


def find_numbers(text: str) -> list[Number]:
    """Every number of the text in order; signs (minus, currency, per cent) belong to ``value``, not to the span.

    >>> [number.value for number in find_numbers("1,000 or 1 000 or 1.000; 3,5 per cent of $20")]
    ['1000', '1000', '1000', '3.5%', '$20']
    """
    return [Number(*found.span(), _value(text, *found.span())) for found in _NUMBER.finditer(text)]


def _value(text: str, begin: int, end: int) -> str:
    digits = _even_digits(text[begin:end]).translate(_SPACES)
    before, after = text[max(0, begin - 2) : begin], text[end : end + 2]
    currency = _sign_of_currency(before[-1:]) or _sign_of_currency(before.strip()[-1:])
    currency = currency or _sign_of_currency(after.strip()[:1])
    percent = "%" if _PERCENT.match(text, end) else ""
    is_negative = before[-1:] in _MINUS and before[-1:] != "" and not before[:-1].strip()
    return ("-" if is_negative else "") + currency + _one_way(digits) + percent


def _sign_of_currency(character: str) -> str:
    return character if character and unicodedata.category(character) == "Sc" else ""


def _even_digits(raw: str) -> str:
    if raw.isascii():
        return raw
    even = (str(unicodedata.digit(character, "")) or character for character in raw)
    return "".join(even).replace("٬", ",").replace("٫", ".")


def _one_way(digits: str) -> str:
    """Thousands closed up and a point for decimals; a separator before exactly three digits is one of thousands."""
    points, commas = digits.count("."), digits.count(",")
    if not points and not commas:
        return digits
    if points and commas:
        decimal = max(".,", key=digits.rfind)
        whole, _, rest = digits.rpartition(decimal)
        return whole.replace(".", "").replace(",", "") + "." + rest
    parts = re.split("[.,]", digits)
    is_grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0"
    return "".join(parts) if is_grouped else ".".join(parts)
