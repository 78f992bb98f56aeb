"""Which dates does a text name, and what does each date in ISO 8601?

A day and a month in figures that could be read both ways ("03/04/2019" in English) are told as exactly as the text
tells them: the year alone, unless another such date of the text settles the order. A date without a year is written
``--MM-DD`` (XML Schema's gMonthDay), so that nothing is made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    1: "january jan januar jänner janvier janv enero ene gennaio gen janeiro января январь янв يناير كانون-الثاني",
    2: "february feb febr februar février févr fevrier febrero febbraio fevereiro fev февраля февраль фев февр فبراير شباط",
    3: "march mar märz maerz mrz mars marzo março марта март мар مارس آذار",
    4: "april apr avril avr abril abr aprile апреля апрель апр أبريل ابريل نيسان",
    5: "may mai mayo maggio mag maio мая май مايو أيار ايار",
    6: "june jun juni juin junio giugno giu junho июня июнь июн يونيو حزيران",
    7: "july jul juli juillet juil julio luglio lug julho июля июль июл يوليو تموز",
    8: "august aug août aout agosto ago августа август авг أغسطس اغسطس آب",
    9: "september sept sep septembre septiembre set setiembre settembre setembro сентября сентябрь сен сент سبتمبر أيلول ايلول",
    10: "october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь окт أكتوبر اكتوبر تشرين-الأول",
    11: "november nov novembre noviembre novembro ноября ноябрь ноя нояб نوفمبر تشرين-الثاني",
    12: "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro декабря декабрь дек ديسمبر كانون-الأول",
}
MONTH_OF = {word.replace("-", " "): month for month, words in _MONTHS.items() for word in words.split()}
_MONTH = "|".join(sorted(map(re.escape, MONTH_OF), key=len, reverse=True))
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
NEAR_CHARS = 30  # the longest date has less than this on either side of its first figure
_TAIL_CHARS = 12  # and what may follow a day and a month: ", in 2024"
_FIGURE = re.compile(r"\d{1,4}")
_DATE = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)
    | (?P<n1>\d{{1,2}})\ ?(?P<sep>[/.-])\ ?(?P<n2>\d{{1,2}})\ ?(?P=sep)\ ?(?P<ny>{_YEAR})(?!\d)
    | (?P<d1>{_DAY})(?:st|nd|rd|th|er|º|°|\.)?(?:\s(?:de\s|of\s)?|-)(?P<m1>{_MONTH})\.?(?:,?\s(?:de\s|del\s)?|-)(?P<y1>{_YEAR})(?!\d)
    | (?P<m2>{_MONTH})\.?\s(?P<d2>{_DAY})(?:st|nd|rd|th)?,?\s(?P<y2>{_YEAR})(?!\d)
    | (?P<d3>{_DAY})(?:st|nd|rd|th|er|º|°|\.)?\s(?:de\s|of\s)?(?P<m3>{_MONTH})\b
    | (?P<m4>{_MONTH})\.?\s(?P<d4>{_DAY})(?:st|nd|rd|th)?(?!\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, ``value`` in ISO 8601 as exact as it is told (``2017-11-21``, ``2017``, ``--11-21``)."""

    begin: int
    end: int
    value: str

    @property
    def has_year(self) -> bool:
        """Whether the year is told."""
        return not self.value.startswith("--")


def find_dates(
    text: str, *, lang: str | None = None, begin: int = 0, end: int | None = None, most: int | None = None
) -> list[FoundDate]:
    """The dates of the text between two places, in order, with places of the whole text; the first ``most`` of them."""
    matches = _matches(text, begin, len(text) if end is None else end, most)
    day_first = _day_comes_first(matches, lang)
    found = []
    for match in matches:
        value = _value_of(match, day_first)
        if value:
            found.append(FoundDate(match.start(), match.end(), value))
    return found


def _matches(text: str, begin: int, end: int, most: int | None) -> list[re.Match[str]]:
    """The dates' matches; only the neighbourhood of figures is looked at, for every date has some."""
    matches: list[re.Match[str]] = []
    done = begin
    for figure in _FIGURE.finditer(text, begin, end):
        if figure.end() <= done:
            continue
        start, stop = max(done, figure.start() - NEAR_CHARS), min(end, figure.end() + NEAR_CHARS)
        for match in _DATE.finditer(text, start, stop):
            if match.start() > figure.start() and match.end() + _TAIL_CHARS > stop and stop < end:
                break  # its year may lie beyond; it is met again around its own figure
            matches.append(match)
            done = match.end()
        if most is not None and len(matches) >= most:
            break
        done = max(done, figure.end())
    return matches


def read_date(text: str, *, lang: str | None = None) -> str | None:
    """The date that the whole of a short text is, in ISO 8601, else None."""
    text = text.strip(" \t\u00a0.,;:()")
    match = _DATE.fullmatch(text[:40])
    return _value_of(match, _day_comes_first([match], lang)) if match else None


def _day_comes_first(matches: list[re.Match[str]], lang: str | None) -> bool | None:
    """What the text's own dates tell about their order; None where they tell nothing and the language is English."""
    told = {int(m["n1"]) > 12 for m in matches if m["n1"] and (int(m["n1"]) > 12) != (int(m["n2"]) > 12)}
    if len(told) == 1:
        return told.pop()
    if any(match["sep"] == "." for match in matches):
        return True
    return None if lang in (None, "en") or told else True


def _value_of(match: re.Match[str], day_first: bool | None) -> str | None:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    elif match["n1"]:
        first, second, year = int(match["n1"]), int(match["n2"]), int(match["ny"])
        if first > 12 or (day_first and second <= 12) or first == second:
            day, month = first, second
        elif second > 12 or day_first is False:
            month, day = first, second
        else:
            return str(year)
    else:
        number = next(number for number in "1234" if match[f"m{number}"])
        day, month = int(match[f"d{number}"]), MONTH_OF[" ".join(match[f"m{number}"].lower().split())]
        told = match[f"y{number}"] if number in "12" else None
        if told is None:
            return f"--{month:02d}-{day:02d}" if _is_day(2000, month, day) else None
        year = int(told)
    return f"{year:04d}-{month:02d}-{day:02d}" if _is_day(year, month, day) else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def complete_date(value: str | None, published: str | None) -> str | None:
    """A date with the year it lacks, taken from when the item was published: the newest such day not after the next one.

    >>> complete_date("--12-31", "2021-01-02T08:00:00+00:00"), complete_date("--05-03", None)
    ('2020-12-31', None)
    """
    if value is None or not value.startswith("--"):
        return value
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return next(
        (f"{year:04d}{value[1:]}" for year in (day.year, day.year - 1) if _is_on_or_before(year, value, day)), None
    )


def _is_on_or_before(year: int, value: str, day: date) -> bool:
    month, number = int(value[2:4]), int(value[5:7])
    return year > 0 and _is_day(year, month, number) and (date(year, month, number) - day).days <= 1


def days_between(first: str | None, second: str | None) -> int | None:
    """Days from the first date to the second where both are told to the day, else None."""
    try:
        return (date.fromisoformat((second or "")[:10]) - date.fromisoformat((first or "")[:10])).days
    except ValueError:
        return None
