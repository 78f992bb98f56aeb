from __future__ import annotations

from email.utils import parsedate_to_datetime

import pytest
from django.test import Client
from tests import factories
from tests.publishing.site import desk

from stemma.record.models import Newsroom


def test_an_old_version_keeps_its_words_and_says_that_it_is_old(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.corrected(newsroom)
    answer = stranger_client.get(f"/r/{report.pk}/v/1")
    page = answer.content.decode()
    assert "14 votes to 3" in page and "15 votes to 2" not in page
    assert "This is not the current version" in page
    assert answer["X-Robots-Tag"] == "noindex"
    assert f"/r/{report.pk}/difference/1/3" in page


def test_the_current_version_has_an_address_too(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.corrected(newsroom)
    answer = stranger_client.get(f"/r/{report.pk}/v/3")
    assert "This is not the current version" not in answer.content.decode()
    assert "X-Robots-Tag" not in answer.headers


def test_a_version_has_its_time_and_its_neighbours(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.corrected(newsroom)
    base = f"{desk.BASE}/r/{report.pk}"
    answer = stranger_client.get(f"/r/{report.pk}/v/2")
    version = report.versions.get(number=2)
    assert parsedate_to_datetime(answer["Memento-Datetime"]) == version.published_at.replace(microsecond=0)
    assert f'<{base}/{report.slug}>; rel="original"' in answer["Link"]
    assert f'<{base}/v/3>; rel="latest-version"' in answer["Link"]
    assert f'<{base}/v/1>; rel="predecessor-version"' in answer["Link"]
    assert f'<{base}/v/3>; rel="successor-version"' in answer["Link"]
    same = stranger_client.get(f"/r/{report.pk}/v/2", headers={"If-None-Match": answer["ETag"]})
    assert same.status_code == 304


@pytest.mark.parametrize("number", ["4", "0", "99999999999999999999999"])
def test_a_version_that_there_is_not_is_said_with_those_there_are(
    newsroom: Newsroom, stranger_client: Client, number: str
) -> None:
    report = desk.corrected(newsroom)
    answer = stranger_client.get(f"/r/{report.pk}/v/{number}")
    assert answer.status_code == 404
    assert "it has 1, 2, 3" in answer.content.decode()


def test_a_version_that_was_never_published_is_not_shown(newsroom: Newsroom, stranger_client: Client) -> None:
    from stemma.actions.version import add_version
    from stemma.record.queries.document import document_of

    report = factories.make_published(newsroom)
    add_version(report, document_of(report.current), None)
    assert stranger_client.get(f"/r/{report.pk}/v/2").status_code == 404
    assert stranger_client.get(f"/r/{report.pk}/difference/1/2").status_code == 404
    page = stranger_client.get(f"/r/{report.pk}", follow=True).content.decode()
    assert f"/r/{report.pk}/v/2" not in page


def test_an_arabic_version_is_set_from_right_to_left(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.arabic(newsroom)
    page = stranger_client.get(f"/r/{report.pk}/v/1").content.decode()
    assert '<div class="voice rail" lang="ar" dir="rtl">' in page
