from __future__ import annotations

import pytest

from stemma.finding.first import dated, moment
from stemma.shapes import Dated, Dateline, Document


def with_dates(*dates: tuple[str, str]) -> Document:
    return Document(dates=tuple(Dated(None, None, value, what) for value, what in dates))


def test_the_date_of_publication_goes_before_all_others() -> None:
    assert dated(with_dates(("2020-01-01", "mentioned"), ("2024-05-03", "published"), ("2024-05-01", "dateline"))) == (
        "2024-05-03"
    )
    assert dated(with_dates(("2024-06-01", "modified"), ("2024-05-01", "dateline"))) == "2024-05-01"
    assert dated(Document(dateline=Dateline(0, 3, "abc", date="2017-11-21"))) == "2017-11-21"
    assert dated(with_dates(("2015-10-21", "caption"))) is None


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2024-05-03", "2024-05-03 00:00:00+00:00"),
        ("2024-05", "2024-05-01 00:00:00+00:00"),
        ("2024", "2024-01-01 00:00:00+00:00"),
        ("2024-05-03T23:30:00-02:00", "2024-05-04 01:30:00+00:00"),
        ("last week", "None"),
        ("0001-01-01T00:00:00+14:00", "None"),
        ("٢٠٢٤", "None"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_told(value: str, told: str) -> None:
    assert str(moment(with_dates((value, "published")))) == told
