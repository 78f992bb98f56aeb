from datetime import UTC, date, datetime, timedelta

import pytest

from stemma.look.moment import moment_html
from stemma.shapes import clock

NOON = datetime(2031, 5, 3, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def test_the_true_time_stands_before_how_long_ago() -> None:
    html = moment_html(NOON - timedelta(hours=3))
    assert 'datetime="2031-05-03T09:00:00Z"' in html
    assert 'title="Saturday, 3 May 2031, 09:00:00 UTC"' in html
    assert html.index("3 May 2031, 09:00") < html.index("3\xa0hours ago")


def test_long_ago_is_not_counted() -> None:
    assert "ago" not in moment_html(NOON - timedelta(days=40))


def test_the_future_is_in_so_long() -> None:
    assert "in 2\xa0days" in moment_html(NOON + timedelta(days=2))
    assert "just now" in moment_html(NOON)


def test_a_time_is_shown_as_exact_as_it_was_told() -> None:
    assert moment_html("2017-11-21") == '<time datetime="2017-11-21">21 November 2017</time>'
    assert moment_html(date(2017, 11, 21)) == moment_html("2017-11-21")
    assert moment_html("2017-11") == '<time datetime="2017-11">November 2017</time>'
    assert moment_html("2017") == "2017"
    assert "21 November 2017, 08:15" in moment_html("2017-11-21T10:15:00+02:00")
    assert moment_html(None) == ""


@pytest.mark.parametrize("text", ["last <week>", "2017-13-45", "", "99999-01-01", "\ud800"])
def test_what_is_no_time_is_shown_as_text(text: str) -> None:
    from django.utils.html import conditional_escape

    html = conditional_escape(moment_html(text))
    assert "<" not in html
    html.encode()


@pytest.mark.parametrize("at", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)])
def test_the_ends_of_time_do_no_harm(at: datetime) -> None:
    assert moment_html(at)


def test_a_date_told_in_part_is_shown_as_far_as_it_was_told() -> None:
    assert moment_html("--03-03") == '<time datetime="03-03">3 March</time>'
    assert moment_html("2026-03") == '<time datetime="2026-03">March 2026</time>'
    assert moment_html("--13-40") == "--13-40"
    assert moment_html("2026") == "2026"
