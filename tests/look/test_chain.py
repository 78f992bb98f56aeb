import pytest

from stemma.look.chain import safe_link, said_in, steps_of
from stemma.look.templatetags.look import sources
from stemma.shapes import Document, Hop, Printed, Statement


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//x", "http://[", "", None, "ftp://x/"]
)
def test_only_an_address_of_the_web_becomes_a_link(address: str | None) -> None:
    assert safe_link(address) is None


def test_a_link_is_missing_only_where_links_could_have_arrived() -> None:
    hop = Hop(0, "origin", "Agency")
    assert steps_of([hop], links_received=True)[0].link_state == "missing"
    assert steps_of([hop], links_received=False)[0].link_state == "cannot tell"
    assert "javascript" not in sources([Hop(0, "origin", "Agency", link="javascript:alert(1)")])


def test_the_box_names_role_credit_link_and_how_it_is_known() -> None:
    hop = Hop(0, "agency", "Agency", (Printed(0, 3, "(AG)"),), "https://a.example/1", "2031-05-02", "dateline")
    html = sources([hop, Hop(1, "relay", "Relay"), Hop(1, "network", "Net", sure=0.5)])
    for words in (
        "agency",
        "(AG)",
        'href="https://a.example/1"',
        "2 May 2031",
        "dateline",
        "order is not told",
        "not sure",
    ):
        assert words in html
    assert html.count("link missing") == 2


def test_a_broken_statement_is_joined_by_an_ellipsis() -> None:
    document = Document(
        text="we hope\nAnn\nfor rain", statements=(Statement("direct", ((8, 11),), (), ((0, 7), (12, 20))),)
    )
    (said,) = said_in(document)
    assert (said.speaker, said.content) == ("Ann", "we hope … for rain")
