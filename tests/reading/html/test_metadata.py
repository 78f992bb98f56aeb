# ruff: noqa: E501 (pages stand here as they come)
"""Author, date and licence of a page, in the many shapes that pages tell them."""

import json

import pytest

from stemma.reading import read

STORY = "".join(
    f"<p>Paragraph {n} tells what the council of Lindenau said about the bridge, and what it will cost.</p>"
    for n in range(4)
)


def document(head: str = "", body: str = "", linked: object = None, foot: str = "", address: str | None = None):
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    page = (
        f"<html><head>{head}{script}</head><body><article><h1>A bridge</h1>{body}{STORY}</article>{foot}</body></html>"
    )
    return read(page.encode(), media_type="text/html", address=address)


@pytest.mark.parametrize(
    ("linked", "authors"),
    [
        ({"@graph": [{"@type": "NewsArticle", "author": {"@id": "#a"}}, {"@type": "Person", "@id": "#a", "name": "Ana Ruiz"}]}, ("Ana Ruiz",)),
        ({"@type": "NewsArticle", "author": [{"name": "Ana Ruiz"}, "Ben Koch"]}, ("Ana Ruiz", "Ben Koch")),
        ({"@type": "Article", "author": {"@type": "Person", "name": ["Ana Ruiz", "Ben Koch"]}}, ("Ana Ruiz", "Ben Koch")),
        ([{"@type": "WebSite"}, {"@type": ["Article"], "author": "By Ana Ruiz and Ben Koch"}], ("Ana Ruiz", "Ben Koch")),
        ({"@type": "NewsArticle", "creator": [{"@type": "Person", "name": "RUIZ, ANA"}]}, ("Ana Ruiz",)),
        ({"@type": "NewsArticle", "author": {"@type": "Person", "name": "admin"}}, ()),
    ],
)  # fmt: skip
def test_authors_of_json_ld(linked, authors):
    assert document(linked=linked).authors == authors


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ('<meta name="author" content="Ana Ruiz, Staff Writer">', "", ("Ana Ruiz",)),
        ('<meta name="byl" content="By ANA RUIZ">', "", ("Ana Ruiz",)),
        ('<meta property="article:author" content="https://social.example/ana"><meta name="parsely-author" content="Ana Ruiz">', "", ("Ana Ruiz",)),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ana Ruiz">', "", ("Ana Ruiz",)),
        ('<meta property="og:site_name" content="Lindenau Post"><meta name="author" content="Lindenau Post">', "<a rel='author' href='/a'>Ana Ruiz</a>", ("Ana Ruiz",)),
        ("", "<div class='article__byline'>By <a href='/a'>Ana Ruiz</a> and <a href='/b'>Ben Koch</a></div>", ("Ana Ruiz", "Ben Koch")),
        ("", "<span itemprop='author' itemscope><span itemprop='name'>Ana Ruiz</span>, Reporter</span>", ("Ana Ruiz",)),
        ("", "<p class='byline author vcard'>Von Ana Ruiz | 3. Mai 2024</p>", ("Ana Ruiz",)),
        ("", "<p>By Ana Ruiz</p>", ("Ana Ruiz",)),
        ("", "<div class='post-author'>Texte : Ana Ruiz</div>", ("Ana Ruiz",)),
        ("", "<div class='comments'><span class='author'>A. Reader</span></div>", ()),
        ('<meta name="author" content="Newsroom Staff">', "", ()),
    ],
)  # fmt: skip
def test_authors_of_marks_and_bylines(head, body, authors):
    assert document(head, body).authors == authors


@pytest.mark.parametrize(
    ("head", "body", "address", "day"),
    [
        ('<meta property="article:published_time" content="2024-05-03T22:00:00-05:00">', "", None, "2024-05-03T22:00:00-05:00"),
        ('<meta name="sailthru.date" content="Fri, 03 May 2024 10:00:00 GMT">', "", None, "2024-05-03T10:00:00Z"),
        ('<meta name="pubdate" content="20240503">', "", None, "2024-05-03"),
        ('<meta name="date" content="May 3, 2024 at 10:00">', "", None, "2024-05-03"),
        ('<meta itemprop="datePublished" content="2024-05-03">', "", None, "2024-05-03"),
        ('<meta name="parsely-pub-date" content="1714730400">', "", None, "2024-05-03T10:00:00Z"),
        ("", "", "https://post.example/2024/05/03/bridge", "2024-05-03"),
        ('<meta property="article:published_time" content="2024-05-04T03:00:00Z">', "", "https://post.example/2024/05/03/bridge", "2024-05-03"),
        ("", "<time class='entry-date published' datetime='2024-05-03T10:00:00+02:00'>3 May</time>", None, "2024-05-03T10:00:00+02:00"),
        ("", "<p class='date'>Published on 3 May 2024</p>", None, "2024-05-03"),
        ('<meta name="date" content="0000-00-00"><meta name="pubdate" content="99999-01-01">', "", None, None),
    ],
)  # fmt: skip
def test_the_day_of_publication(head, body, address, day):
    assert (
        next((date.value for date in document(head, body, address=address).dates if date.what == "published"), None)
        == day
    )


BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("head", "body", "foot", "target"),
    [
        (f'<link rel="license" href="{BY}">', "", "", BY),
        ("", "", f'<footer><a rel="license" href="{BY}">CC BY 4.0</a></footer>', BY),
        ("", "", f'<footer><p>All texts under <a href="{BY}">a licence</a>.</p></footer>', BY),
        ("", "", "<footer><p>Except where noted, this site is licensed under CC BY 4.0.</p></footer>", BY),
        ("", "", "<footer>Creative Commons Attribution-NoDerivatives 4.0 International</footer>", BY.replace("by", "by-nd")),
        ("", "", "<footer>Creative Commons Namensnennung - Nicht kommerziell - Keine Bearbeitung 3.0</footer>", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("", f"<figure><img><figcaption>Photo: Tom Adler, <a href='{BY}'>CC BY</a></figcaption></figure>", "", None),
        ("", "", "<footer>© 2024 Lindenau Post. All rights reserved.</footer>", None),
    ],
)  # fmt: skip
def test_the_licence_of_the_page(head, body, foot, target):
    terms = [term.target for term in document(head, body, foot=foot).terms if term.duty == "licence"]
    assert terms == ([target] if target else [])


def test_ten_thousand_authors_are_cut_to_a_number_that_can_be_shown():
    names = [
        {"@type": "Person", "name": f"Ana {'abcdefghij'[n % 10] * (1 + n // 10 % 30)}{'xyz'[n % 3]}"}
        for n in range(10_000)
    ]
    assert len(document(linked={"@type": "NewsArticle", "author": names}).authors) <= 50
