"""A relayed report, row by row: the real one where it is there, and an invented one with the same features."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from stemma.reading.annotate import annotate
from stemma.reading.credits import lineage_spans
from stemma.reading.plain import read_text
from stemma.shapes import Document, InputError
from stemma.shapes.plain import from_plain, to_plain

HERE = Path(__file__).resolve().parent
REAL = Path(__file__).resolve().parents[2] / ".." / "shared" / "samples" / "relayed_report.txt"


def read_file(path: Path) -> Document:
    if not path.is_file():
        pytest.skip(f"{path.name} is not here")
    with path.open(encoding="utf-8", newline="") as file:
        return read_text(file.read(), id=path.stem)


@pytest.fixture(scope="module")
def real() -> Document:
    return read_file(REAL)


@pytest.fixture(scope="module")
def ours() -> Document:
    return read_file(HERE / "texts" / "relayed.txt")


def printed(document: Document) -> dict[tuple[str, str], list[str]]:
    for hop in document.hops:
        for credit in hop.printed:
            assert document.text[credit.begin : credit.end] == credit.text
    return {(hop.role, hop.name): [credit.text for credit in hop.printed] for hop in document.hops}


def said(document: Document) -> list[tuple[str, str | None, str, list[str]]]:
    text = document.text
    return [
        (one.kind, one.speaker_name, " ".join(text[b:e] for b, e in one.cue), [text[b:e] for b, e in one.content])
        for one in document.statements
    ]


def begins(document: Document, speaker: str, start: str, kind: str) -> list[str]:
    """The content of the one statement whose words begin so."""
    found = [
        what for how, who, _, what in said(document) if who == speaker and what[-1].startswith(start) and how == kind
    ]
    assert len(found) == 1, (speaker, start)
    return found[0]


def test_the_dateline_tells_agency_and_date_of_the_origin(real: Document) -> None:
    line = real.dateline
    assert line is not None
    assert (line.agency, line.date, line.place) == ("Syrian Arab News Agency", "2017-11-21", None)
    assert line.text == "(Syrian Arab News Agency, 21 November 2017) ~\u00a0 "[: len(line.text)]
    assert real.text[line.end :].startswith("President Bashar al-Assad, during a work visit")


def test_the_agencys_byline_is_a_second_credit_of_the_same_hop(real: Document) -> None:
    credits = printed(real)
    assert credits["origin", "Syrian Arab News Agency"] == [
        "(Syrian Arab News Agency, 21 November 2017)",
        "SANA, R. Jazaeri/Ghossoun",
    ]
    assert real.authors == ("R. Jazaeri", "Ghossoun")


def test_relay_submitter_and_network_share_a_position_since_nothing_tells_their_order(real: Document) -> None:
    credits = printed(real)
    assert "(SFP-WP Newsroom)" in credits["relay", "SFP-WP Newsroom"]
    assert credits["submitter", "SyrianPatriots"] == ["Submitted by SyrianPatriots"]
    assert "War Press Info Network at:" in credits["network", "War Press Info Network"]
    places = {hop.role: hop.position for hop in real.hops}
    assert places == {"origin": 0, "relay": 1, "submitter": 1, "network": 1, "republisher": 2}


def test_the_pages_publisher_is_told_by_its_note_and_its_short_name_is_resolved(real: Document) -> None:
    assert printed(real)["republisher", "SyrianFreePress"] == ["SFP", "the editorial staff of\u00a0SyrianFreePress"]


def test_promised_links_that_did_not_come_cannot_be_told_from_plain_text(real: Document) -> None:
    assert [(link.text, link.href, link.state) for link in real.links] == [
        ("War Press Info Network at:", None, "cannot tell"),
        ("original links", None, "cannot tell"),
    ]
    page = annotate(Document(text=real.text, format="html"))
    assert {link.state for link in page.links} == {"missing"}


def test_statements_have_speaker_cue_and_content(real: Document) -> None:
    assert said(real)[0] == (
        "direct",
        "Bashar al-Assad",
        ":",
        ["“Coordination on highest levels on combating terrorism, pushing political track forwards”"],
    )
    begins(real, "Vladimir Putin", "the importance of the timing of the visit", "reported")
    begins(real, "Bashar al-Assad", "that the Russian policy has been active", "reported")
    begins(real, "Bashar al-Assad", "the importance of this meeting to coordinate", "reported")  # "He underlined"
    begins(real, "Vladimir Putin", "that this visit is an important opportunity", "reported")  # "adding that"
    begins(real, "Vladimir Putin", "that based on this meeting", "mixed")


def test_a_quotation_broken_over_paragraphs_is_one_statement(real: Document) -> None:
    first = begins(real, "Bashar al-Assad", "“…therefore, we hope", "mixed")
    assert first[0].startswith("that Syria supports any political work") and first[0].endswith("this track…")
    second = begins(real, "Vladimir Putin", "…Russia’s high appreciation", "reported")
    assert len(second) == 2 and second[1].endswith("all the Syrian parties")
    begins(real, "Bashar al-Assad", "…thanks by the Syrian people", "reported")
    begins(real, "Bashar al-Assad", "…the importance of the role played", "reported")


def test_the_list_of_who_attended_gives_people_with_posts(real: Document) -> None:
    assert [(person.name, person.post) for person in real.people] == [
        ("Sergei Shoigu", "Russian Defense Minister"),
        ("Yuri Ushakov", "Assistant to Russian President"),
        ("Alexander Lavrentiev", "Russian President’s Special Envoy on Syria"),
        ("Sergey Vershinin", "Director of the Middle East and North Africa Department at the Russian Foreign Ministry"),
    ]
    for person in real.people:
        assert person.name in real.text[person.begin : person.end]


def test_a_caption_with_its_own_date_is_an_archive_picture(real: Document) -> None:
    (caption,) = real.captions
    assert (caption.on, caption.is_archive) == ("2015-10-21", True)
    assert caption.text.startswith("21/10/2015: President") and caption.text.endswith("21 October 2015")


def test_the_terms_are_asked_and_the_disclaimer_covers_the_whole_note(real: Document) -> None:
    terms = {term.duty: term for term in real.terms}
    assert set(terms) == {"cite_sources", "link_sources", "non_endorsement"}
    for duty in ("cite_sources", "link_sources"):
        assert (terms[duty].force, terms[duty].target) == ("asked", "all sources")
        assert real.text[terms[duty].begin : terms[duty].end].startswith("Re-publications are welcome")
        assert real.text[terms[duty].begin : terms[duty].end].endswith("links and sources.")
    note = real.text[terms["non_endorsement"].begin : terms["non_endorsement"].end]
    assert note.startswith("NOTE: The contents") and note.endswith("will be removed.")


def test_a_crawlers_residue_is_set_aside_and_kept(real: Document) -> None:
    assert [real.text[run.begin : run.end].strip(" ,") for run in real.set_aside] == [""]
    assert real.text.startswith(", , ,")


def test_the_last_sentence_stays_in_the_body(real: Document) -> None:
    at = real.text.index("Today, more than ever")
    assert not any(begin <= at < end for begin, end in lineage_spans(real))


def test_lineage_spans_hold_credits_notes_terms_and_captions_in_order(real: Document) -> None:
    spans = lineage_spans(real)
    assert list(spans) == sorted(spans)
    assert all(first[1] < second[0] for first, second in itertools.pairwise(spans))
    covered = "".join(real.text[begin:end] for begin, end in spans)
    for part in (
        "(SFP-WP Newsroom)",
        "SANA, R.",
        "Submitted by",
        "NOTE: The contents",
        "21/10/2015",
        "Re-publications",
    ):
        assert part in covered


def test_our_own_relayed_report_has_every_feature(ours: Document) -> None:
    assert printed(ours) == {
        ("origin", "Northern Isles News Agency"): [
            "(Northern Isles News Agency, 14 May 2019)",
            "NINA, P. Ashdown/Merrow",
        ],
        ("relay", "ECP-TW Newsroom"): ["(ECP-TW Newsroom)"],
        ("submitter", "CoastFriends"): ["Submitted by CoastFriends"],
        ("network", "Tide Watch Info Network"): ["TW", "Tide Watch Info Network at:"],
        ("republisher", "ElderCoastPress"): ["ECP", "the editorial staff of\u00a0ElderCoastPress"],
    }
    assert [hop.position for hop in ours.hops] == [0, 1, 1, 1, 2]
    assert ours.hops[-1].link == "mailto:desk@eldercoast.example"
    assert ours.headline == "Harbourmaster Ines Calder: “Calm water is the work of many hands”"
    assert ours.dateline is not None and ours.dateline.date == "2019-05-14"
    assert (ours.lang, ours.dir, ours.item_kind, ours.authors) == ("en", "ltr", "article", ("P. Ashdown", "Merrow"))
    assert [person.name for person in ours.people] == ["Paula Voss", "Iver Lund", "Marta Quill", "Hugo Stern"]
    assert [(caption.on, caption.is_archive) for caption in ours.captions] == [("2016-03-02", True)]
    assert {(term.duty, term.force) for term in ours.terms} == {
        ("cite_sources", "asked"),
        ("link_sources", "asked"),
        ("non_endorsement", "required"),
    }
    assert [link.state for link in ours.links] == ["cannot tell", "cannot tell"]


def test_our_own_relayed_report_says_who_said_what(ours: Document) -> None:
    assert said(ours)[0][:3] == ("direct", "Ines Calder", ":")
    begins(ours, "Tomas Reed", "that the ferry terminal will stay open", "reported")
    begins(ours, "Tomas Reed", "that no fares will change", "reported")
    begins(ours, "Tomas Reed", "the need for a second pilot boat", "reported")
    assert len(begins(ours, "Ines Calder", "“…so we trust", "mixed")) == 2
    assert len(begins(ours, "Tomas Reed", "…Elder Bay’s high esteem", "reported")) == 2
    begins(ours, "Tomas Reed", "the council will meet", "mixed")


def test_what_markup_told_is_not_taken_away() -> None:
    told = Document(
        text="The mill opened on Monday.", headline="The mill", authors=("A. Writer",), lang="en", format="html"
    )
    read = annotate(told)
    assert (read.headline, read.authors, read.lang, read.text) == ("The mill", ("A. Writer",), "en", told.text)


def test_a_document_goes_through_json_and_back(ours: Document) -> None:
    assert from_plain(Document, to_plain(ours)) == ours


def test_a_text_over_the_limit_is_refused_with_a_sentence() -> None:
    with pytest.raises(InputError, match="over 10,000,000 bytes"):
        read_text("é" * 5_000_001)
