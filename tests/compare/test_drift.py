from __future__ import annotations

from pathlib import Path

import pytest
from tests.compare.invented import ARABIC, ENGLISH, GERMAN, SPANISH, compare, make_page, make_report, paragraphs

from stemma.compare import check_headline
from stemma.shapes import Document, Statement

SAMPLE = Path(__file__).resolve().parents[2] / ".." / "shared" / "samples" / "relayed_report.txt"
FARES = "We will not raise the ferry fares this year,"
OWN = "The paper has looked at what other towns along the river did with their crossings in recent years. " * 4


def states(page_text: str, text: str = ENGLISH, lang: str = "en", **known: object) -> list[str]:
    match = compare(make_page(page_text, lang=lang), make_report(text, lang=lang, **known))
    return [drift.state for drift in match.drift]


def test_quotations_carried_word_for_word_are_unchanged() -> None:
    assert states(ENGLISH) == ["unchanged", "unchanged"]


@pytest.mark.parametrize("marks", ['""', "„“", "«»", "‘’", "''"])
def test_the_style_of_marks_does_not_count(marks: str) -> None:
    assert states(ENGLISH.replace("“", marks[0]).replace("”", marks[1])) == ["unchanged", "unchanged"]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("not raise", "raise", "negation"),
        ("ferry fares", "bus fares", "quotation"),
        ("this year", "next year", "quotation"),
        ("We will", "They will", "quotation"),
        ("raise the", "ever raise the", "quotation"),
    ],
)
def test_a_word_changed_put_in_or_taken_out_is_drift(old: str, new: str, kind: str) -> None:
    match = compare(make_page(ENGLISH.replace(old, new)), make_report())
    assert [drift.state for drift in match.drift] == ["changed", "unchanged"]
    assert [edit.kind for edit in match.drift[0].edits] == [kind]


@pytest.mark.parametrize(
    ("text", "lang", "old", "new"),
    [
        (GERMAN, "de", "nicht erhöhen", "erhöhen"),
        (SPANISH, "es", "No vamos", "Vamos"),
        (ARABIC, "ar", "لن نرفع", "سنرفع"),
    ],
)
def test_drift_is_seen_in_several_languages(text: str, lang: str, old: str, new: str) -> None:
    assert states(text, text, lang) == ["unchanged"]
    assert states(text.replace(old, new), text, lang) == ["changed"]


def test_a_quotation_that_was_not_taken_is_absent() -> None:
    assert states("\n\n".join(paragraphs()[2:])) == ["absent", "absent"]


def test_a_quotation_cut_off_with_the_passage_is_cut() -> None:
    assert states(ENGLISH[: ENGLISH.index("fares this year")]) == ["cut", "absent"]


def test_a_quotation_shortened_inside_its_marks_is_cut() -> None:
    assert states(ENGLISH.replace(FARES, "We will not raise the ferry fares,")) == ["cut", "unchanged"]


def test_words_left_out_and_marked_are_cut_and_unmarked_are_changed() -> None:
    long = ENGLISH.replace(FARES, "We will not, as the council knows very well, raise the ferry fares this year,")
    assert states(long.replace(", as the council knows very well, ", " … "), long) == ["cut", "unchanged"]
    assert states(long.replace("very well, ", ""), long)[0] == "changed"


def test_a_sentence_of_a_quotation_left_out_is_a_cut() -> None:
    long = ENGLISH.replace(FARES, "We will not raise the fares. Nobody asked us to do so. It stays as it is now,")
    assert states(long.replace("Nobody asked us to do so. ", ""), long) == ["cut", "unchanged"]


def test_a_short_quotation_in_a_page_of_its_own_is_found() -> None:
    assert states(OWN + 'She said: "The bridge comes first."') == ["absent", "unchanged"]
    assert states(OWN + 'She said: "The bridge always comes first."') == ["absent", "changed"]


def test_a_quotation_split_by_a_cue_is_unchanged() -> None:
    split = ENGLISH.replace(
        FARES + "” Mayor Anna Keller said after the vote.",
        "We will not raise the ferry fares,” Mayor Anna Keller said after the vote, “this year.”",
    )
    assert states(split)[0] == "unchanged"


def test_the_speaker_is_carried_over_and_reported_speech_is_no_quotation() -> None:
    begin = ENGLISH.index(FARES)
    reported = ENGLISH.index("the work would take")
    statements = (
        Statement("direct", (), (), ((begin, begin + len(FARES)),), "Anna Keller"),
        Statement("reported", (), (), ((reported, reported + 30),), "Tom Ruiz"),
    )
    match = compare(make_page(ENGLISH), make_report(statements=statements))
    assert [drift.speaker_name for drift in match.drift] == ["Anna Keller", None]


def test_drift_places_lie_in_both_texts() -> None:
    page = make_page(OWN + ENGLISH.replace("not raise", "raise"))
    match = compare(page, make_report())
    drift = match.drift[0]
    assert drift.page is not None
    assert ENGLISH[slice(*drift.report)] == FARES
    assert page.text[slice(*drift.page)] == "We will raise the ferry fares this year"


def headline(text: str, body: str = ENGLISH) -> Document:
    return Document(text=f"{text}\n\n{body}", headline=text, headline_span=(0, len(text)), lang="en")


def test_a_headline_quotation_that_stands_in_the_body_is_unchanged() -> None:
    document = headline("Mayor: ‘The bridge comes first’")
    (drift,) = check_headline(document)
    assert drift.state == "unchanged"
    assert document.text[slice(*drift.report)] == "The bridge comes first"
    assert drift.page is not None and drift.page[0] > len(document.headline)


def test_a_headline_quotation_that_stands_nowhere_is_said_to() -> None:
    (drift,) = check_headline(headline("Mayor: “We shall never raise the ferry fares”"))
    assert drift.state == "headline only"
    assert "nowhere in the body word for word" in drift.evidence
    (far,) = check_headline(headline("Mayor: “Tunnels are for moles and misers”"))
    assert (far.state, far.page) == ("headline only", None)


def test_a_headline_quotation_with_an_ellipsis_is_held_piece_by_piece() -> None:
    (drift,) = check_headline(headline("“We will not … the ferry fares this year”"))
    assert drift.state == "unchanged"


def test_a_headline_outside_the_text_is_held_too() -> None:
    (drift,) = check_headline(Document(text=ENGLISH, headline="“The bridge comes first”"))
    assert (drift.state, drift.report) == ("unchanged", (1, 23))


@pytest.mark.parametrize("text", ["", "No quotation here", "The “old” bridge"])
def test_a_headline_without_a_quotation_gives_nothing(text: str) -> None:
    assert check_headline(headline(text)) == ()


def test_the_headline_of_the_relayed_report_stands_nowhere_in_its_body() -> None:
    if not SAMPLE.is_file():
        pytest.skip("The relayed report is not beside the repository.")
    from stemma import reading

    drifts = check_headline(reading.read_text(SAMPLE.read_text(encoding="utf-8"), id="sample"))
    assert [drift.state for drift in drifts] == ["headline only"]
