"""Both tiers of reading a page: what is the body, and what does the fast one give?"""

import time

import pytest

from stemma.reading import annotate, read
from stemma.shapes import InputError

from .test_page import BODY, COPY, HOME, page

PROSE = [
    "The town of Lindenau opened its rebuilt bridge on Friday, two years after the flood took the old one away.",
    "Workers will paint the railings in the summer, and the old ferry will keep running until late in the autumn.",
    "The council has set aside four million for the work, half of which came from a fund for towns on the river.",
]
FRAME = """
<div class="page-with-sidebar"><nav><a href="/">Home</a> <a href="/n">News</a></nav>
<h1>Bridge opens after two years</h1><h2 class="standfirst">A ferry town waits no longer</h2>
<div class="byline">By Ana Ruiz</div><div class="story">{}</div>
<div class="about"><p>Ana Ruiz writes about rivers and the towns along them for the Lindenau Post, and has done so since 2009.</p></div>
<p>Sign up for our newsletter and get the best of Lindenau each morning.</p>
<h3>12 comments</h3><p>I was there on Friday and the bridge is a fine one, whatever they say about what it cost us.</p></div>
"""


def story(*extra: str) -> bytes:
    paragraphs = [f"<p>{text}</p>" for text in PROSE]
    return page(FRAME.format("".join([*paragraphs[:2], *extra, *paragraphs[2:]])), linked=None)


@pytest.mark.parametrize("tier", ["careful", "fast"])
@pytest.mark.parametrize(
    "extra",
    [
        '<p><a href="/x">Read more: The flood that took the old bridge of Lindenau</a></p>',
        "<p>Follow us on Twitter and Facebook for all that happens in Lindenau.</p>",
        "<p>Ferries wait at the landing of Lindenau on Friday. (Photo: Tom Adler)</p>",
        "<p>Lesen Sie auch: Die Flut von Lindenau</p>",
        "<p>Te puede interesar: la crecida de Lindenau</p>",
    ],
)
def test_the_body_is_the_prose_alone(tier, extra):
    document = read(story(extra), tier=tier)
    assert document.main_text.split("\n\n")[: len(PROSE)] == PROSE
    assert "newsletter" not in document.main_text
    assert "whatever they say" not in document.main_text


def test_the_body_leaves_captions_bylines_and_notes_to_the_text():
    document = read(page(), address=COPY)
    assert "By Ana Ruiz" in document.text
    assert "By Ana Ruiz" not in document.main_text
    assert "Tom Adler" not in document.main_text
    assert "first published" not in document.main_text
    assert document.main_text.startswith("The town of Lindenau")
    assert document.main_text.endswith("until autumn.")


def test_the_main_text_of_a_plain_text_is_all_but_what_is_marked():
    text = "A bridge for Lindenau\n\nBy Ana Ruiz\n\n" + "\n\n".join(PROSE) + "\n\nShare this article"
    assert read(text.encode()).main_text == "\n\n".join(PROSE)


def test_a_quotation_in_another_text_between_paragraphs_is_body():
    message = "<blockquote class='social-embed'><p>The bridge is open. Come and see it.</p></blockquote>"
    assert "Come and see it." in read(story(message)).main_text


def test_an_article_laid_out_in_two_columns_is_read_whole():
    second = "".join(
        f"<p>Paragraph {n} of the second column tells at length what the mayor and the council said.</p>"
        for n in range(6)
    )
    half = "".join(f"<p>{text}</p>" for text in PROSE)
    markup = f'<main><div class="column">{half}</div><div class="advert">Buy now</div><div class="column">{second}</div></main>'
    text = read(page(markup, linked=None)).main_text
    assert PROSE[0] in text
    assert "Paragraph 5" in text


def test_the_fast_tier_gives_text_links_headline_language_and_home():
    head = f'<meta property="og:title" content="Bridge opens after two years"><link rel="canonical" href="{HOME}">'
    document = read(page(BODY, head=head, linked=None), address=COPY, tier="fast", annotated=False)
    assert document.headline == "Bridge opens after two years"
    assert (document.lang, document.home, document.format) == ("en", HOME, "html")
    link = document.links[0]
    assert (document.text[link.begin : link.end], link.href) == (
        "rebuilt bridge",
        "https://www.lindenau-post.example/old",
    )
    assert document.statements == ()
    assert annotate(document).statements


def test_a_page_without_text_is_refused_in_the_fast_tier_too():
    with pytest.raises(InputError, match="shows no text"):
        read(b"<html><body><script>var a = 1;</script></body></html>", tier="fast")


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 60_000 + "a word" + "</div>" * 60_000,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">a word",
        ("<p " + " ".join(f"a{n}=1" for n in range(550)) + ">a word") * 1_500,
        "<b><i>" * 100_000 + "a word",
        "<table><tr><td>" * 20_000 + "a word",
        "<a href=x>a word</a> " * 50_000,
        "a word " + "<" * 1_000_000,
        '<p title="' + "<p>" * 200_000 + '">a word',
    ],
    ids=["deep", "attributes", "many long tags", "formats", "tables", "links", "brackets", "unclosed"],
)
def test_hostile_markup_does_not_slow_the_fast_tier(markup):
    begun = time.process_time()
    assert "a word" in read(f"<html><body>{markup}".encode(), tier="fast", annotated=False).text
    assert time.process_time() - begun < 12  # 0.1 to 3 s on one core
