"""Do the components hold in a real browser?"""

from pathlib import Path

import pytest
from tests.look import gallery

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed"),
]


@pytest.fixture
def pages(settings: object, tmp_path: Path) -> list[Path]:
    settings.ROOT_URLCONF = "tests.look.gallery_urls"  # type: ignore[attr-defined]
    return gallery.render_all(tmp_path)


def test_components_fit_and_work_by_keyboard(pages: list[Path]) -> None:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-quic"])
        for width, scheme in ((360, "light"), (1280, "light"), (1280, "dark")):
            tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            failures: list[str] = []
            tab.on("pageerror", lambda error, seen=failures: seen.append(str(error)))
            for page in pages:
                tab.goto(page.as_uri())
                assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), (page.stem, width)
                found = [item["id"] for item in Axe().run(tab).response["violations"]]
                assert found == [], (page.stem, width, scheme)
            assert failures == []
        tab.goto(next(page for page in pages if page.stem == "desk-en").as_uri())
        tab.keyboard.press("j")
        tab.keyboard.press("j")
        assert tab.evaluate("document.activeElement.getAttribute('href')") == "#o2"
        tab.keyboard.press("?")
        assert tab.locator("#keys").is_visible()
        assert "publish" in tab.locator("#keys").inner_text()
        tab.keyboard.press("Escape")
        assert not tab.locator("#keys").is_visible()
        tab.goto(next(page for page in pages if page.stem == "report-en").as_uri())
        tab.locator(".band").first.focus()
        assert tab.locator(".evidence").first.is_visible()
        browser.close()


def test_what_was_typed_outlives_an_expired_sign_in_and_is_gone_when_it_was_taken() -> None:
    from playwright.sync_api import Route, sync_playwright

    script = f"<script>{(gallery.STATIC / 'stemma.js').read_text(encoding='utf-8')}</script>"
    pages = {
        "/form": '<form data-keep="note" action="/in"><input name="title"><textarea name="text"></textarea><button>s</button></form>',
        "/in": '<form><input type="password" name="word"></form>',
        "/done": "<p>taken</p>",
    }

    def answer(route: Route) -> None:
        path = route.request.url.split("desk.example", 1)[1].split("?")[0]
        route.fulfill(content_type="text/html", body=f"<!doctype html><title>t</title>{pages[path]}{script}")

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-quic"])
        tab = browser.new_page()
        tab.route("**/*", answer)
        tab.goto("http://desk.example/form")
        tab.fill("[name=text]", "a long afternoon's work")
        tab.click("button")
        assert tab.url.startswith("http://desk.example/in")
        tab.fill("[name=word]", "secret")
        tab.goto("http://desk.example/form")
        assert tab.input_value("[name=text]") == "a long afternoon's work"
        tab.click("button")
        tab.goto("http://desk.example/done")
        assert tab.evaluate("Object.keys(sessionStorage).length") == 0
        tab.goto("http://desk.example/form")
        assert tab.input_value("[name=text]") == ""
        browser.close()
