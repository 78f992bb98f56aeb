import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.look import Mark
from stemma.look.legible import legible
from stemma.look.templatetags.look import rail, reading_text
from stemma.shapes import Blamed, Hop

EVIL = "<script>alert('1')</script>\"&"


def test_nothing_that_is_given_becomes_markup() -> None:
    hops = [Hop(0, "origin", EVIL)]
    html = rail(
        EVIL,
        [Blamed(0, len(EVIL), "hop", None, 0, 1.0, EVIL)],
        hops,
        marks=[Mark(0, 5, "term", EVIL)],
        lang='"><em>',
        dir='"><em>',
        label=EVIL,
        anchor='"><em>',
    )
    assert "<script" not in html
    assert '"><em>' not in html


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "a\ud800b", "\ufffe", "\u202eabc", "\u0627\u0644"])
def test_any_text_can_be_sent(text: str) -> None:
    html = rail(text, [Blamed(0, len(text), "page")], [], marks=[Mark(0, 1, "person", text)])
    assert "\x00" not in html
    html.encode("utf-8")


@given(st.text(alphabet="ab<&\"' .", max_size=40))
def test_the_words_are_the_text_s_own(text: str) -> None:
    html = reading_text(text, marks=[Mark(1, 7, "person"), Mark(3, 20, "content")])
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    assert "".join(shown.split()) == "".join(text.split())


@given(st.text(max_size=50))
def test_a_legible_text_is_as_long_as_before_and_can_be_encoded(text: str) -> None:
    assert len(legible(text)) == len(text)
    legible(text).encode()


def test_every_sentence_has_an_address_and_each_evidence_a_band() -> None:
    text = "One. Two. Three."
    blame = [
        Blamed(0, 4, "page", evidence="x"),
        Blamed(5, 9, "page", evidence="x"),
        Blamed(10, 16, "unknown", evidence="y"),
    ]
    html = rail(text, blame, [])
    assert re.findall(r'id="(s\d)"', html) == ["s1", "s2", "s3"]
    assert re.findall(r'class="band" href="(#s\d)"', html) == ["#s1", "#s3"]
    assert html.count('class="said"') == 2


def test_the_text_carries_its_language_and_direction() -> None:
    html = rail("نص", [], [], lang="ar", dir="rtl")
    assert 'class="voice rail" lang="ar" dir="rtl"' in html


def test_words_of_two_sentences_do_not_grow_together() -> None:
    html = rail("One. Two.", [Blamed(0, 4, "page", evidence="x"), Blamed(5, 9, "page", evidence="y")], [], key=False)
    words = re.sub(r'<span class="(evidence|who)".*?(</span></span>|</bdi></span>)', "", html)
    assert "One. Two." in re.sub(r"<[^>]*>", "", words)
