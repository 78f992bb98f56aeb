from __future__ import annotations

from tests import factories

from stemma.actions import Opened, Removal, correct, open_case, withdraw
from stemma.record.models import Event, Newsroom, Report
from stemma.record.queries.feed import fed_events, fed_reports, last_events, newest_event
from stemma.record.queries.front import newest_reports
from stemma.record.queries.history import history_of
from stemma.record.queries.log import log_lines, logged
from stemma.record.queries.search import search_reports


def published(newsroom: Newsroom, words: str) -> Report:
    return factories.make_published(newsroom, f"{words} is here.\n\n{factories.TEXT}", f"Headline {words}")


def test_the_front_has_published_reports_alone_newest_first(newsroom: Newsroom) -> None:
    first, second, gone = (published(newsroom, words) for words in ("Alder", "Birch", "Cedar"))
    factories.make_report(newsroom)
    withdraw(factories.make_actor(newsroom, "chief"), gone.pk, Removal("kill", "wrong", "No."))
    assert list(newest_reports(newsroom.pk)) == [second, first]


def test_a_search_wants_all_words_and_without_any_finds_nothing(newsroom: Newsroom) -> None:
    first, second = published(newsroom, "Alder"), published(newsroom, "Birch")
    assert list(search_reports(newsroom.pk, ["timetable"])) == [second, first]
    assert list(search_reports(newsroom.pk, ["timetable", "alder"])) == [first]
    assert list(search_reports(newsroom.pk, ["alder", "birch"])) == []
    assert list(search_reports(newsroom.pk, [])) == []
    assert list(search_reports(newsroom.pk, ["time%table"])) == []


def test_the_log_leaves_out_the_corrections_of_what_was_withdrawn(newsroom: Newsroom) -> None:
    reports = [published(newsroom, words) for words in ("Alder", "Birch")]
    for report in reports:
        text = report.current.text.replace("14 votes", "15 votes")
        correct(factories.make_actor(newsroom), report.pk, text=text, headline="A", note="It was 15.")
    withdraw(factories.make_actor(newsroom, "chief"), reports[0].pk, Removal("kill", "wrong", "No."))
    lines = logged(log_lines(newsroom.pk))
    assert [line.withdrawal.report_id for line in lines if line.withdrawal] == [reports[0].pk]
    assert [line.correction.report_id for line in lines if line.correction] == [reports[1].pk]
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    assert log_lines(newsroom.pk, ("correction",)).count() == 1
    assert log_lines(newsroom.pk, ("update",)).count() == 0


def test_the_history_tells_no_open_case_and_no_work_of_the_program(newsroom: Newsroom) -> None:
    report = published(newsroom, "Alder")
    opened = Opened("complaint", "inaccurate", "It is not so.", "A Sender")
    open_case(factories.make_actor(newsroom, "stranger"), report.pk, opened)
    assert Event.objects.filter(report_id=report.pk).count() > 2
    assert [event.verb for event in history_of(report)] == ["published", "taken_in"]


def test_the_feed_knows_the_last_change_of_each_report(newsroom: Newsroom) -> None:
    report = published(newsroom, "Alder")
    assert [event.verb for event in fed_events(newsroom.pk)] == ["published"]
    withdraw(factories.make_actor(newsroom, "chief"), report.pk, Removal("kill", "wrong", "No."))
    events = list(fed_events(newsroom.pk))
    assert [event.verb for event in events] == ["published", "withdrawn"]
    assert last_events(newsroom.pk, [report.pk]) == {report.pk: events[-1].pk}
    assert list(fed_reports(newsroom.pk, [report.pk])) == [report.pk]
    assert newest_event(newsroom.pk) is not None
    assert newest_event(Newsroom.objects.create(name="Other").pk) is None
