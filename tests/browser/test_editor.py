"""Can an editor work through a day: the inbox, a mended source, a correction, its letters, a stranger's request?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.person import (
    heading,
    main_of,
    open_at_desk,
    open_report,
    relayed_text,
    take_in,
    take_in_and_publish,
    write_report,
)
from tests.browser.served import Desk

from stemma.sample.people import PASSWORD

pytestmark = pytest.mark.browser


def test_a_wrong_password_is_told_and_the_right_one_leads_to_where_one_wanted_to_go(visit: Visit) -> None:
    page = visit()
    page.goto("/desk/copies")
    expect(heading(page)).to_have_text("Sign in to the desk")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("loud inland candle")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("correct username and password")
    expect(page.get_by_label("Username")).to_have_value("editor")
    expect(page.get_by_label("Password")).to_have_value("")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/desk/copies$"))
    page.get_by_role("button", name="Sign out").click()
    page.goto("/desk/")
    expect(heading(page)).to_have_text("Sign in to the desk")


def _focused(page: Page) -> str:
    words = page.evaluate("document.activeElement.textContent.trim()")
    assert isinstance(words, str)
    return words


def test_the_inbox_is_worked_by_keyboard_alone(visit: Visit) -> None:
    page = visit("editor")
    headlines = [f"Keyboard gazette number {n} is out" for n in ("three", "two", "one")]
    for headline in reversed(headlines):
        take_in(page, write_report(headline))
    page.goto("/desk/")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog")
    expect(keys).to_be_visible()
    for meaning in ("next in the list", "publish", "decline"):
        expect(keys).to_contain_text(meaning)
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()

    for _ in range(30):
        page.keyboard.press("j")
        if _focused(page) == headlines[1]:
            break
    page.keyboard.press("k")
    assert _focused(page) == headlines[0]
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert ring != "none", "the focused item shows no outline"

    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/inbox/**")
    expect(page.get_by_role("heading", name=headlines[0]).or_(page.get_by_text(headlines[0])).first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name=headlines[0])).to_be_visible()
    page.get_by_role("link", name=headlines[0]).focus()
    page.keyboard.press("p")
    expect(page.get_by_role("status")).to_contain_text(re.compile("[Pp]ublished"))
    expect(page.get_by_role("link", name=headlines[1])).to_be_focused()
    page.keyboard.press("p")
    expect(page.get_by_role("link", name=headlines[2])).to_be_focused()
    expect(main_of(page).get_by_role("link", name=headlines[1])).to_have_count(0)
    page.goto("/")
    for headline in headlines[:2]:
        expect(main_of(page).get_by_role("link", name=headline)).to_be_visible()


def test_an_item_that_was_declined_is_put_back_by_one_press(visit: Visit) -> None:
    page = visit("editor")
    headline = "Declined by mistake at the mill"
    take_in(page, write_report(headline))
    page.goto("/desk/")
    item = main_of(page).get_by_role("listitem").filter(has=page.get_by_role("link", name=headline))
    item.get_by_role("button", name="Decline").click()
    expect(main_of(page)).to_contain_text("Declined; what was received is kept.")
    expect(page.get_by_role("link", name=headline)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    page.goto("/desk/")
    expect(page.get_by_role("link", name=headline)).to_be_visible()


def test_a_relayed_text_is_pasted_its_source_mended_by_two_clicks_and_published(visit: Visit) -> None:
    page = visit("editor")
    headline = "A pier belongs to whoever mends its planks"
    take_in(page, relayed_text(headline))
    expect(heading(page)).to_contain_text(re.compile(r"^\d+ sources are named in this text$"))
    beside = page.get_by_role("region", name="What was read from the text")
    for name in ("Northern Shores News Agency", "HarbourFriends", "Lantern Coast Info Network"):
        expect(beside).to_contain_text(name)
    for sort in ("caption", "speaker", "statement"):
        expect(page.get_by_role("list", name="Marked in the text")).to_contain_text(sort)

    page.get_by_role("link", name="Mend what was read").click()
    wrong = page.get_by_role("button", name="wrong HarbourFriends")
    wrong.click()
    expect(page.get_by_role("button", name="wrong HarbourFriends")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="wrong HarbourFriends")).to_be_visible()
    page.get_by_role("button", name="wrong HarbourFriends").click()

    page.goto("/desk/")
    page.get_by_role("link", name=re.compile(headline)).click()
    main_of(page).get_by_role("button", name="Publish").click()
    expect(page.get_by_role("status")).to_contain_text(re.compile("[Pp]ublished"))
    stranger = visit()
    stranger.goto("/")
    main_of(stranger).get_by_role("link", name=re.compile(headline)).click()
    sources = stranger.get_by_role("region", name="Sources")
    expect(sources).to_contain_text("Northern Shores News Agency")
    expect(sources).not_to_contain_text("HarbourFriends")


def test_a_correction_is_previewed_published_and_carried_to_the_copies(visit: Visit, desk: Desk) -> None:
    page = visit("editor")
    open_at_desk(page, "Library roof")
    live = re.search(r"(\d+) copies|copy", heading(page).inner_text())
    assert live is not None
    page.get_by_role("link", name="Correct", exact=True).click()
    text = page.get_by_label("Text", exact=True)
    before = text.input_value()
    assert "11,000" in before
    text.fill(before.replace("11,000", "11,400"))
    page.get_by_label("Note for readers").fill(" ")
    page.get_by_role("button", name="Look at the difference").click()
    expect(page.get_by_role("alert")).to_contain_text("Note for readers")
    expect(text).to_have_value(re.compile("11,400"))
    page.get_by_label("Note for readers").fill("The roof has 11,400 slates, and not 11,000.")
    page.get_by_role("button", name="Look at the difference").click()
    expect(heading(page)).to_have_text("This is what readers will see changed")
    expect(page.get_by_role("insertion").filter(has_text="11,400").first).to_be_visible()
    stranger = visit()
    open_report(stranger, "Library roof")
    expect(main_of(stranger)).not_to_contain_text("11,400")

    page.get_by_role("button", name="Publish version 2").click()
    expect(page.get_by_role("heading", name="2 versions")).to_be_visible()
    stranger.reload()
    expect(main_of(stranger)).to_contain_text("The roof has 11,400 slates, and not 11,000.")

    desk.wait_until_idle()
    page.reload()
    main_of(page).get_by_role("link", name="Copies", exact=True).click()
    expect(heading(page)).to_contain_text("version 2")
    rows = page.get_by_role("row").filter(has_text="carries version 1")
    expect(rows).not_to_have_count(0)
    rows.first.get_by_role("link").first.click()
    expect(heading(page)).to_contain_text("carries version 1")
    page.get_by_role("link", name="what changed up to version 2").click()
    expect(page.get_by_role("deletion").filter(has_text="11,000").first).to_be_visible()


def test_a_letter_is_sent_by_a_person_who_then_says_so(visit: Visit, desk: Desk) -> None:
    page = visit("editor")
    page.goto("/desk/letters")
    page.get_by_role("link", name=re.compile("^Correction of “Harbour ferry")).click()
    expect(page.get_by_label("To")).to_have_value("letters@old-harbour-post.example")
    body = page.get_by_label("Letter", exact=True).input_value()
    assert "2.60" in body
    assert f"{desk.site_address('old-harbour-post')}/ferry.html" in body
    page.get_by_role("button", name="I have sent it").click()
    expect(main_of(page).get_by_role("button", name="I have sent it")).to_have_count(0)
    page.goto("/desk/letters?state=sent")
    expect(page.get_by_role("link", name=re.compile("^Correction of “Harbour ferry"))).to_be_visible()


def test_a_strangers_correction_is_decided_with_reasons_that_the_stranger_reads(visit: Visit) -> None:
    page, headline = visit("editor"), "Bakers count their ovens again"
    take_in_and_publish(page, write_report(headline, lead="the guild counted seventeen ovens on Friday"))
    stranger = visit()
    open_report(stranger, headline)
    stranger.get_by_role("link", name="Report an error").click()
    stranger.get_by_label("Something is wrong, and I can say").check()
    stranger.get_by_label("The words it is about").fill("seventeen ovens")
    stranger.get_by_label("What is wrong with them").fill("The guild counted nineteen ovens.")
    stranger.get_by_label("What it should say").fill("nineteen ovens")
    stranger.get_by_role("textbox", name="Where it can be verified").fill("The guild's list of Friday.")
    stranger.get_by_label("Your name").fill("Piet Oven")
    stranger.get_by_role("button", name="Send it").click()
    stranger.get_by_role("link", name="See its state").click()

    page.goto("/desk/cases")
    page.get_by_role("link", name="The guild counted nineteen ovens.").click()
    expect(heading(page)).to_have_text("Piet Oven waits for a decision")
    page.get_by_text("Accept, and correct the report").click()
    deed = page.get_by_role("group").filter(has_text="Accept, and correct the report")
    deed.get_by_label("Reasons").fill("The guild's list says nineteen. Thank you.")
    text = deed.get_by_label("Text", exact=True)
    text.fill(text.input_value().replace("seventeen ovens", "nineteen ovens"))
    deed.get_by_label("Note for readers").fill("The guild counted nineteen ovens, and not seventeen.")
    deed.get_by_role("button", name="Accept").click()
    expect(heading(page)).to_have_text("This case is closed: Accepted")

    stranger.reload()
    expect(heading(stranger)).to_have_text("Accepted")
    expect(main_of(stranger)).to_contain_text("The guild's list says nineteen. Thank you.")
    main_of(stranger).get_by_role("link", name=headline).click()
    expect(main_of(stranger)).to_contain_text("counted nineteen ovens")
    stranger.goto("/log")
    expect(main_of(stranger)).to_contain_text("The guild counted nineteen ovens, and not seventeen.")
