"""The reports of the sample newsroom: the relayed one has every feature that there is to read, and every language its quotations."""

from __future__ import annotations

import pytest

from stemma.compare import blame_alone, check_headline
from stemma.reading import read, read_text
from stemma.sample.report import REPORTS, bytes_of_report, text_of_report
from stemma.shapes import Document


@pytest.fixture(scope="module")
def relayed() -> Document:
    return read_text(text_of_report("relayed.txt"))


def test_the_relayed_report_names_every_party_in_its_role(relayed: Document) -> None:
    assert {(hop.role, hop.name) for hop in relayed.hops} == {
        ("origin", "Northern Shores News Agency"),
        ("relay", "MTP-LC Newsroom"),
        ("submitter", "HarbourFriends"),
        ("network", "Lantern Coast Info Network"),
        ("republisher", "MerrowTownPress"),
    }
    printed = [one.text for one in relayed.hops[0].printed]
    assert any("NSNA" in one for one in printed)
    assert relayed.dateline is not None
    assert relayed.dateline.date == "2026-03-12"


def test_the_relayed_report_has_residue_people_an_archive_picture_and_terms(relayed: Document) -> None:
    assert [one.why for one in relayed.set_aside] == ["crawler residue"]
    assert [person.name for person in relayed.people] == ["Paula Renn", "Iver Strand", "Tomas Quill", "Marit Solberg"]
    assert [(caption.on, caption.is_archive) for caption in relayed.captions] == [("2023-06-03", True)]
    assert {(term.duty, term.force) for term in relayed.terms} == {
        ("cite_sources", "asked"),
        ("link_sources", "asked"),
        ("non_endorsement", "required"),
    }
    assert {link.state for link in relayed.links} == {"cannot tell"}


def test_the_relayed_reports_headline_and_last_sentence_are_not_its_body(relayed: Document) -> None:
    assert [one.state for one in check_headline(relayed)] == ["headline only"]
    added = [relayed.text[one.begin : one.end] for one in blame_alone(relayed) if one.whose == "perhaps added"]
    assert len(added) == 1
    assert added[0].startswith("Today, as every spring")


def test_a_quotation_broken_over_paragraphs_has_one_speaker(relayed: Document) -> None:
    broken = [
        statement.speaker_name
        for statement in relayed.statements
        for begin, end in statement.content
        if relayed.text[begin:end].startswith("…the harbour")
    ]
    assert broken == ["Lorens Bray"]


@pytest.mark.parametrize(
    ("name", "lang", "direction", "kind"),
    [
        ("maktaba.txt", "ar", "rtl", "article"),
        ("brunnen.txt", "de", "ltr", "article"),
        ("mercado.html", "es", "ltr", "article"),
        ("speech.txt", "en", "ltr", "speech"),
        ("comment.txt", "en", "ltr", "comment"),
        ("river-level.json", "en", "ltr", "article"),
    ],
)
def test_languages_and_kinds_are_read(name: str, lang: str, direction: str, kind: str) -> None:
    media_type = next(report.media_type for report in REPORTS if report.name == name)
    document = read(bytes_of_report(name), id=name, media_type=media_type)
    assert (document.lang, document.dir, document.item_kind) == (lang, direction, kind)
    assert any(statement.kind == "direct" for statement in document.statements) or kind != "article"
