from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.compare.invented import ARABIC, ENGLISH, GERMAN, HOME, SPANISH, asked, compare, make_page, make_report

from stemma.compare.cutting import cut
from stemma.compare.frame import find_frame
from stemma.publishing.formats.words import words_in
from stemma.reading import read, read_text
from stemma.shapes import Document, Hop, Link, Match, Term

BODIES = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "ar": ARABIC}
RELAY = Hop(1, "relay", "Lantern Relay", (), "https://relay.example/9", None, "credit line")


def held(line: str, lang: str = "en", **known: Any) -> Match:
    """The report with a line put behind it, held against the report."""
    report = make_report(BODIES[lang], lang=lang, terms=asked("unaltered"), authors=("Ida Holm",))
    report = replace(report, hops=(*report.hops, RELAY))
    return compare(make_page(f"{BODIES[lang]}\n\n{line}", lang=lang, **known), report)


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("By Ida Holm", "en"),
        ("By Ida Holm, Lantern Relay | 3 May 2024, 10:15 am", "en"),
        ("By Marta Quill and Jon P. Voss", "en"),
        ("By May Quill", "en"),
        ("Text: Lantern Relay.", "en"),
        ("Via Quayside Digest", "en"),
        ("By courtesy of Lantern Relay. Read the original at https://courier.example/news/bridge.", "en"),
        ("Read the original at courier.example/news/bridge.", "en"),
        ("This report first appeared at Lantern Relay: https://relay.example/9", "en"),
        ("Originally published by Harbour Courier on 3 May 2024 and republished here with permission.", "en"),
        ("Licence: CC BY-ND 4.0.", "en"),
        ("© 2024 Lantern Relay. All rights reserved.", "en"),
        ("Published on 3 May 2024 at 10:15", "en"),
        ("Source: https://courier.example/news/bridge", "en"),
        ("(dpa)", "en"),
        ("ih/mq", "en"),
        ("Correction: this report first said that the work would take 16 months. It takes 14. We are sorry.", "en"),
        ("Correction, 5 May 2024: The vote was on Tuesday.", "en"),
        ("UPDATE 5 May, 10:15 – The council has put the date right.", "en"),
        ("Editor’s note: The name of the engineer was misspelt in an earlier version.", "en"),
        ("An earlier version of this article gave a wrong number of months.", "en"),
        ("Quelle: Lantern Relay", "de"),
        ("Von Greta Ahlhorn, Lantern Relay", "de"),
        ("Dieser Bericht erschien zuerst bei Lantern Relay am 3. Mai 2024.", "de"),
        ("Korrektur: In einer früheren Fassung stand eine falsche Zahl.", "de"),
        ("Anmerkung der Redaktion: Der Name des Ingenieurs war falsch geschrieben.", "de"),
        ("Fuente: Lantern Relay", "es"),
        ("Publicado originalmente en Lantern Relay el 3 de mayo de 2024.", "es"),
        ("Fe de errores: El nombre del ingeniero estaba mal escrito.", "es"),
        ("المصدر: وكالة المرافئ", "ar"),
        ("بقلم: ليلى حداد", "ar"),
        ("تصحيح: ورد في النسخة الأولى رقم غير صحيح.", "ar"),
    ],
)
def test_a_line_that_only_credits_dates_or_corrects_is_no_word_of_the_text(line: str, lang: str) -> None:
    match = held(line, lang)
    assert (match.match_kind, match.kept_share, match.own_share, match.edits) == ("verbatim", 1.0, 0.0, ())
    assert match.credit[0].state == "kept"
    own = [part for part in match.blame if part.begin >= len(BODIES[lang])]
    assert own and all(part.whose == "page" and part.is_frame for part in own)
    assert all("nowhere in the report" not in part.evidence for part in own)


@pytest.mark.parametrize(
    "line",
    [
        "The mayor lied, Lantern Relay reported.",
        "Lantern Relay denied this.",
        "Source: 400,000",
        "By 2030",
        "By Tuesday the council will have voted again, Lantern Relay reported.",
        "The report is by Lantern Relay. The remarks are mine.",
        "Source: the mayor, who would not say where the money comes from.",
        "Corrections to the plan are expected by the end of May.",
        "Update the plan, the council was told.",
        "Published figures show a loss of 400,000 euros.",
        "Read the letter of the opponents at https://tunnel.example/letter and judge for yourself.",
        "By Ida Holm, who was paid by the port to write this.",
        "Lantern Relay " + "has learnt that the money came from a man whom nobody on the council wished to name " * 3,
        "Correction: " + "the bridge will in truth cost three times as much as the council said on Tuesday " * 6,
    ],
)
def test_words_smuggled_into_a_line_that_mentions_a_source_are_the_pages_own(line: str) -> None:
    match = held(line)
    assert match.own_share > 0
    assert match.edits
    assert match.credit[0].state == "missing"
    assert not all(part.is_frame for part in match.blame if part.begin >= len(ENGLISH))


def test_a_link_to_the_report_is_a_credit_whatever_its_anchor_says_and_another_is_not() -> None:
    line = "Read more: Mayor denies everything after a long night"
    begin = len(ENGLISH) + 2 + line.index("Mayor")
    link = Link(begin, len(ENGLISH) + 2 + len(line), line[line.index("Mayor") :], HOME)
    assert held(line, format="html", links=(link,)).own_share == 0
    assert held(line, format="html", links=(replace(link, href="https://other.example/"),)).own_share > 0


def test_a_credit_put_where_a_paragraph_was_does_not_hide_that_it_was_cut() -> None:
    report = make_report(terms=asked("unaltered"))
    paragraphs = ENGLISH.split("\n\n")
    text = "\n\n".join([*paragraphs[:3], "Text: Harbour Courier.", *paragraphs[4:]])
    match = compare(make_page(text), report)
    assert [(edit.kind, edit.report_text) for edit in match.edits] == [("cut", paragraphs[3])]
    assert match.match_kind == "trimmed"


def test_own_words_in_the_place_of_the_reports_terms_are_an_addition() -> None:
    note = "You may republish this report. You must credit Harbour Courier and must not edit the text."
    report = read_text(f"{ENGLISH}\n\n{note}")
    assert report.terms
    own = "The mayor has since left the town with all of the money."
    match = compare(make_page(f"{ENGLISH}\n\n{own}"), report)
    assert [(edit.kind, edit.page_text, edit.report_text) for edit in match.edits] == [("added", own, "")]
    assert match.kept_share == 1.0


def test_a_report_kept_without_its_terms_and_byline_is_kept_whole() -> None:
    note = "You may republish this report. You must credit Harbour Courier and must not edit the text."
    report = read_text(f"Bridge to be rebuilt\n\nBy Ida Holm\n\n{ENGLISH}\n\n{note}")
    match = compare(make_page(ENGLISH), report)
    assert (match.match_kind, match.kept_share, match.own_share, match.edits) == ("verbatim", 1.0, 0.0, ())


def test_a_number_changed_is_an_edit_beside_a_full_credit() -> None:
    report = make_report(terms=asked("unaltered"))
    text = f"By Ida Holm\n\n{ENGLISH.replace('14 months', '16 months')}\n\nText: Harbour Courier."
    match = compare(make_page(text, authors=("Ida Holm",)), report)
    assert [(edit.report_text, edit.page_text) for edit in match.edits] == [("14", "16")]
    assert (match.match_kind, match.credit[0].state) == ("edited", "missing")


def test_a_text_that_is_nearly_all_frame_is_compared_as_a_whole() -> None:
    text = "Text: Lantern Relay.\n\nPublished on 3 May 2024.\n\nBy Ida Holm and Marta Quill\n\nThe council has met."
    report = make_report(text, hops=(RELAY,), lang="en")
    assert find_frame(report, cut(text), report) == ()
    match = compare(make_page(text.replace("Ida Holm", "Jon Voss")), report)
    assert 0 < match.own_share < 1


@pytest.mark.parametrize("lang", ["en", "de", "es", "ar"])
def test_every_heading_of_our_own_packages_credit_block_is_frame(lang: str) -> None:
    words = words_in(lang)
    names = {"name": "Lantern Relay", "names": "Ida Holm", "number": 2, "date": "3 May 2024"}
    for key, words_of_key in words.items():
        if key in ("by", "picture credit"):
            continue
        line = words_of_key.format(**names)
        if key in ("origin", "agency", "relay", "network", "submitter", "republisher", "published by"):
            line = f"{line}: Lantern Relay"
        elif key in ("home at", "version"):
            line = f"{line}: https://relay.example/9"
        elif key in ("required", "asked"):
            line = f"{words['credit']} ({line})"
        elif key == "update":
            line = f"{line}: 3 May 2024"
        assert held(line, lang).own_share == 0, (key, line)


def test_a_page_that_takes_a_report_over_with_full_credit_is_told_so() -> None:
    body = "".join(f"<p>{part}</p>" for part in ENGLISH.split("\n\n"))
    html = f"""<html><head><title>Bridge</title></head><body><article><h1>Bridge to be rebuilt</h1>
    <p class="byline">By Ida Holm, Harbour Courier</p>{body}
    <p>Correction: this report first said 16 months. It is 14 months. The Courier corrected it, and so do we.</p>
    <p class="source">By courtesy of Harbour Courier. Read the original at <a href="{HOME}">courier.example/news/bridge</a>.</p>
    </article></body></html>"""
    note = f"Republish this report for free. You must credit Harbour Courier and link to {HOME}. Do not edit the text."
    report = read_text(f"Bridge to be rebuilt\n\nBy Ida Holm\n\n{ENGLISH}\n\n{note}")
    match = compare(read(html.encode(), media_type="text/html"), report)
    assert (match.match_kind, match.kept_share, match.own_share, match.edits) == ("verbatim", 1.0, 0.0, ())
    assert {check.duty: check.state for check in match.credit} == dict.fromkeys(("credit", "link", "unaltered"), "kept")


def test_texts_without_any_frame_have_the_shares_of_all_their_words() -> None:
    report = make_report(GERMAN, lang="de")
    own = "Der Ruderverein hat das alles ganz anders in Erinnerung."
    match = compare(make_page(f"{GERMAN}\n\n{own}", lang="de"), report)
    assert match.kept_share == 1.0
    assert match.own_share == pytest.approx(9 / (9 + len(cut(GERMAN))))


@given(st.text(), st.text(), st.text(max_size=40))
def test_any_text_has_a_frame_inside_it(text: str, other: str, name: str) -> None:
    hops = (Hop(0, "origin", name),)
    document = Document(text=text, hops=hops, authors=(name,), terms=(Term("credit", "asked", None, None, name),))
    for part in find_frame(document, cut(text), Document(text=other, hops=hops)):
        assert 0 <= part.begin <= part.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "By a.b.c " * 60_000,
        "By Ida Holm\n" * 40_000,
        "a." * 200_000,
        "x@" * 200_000,
        "correction " * 60_000,
        "Update: no stop at all\nand on it goes\n" * 15_000,
        "1.1.1" * 100_000,
    ],
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    document = make_report(text, hops=tuple(replace(RELAY, name=f"Relay {n}") for n in range(200)))
    words = cut(text)
    begin = time.process_time()
    find_frame(document, words, document)
    assert time.process_time() - begin < 3
