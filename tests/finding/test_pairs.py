from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from tests.finding.newsroom import BRIDGE, FERRY, FOOTER, GERMAN, ORCHARD, changed, invented, newsroom, report

from stemma.finding import find_pairs, match_documents
from stemma.shapes import Document, SetAside

FILLER = invented(77, words=160)


def found(page: str) -> dict[str, str]:
    pairs = find_pairs(newsroom(), [report("page", page)])
    return {match.report: match.match_kind for match in pairs}


def test_every_kind_of_republication_is_found_and_nothing_else() -> None:
    noise = random.Random(3)
    noisy = "".join(noise.choice("lioec1") if c.isalpha() and noise.random() < 0.05 else c for c in FERRY)
    sentences = FERRY.split(". ")
    quotation = "“We promised the islanders a boat in the morning and one at night, and from Monday they have both,”"
    for page in (
        FERRY,
        ". ".join(sentences[:3]) + ".",
        f"Subscribe to our newsletter. {FERRY} All rights reserved.",
        f"{FILLER} {sentences[1]}. {sentences[2]}. {FILLER}",
        changed(FERRY, 0.1),
        changed(FERRY, 0.2),
        changed(FERRY, 0.3),
        noisy,
        ". ".join([*sentences[3:], *sentences[:3]]),
        f"{FILLER} {quotation} said the captain. {FILLER}",
        FERRY.upper(),
        FERRY.replace("“", '"').replace("”", '"').replace(" ", "\u00a0"),
    ):
        assert set(found(page)) == {"ferry"}, page
    assert found(FILLER) == {}
    assert set(found(GERMAN.replace("ä", "a\u0308"))) == {"german"}


def test_a_page_merged_from_two_reports_is_a_copy_of_both() -> None:
    half = f"{FERRY[: FERRY.index('Fares')]}\n\n{BRIDGE}"
    assert found(half) == {"ferry": "merged", "bridge": "merged"}


def test_places_are_exact_on_both_sides() -> None:
    excerpt = ORCHARD[ORCHARD.index("Apples") : ORCHARD.index(" A relief")]
    page = f"{FILLER} {excerpt} {FILLER}"
    (match,) = find_pairs(newsroom(), [report("page", page)])
    (passage,) = match.passages
    assert page[passage.page_begin : passage.page_end] == excerpt
    assert ORCHARD[passage.report_begin : passage.report_end] == excerpt


def test_a_stock_phrase_is_no_copy_and_shown_only_when_passages_are_asked_for() -> None:
    phrase = "a spokesman for the ministry declined to comment further"
    reports = [report(f"r{n}", f"{invented(n)} {phrase}.") for n in range(40)]
    page = report("page", f"{FILLER} {phrase}.")
    assert list(find_pairs(reports, [page])) == []
    every = list(find_pairs(reports, [page], passages=True))
    assert {match.match_kind for match in every} == {"unrelated"}
    assert len(every) == 40
    assert all(match.passages for match in every)


def test_a_footer_under_every_report_makes_no_copy_of_a_page_with_the_same_footer() -> None:
    reports = [report(f"r{n}", f"{invented(n)}\n\n{FOOTER}") for n in range(12)]
    page = report("page", f"{FILLER}\n\n{FOOTER}")
    assert list(find_pairs(reports, [page])) == []
    (match,) = find_pairs(reports, [report("page", reports[4].text)])
    assert match.report == "r4"


def test_a_text_in_hundreds_of_copies_is_still_found_in_every_one() -> None:
    others = [report(f"other{n}", invented(n)) for n in range(50)]
    copies = [report(f"copy{n}", f"{invented(1000 + n, words=12)} {FERRY}") for n in range(300)]
    whole = list(find_pairs([*others, *copies], [report("page", FERRY)]))
    assert len(whole) == 300
    excerpt = ". ".join(FERRY.split(". ")[1:3])
    part = list(find_pairs([*others, *copies], [report("page", f"{FILLER} {excerpt} {FILLER}")]))
    assert len(part) == 300


def test_what_is_set_aside_is_not_matched_and_places_remain_those_of_the_text() -> None:
    page = report("page", f"{BRIDGE}\n\n{FERRY}")
    page = replace(page, set_aside=(SetAside(0, len(BRIDGE), "another report's teaser"),))
    (match,) = find_pairs(newsroom(), [page])
    assert match.report == "ferry"
    assert page.text[match.passages[0].page_begin :] == FERRY


def test_one_corpus_held_against_itself_gives_each_pair_once_the_earlier_as_report() -> None:
    corpus = [
        report("late", changed(FERRY, 0.05), "2024-03-09"),
        report("early", FERRY, "2024-03-01T10:00:00+02:00"),
        report("alone", BRIDGE, "2024-03-01"),
        report("undated", f"{ORCHARD}"),
        report("undated too", f"{ORCHARD} {FILLER}"),
    ]
    pairs = {("late", "early"), ("undated too", "undated")}
    for pages in (corpus, list(corpus), iter(corpus), corpus[::-1]):
        matches = list(find_pairs(corpus, pages))
        assert {(match.page, match.report) for match in matches} == pairs
        assert len(matches) == 2


def test_a_document_of_both_collections_is_no_pair_with_itself_and_keeps_its_pairs_with_the_rest() -> None:
    early, late = report("early", FERRY, "2024-03-01"), report("late", f"{FERRY} {FILLER}", "2024-03-09")
    matches = list(find_pairs([early, late], [early]))
    assert [(match.page, match.report) for match in matches] == [("early", "late")]
    matches = list(find_pairs([early, early, late], [late, late]))
    assert {(match.page, match.report) for match in matches} == {("late", "early")}


def test_two_documents_are_compared_whatever_they_share() -> None:
    assert match_documents(report("a", FERRY), report("b", FERRY), report_version="3").match_kind == "verbatim"
    assert match_documents(report("a", FERRY), report("b", FERRY), report_version="3").version == "3"
    for page, other in (
        ("", ""),
        ("", FERRY),
        (FERRY, ""),
        ("word", "word"),
        (BRIDGE, ORCHARD),
        ("\ud800 \x00", FERRY),
    ):
        match = match_documents(report("a", page), report("b", other))
        assert (match.match_kind, match.weight) == ("unrelated", 0.0)
    short = match_documents(report("a", "Bridge closed again"), report("b", "BRIDGE CLOSED AGAIN"))
    assert short.passages == ((0, 19, 0, 19),)


@pytest.mark.parametrize("text", ["", "one", "word " * 300_000, "京" * 300_000, "\ud800" * 100, "a\u200f " * 1000])
def test_strange_texts_pass_through_in_seconds(text: str) -> None:
    began = time.process_time()
    list(find_pairs([report("a", text), *newsroom()], [report("b", text), Document()], passages=True))
    assert time.process_time() - began < 60
