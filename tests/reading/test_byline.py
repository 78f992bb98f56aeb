"""Who signs: bylines of many shapes, and lines that are none."""

from __future__ import annotations

import pytest

from stemma.reading.agency import table_of
from stemma.reading.credits import lineage_spans
from stemma.reading.credits.byline import read_byline, read_reporters
from stemma.reading.plain import read_text

BODY = "The old mill turned again on Monday, and the first bag of flour was ground before noon with a crowd looking on."


@pytest.mark.parametrize(
    ("line", "authors", "parties"),
    [
        ("By Ona Kell, a reader", ("Ona Kell",), ()),
        ("By Ona Kell, mayor of Quill", ("Ona Kell",), ()),
        ("By Ona Kell and Tor Lind", ("Ona Kell", "Tor Lind"), ()),
        ("Von Ona Kell", ("Ona Kell",), ()),
        ("Por Ona Kell", ("Ona Kell",), ()),
        ("بقلم: سلمى كرم", ("سلمى كرم",), ()),
        ("By Ona Kell / Quill Courier", ("Ona Kell",), ("Quill Courier",)),
        ("By Ona Kell, Quill Courier", ("Ona Kell",), ("Quill Courier",)),
        ("By Ona Kell, honorary secretary, Quill Rowing Club", ("Ona Kell",), ("Quill Rowing Club",)),
        ("Words: Ona Kell for Salt & Smoke", ("Ona Kell",), ("Salt & Smoke",)),
        ("Par Le Courrier de Bellerive avec AFP", (), ("Le Courrier de Bellerive", "Agence France-Presse")),
        ("By Ona Kell | 3 May 2021", ("Ona Kell",), ()),
        ("By Reuters Staff", (), ("Reuters",)),
    ],
)
def test_a_byline(line: str, authors: tuple[str, ...], parties: tuple[str, ...]) -> None:
    byline = read_byline(line, table_of())
    assert byline is not None
    assert (byline.authors, tuple(party.name for party in byline.parties)) == (authors, parties)


@pytest.mark.parametrize(
    ("line", "authors", "party"),
    [
        ("Ona Kell | Quill Ledger", ("Ona Kell",), "Quill Ledger"),
        ("ONA KELL and TOR LIND | QUILL STAR | 14 June 2019", ("Ona Kell", "Tor Lind"), "Quill Star"),
        ("Ona Kell, Valley Courier", ("Ona Kell",), "Valley Courier"),
        ("**Ona Kell** · _[Salt & Smoke](https://salt.example/a)_ · 2022-10-03", ("Ona Kell",), "Salt & Smoke"),
        ("Ona Kell/Moor Lantern Mar 2, 2018 Comments (0)", ("Ona Kell",), "Moor Lantern"),
    ],
)
def test_above_the_body_a_byline_needs_no_by(line: str, authors: tuple[str, ...], party: str) -> None:
    byline = read_byline(line, table_of(), is_top=True)
    assert byline is not None and (byline.authors, byline.parties[0].name) == (authors, party)
    assert read_byline(line, table_of()) is None


@pytest.mark.parametrize(
    "line",
    [
        "By noon the boats were back and the quay was empty",
        "Von der Brücke aus sah man die Boote kommen",
        "Por la mañana llovió",
        "By Our Correspondent",
        "Bread, Butter and Jam",
        "QUILL WHEAT AREA DOWN, MINISTRY CENSUS SHOWS",
        "Home | News | Sport",
        "Ferries, trams and buses run late",
        "Text: Salt Lamp / posted by Quill Exchange / handed in by plot 4",
        "",
    ],
)
def test_no_byline(line: str) -> None:
    for is_top in (False, True):
        byline = read_byline(line, table_of(), is_top=is_top)
        assert byline is None or not byline.authors


def test_reporters_are_authors_and_editors_are_not() -> None:
    line = (
        "(Reporting by Ken Osk in Quill, with additional reporting by Lia Marr and by Kyodo News; Editing by Rea Stone)"
    )
    assert read_reporters(line) == ["Ken Osk", "Lia Marr"]
    assert read_reporters("The club was reporting by ten.") == []


def test_a_name_alone_right_under_the_headline_is_the_authors() -> None:
    document = read_text(f"Inventory of a button shop\nOna Kell\n\n{BODY}\n")
    assert document.authors == ("Ona Kell",)
    assert read_text(f"Inventory of a button shop\n\nSecond Chance\n\n{BODY}\n").authors == ()


def test_a_byline_has_a_place_and_is_kept_out_of_what_is_compared() -> None:
    document = read_text(f"A mill turns again\n\nBy Ona Kell, a reader\n\n{BODY}\n")
    assert [document.text[slice(*span)] for span in document.author_spans] == ["By Ona Kell, a reader"]
    assert set(document.author_spans) <= set(lineage_spans(document))


def test_a_reporter_named_in_the_dateline_is_an_author() -> None:
    document = read_text(f"QUILL, 14 May (AA) - Ona Kell - {BODY}\n")
    assert document.authors == ("Ona Kell",)
    assert document.dateline is not None and document.text[document.dateline.end :].startswith("The old mill")
