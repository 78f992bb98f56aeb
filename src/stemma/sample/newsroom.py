"""How does the sample newsroom come to be? Through the same actions as any other, in one transaction, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from stemma.actions import (
    Actor,
    Intake,
    NewText,
    Removal,
    accept_case,
    change_newsroom,
    mend_reading,
    open_case,
    publish,
    start_round,
    submit,
    take_in,
    watch_site,
    withdraw,
)
from stemma.record.models import Case, Newsroom
from stemma.record.queries.newsroom import the_newsroom
from stemma.sample.case import CHESS_SUBMISSION, CLOCK_CLAIM, FERRY_REASONS, FERRY_REQUEST, TRAM_COMPLAINT
from stemma.sample.correction import FERRY_NOTE, FERRY_RIGHT, FERRY_WRONG
from stemma.sample.people import NAME, found_people
from stemma.sample.report import REPORTS, SampleReport, bytes_of_report
from stemma.sample.web import SITES
from stemma.shapes import InputError, StateError

ABOUT = (
    "A newsroom that does not exist, in a town that does not exist: everything here is invented, for trying things out."
)
TERMS = "You may republish our reports for free. Name Merrowby Relay, link to the report, and carry our corrections."
POLICY = (
    "We correct what was wrong, say what it was, keep every version open to see, and write to those who republished it."
)
CLAIMED = "market-hall.json"
HALL_NOTE = (
    "The town's building office has told us that no month has been set for the floor of the sports hall. The date came "
    "from a draft. We have taken the report back, and ask everybody who carries it to do the same."
)


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample newsroom; ``is_new`` where this start founded it."""

    newsroom: Newsroom
    is_new: bool


def found_sample(addresses: Mapping[str, str]) -> Sample:
    """The sample newsroom, founded where the desk is empty; a second call changes nothing.

    ``addresses`` are those of the sample web's sites, by folder. The first round waits in the queue, and so do the
    letters about the correction and the withdrawal, so that the worker finds the copies first and then writes them.
    StateError where the desk belongs to another newsroom.
    """
    newsroom = the_newsroom()
    if newsroom is not None:
        if newsroom.name != NAME:
            raise StateError(
                f"This desk is that of {newsroom.name}, and the sample newsroom needs an empty one; "
                "leave --sample out, or give another folder with --data."
            )
        return Sample(newsroom, False)
    with transaction.atomic():
        actors = found_people()
        change_newsroom(actors["admin"], about=ABOUT, terms_text=TERMS, corrections_policy=POLICY)
        reports = {report.name: _take_in(actors, report) for report in REPORTS}
        stranger = Actor("stranger", actors["admin"].newsroom_id)
        submit(stranger, CHESS_SUBMISSION)
        for site in SITES:
            watch_site(actors["editor"], addresses[site.folder] + site.watched, name=site.name, contact=site.contact)
        start_round(actors["editor"])
        _correct_ferry(actors["editor"], stranger, reports["ferry.txt"])
        withdraw(actors["chief"], reports["sports-hall.txt"], Removal("kill", "wrong", HALL_NOTE))
        open_case(stranger, reports["tram-line.html"], TRAM_COMPLAINT)
        open_case(stranger, reports[CLAIMED], CLOCK_CLAIM)
    founded = the_newsroom()
    assert founded is not None
    return Sample(founded, True)


def _take_in(actors: Mapping[str, Actor], report: SampleReport) -> UUID:
    name = "" if report.way == "paste" else report.name
    intake = Intake(bytes_of_report(report.name), report.way, name=name, media_type=report.media_type)
    taken = take_in(actors["reporter"], intake)
    if not taken or taken[0].report_id is None:
        raise InputError(f"The sample report {report.name} was not taken in: {taken[0].error if taken else 'empty'}")
    if report.authors:
        mend_reading(actors["editor"], taken[0].report_id, 1, {"authors": report.authors}, "named in the byline")
    if report.is_published:
        publish(actors["editor"], taken[0].report_id)
    return taken[0].report_id


def _correct_ferry(editor: Actor, passenger: Actor, report_id: UUID) -> None:
    """A passenger asked for it with evidence, and the editor accepted."""
    open_case(passenger, report_id, FERRY_REQUEST)
    case = Case.objects.select_related("report__current").get(report_id=report_id)
    assert case.report.current is not None
    text = case.report.current.text.replace(FERRY_WRONG, FERRY_RIGHT)
    new = NewText(case.report.current.headline, text, FERRY_NOTE, case.version_number)
    accept_case(editor, case.pk, FERRY_REASONS, new_text=new)
