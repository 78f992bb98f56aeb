from __future__ import annotations

import json
from dataclasses import replace

from tests.publishing import invented

from stemma.publishing.formats import jsonld_of, news_article
from stemma.shapes import Document, Statement


def test_every_original_is_a_basis_and_every_hop_a_citation() -> None:
    article = news_article(invented.relayed())
    assert article["@type"] == "NewsArticle"
    assert article["isBasedOn"][0]["url"] == "https://cna.example/2026/ferry"
    assert article["isBasedOn"][0]["publisher"]["name"] == "Coast News Agency"
    assert len(article["citation"]) == 5
    assert "(SIR Newsroom)" in article["creditText"]
    assert [one["name"] for one in article["contributor"]] == ["IslandReader", "Coast Relay Network"]


def test_corrections_version_and_times_are_told_and_updates_are_no_corrections() -> None:
    report = replace(invented.relayed(), changes=(invented.change(), invented.change(3, "update", "More is known.")))
    article = news_article(report)
    assert [one["@type"] for one in article["correction"]] == ["CorrectionComment"]
    assert article["correction"][0]["text"] == "The vote was 15 to 2, not 14 to 3."
    assert article["version"] == "2"
    assert article["dateModified"] == report.changed_at and article["datePublished"] == report.published_at


def test_the_publisher_comes_with_its_policies_and_the_licence_with_its_address() -> None:
    article = news_article(invented.at_home_elsewhere())
    assert article["publisher"]["correctionsPolicy"] == f"{invented.DESK}/policy"
    assert article["license"] == "https://creativecommons.org/licenses/by-nd/4.0/"
    assert article["mainEntityOfPage"]["@id"] == "https://weekly.example/library"
    assert article["usageInfo"].endswith("/republish")
    assert article["author"] == [{"@type": "Person", "name": "Ada Brandt"}]


def test_direct_words_are_quotations_with_their_speaker_and_reported_ones_are_not() -> None:
    text = "“We go,” said Mara Lind. The office said that boats run."
    said = (
        Statement("direct", ((14, 23),), ((9, 13),), ((1, 7),), "Mara Lind"),
        Statement("reported", ((25, 35),), ((36, 40),), ((46, 55),)),
    )
    article = news_article(invented.publish(Document(headline="A", text=text, statements=said)))
    assert article["hasPart"] == [
        {"@type": "Quotation", "text": "We go,", "spokenByCharacter": {"@type": "Person", "name": "Mara Lind"}}
    ]


def test_a_comment_and_a_speech_have_types_of_their_own() -> None:
    comment = news_article(invented.publish(Document(headline="A", text="b", item_kind="comment")))
    speech = news_article(invented.publish(Document(headline="A", text="b", item_kind="speech")))
    assert comment["@type"] == "OpinionNewsArticle"
    assert (speech["@type"], speech["genre"]) == ("Article", "speech")


def test_it_can_stand_in_a_script_element_and_reads_back() -> None:
    report = invented.publish(Document(headline="</script><b>\u2028&\ud800", text="b"))
    text = jsonld_of(report)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["headline"] == "</script><b>\u2028&\ufffd"
