"""Whom is each sentence about? The people that a later "he" or "she" can mean, without reading the sentence in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.reading.given import Gender, gender_of, is_given_name
from stemma.reading.statements.roster import RUN, Roster, cut_title, end_name
from stemma.reading.table import read_table
from stemma.shapes import Span

_SENTENCE_START = re.compile(r"(?:^|[.!?…]\s?[”“\"»’')]{0,2}\s+|[”\"»]\s+(?=[A-ZÀ-ÞА-Я]))")
_MEN = frozenset(
    read_table(
        "man boy father son brother uncle grandfather husband nephew king prince fisherman chairman mann vater sohn"
    )
)
_WOMEN = frozenset(
    read_table(
        "woman girl mother daughter sister aunt grandmother wife niece queen princess chairwoman frau mutter tochter"
    )
)
_PEOPLE = frozenset(
    read_table(
        """neighbour neighbor driver teacher nurse doctor farmer baker owner manager student pupil player visitor resident
        witness librarian keeper winner child friend cousin boss spokesman spokeswoman"""
    )
)
_UNNAMED = re.compile(
    r"(?:The|A|An|My|Our|His|Her|Their|One|Der|Die|Ein|Eine)\s(?:[a-zà-ÿ][\w’'-]*\s){0,3}?([a-zà-ÿ][\w’'-]*)\b(?!\s[a-zà-ÿ]*(?:man|er)\b)"
)
_LEAD = re.compile(
    r"(?:(?:On|In|At|After|Before|During|When|Last|Then|But|And|For|Yet|Meanwhile|Later|As)\b[^,.;:“”\"]{0,60},\s|"
    r"(?:The|A|An|Der|Die|El|La|Le)\s(?:[\w’'-]+\s){0,4}[\w’'-]+,\s|(?:But|And|Yet|Then)\s|"
    r"(?:The|Der|Die|Das|El|La|Le|L[’'])\s?(?:[a-zà-ÿ][\w’'-]*\s){1,4})?"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A person named at a place; ``name`` is None for somebody who is not named, such as "my uncle"."""

    at: int
    name: str | None
    gender: Gender | None
    is_subject: bool


def find_subjects(text: str, begin: int, end: int, quotations: list[Span], roster: Roster) -> Iterator[Subject]:
    """The people of a paragraph in order of their places: those whom a sentence begins with, and all others it names."""
    starts = {begin} | {found.end() for found in _SENTENCE_START.finditer(text, begin, end)}
    opens = [start for start in sorted(starts) if start < end]
    subject_at: dict[int, bool] = {}
    unnamed: list[Subject] = []
    for start in opens:
        lead = _LEAD.match(text, start, min(end, start + 100))
        subject_at[lead.end() if lead else start] = True
        subject_at[start] = True
        found = _UNNAMED.match(text, start, min(end, start + 60))
        if found and (word := found[1].casefold()) in _MEN | _WOMEN | _PEOPLE:
            gender: Gender | None = "he" if word in _MEN else "she" if word in _WOMEN else None
            unnamed.append(Subject(start, None, gender, True))
    named = list(_named(text, begin, end, subject_at, roster))
    merged = sorted((*named, *_without_name(unnamed, named)), key=lambda one: one.at)
    at = 0
    for one in merged:
        while at < len(quotations) and quotations[at][1] <= one.at:
            at += 1
        if at < len(quotations) and quotations[at][0] <= one.at:
            continue
        yield one


def _without_name(unnamed: list[Subject], named: list[Subject]) -> Iterator[Subject]:
    """ "The librarian, A. Writer, …" is named; who is not stays as somebody that a pronoun can mean."""
    places = [one.at for one in named if one.is_subject]
    for one in unnamed:
        if not any(0 <= place - one.at <= 60 for place in places):
            yield one


def _named(text: str, begin: int, end: int, subject_at: dict[int, bool], roster: Roster) -> Iterator[Subject]:
    for found in RUN.finditer(text, begin, end):
        words = found.group().split()
        skipped = 0
        if words[0] in ("The", "But", "And", "When", "In", "On", "As", "For", "Yet", "Then") and len(words) > 1:
            skipped, words = len(words[0]) + 1, words[1:]
        words = end_name(words)
        if not words or words[-1].endswith(("'s", "’s")):
            continue  # "A. Writer's book": the sentence is about the book
        title, name = cut_title(words)
        if not name:
            continue
        called = roster.full_name(" ".join(name), gender_of("", title))
        if not title and (" " not in called or roster.is_place(called) or not roster.is_person(called)):
            continue
        is_subject = found.start() in subject_at or (found.start() + skipped) in subject_at
        if not title and not is_subject and not is_given_name(called.split()[0]):
            continue
        yield Subject(found.start(), called, gender_of(called, title), is_subject)
