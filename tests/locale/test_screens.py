"""Screens in each language: its direction, its words, and none of our English left over."""

from __future__ import annotations

import lxml.html
import pytest
from django.test import Client
from django.utils import translation
from tests import factories
from tools import catalogues

from stemma.look.moment import moment_html
from stemma.publishing.site.difference import sum_up
from stemma.shapes import Edit

pytestmark = pytest.mark.django_db
DIRECTION = {"ar": "rtl", "de": "ltr", "es": "ltr"}
SAYS = {
    "ar": {"/": "تقرير واحد", "/check": "فحص نسخة", "/sign-in": "تسجيل الدخول"},
    "de": {"/": "Ein Bericht", "/check": "Kopie prüfen", "/sign-in": "Anmelden"},
    "es": {"/": "Una noticia", "/check": "Comprobar una copia", "/sign-in": "Iniciar sesión"},
}
OF_THE_DESK = (
    "/desk/",
    "/desk/copies",
    "/desk/reports",
    "/desk/cases",
    "/desk/letters",
    "/desk/people",
    "/desk/take-in",
)
_NOT_WORDS = "script|style|kbd|code|svg"


@pytest.mark.parametrize("path", ["/", "/check", "/sign-in", "/log", "/policy", "/submit"])
@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_public_page_speaks_the_readers_language(newsroom, language, path) -> None:
    factories.make_published(newsroom)
    page = _page(Client(), path, language)
    assert page.get("lang") == language
    assert page.get("dir") == DIRECTION[language]
    assert SAYS[language].get(path, "") in page.text_content()
    assert _english_left(page, language) == set()


@pytest.mark.parametrize("path", OF_THE_DESK)
@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_page_of_the_desk_speaks_the_editors_language(newsroom, client_as, language, path) -> None:
    factories.make_published(newsroom)
    assert _english_left(_page(client_as("admin"), path, language), language) == set()


def test_english_left_over_would_be_seen(newsroom) -> None:
    factories.make_published(newsroom)
    page = _page(Client(), "/", "en")
    assert page.get("dir") == "ltr"
    assert {"One report", "Check a copy", "Follow"} <= _english_left(page, "de")


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_page_tells_caches_that_it_differs_by_language(newsroom, language) -> None:
    answer = Client().get("/", HTTP_ACCEPT_LANGUAGE=language)
    assert answer["Content-Language"] == language
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", "الإصدار 3 يغيّر ثلاثة أرقام واسمًا واحدًا"),
        ("de", "Fassung 3 ändert drei Zahlen und einen Namen"),
        ("es", "La versión 3 cambia tres cifras y un nombre"),
    ],
)
def test_counted_changes_make_a_sentence_in_each_language(language, said) -> None:
    edits = [Edit("number", (0, 1), (0, 1), "1", "2")] * 3 + [Edit("name", (0, 1), (0, 1), "a", "b")]
    with translation.override(language):
        assert sum_up(3, edits) == said


def test_how_long_ago_is_said_in_the_readers_language() -> None:
    from datetime import timedelta

    from stemma.shapes import clock

    at = clock.now() - timedelta(hours=3, minutes=1)
    for language, said in (("ar", "منذ 3"), ("de", "Stunden her"), ("es", "hace 3")):
        with translation.override(language):
            assert said in str(moment_html(at))


def _page(client: Client, path: str, language: str) -> lxml.html.HtmlElement:
    answer = client.get(path, HTTP_ACCEPT_LANGUAGE=language)
    assert answer.status_code == 200
    return lxml.html.document_fromstring(answer.content.decode())


def _english_left(page: lxml.html.HtmlElement, language: str) -> set[str]:
    """Texts and labels of the page that are English of ours, and that the language says otherwise."""
    ours = {
        english
        for message in catalogues.read_catalogue(language)
        for english, said in zip(catalogues.english_of(message), catalogues.forms_of(message), strict=False)
        if english and english != said
    }
    shown = page.xpath(f"//text()[not(ancestor::*[{' or '.join(f'self::{name}' for name in _NOT_WORDS.split('|'))}])]")
    labels = page.xpath("//@title | //@aria-label | //@placeholder | //@data-label | //@data-key-label | //@alt")
    return {" ".join(str(words).split()) for words in [*shown, *labels]} & ours
