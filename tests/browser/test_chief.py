"""Does a claim that a chief editor accepts take the report's words from every public place?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Visit
from tests.browser.person import heading, main_of, open_report
from tests.browser.served import Desk

pytestmark = pytest.mark.browser

CLOCK = "Market hall keeps its clock, five minutes fast"
WORDS = "five minutes fast"


def test_an_accepted_claim_leaves_a_tombstone_and_no_word_of_the_report(visit: Visit, desk: Desk) -> None:
    stranger = visit()
    open_report(stranger, CLOCK)
    address = stranger.url
    assert WORDS in main_of(stranger).inner_text()
    beside = [f"{address.rsplit('/', 1)[0]}/{part}" for part in ("v/1", "republish", "republish.html", "republish.txt")]
    assert [stranger.request.get(one).status for one in beside] == [200] * 4

    page = visit("chief")
    page.goto("/desk/cases?kind=claim")
    page.get_by_role("link", name=re.compile("^The report about the clock is taken")).click()
    expect(heading(page)).to_have_text("Edwin Crake waits for a decision")
    page.get_by_text("Accept, and take the report down").click()
    expect(page.get_by_text("First hold the claimed work beside the report.")).to_be_visible()
    page.get_by_role("button", name="Hold it beside the report").click()
    expect(main_of(page)).to_contain_text("of the report stands in the claimed work")
    page.get_by_text("Accept, and take the report down").click()
    deed = page.get_by_role("group").filter(has_text="Accept, and take the report down")
    deed.get_by_label("Reasons").fill("The almanac was first; we take our report down.")
    deed.get_by_label("What the tombstone says").fill("An almanac's owner claimed the words of this report.")
    deed.get_by_role("button", name="Accept").click()
    expect(heading(page)).to_have_text("This case is closed: Accepted")
    desk.wait_until_idle()

    answer = stranger.goto(address)
    assert answer is not None
    assert answer.status == 410
    expect(heading(stranger)).to_have_text("This report was removed because of a right")
    expect(main_of(stranger)).to_contain_text("An almanac's owner claimed the words of this report.")
    assert {stranger.request.get(one).status for one in beside} == {410}
    for path in ("/", "/search?q=clock+market", "/log", "/feed.atom", address, f"{address.rsplit('/', 1)[0]}/history"):
        told = stranger.request.get(path).text()
        assert WORDS not in told, path
        assert "keeps its clock" not in told, path
    stranger.goto("/check")
    stranger.get_by_label("Paste the text").fill(
        "The clock in the market hall of Merrowby is five minutes fast, and nobody wants it put right any more."
    )
    stranger.get_by_role("button", name="Check it").click()
    expect(stranger.get_by_role("heading", name=CLOCK)).to_have_count(0)
