"""Does what matters work where scripts are off?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.person import FERRY, heading, main_of, open_report, paragraph_of, starting, take_in, write_report
from tests.browser.served import Desk

from stemma.sample.people import PASSWORD

pytestmark = pytest.mark.browser


def _plain(visit: Visit, role: str = "") -> Page:
    return visit(role, java_script_enabled=False)


def test_one_signs_in_takes_in_and_publishes(visit: Visit) -> None:
    page, headline = _plain(visit), "Bells ring without a rope"
    page.goto("/desk/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(heading(page)).to_contain_text("for you")
    take_in(page, write_report(headline))
    page.goto("/desk/")
    item = main_of(page).get_by_role("listitem").filter(has=page.get_by_role("link", name=headline))
    item.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("status")).to_contain_text(re.compile("[Pp]ublished"))
    page.goto("/")
    expect(main_of(page).get_by_role("link", name=headline)).to_be_visible()


def test_a_copy_is_checked(visit: Visit) -> None:
    page = _plain(visit)
    page.goto("/check")
    page.get_by_label("Paste the text").fill(paragraph_of("ferry.txt", "160 passengers").replace("160", "190"))
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("heading", name=starting(FERRY))).to_be_visible()
    beside = page.get_by_role("region", name="The two texts side by side")
    expect(beside.get_by_role("insertion").filter(has_text=re.compile("^190$"))).to_be_visible()


def test_an_error_is_reported_and_its_receipt_opened(visit: Visit) -> None:
    page = _plain(visit)
    open_report(page, "School canteen cooks")
    page.get_by_role("link", name="Report an error").click()
    page.get_by_label("Something is offensive").check()
    page.get_by_label("What is wrong with them").fill("The soup was not that thin.")
    page.get_by_label("Your name").fill("Jette Soup")
    page.get_by_role("button", name="Send it").click()
    receipt = page.get_by_role("code").inner_text()
    page.goto("/receipt")
    page.get_by_label("Your receipt").fill(receipt)
    page.get_by_role("button", name="Show its state").click()
    expect(heading(page)).to_have_text("Open")


def test_a_package_can_be_taken(visit: Visit) -> None:
    page = _plain(visit)
    open_report(page, FERRY)
    page.get_by_role("complementary").get_by_role("link", name="Republish").click()
    expect(page.get_by_role("button", name="Copy the package")).to_have_count(0)
    expect(page.get_by_role("textbox", name=starting("The package"))).to_have_value(re.compile("2.60 crowns"))


def test_a_correction_is_previewed_and_published(visit: Visit) -> None:
    page, headline = _plain(visit, "editor"), "Sheep are counted twice at Sallow"
    take_in(page, write_report(headline, lead="the shepherds counted four hundred sheep"))
    main_of(page).get_by_role("button", name="Publish").click()
    page.goto("/desk/reports")
    page.get_by_role("link", name=headline).click()
    page.get_by_role("link", name="Correct", exact=True).click()
    text = page.get_by_label("Text", exact=True)
    text.fill(text.input_value().replace("four hundred", "five hundred"))
    page.get_by_label("Note for readers").fill("There are five hundred sheep.")
    page.get_by_role("button", name="Look at the difference").click()
    page.get_by_role("button", name="Publish version 2").click()
    expect(page.get_by_role("heading", name="2 versions")).to_be_visible()


def test_a_round_is_started_and_its_end_seen_by_looking_again(visit: Visit, desk: Desk) -> None:
    page = _plain(visit, "editor")
    page.goto("/desk/copies")
    page.get_by_role("button", name="Find copies now").click()
    page.wait_for_url("**/desk/rounds/**")
    desk.wait_until_idle()
    page.reload()
    expect(heading(page)).to_contain_text("The round saw")
