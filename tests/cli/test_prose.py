"""What is told of documents, matches and sides, from shapes alone."""

from __future__ import annotations

import pytest

from stemma.cli.find import tell_none
from stemma.cli.prose.document import tell_document
from stemma.cli.prose.match import tell_match
from stemma.cli.prose.number import count_of, day_of, percent
from stemma.cli.prose.side import tell_sides
from stemma.cli.terminal import cells
from stemma.shapes import (
    Blamed,
    Caption,
    CreditCheck,
    Dateline,
    Document,
    Drift,
    Edit,
    Hop,
    Link,
    Match,
    Passage,
    Person,
    Printed,
    SetAside,
    Statement,
    Term,
)
from stemma.shapes.side import SidePiece, SideRow

HOSTILE = "\x1b]0;owned\x07\nnext\u202e"


def _hostile_document() -> Document:
    text = HOSTILE * 3
    end = len(text)
    return Document(
        id=HOSTILE,
        headline=HOSTILE,
        dateline=Dateline(0, end, text, HOSTILE, HOSTILE, HOSTILE),
        lang=HOSTILE,
        authors=(HOSTILE,),
        text=text,
        hops=(Hop(0, "origin", HOSTILE, (Printed(0, end, text),), HOSTILE, HOSTILE, "dateline", 0.5),),
        statements=(Statement("direct", ((0, end),), ((0, 1),), ((0, end),), HOSTILE),),
        people=(Person(HOSTILE, HOSTILE, 0, end),),
        captions=(Caption(0, end, text, HOSTILE, HOSTILE, True),),
        terms=(Term("credit", "asked", 0, end, HOSTILE),),
        links=(Link(0, end, text, HOSTILE, None, "missing"),),
        set_aside=(SetAside(0, end, HOSTILE),),
        home=HOSTILE,
        errors=(HOSTILE,),
    )


def _hostile_match() -> Match:
    edit = Edit("number", (0, 3), (0, 3), HOSTILE, HOSTILE)
    return Match(
        page=HOSTILE,
        report=HOSTILE,
        version=HOSTILE,
        match_kind="edited",
        weight=12.3,
        kept_share=0.5,
        own_share=0.25,
        passages=(Passage(0, 9, 0, 9),),
        edits=(edit,),
        blame=(Blamed(0, 9, "hop", HOSTILE, 0, 0.5, HOSTILE), Blamed(9, 18, "perhaps added", None, None, 0, HOSTILE)),
        drift=(Drift("changed", (0, 9), (0, 9), HOSTILE, (edit,), HOSTILE),),
        credit=(CreditCheck("credit", "required", "missing", HOSTILE, (0, 3), HOSTILE),),
    )


def test_no_line_of_prose_can_steer_a_terminal() -> None:
    document, match = _hostile_document(), _hostile_match()
    rows = (
        SideRow(
            "changed", (0, 9), (0, 9), (SidePiece("added", HOSTILE, "words"),), (SidePiece("cut", HOSTILE, "words"),)
        ),
    )
    lines = [
        *tell_document(document),
        *tell_match(document, document, match),
        *tell_sides(document, document, match, rows),
    ]
    assert len(lines) > 25
    assert [line for line in lines if not line.isprintable()] == []


def test_everything_that_was_read_is_told() -> None:
    text = 'AXHAVEN, 2 May (Coast Wire) - "It opens," said Mara Holt. Links: at:\n,,,'
    document = Document(
        id="a.txt",
        headline="It opens",
        dateline=Dateline(0, 27, text[:27], "Axhaven", "2026-05-02", "Coast Wire"),
        lang="en",
        text=text,
        hops=(Hop(0, "origin", "Coast Wire", (Printed(16, 26, "Coast Wire"),), known_by="dateline", sure=0.9),),
        statements=(Statement("direct", ((47, 56),), ((42, 46),), ((30, 41),), "Mara Holt"),),
        people=(Person("Mara Holt", "mayor", 47, 56),),
        captions=(Caption(None, None, "The gate in 2019", "2019-01-01", "J. Roe", True),),
        terms=(Term("cite_sources", "asked", 58, 67, "all sources"),),
        links=(Link(58, 67, "at:", None, None, "cannot tell"),),
        set_aside=(SetAside(68, 71, "residue"),),
        errors=("A part was not read.",),
    )
    told = "\n".join(tell_document(document))
    for piece in (
        "It opens",
        "1. origin: Coast Wire",
        "known by dateline, 90% sure",
        "Coast Wire, Axhaven, 2026-05-02",
    ):
        assert piece in told
    for piece in (
        "Mara Holt: ",
        "Mara Holt, mayor",
        "an archive picture",
        "cite sources of all sources, asked",
        "cannot tell",
        "residue",
    ):
        assert piece in told
    assert "A part was not read." in told


def test_what_changes_the_facts_comes_first() -> None:
    page = Document(text="0123456789" * 5)
    edits = [
        Edit(kind, (0, 1), (0, 1), f"new {kind}", f"old {kind}")
        for kind in ("words", "date", "negation", "name", "number")
    ]
    match = Match("p", "r", "", "edited", 1, 0.5, 0.5, (Passage(0, 9, 0, 9),), edits=tuple(edits))  # type: ignore[arg-type]
    told = "\n".join(tell_match(page, page, match))
    order = [told.index(f"old {kind}") for kind in ("number", "name", "negation", "date", "words")]
    assert order == sorted(order)


def test_nothing_found_says_among_how_many_and_never_original() -> None:
    assert tell_none(4120, "2026-05-03T10:00:00Z") == "Not among the 4,120 reports here, the newest of 3 May 2026."
    assert tell_none(1, None) == "Not among the 1 report here."
    assert "no report" in tell_none(0, None)


def test_shares_and_days_are_said_without_lying() -> None:
    assert [percent(share) for share in (0, 0.001, 0.5, 0.999, 1)] == ["0%", "under 1%", "50%", "over 99%", "100%"]
    assert count_of(1, "report") == "1 report"
    assert day_of("2026-05") == "2026-05"


@pytest.fixture
def sides() -> list[SideRow]:
    return [
        SideRow(
            "same", (0, 9), (0, 9), (SidePiece("same", "The gate is open."),), (SidePiece("same", "The gate is open."),)
        ),
        SideRow(
            "changed",
            (9, 20),
            (9, 20),
            (SidePiece("same", "It cost "), SidePiece("changed", "nine", "number"), SidePiece("same", " crowns.")),
            (SidePiece("same", "It cost "), SidePiece("changed", "five", "number"), SidePiece("same", " crowns.")),
        ),
        SideRow("dropped", None, (20, 30), (), (SidePiece("cut", "It is old. " + "見" * 60, "cut"),)),
        SideRow("added", (20, 30), None, (SidePiece("added", "Read more here.", "added"),), ()),
    ]


def test_two_columns_stand_side_by_side_and_keep_to_the_width(
    sides: list[SideRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    match = Match("p", "r", "", "edited", 1, 0.5, 0.5, (), blame=(Blamed(20, 30, "page"),))
    lines = list(tell_sides(Document(id="p"), Document(id="r"), match, sides))
    assert all(cells(line) <= 80 for line in lines)
    assert [line[0] for line in lines if line[0] != " "] == ["=", "~", "-", "+"]
    changed = next(line for line in lines if line.startswith("~"))
    assert "[-five-]" in changed.split("|")[0]
    assert "{+nine+}" in changed.split("|")[1]
    assert any("[the page itself]" in line for line in lines)


def test_a_narrow_terminal_gets_one_column(sides: list[SideRow], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = list(tell_sides(Document(id="p"), Document(id="r"), Match("p", "r", "", "edited", 1, 0.5, 0.5, ()), sides))
    assert all(cells(line) <= 60 for line in lines)
    assert "= B The gate is open." in lines
    assert "~ A It cost [-five-] crowns." in lines
    assert "  B It cost {+nine+} crowns." in [line.replace("~", " ", 1) for line in lines]


def test_a_right_to_left_text_is_not_set_in_columns(sides: list[SideRow], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    match = Match("p", "r", "", "edited", 1, 0.5, 0.5, ())
    assert not any(" | " in line for line in tell_sides(Document(dir="rtl"), Document(), match, sides))


def test_the_pages_own_credit_lines_are_listed_apart_from_what_it_added() -> None:
    page = Document(text="Our own line. And another. Text: Coast Wire. It opens.")
    blame = (
        Blamed(0, 13, "page", evidence="It stands nowhere in the report."),
        Blamed(14, 26, "page", evidence="It stands nowhere in the report."),
        Blamed(27, 44, "page", evidence="A credit line.", is_frame=True),
        Blamed(45, 54, "unknown", "r", None, 1.0, "It stands in the report word for word."),
    )
    edits = (Edit("added", (0, 26), (0, 0), page.text[:26], ""),)
    match = Match("p", "r", "", "verbatim", 1, 1.0, 0.5, (Passage(45, 54, 0, 9),), edits, blame)
    told = list(tell_match(page, page, match))
    assert "word for word, with words added; 100% of the report kept" in told[1]
    own = told.index("  Not from the report")
    assert "Our own line. And another." in told[own + 1] and "(2 sentences)" in told[own + 1]
    assert told[own + 2 :] == [
        "  The page's own credit lines and notes",
        '    page: "Text: Coast Wire."  (A credit line.)',
    ]
