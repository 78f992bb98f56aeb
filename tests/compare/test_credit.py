from __future__ import annotations

from typing import Any

import pytest
from tests.compare.invented import ENGLISH, HOME, asked, compare, make_page, make_report, paragraphs, printed

from stemma.compare import check_credit
from stemma.shapes import Caption, Document, Hop, Link, Printed, Term

CANNOT_TELL = "cannot tell from what was received"
NAMELESS = ENGLISH.replace("(Harbour Courier)", "").replace("HARBOUR CITY ,", "HARBOUR CITY,")
TEXT = (
    ENGLISH
    + "\n\n(River Relay Newsroom)\n\nSubmitted by ValleyFriends\n\nWe do not necessarily share every view in this report."
)


def chain() -> tuple[Hop, ...]:
    return (
        Hop(0, "origin", "Harbour Courier", (printed(TEXT, "Harbour Courier"),), HOME, None, "dateline"),
        Hop(
            1,
            "relay",
            "River Relay Newsroom",
            (printed(TEXT, "River Relay Newsroom"),),
            "https://relay.example/9",
            None,
            "sign-off",
        ),
        Hop(1, "submitter", "ValleyFriends", (printed(TEXT, "ValleyFriends"),), None, None, "credit line"),
    )


def relayed(*duties: str, target: str | None = None, **known: Any) -> Document:
    return make_report(TEXT, hops=chain(), terms=asked(*duties, target=target), **known)


def states(page: Document, report: Document) -> list[str]:
    return [check.state for check in check_credit(page, report)]


def test_a_report_without_terms_asks_nothing() -> None:
    assert check_credit(make_page(ENGLISH), make_report()) == ()


def test_force_is_carried_over_from_the_term() -> None:
    report = make_report(terms=(Term("credit", "required", None, None), Term("link", "asked", None, None)))
    assert [check.force for check in check_credit(make_page(ENGLISH), report)] == ["required", "asked"]


def test_credit_is_kept_where_newsroom_and_origin_are_named() -> None:
    (check,) = check_credit(make_page(TEXT), relayed("credit"))
    assert check.state == "kept"
    assert check.page and TEXT[slice(*check.page)] == "Harbour Courier"


def test_credit_is_missing_with_the_name_that_is_not_there() -> None:
    (check,) = check_credit(make_page(TEXT.replace("(River Relay Newsroom)", "")), relayed("credit"))
    assert (check.state, check.evidence) == ("missing", "Not named: River Relay Newsroom.")


def test_credit_in_the_pages_own_data_counts() -> None:
    page = make_page(NAMELESS, authors=("Harbour Courier",))
    assert states(page, make_report(terms=asked("credit"))) == ["kept"]
    page = make_page(NAMELESS, hops=(Hop(0, "origin", "Harbour Courier"),))
    assert states(page, make_report(terms=asked("credit"))) == ["kept"]
    assert states(make_page(NAMELESS), make_report(terms=asked("credit"))) == ["missing"]


def test_a_short_name_of_capitals_is_no_common_word() -> None:
    report = make_report(hops=(Hop(0, "origin", "THE"),), terms=asked("credit"))
    assert states(make_page(ENGLISH), report) == ["missing"]


def test_every_hop_is_a_check_of_its_own() -> None:
    checks = check_credit(make_page(TEXT.replace("Submitted by ValleyFriends", "")), relayed("cite_sources"))
    assert [(check.target, check.state) for check in checks] == [
        ("Harbour Courier", "kept"),
        ("River Relay Newsroom", "kept"),
        ("ValleyFriends", "missing"),
    ]


@pytest.mark.parametrize(
    "href",
    [HOME, HOME + "/", "http://www.courier.example/news/bridge?utm_source=x#top"],
)
def test_a_link_is_kept_in_all_its_forms(href: str) -> None:
    page = make_page(ENGLISH, format="html", links=(Link(0, 7, "HARBOUR", href),))
    (check,) = check_credit(page, make_report(terms=asked("link")))
    assert (check.state, check.page) == ("kept", (0, 7))


def test_a_lost_link_is_missing_in_a_page_and_not_to_be_told_in_plain_text() -> None:
    report = make_report(terms=asked("link"))
    assert states(make_page(ENGLISH, format="html"), report) == ["missing"]
    assert states(make_page(ENGLISH), report) == [CANNOT_TELL]
    assert states(make_page(f"{ENGLISH}\n\nFirst at {HOME}."), report) == ["kept"]


def test_a_link_only_in_the_pages_data_is_said_to_be_there_only() -> None:
    page = make_page(ENGLISH, format="html", links=(Link(None, None, "", HOME, "canonical"),))
    (check,) = check_credit(page, make_report(terms=asked("link")))
    assert check.state == "kept" and "no reader sees" in check.evidence


def test_links_to_all_sources_are_told_one_by_one() -> None:
    page = make_page(TEXT, format="html", links=(Link(0, 5, "x", HOME),))
    promised = Link(None, None, "War desk at:", None, None, "cannot tell")
    checks = check_credit(page, relayed("link_sources", links=(promised,)))
    assert [(check.target, check.state) for check in checks] == [
        (HOME, "kept"),
        ("https://relay.example/9", "missing"),
        ("War desk at:", CANNOT_TELL),
    ]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Published under CC BY-ND 4.0.", "kept"),
        ("Creative Commons Attribution-NoDerivatives 4.0", "kept"),
        ("https://creativecommons.org/licenses/by-nd/4.0/", "kept"),
        ("Published under CC BY 4.0.", "missing"),
        ("Under a Creative Commons licence.", CANNOT_TELL),
        ("All rights reserved.", "missing"),
    ],
)
def test_the_licence_is_known_by_code_words_or_address(text: str, state: str) -> None:
    report = make_report(terms=asked("licence", target="https://creativecommons.org/licenses/by-nd/4.0/"))
    assert states(make_page(f"{ENGLISH}\n\n{text}"), report) == [state]


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("x", "x", "kept"),
        ("on Tuesday", "on 30 April", "kept"),
        ("on Tuesday", "today", "kept"),
        ("harbour to", "harbor to", "kept"),
        ("The ferry carries 3,000 people a day, according to the port office.\n\n", "", "kept"),
        ("on Tuesday", "on Monday", "missing"),
        ("14 months", "16 months", "missing"),
        ("not raise", "raise", "missing"),
        ("old bridge", "ugly old bridge", "missing"),
    ],
)
def test_unaltered_allows_time_place_and_style_only(old: str, new: str, state: str) -> None:
    report = make_report(terms=asked("unaltered"))
    assert states(make_page(ENGLISH.replace(old, new, 1)), report) == [state]


def test_the_disclaimer_is_looked_for_by_its_words() -> None:
    begin = TEXT.index("We do not necessarily")
    report = make_report(TEXT, hops=chain(), terms=(Term("non_endorsement", "asked", begin, len(TEXT)),))
    assert states(make_page(TEXT), report) == ["kept"]
    assert states(make_page(ENGLISH), report) == ["missing"]


def test_what_a_page_cannot_show_is_not_told() -> None:
    report = make_report(terms=asked("non_commercial", "notify", "no_pictures", "share_alike"))
    assert states(make_page(ENGLISH), report) == [CANNOT_TELL] * 4


def test_a_picture_taken_along_is_known_by_its_caption() -> None:
    caption = Caption(None, None, "The bridge in spring")
    report = make_report(terms=asked("no_pictures"), captions=(caption,))
    assert states(make_page(ENGLISH, format="html", captions=(caption,)), report) == ["missing"]


def test_a_correction_is_carried_by_its_words() -> None:
    report = make_report(terms=asked("carry_corrections"), signals=("sig:correction",))
    assert states(make_page(ENGLISH), report) == ["kept"]
    assert states(make_page(ENGLISH.replace("14 months", "16 months")), report) == [CANNOT_TELL]


ALL = ("credit", "cite_sources", "link", "link_sources", "licence", "unaltered", "non_endorsement", "no_pictures")


@pytest.mark.parametrize(
    "text",
    [
        'Fares are debated in every town. "We will not raise the ferry fares this year," the mayor told the council here.',
        "Nothing in common with it at all.",
        "",
    ],
)
def test_a_short_quotation_is_never_a_credit_failure(text: str) -> None:
    report = make_report(terms=asked(*ALL, target=None))
    page = make_page(text, format="html")
    assert "missing" not in states(page, report)
    assert "missing" not in [check.state for check in compare(page, report).credit]


def test_judge_and_check_credit_say_the_same() -> None:
    report = relayed("credit", "cite_sources", "link", "link_sources", "unaltered")
    page = make_page("\n\n".join(paragraphs(TEXT)[1:6]), format="html")
    assert compare(page, report).credit == check_credit(page, report)


def test_initials_and_the_short_name_in_a_byline_name_the_party() -> None:
    hop = Hop(0, "origin", "Valley News Agency", (Printed(None, None, "VALNA, T. Ruiz"),))
    report = make_report(hops=(hop,), terms=asked("credit"))
    assert states(make_page(f"{ENGLISH}\n\nVALNA"), report) == ["kept"]
    assert states(make_page(f"{ENGLISH}\n\n(VNA)"), report) == ["kept"]
    assert states(make_page(f"{ENGLISH}\n\nvna valna"), report) == ["missing"]
