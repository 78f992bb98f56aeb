from __future__ import annotations

from typing import Any

import pytest
from tests import factories

from stemma.actions import Removal, correct, decline, withdraw
from stemma.record.models import InboxItem, Newsroom, Report
from stemma.record.queries.public_report import (
    changes_of,
    public_report,
    published_version,
    published_versions,
    read_of,
)


def test_a_report_is_public_once_published_and_stays_known_when_withdrawn(newsroom: Newsroom) -> None:
    waiting = factories.make_report(newsroom)
    assert public_report(newsroom.pk, waiting.pk) is None
    report = factories.make_published(newsroom, f"{factories.TEXT}\nMore.")
    found = public_report(newsroom.pk, report.pk)
    assert found is not None and found.current is not None
    withdraw(factories.make_actor(newsroom, "chief"), report.pk, Removal("kill", "wrong", "It was not so."))
    found = public_report(newsroom.pk, report.pk)
    assert found is not None and found.withdrawal.note == "It was not so."


def test_a_declined_report_and_another_newsrooms_are_not_public(newsroom: Newsroom) -> None:
    waiting = factories.make_report(newsroom)
    decline(factories.make_actor(newsroom, "editor"), InboxItem.objects.get(report=waiting).pk, "Not for us.")
    assert public_report(newsroom.pk, waiting.pk) is None
    report = factories.make_published(newsroom, f"{factories.TEXT}\nMore.")
    assert public_report(Newsroom.objects.create(name="Other").pk, report.pk) is None


def test_versions_and_changes_come_oldest_first_and_with_their_readings(
    newsroom: Newsroom, django_assert_num_queries: Any
) -> None:
    report = factories.make_published(newsroom)
    for number in range(3):
        text = Report.objects.get(pk=report.pk).current.text + f"\n\nMore is known, {number}."
        correct(factories.make_actor(newsroom), report.pk, text=text, headline="A", note="More.", kind="update")
    assert [version.number for version in published_versions(report)] == [1, 2, 3, 4]
    with django_assert_num_queries(1):
        pairs = [(change.from_version.number, change.to_version.number) for change in changes_of(report)]
    assert pairs == [(1, 2), (2, 3), (3, 4)]
    with django_assert_num_queries(2):
        version = published_version(report, 4)
        assert version is not None and "More is known, 2." in read_of(version).text
    assert published_version(report, 5) is None


@pytest.mark.parametrize("number", [-1, 0, 10**30])
def test_a_number_that_no_version_has_is_none(newsroom: Newsroom, number: int) -> None:
    assert published_version(factories.make_published(newsroom), number) is None
