# ruff: noqa: E501 (pages and feeds stand here as they come)
import json
import time
import tracemalloc

import pytest

from stemma.reading import read
from stemma.reading.html.tame import tame
from stemma.shapes import InputError, Printed

HOME = "https://harbour-wire.example/bridge"
COPY = "https://www.lindenau-post.example/bridge-copy"
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge opens after two years",
    "datePublished": "2024-05-03T10:00:00+02:00",
    "dateModified": "2024-05-04T08:30:00Z",
    "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Person", "name": "Ben Koch"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "Lindenau Post"},
    "isBasedOn": {"@type": "NewsArticle", "url": HOME, "publisher": {"@type": "Organization", "name": "Harbour Wire"}},
    "citation": "https://archive.example/flood",
    "license": "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    "correction": {"@type": "CorrectionComment", "text": "The bridge is 120 metres long, not 210."},
}
BODY = """
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><header><h1>Bridge opens after two years</h1><p class="byline">By Ana Ruiz and Ben Koch</p></header>
<p>The town of Lindenau opened its <a href="/old">rebuilt   bridge</a> on Friday, two years
   after the flood took the <b>old</b> one.</p>
<blockquote><p>&ldquo;We are glad that the bridge is there,&rdquo; said Mayor Ines Vogt.</p></blockquote>
<h2>What it cost</h2>
<ul><li>Cost: four million</li><li>Length: 120 metres</li></ul>
<figure><img src="b.jpg"><figcaption>The bridge on Friday. <span class="credit">Photo: Tom Adler</span></figcaption></figure>
<p>Workers will paint the railings in the summer, and the old ferry will keep running until autumn.</p>
<p class="correction">Correction: an earlier version gave the wrong length.</p>
<footer><p class="credit">This article was first published by <a href="HOME" rel="nofollow">Harbour Wire</a>.</p>
<p>Re-publications are welcome.</p></footer></article>
<aside class="related"><h2>Related</h2><p>Another story that is about something else, with many words in it.</p></aside>
<footer><p>Imprint of the Lindenau Post, all pages</p></footer>
""".replace("HOME", HOME)


def page(body: str = BODY, head: str = "", linked: object = ARTICLE, attributes: str = 'lang="en"') -> bytes:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    return f"<!doctype html><html {attributes}><head>{head}{script}</head><body>{body}</body></html>".encode()


def test_the_text_is_the_article_and_its_notes_and_nothing_of_the_frame():
    assert read(page(), address=COPY).text == (
        "By Ana Ruiz and Ben Koch\n\n"
        "The town of Lindenau opened its rebuilt bridge on Friday, two years after the flood took the old one.\n\n"
        "“We are glad that the bridge is there,” said Mayor Ines Vogt.\n\n"
        "What it cost\n\n"
        "- Cost: four million\n- Length: 120 metres\n\n"
        "The bridge on Friday. Photo: Tom Adler\n\n"
        "Workers will paint the railings in the summer, and the old ferry will keep running until autumn.\n\n"
        "Correction: an earlier version gave the wrong length.\n\n"
        "This article was first published by Harbour Wire.\n\n"
        "Re-publications are welcome."
    )


def test_links_stand_at_their_words():
    document = read(page(), address=COPY)
    shown = {link.text: link for link in document.links if link.begin is not None}
    assert {text: link.href for text, link in shown.items()} == {
        "rebuilt bridge": "https://www.lindenau-post.example/old",
        "Harbour Wire": HOME,
    }
    for text, link in shown.items():
        assert document.text[link.begin : link.end] == text
    assert shown["Harbour Wire"].rel == "nofollow"


def test_markup_tells_headline_authors_dates_chain_and_terms():
    document = read(page(head=f'<link rel="canonical" href="{HOME}">'), address=COPY)
    assert (document.id, document.headline, document.lang, document.format) == (
        COPY,
        "Bridge opens after two years",
        "en",
        "html",
    )
    assert document.authors == ("Ana Ruiz", "Ben Koch")
    assert [(date.value, date.what) for date in document.dates if date.begin is None] == [
        ("2024-05-03T10:00:00+02:00", "published"),
        ("2024-05-04T08:30:00Z", "modified"),
    ]
    assert document.modified_at == "2024-05-04T08:30:00Z"
    assert [(hop.role, hop.name, hop.link) for hop in document.hops] == [
        ("origin", "Harbour Wire", HOME),
        ("republisher", "Lindenau Post", None),
    ]
    duties = {term.duty: term.target for term in document.terms}
    assert {"credit", "licence", "non_commercial", "unaltered"} <= set(duties)
    assert duties["licence"] == "https://creativecommons.org/licenses/by-nc-nd/4.0/"
    assert document.home == HOME
    assert document.signals == ("correction",)
    assert ("citation", "https://archive.example/flood") in {(link.rel, link.href) for link in document.links}
    assert ("canonical", HOME) in {(link.rel, link.href) for link in document.links}


def test_a_canonical_address_at_the_same_host_is_no_other_home():
    assert read(page(head='<link rel="canonical" href="https://lindenau-post.example/b">'), address=COPY).home is None
    assert read(page(head=f'<link rel="canonical" href="{HOME}">'), address=HOME).home is None


def test_a_caption_has_its_place_and_its_credit():
    document = read(page(), address=COPY)
    (caption,) = document.captions
    assert document.text[caption.begin : caption.end] == "The bridge on Friday. Photo: Tom Adler"
    assert caption.credit == "Tom Adler"


def test_a_newsrooms_own_page_has_it_as_origin():
    own = {key: value for key, value in ARTICLE.items() if key != "isBasedOn"}
    body = "<article><h1>Bridge opens after two years</h1><p>The town of Lindenau opened its rebuilt bridge on Friday.</p></article>"
    document = read(page(body, linked=own), address=COPY)
    assert [(hop.position, hop.role, hop.name) for hop in document.hops] == [(0, "origin", "Lindenau Post")]


def test_without_json_ld_meta_tags_tell():
    head = (
        '<title>Bridge opens | Lindenau Post</title><meta property="og:title" content="Bridge opens"><meta name="author" content="Ana Ruiz">'
        '<meta property="og:site_name" content="Lindenau Post"><meta property="article:published_time" content="2024-05-03T10:00:00Z">'
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"><meta name="robots" content="NOINDEX, follow">'
        f'<meta name="original-source" content="{HOME}">'
    )
    document = read(
        page("<p>The town of Lindenau opened its rebuilt bridge on Friday, at last.</p>", head, None), address=COPY
    )
    assert (document.headline, document.authors) == ("Bridge opens", ("Ana Ruiz",))
    assert document.dates[0].value == "2024-05-03T10:00:00Z"
    assert [(hop.name, hop.known_by) for hop in document.hops] == [("Lindenau Post", "page's own name")]
    assert {"credit", "licence"} <= {term.duty for term in document.terms}
    assert "noindex" in document.signals
    assert ("original-source", HOME) in {(link.rel, link.href) for link in document.links}


def test_a_licence_link_in_the_article_is_a_term():
    body = '<article><p>The bridge of Lindenau is open again for everybody.</p><p>Under <a href="https://creativecommons.org/licenses/by-sa/4.0/deed.en">CC BY-SA</a>.</p></article>'
    assert {"credit", "licence", "share_alike"} <= {term.duty for term in read(page(body, linked=None)).terms}


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">secret words of nobody</p>',
        '<p style="color:red;visibility:hidden">secret words of nobody</p>',
        "<div hidden><p>secret words of nobody</p></div>",
        '<p class="text sr-only">secret words of nobody</p>',
        "<template><p>secret words of nobody</p></template>",
        "<noscript><p>secret words of nobody</p></noscript>",
        "<script>var a = 'secret words of nobody'</script>",
        '<p style="position:absolute; left:-9999px">secret words of nobody</p>',
        "<!-- secret words of nobody -->",
        '<iframe srcdoc="x">secret words of nobody</iframe>',
        "<dialog>secret words of nobody</dialog>",
    ],
)
def test_what_readers_are_not_shown_is_no_text(hidden):
    body = BODY.replace("<h2>What it cost</h2>", f"{hidden}<h2>What it cost</h2>")
    assert read(page(body), address=COPY).text == read(page(), address=COPY).text


def test_words_inside_a_line_stay_together_and_blocks_part():
    body = "<article><p>The bri<b>dge</b> of&nbsp;Lindenau<br>is open again.<br><br>Second paragraph of the report here.</p><div>Loose text of it<p>and a paragraph in it</p>and a tail of words.</div></article>"
    assert read(page(body, linked=None)).text == (
        "The bridge of\xa0Lindenau\nis open again.\n\nSecond paragraph of the report here.\n\nLoose text of it\n\nand a paragraph in it\n\nand a tail of words."
    )


def test_tables_keep_their_cells_apart():
    body = "<article><p>The bridge of Lindenau is open again, and this is what it cost the town.</p><table><tr><th>Part</th><th>Cost</th></tr><tr><td>Arch</td><td>three million euros</td></tr></table></article>"
    assert "Arch | three million euros" in read(page(body, linked=None)).text


def test_a_page_without_a_main_text_is_read_whole_and_says_so():
    document = read(page("<nav>Menu</nav><p>Bridge open.</p>", linked=None))
    assert document.text == "Bridge open."
    assert any("could not be told" in error for error in document.errors)


def test_the_words_decide_the_language_against_a_wrong_attribute():
    said = "Die Stadt Lindenau hat ihre Brücke Nummer {} am Freitag wieder geöffnet, sagte die Bürgermeisterin."
    german = "<article>" + "".join(f"<p>{said.format(number)}</p>" for number in range(6)) + "</article>"
    document = read(page(german, linked=None, attributes='lang="en-US"'))
    assert document.lang == "de"
    assert any("its words are de" in error for error in document.errors)


def test_a_right_to_left_page_is_read_as_one():
    body = "<article><h1>افتتاح الجسر</h1><p>افتتحت مدينة لينديناو جسرها الجديد يوم الجمعة بعد عامين من الفيضان.</p><p class='credit'>المصدر: <a href='https://wire.example/ar'>وكالة الميناء</a></p></article>"
    document = read(page(body, linked=None, attributes='lang="ar" dir="rtl"'))
    assert (document.lang, document.dir) == ("ar", "rtl")
    (link,) = [link for link in document.links if link.begin is not None]
    assert document.text[link.begin : link.end] == "وكالة الميناء"


def test_a_page_in_windows_1252_declared_as_such_is_read():
    markup = '<html><head><meta charset="iso-8859-1"></head><body><article><p>Die Brücke in Lindenau ist – endlich – offen.</p></article></body></html>'
    assert read(markup.encode("cp1252")).text == "Die Brücke in Lindenau ist – endlich – offen."


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "#top", "http://[broken", " ", "vbscript:x"]
)
def test_links_that_lead_nowhere_are_left_out(href):
    body = f'<article><p>The bridge of Lindenau is <a href="{href}">open again</a> for everybody.</p></article>'
    assert all(link.begin is None for link in read(page(body, linked=None), address=COPY).links)


@pytest.mark.parametrize(
    "linked",
    [
        "[" * 20_000,
        "{not json",
        '{"@type": ["NewsArticle", 3], "author": [[{}], 7, {"name": {"a": 1}}], "headline": ["x"]}',
        "null",
        '{"@graph": [{"@id": "a"}, null]}',
    ],
)
def test_broken_json_ld_is_stepped_over(linked):
    markup = page(linked=None).replace(
        b"</head>", f'<script type="application/ld+json">{linked}</script></head>'.encode()
    )
    assert "rebuilt bridge" in read(markup).text


def test_credit_text_in_json_ld_asks_for_a_credit():
    own = {"@type": "NewsArticle", "headline": "Bridge", "creditText": "Ana Ruiz / Lindenau Post"}
    terms = read(page(linked=own)).terms
    assert ("credit", "asked", "Ana Ruiz / Lindenau Post") in {(term.duty, term.force, term.target) for term in terms}


WORDS = "some words of the town's report here"


@pytest.mark.parametrize(
    ("name", "markup", "said"),
    [
        (
            "nesting",
            "<div>" * 100_000 + f"<p>{WORDS}</p>" + "</div>" * 100_000 + "<p>and after the deep a last one</p>",
            "nested more than",
        ),
        ("attributes", "<div " + " ".join(f"a{n}=1" for n in range(200_000)) + f"><p>{WORDS}</p></div>", "attributes"),
        ("an open tag", "<div " + " ".join(f"a{n}=1" for n in range(200_000)) + f"<p>{WORDS}</p>", "attributes"),
        ("a long attribute", f"<p title='{'x' * 5_000_000}'>{WORDS}</p>", "attributes"),
        ("hidden pieces", "<p>" + "word <i hidden>q</i>" * 100_000, "tags"),
        ("open inline tags", "<b><i>word " * 100_000, "nested more than"),
        ("entities", f"<p>{WORDS}" + "&lt;&amp;&#x41;" * 100_000, ""),
        ("paragraphs", f"<p>{WORDS}" * 50_000, "could not be told"),
        ("angle brackets", f"<p>{WORDS}</p>" + "<" * 2_000_000, ""),
        ("open comments", f"<p>{WORDS}</p>" + "<!-- <!-" * 200_000, ""),
    ],
)
def test_hostile_markup_is_read_in_bounded_time(name, markup, said):
    begun = time.process_time()
    document = read(page(markup, linked=None))
    assert time.process_time() - begun < 20, name  # 0.3 to 3 s on one core; nothing here may be quadratic
    assert "word" in document.text
    assert any(said in error for error in document.errors) or not said
    if name == "nesting":
        assert "and after the deep a last one" in document.text


def test_scripts_without_end_leave_no_text():
    with pytest.raises(InputError, match="shows no text"):
        read(page("<script>" * 200_000, linked=None))


def test_memory_is_bounded_on_a_page_of_a_hundred_thousand_attributes():
    markup = page("<div " + " ".join(f"a{n}=1" for n in range(100_000)) + f"><p>{WORDS}</p></div>", linked=None)
    read(markup)
    tracemalloc.start()
    read(markup)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * len(markup)


def test_tame_leaves_ordinary_markup_alone():
    markup = page().decode()
    assert tame(markup) == (markup, ())
    script = "<script>if (a<b && c>d) { x = '<div><div>' }</script><p>text</p>"
    assert tame(script) == (script, ())


def test_an_agency_named_as_author_is_the_origin():
    linked = {
        "@type": "NewsArticle",
        "headline": "Bridge",
        "author": {"@type": "Organization", "name": "Harbour Wire"},
        "publisher": {"@type": "Organization", "name": "Lindenau Post"},
    }
    body = "<article><h1>Bridge</h1><p>The town of Lindenau opened its rebuilt bridge on Friday, at last.</p></article>"
    document = read(page(body, linked=linked))
    assert [(hop.role, hop.name) for hop in document.hops] == [
        ("origin", "Harbour Wire"),
        ("republisher", "Lindenau Post"),
    ]
    assert document.authors == ()


def test_a_printed_credit_joins_the_hop_that_markup_told():
    origin = read(page(), address=COPY).hops[0]
    assert [isinstance(printed, Printed) for printed in origin.printed] == [True]
    assert "Harbour Wire" in origin.printed[0].text


def test_a_page_that_came_without_its_address_lives_at_its_canonical_one():
    page = b"""<!doctype html><html><head><link rel="canonical" href="https://post.example/bridge">
    <meta property="og:url" content="https://post.example/bridge"></head><body><article><h1>Bridge</h1>
    <p>The town of Lindenau opened its rebuilt bridge on Friday, two years after the flood.</p></article></body></html>"""
    assert read(page).home == "https://post.example/bridge"
    assert read(page, address="https://post.example/bridge?x=1").home is None
    assert read(page, address="https://copy.example/1").home == "https://post.example/bridge"
    assert read(page.replace(b"https://post.example/bridge", b"/bridge")).home is None
