from __future__ import annotations

from pathlib import Path

import pytest
from tests.compare.invented import ENGLISH, compare, make_page, printed

from stemma.compare import blame_alone
from stemma.shapes import Caption, Document, Hop, SetAside, Term
from stemma.text import cut_sentences

SAMPLE = Path(__file__).resolve().parents[2] / ".." / "shared" / "samples" / "relayed_report.txt"

BODY = """(Valley News Agency, 4 May 2024) ~ The mayor of Harbour City, Anna Keller, met her colleague from Riverton on Saturday.

Keller said that both towns would build the bridge together, the agency reported.

Mayor Paul Stern underlined that Riverton would pay a third of the cost of the work.

He added that the ferry would run until the bridge is open to cars and to bicycles.

Keller thanked Stern for the visit and noted that the plans would be shown in June."""

ORDINARY = [
    "The hearing continues on Monday.",
    "Residents can register at the town hall until Friday.",
    "You can read the full plan at the library from 9 am.",
    "Tickets cost five euros and can be bought at the door.",
    "The last bridge was closed in 1998 after a flood.",
    "The festival drew 4,000 visitors, more than ever before.",
    "Police are asking witnesses to call 555 0100.",
    "Hail damaged crops in the valley earlier in the week.",
    "A brave dog and its owner were pulled from the water unhurt.",
    "Two people were injured and taken to hospital.",
    "The rebuilt road along the Rio Bravo opens next year.",
    "We will continue to update this report.",
    "The ceremony brought peace to the island, and may be repeated.",
    "Call us on 555 0100!",
    "“Long live the bridge!” he shouted at the end.",
]

ADDED = [
    "Today, more than ever, long life to the heroic mayors of our valley.",
    "Glory to our beloved towns and eternal shame on the traitors who fought the bridge!",
    "May God bless the noble mayor Anna Maria Keller.",
    "Long live the brave people of Riverton!",
    "Down with the ferry barons, dear friends, and never forget what they did to us.",
    "Heute mehr denn je: es lebe die tapfere Stadt Riverton!",
    "Hoy, más que nunca, ¡que viva la gloriosa ciudad de Riverton!",
    "عاشت بلدتنا البطلة اليوم أكثر من أي وقت مضى والمجد لأبطالها",
]


def relayed(ending: str = "", *, relay: bool = True) -> Document:
    text = BODY + (f"\n\n{ending}" if ending else "") + "\n\n(River Relay Newsroom)\n\nSubmitted by ValleyFriends"
    hops = [Hop(0, "origin", "Valley News Agency", (printed(text, "Valley News Agency"),), None, None, "dateline")]
    if relay:
        hops.append(
            Hop(1, "relay", "River Relay Newsroom", (printed(text, "River Relay Newsroom"),), None, None, "sign-off")
        )
        hops.append(Hop(1, "submitter", "ValleyFriends", (printed(text, "ValleyFriends"),), None, None, "credit line"))
    return Document(id="relayed", lang="en", text=text, hops=tuple(hops))


def whose_of(document: Document, words: str) -> tuple[str, int | None]:
    at = document.text.index(words)
    found = next(blamed for blamed in blame_alone(document) if blamed.begin <= at < blamed.end)
    return found.whose, found.hop


@pytest.mark.parametrize("ending", ADDED)
def test_a_last_sentence_unlike_the_rest_was_perhaps_added(ending: str) -> None:
    document = relayed(ending)
    found = next(
        blamed for blamed in blame_alone(document) if ending.startswith(document.text[blamed.begin : blamed.end][:9])
    )
    assert found.whose == "perhaps added"
    assert found.evidence.startswith("Unlike the rest: ")
    assert found.evidence.endswith("Certain only beside the source's text.")


@pytest.mark.parametrize("ending", ORDINARY)
def test_an_ordinary_last_sentence_is_the_origins(ending: str) -> None:
    assert "perhaps added" not in {blamed.whose for blamed in blame_alone(relayed(ending))}


def test_a_text_without_relay_needs_more_signs() -> None:
    text = relayed("Long live the people of Riverton, said nobody.", relay=False)
    assert "perhaps added" not in {blamed.whose for blamed in blame_alone(text)}


def test_a_comment_may_wish_what_it_likes() -> None:
    document = relayed(ADDED[0])
    comment = Document(id="c", lang="en", text=document.text, hops=document.hops, item_kind="comment")
    assert "perhaps added" not in {blamed.whose for blamed in blame_alone(comment)}


def test_body_sign_off_and_submitter_go_to_their_hops() -> None:
    document = relayed()
    assert whose_of(document, "Keller said that") == ("hop", 0)
    assert whose_of(document, "(Valley News Agency") == ("hop", 0)
    assert whose_of(document, "(River Relay") == ("hop", 1)
    assert whose_of(document, "Submitted by") == ("hop", 2)


def test_notes_and_terms_go_to_the_publisher_and_captions_to_nobody() -> None:
    text = (
        relayed().text
        + "\n\n2/3/2020: Anna Keller at the ferry\n\nNOTE: We do not share every view. Write to us about errors."
    )
    hops = relayed().hops
    begin = text.index("We do not share")
    caption = text.index("2/3/2020")
    document = Document(
        id="n",
        lang="en",
        text=text,
        hops=hops,
        terms=(Term("non_endorsement", "asked", begin, begin + 28),),
        captions=(Caption(caption, text.index("\n\nNOTE"), "Anna Keller at the ferry", "2020-03-02"),),
    )
    assert whose_of(document, "We do not share") == ("hop", 1)
    assert whose_of(document, "Write to us") == ("hop", 1)
    assert whose_of(document, "2/3/2020") == ("unknown", None)


def test_the_headline_of_a_relayed_report_is_nobodys_for_sure() -> None:
    text = "Bridge for all\n\n" + relayed().text
    hops = tuple(
        Hop(hop.position, hop.role, hop.name, (printed(text, hop.name),), None, None, hop.known_by)
        for hop in relayed().hops
    )
    document = Document(id="h", lang="en", text=text, headline="Bridge for all", headline_span=(0, 14), hops=hops)
    assert whose_of(document, "Bridge for all") == ("unknown", None)


def test_what_is_set_aside_is_unknown_and_said_why() -> None:
    text = ", , , , ,\n\n" + BODY
    document = Document(id="a", lang="en", text=text, set_aside=(SetAside(0, 9, "residue of a crawler"),))
    first = blame_alone(document)[0]
    assert (first.whose, first.evidence) == ("unknown", "It is set aside: residue of a crawler.")


def test_without_hops_the_body_is_unknown() -> None:
    assert {blamed.whose for blamed in blame_alone(Document(text=ENGLISH, lang="en"))} == {"unknown"}


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "\ud800 word", "One sentence."])
def test_every_sentence_is_blamed_once_whatever_comes(text: str) -> None:
    assert [(b.begin, b.end) for b in blame_alone(Document(text=text))] == list(cut_sentences(text))


def test_the_relayed_report_says_whose_each_sentence_is() -> None:
    if not SAMPLE.is_file():
        pytest.skip("The relayed report is not beside the repository.")
    from stemma import reading

    document = reading.read_text(SAMPLE.read_text(encoding="utf-8"), id="sample")
    blamed = {document.text[b.begin : b.end].strip()[:20]: b for b in blame_alone(document)}
    added = [start for start, found in blamed.items() if found.whose == "perhaps added"]
    assert added == ["Today, more than eve"]
    assert document.hops[blamed["President Putin cong"].hop].role == "origin"
    assert document.hops[blamed["(SFP-WP Newsroom)"].hop].name == "SFP-WP Newsroom"
    assert document.hops[blamed["Submitted by SyrianP"].hop].role == "submitter"


def test_windows_line_ends_and_single_lines_part_paragraphs_too() -> None:
    plain = relayed(ADDED[0])
    for separator in ("\r\n\r\n", "\n"):
        text = plain.text.replace("\n\n", separator)
        hops = tuple(
            Hop(hop.position, hop.role, hop.name, (printed(text, hop.name),), None, None, hop.known_by)
            for hop in plain.hops
        )
        blamed = blame_alone(Document(id="w", lang="en", text=text, hops=hops))
        assert [b.whose for b in blamed].count("perhaps added") == 1


def test_a_copy_of_a_sentence_that_was_perhaps_added_stays_perhaps_added() -> None:
    report = relayed(ADDED[0])
    match = compare(make_page(report.text), report)
    assert [b.whose for b in match.blame].count("perhaps added") == 1


def test_beside_the_sources_text_an_added_sentence_is_certainly_the_pages() -> None:
    page, report = relayed(ADDED[0]), relayed()
    (added,) = (b for b in compare(page, report).blame if ADDED[0] in page.text[b.begin : b.end])
    assert added.whose == "page"
