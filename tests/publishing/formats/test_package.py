from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publishing import invented

from stemma.compare import check_credit
from stemma.finding import match_documents
from stemma.publishing.formats import (
    byline_of,
    head_hints,
    html_file,
    package_html,
    package_text,
    text_file,
)
from stemma.reading import read, read_text
from stemma.shapes import Document, Hop, Statement, Term
from stemma.shapes.public import PublicReport

REPORTS = [invented.relayed, invented.arabic, invented.at_home_elsewhere]
Make = Callable[[], PublicReport]


def as_pages(report: PublicReport) -> list[Document]:
    """The package as somebody's page: the HTML pasted, the HTML file, the plain text pasted, the text file."""
    html = f"<!doctype html><html><head><meta charset=utf-8></head><body>{package_html(report)}</body></html>"
    return [
        read(html.encode(), media_type="text/html"),
        read(html_file(report).encode(), media_type="text/html"),
        read_text(package_text(report)),
        read_text(text_file(report)),
    ]


@pytest.mark.parametrize("make", REPORTS)
def test_a_package_passes_the_credit_check_as_html_and_as_pasted_text(make: Make) -> None:
    report = make()
    assert report.document.terms
    for page in as_pages(report):
        checks = check_credit(page, report.document)
        assert checks
        assert [check for check in checks if check.state == "missing"] == []
        assert any(check.state == "kept" for check in checks)


@pytest.mark.parametrize("make", [invented.own, lambda: with_unaltered(invented.relayed()), *REPORTS])
def test_the_credit_block_is_not_held_to_alter_the_words(make: Make) -> None:
    report = make()
    checks = [check for page in as_pages(report) for check in check_credit(page, report.document)]
    assert [check for check in checks if check.state == "missing"] == []


def with_unaltered(report: PublicReport) -> PublicReport:
    terms = (*report.document.terms, Term("unaltered", "required", None, None))
    return replace(report, document=replace(report.document, terms=terms))


@pytest.mark.parametrize("make", [*REPORTS, invented.own, lambda: tongue("de"), lambda: tongue("es")])
def test_a_package_is_a_copy_word_for_word_that_adds_nothing(make: Make) -> None:
    report = make()
    for page in as_pages(report):
        match = match_documents(page, report.document)
        assert (match.match_kind, match.kept_share, match.own_share, match.edits) == ("verbatim", 1.0, 0.0, ())
        assert [check for check in match.credit if check.state == "missing"] == []


def tongue(lang: str) -> PublicReport:
    """The relayed report as if it were in another language: its credit block is in that one."""
    report = invented.relayed()
    return replace(report, document=replace(report.document, lang=lang))


@pytest.mark.parametrize("make", REPORTS)
def test_a_sentence_put_into_a_package_alters_the_words(make: Make) -> None:
    report = with_unaltered(make())
    own = "The harbour office has since denied all of this."
    for before in ("\n\n", "\n", "\n  • "):
        page = read_text(package_text(report) + before + own + "\n")
        (check,) = [check for check in check_credit(page, report.document) if check.duty == "unaltered"]
        assert (check.state, own[:20] in check.evidence) == ("missing", True)


@pytest.mark.parametrize("make", [package_html, package_text])
def test_every_hop_is_cited_with_its_role_its_name_and_its_link_or_that_there_is_none(
    make: Callable[[PublicReport], str],
) -> None:
    report = invented.relayed()
    hops = report.document.hops
    assert len(hops) == 5
    lines = make(report).splitlines()
    for hop in hops:
        line = next(line for line in lines if hop.name in line and line.startswith(("<li>", "  •")) and ":" in line)
        assert (hop.link in line) if hop.link else ("no link was received" in line)
    roles = ("Origin", "Agency", "Relayed by", "Submitted by", "Network")
    assert all(any(role in line for line in lines) for role in roles)


def test_the_parts_stand_in_the_order_that_newsrooms_know() -> None:
    text = package_text(invented.relayed())
    parts = [
        "Harbour chief Lind",
        "By ",
        "3 March 2026",
        "(Coast News Agency, 3 March 2026)",
        "“We have waited",
        "  • Harbour master",
        "14/05/2019: The Tern",
        "Sources and credits",
        "first appeared at Coast News Agency: https://cna.example/2026/ferry",
        "Published by Seaford Relay: https://desk.seaford.example/r/",
        "Version 2, 4 March 2026",
        "Corrections so far",
        "The vote was 15 to 2",
        "Terms of republication",
        "Re-publications are welcome",
        "Disclaimer",
        "do not necessarily subscribe",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_the_body_has_neither_residue_nor_a_second_headline_nor_the_lines_of_credits() -> None:
    text = package_text(invented.relayed())
    body = text.split("Sources and credits")[0]
    assert ", , ," not in text
    assert body.count("Harbour chief Lind") == 1
    assert "(SIR Newsroom)" not in body and "Submitted by" not in body
    assert "archive picture" in body


def test_words_that_stand_as_a_quotation_are_a_blockquote_and_no_others() -> None:
    report = invented.relayed()
    text = report.document.text
    begin = text.index("“Nobody on the island")
    end = text.index("four.”") + len("four.”")
    said = Statement("direct", (), (), ((begin + 1, end - 1),))
    html = package_html(replace(report, document=replace(report.document, statements=(said,))))
    assert html.count("<blockquote>") == 1
    assert "<blockquote><p>“Nobody on the island should have to get up at four.”</p></blockquote>" in html


def test_an_arabic_package_is_set_from_right_to_left_and_cites_in_arabic() -> None:
    html = package_html(invented.arabic())
    assert html.startswith('<article lang="ar" dir="rtl">')
    assert 'lang="ar" dir="rtl">\n<h2>' in html
    assert "المصدر الأصلي" in html and "لم يرد رابط" in html
    assert 'href="https://sahel.example/a?b=1&amp;c=2"' in html


def test_a_report_that_lives_elsewhere_is_linked_at_its_home() -> None:
    report = invented.at_home_elsewhere()
    canonical, noindex = head_hints(report)
    assert canonical.html == '<link rel="canonical" href="https://weekly.example/library">'
    assert "noindex" in noindex.html
    assert canonical.why and noindex.why
    assert "https://weekly.example/library" in package_text(report)


def test_both_hints_are_offered_in_the_files_and_only_one_is_in_force() -> None:
    html = html_file(invented.relayed())
    head = html.split("</head>")[0]
    assert '<link rel="canonical"' in head
    assert "noindex" in head
    comment = head[head.rindex("<!--") :]
    assert "noindex" in comment and "-->" in comment
    assert "noindex" in text_file(invented.relayed()) and "noindex" not in package_text(invented.relayed())


def test_nothing_from_a_report_breaks_out_of_the_package() -> None:
    evil = "</article><script>alert(1)</script>"
    document = Document(
        headline=evil,
        text=f"{evil}\n\n--> {evil}",
        lang='"><script>',
        authors=(evil,),
        hops=(Hop(0, "origin", evil, (), "javascript:alert(1)"),),
    )
    for html in (package_html(invented.publish(document)), html_file(invented.publish(document))):
        assert "<script" not in html
        assert "javascript:" not in html
        assert html.count("</article>") == 1


def test_a_report_without_author_or_source_is_not_said_to_be_by_its_publisher() -> None:
    document = Document(headline="A", text="A text.", lang="en")
    assert byline_of(invented.publish(document)) == "Published by Seaford Relay"
    assert byline_of(invented.publish(replace(document, authors=("Ada",)))) == "By Ada, Seaford Relay"


@given(st.text(), st.text(), st.sampled_from(["en", "ar", "de", "es", "", None]))
def test_any_text_can_be_packaged_and_written_as_utf_8(headline: str, text: str, lang: str | None) -> None:
    report = invented.publish(Document(headline=headline, text=text, lang=lang))
    for made in (package_html(report), package_text(report), html_file(report), text_file(report)):
        assert "\x00" not in made.encode().decode()


def test_lone_surrogates_and_controls_do_not_stop_a_package() -> None:
    report = invented.publish(Document(headline="a\ud800", text="b\x00\x0c\udfff"))
    assert "\ufffd" in package_html(report).encode().decode()
    assert "\ufffd" in package_text(report).encode().decode()
