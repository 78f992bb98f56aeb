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
