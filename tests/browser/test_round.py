"""Is a page that changed on the web seen by the next round?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.person import heading, main_of
from tests.browser.served import Desk

pytestmark = pytest.mark.browser

RIVER = "River Wend falls back below the lower mark"


def _open_copy(page: Page) -> None:
    page.goto("/desk/copies")
    page.get_by_role("link", name=RIVER).click()
    page.get_by_role("row").get_by_role("link", name="Quayside Digest").click()


def test_an_edited_page_is_seen_after_finding_copies_anew(visit: Visit, desk: Desk) -> None:
    page = visit("editor")
    _open_copy(page)
    expect(heading(page)).to_contain_text("Quayside Digest keeps")
    expect(main_of(page)).not_to_contain_text("3.14 metres")
    file = desk.page_file("quayside-digest", "river.html")
    before = file.read_text(encoding="utf-8")
    assert "2.14 metres" in before
    file.write_text(before.replace("2.14 metres", "3.14 metres"), encoding="utf-8")

    page.get_by_role("link", name="All copies of this report").click()
    page.get_by_role("button", name="Find copies now").click()
    page.wait_for_url("**/desk/rounds/**")
    expect(heading(page)).to_contain_text("The round saw", timeout=60_000)
    expect(main_of(page)).to_contain_text("Done")
    seen = main_of(page).get_by_role("listitem").filter(has_text=RIVER)
    expect(seen).to_contain_text("Quayside Digest · Edited: number")

    _open_copy(page)
    beside = page.get_by_role("region", name="The two texts side by side")
    expect(beside.get_by_role("insertion").filter(has_text="3.14")).to_be_visible()
    expect(beside.get_by_role("deletion").filter(has_text="2.14")).to_be_visible()
    expect(beside.get_by_role("listitem").filter(has_text="number").first).to_be_visible()
