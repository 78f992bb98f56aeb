"""Can a stranger read, check a copy, take a package, and have something put right?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.person import FERRY, heading, main_of, open_report, paragraph_of, starting
from tests.browser.served import Desk

pytestmark = pytest.mark.browser


def test_the_front_page_opens_without_signing_in_and_leads_to_the_newest_report(visit: Visit) -> None:
    page = visit()
    answer = page.goto("/")
    assert answer is not None
    assert answer.status == 200
    newest = main_of(page).get_by_role("article").first.get_by_role("link").first
    title = newest.inner_text()
    newest.click()
    expect(heading(page)).to_have_text(title)
    expect(page.get_by_role("region", name="Sources")).to_be_visible()


def test_a_report_shows_whose_words_they_are_its_sources_and_its_correction(visit: Visit) -> None:
    page = visit()
    open_report(page, FERRY)
    text = page.get_by_role("region", name="The text, with whose words are whose")
    expect(text.get_by_role("list", name="Whose words")).to_contain_text("Merrowby Relay")
    band = text.get_by_role("link", name=starting("A Merrowby Relay")).first
    band.focus()
    expect(page.get_by_text("Body of a report that the dateline credits to Merrowby Relay.").first).to_be_visible()
    sources = page.get_by_role("region", name="Sources")
    expect(sources.get_by_role("listitem")).to_have_count(1)
    expect(sources).to_contain_text("cannot tell whether there was a link")
    expect(main_of(page).get_by_text("Corrected", exact=True)).to_be_visible()
    expect(main_of(page)).to_contain_text("It has cost 2.60 crowns since 1 January.")


def test_a_relayed_report_names_every_source_with_its_letter(visit: Visit) -> None:
    page = visit()
    open_report(page, "Path Commissioner Edda Marlow")
    sources = page.get_by_role("region", name="Sources")
    for name in ("Northern Shores News Agency", "MTP-LC", "HarbourFriends", "Lantern Coast Info Network"):
        expect(sources).to_contain_text(name)
    letters = page.get_by_role("list", name="Whose words").get_by_role("listitem").all_inner_texts()
    assert len({letter.split()[0] for letter in letters}) == len(letters) >= 2
    expect(page.get_by_role("heading", name="Captions of its pictures")).to_be_visible()
    expect(page.get_by_role("heading", name="Disclaimer")).to_be_visible()


def test_two_versions_are_compared_word_by_word(visit: Visit) -> None:
    page = visit()
    open_report(page, FERRY)
    page.get_by_role("link", name="see what changed from version 1 to 2").click()
    expect(heading(page)).to_contain_text("Version 2 changes one number")
    expect(page.get_by_role("deletion").filter(has_text="2.40")).to_be_visible()
    expect(page.get_by_role("insertion").filter(has_text="2.60")).to_be_visible()
    page.get_by_label("To").select_option(label=page.get_by_label("From").locator("option").first.inner_text())
    page.get_by_role("button", name="Compare").click()
    expect(main_of(page)).to_contain_text("This is one and the same version. Choose two.")


def test_the_history_tells_each_step(visit: Visit) -> None:
    page = visit()
    open_report(page, FERRY)
    page.get_by_role("link", name="History").click()
    expect(heading(page)).to_have_text("Changed once since it was published")
    page.get_by_role("link", name="Published as version 1").click()
    expect(page.get_by_text("This is not the current version")).to_be_visible()
    page.get_by_role("link", name="Read version 2, the current one").click()
    expect(heading(page)).to_have_text(FERRY)


def test_republish_gives_a_package_by_one_press_as_html_and_as_text(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    open_report(page, FERRY)
    page.get_by_role("complementary").get_by_role("link", name="Republish").click()
    for form, sign in (("HTML", "<article"), ("Plain text", "Merrowby Relay")):
        page.get_by_role("navigation", name="Form of the package").get_by_role("link", name=form).click()
        package = page.get_by_role("textbox", name=starting("The package"))
        expect(package).to_have_value(re.compile(re.escape(sign)))
        page.get_by_role("button", name="Copy the package").click()
        expect(page.get_by_role("button", name=re.compile("Copied"))).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == package.input_value()
        assert "https://relay.merrowby.example/ferry-timetable" in copied
        assert "2.60 crowns" in copied
        with page.expect_download() as downloading:
            page.get_by_role("link", name=starting("Download as")).click()
        downloaded = Path(downloading.value.path()).read_text(encoding="utf-8")
        assert "https://relay.merrowby.example/ferry-timetable" in downloaded
        assert "2.60 crowns" in downloaded


def test_search_finds_a_report_whatever_its_accents_and_says_what_it_did_not_find(visit: Visit) -> None:
    page = visit()
    page.goto("/")
    page.get_by_role("searchbox").fill("MUHLENRIED")
    page.get_by_role("button", name="Search").click()
    expect(heading(page)).to_contain_text("1 report holds")
    expect(main_of(page).get_by_role("link", name="Der Marktbrunnen von Mühlenried fließt wieder")).to_be_visible()
    page.get_by_role("searchbox").first.fill("zeppelin")
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("No report holds")
    page.get_by_role("link", name="See the newest reports").click()
    expect(page).to_have_url(re.compile("/$"))


def test_a_report_in_arabic_reads_from_right_to_left_in_an_english_page(visit: Visit) -> None:
    page = visit()
    open_report(page, "مكتبة مرسى الزيتون")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(heading(page)).to_have_attribute("lang", "ar")
    expect(heading(page)).to_have_css("direction", "rtl")
    words = page.get_by_role("region", name="The text, with whose words are whose").get_by_text("المكتبة").first
    expect(words).to_have_css("direction", "rtl")


def test_the_policy_the_log_and_the_feed_tell_how_things_are_put_right(visit: Visit) -> None:
    page = visit()
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="Corrections policy").click()
    expect(heading(page)).to_have_text("How Merrowby Relay puts things right")
    page.get_by_role("link", name="The log of corrections and removals").click()
    expect(heading(page)).to_contain_text("corrections, updates and removals")
    page.get_by_role("link", name="Removals").click()
    with page.expect_response(re.compile("/r/")) as answered:
        page.get_by_role("link", name="A report was withdrawn").last.click()
    assert answered.value.status == 410
    expect(heading(page)).to_have_text("The newsroom withdrew this report")
    feed = page.request.get("/feed.atom")
    assert feed.status == 200
    assert "2.60 crowns since 1 January" in feed.text()


def test_a_changed_number_in_a_pasted_paragraph_is_called_out(visit: Visit) -> None:
    page = visit()
    page.goto("/check")
    paragraph = paragraph_of("ferry.txt", "160 passengers").replace("160 passengers", "190 passengers")
    page.get_by_label("Paste the text").fill(paragraph)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("heading", name=starting(FERRY))).to_be_visible()
    beside = page.get_by_role("region", name="The two texts side by side")
    expect(beside.get_by_role("listitem").filter(has_text="number")).to_be_visible()
    expect(beside.get_by_role("deletion").filter(has_text=re.compile("^160$"))).to_be_visible()
    expect(beside.get_by_role("insertion").filter(has_text=re.compile("^190$"))).to_be_visible()
    address = page.get_by_role("link", name="/check/").inner_text()
    colleague = visit()
    colleague.goto(address)
    expect(colleague.get_by_role("heading", name=starting(FERRY))).to_be_visible()


def test_a_page_is_checked_by_its_address(visit: Visit, desk: Desk) -> None:
    page = visit()
    page.goto("/check")
    page.get_by_label("Or give an address").fill(f"{desk.site_address('northbank-mail')}/tram-to-the-meadows.html")
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("heading", name=starting("Line 4 reaches the meadows"))).to_be_visible()
    expect(page.get_by_role("heading", name="Credit check")).to_be_visible()
    expect(page.get_by_role("heading", name="Quotations", exact=True)).to_be_visible()


def test_a_text_that_stands_in_no_report_is_never_called_original(visit: Visit) -> None:
    page = visit()
    page.goto("/check")
    page.get_by_label("Paste the text").fill(
        "SALLOW QUAY, 2 May 2026 (Inland Wire) – Nine geese walked over the weir on Saturday, a warden said. Traffic waited."
    )
    page.get_by_role("button", name="Check it").click()
    expect(heading(page)).to_contain_text(re.compile(r"[Nn]ot among the \d+ reports"))
    expect(main_of(page)).to_contain_text("Inland Wire")
    assert "original" not in heading(page).inner_text().lower()


def test_a_check_of_nothing_is_told_beside_the_field_and_keeps_what_was_typed(visit: Visit) -> None:
    page = visit()
    page.goto("/check")
    page.get_by_text("Hold it against a second text, too").click()
    page.get_by_label("A second text").fill("Nine geese walked over the weir.")
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    field = page.get_by_label("Paste the text")
    expect(field).to_have_attribute("aria-invalid", "true")
    told = " ".join(
        page.locator(f"#{part}").inner_text() for part in (field.get_attribute("aria-describedby") or "").split()
    )
    assert re.search("paste|choose|give", told, re.IGNORECASE)
    expect(page.get_by_label("A second text")).to_have_value("Nine geese walked over the weir.")


def _receipt_of(page: Page) -> str:
    receipt = page.get_by_role("code").inner_text()
    assert re.fullmatch(r"(\w{5}-){5}\w{5}", receipt)
    return receipt


def test_an_error_is_reported_and_its_receipt_says_open(visit: Visit) -> None:
    page = visit()
    open_report(page, "Beekeepers count the hives")
    page.get_by_role("link", name="Report an error").click()
    page.get_by_label("Something is wrong, and I can say").check()
    page.get_by_label("What is wrong with them").fill("There are fewer hives than that.")
    page.get_by_label("Your name").fill("Tilde Brook")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("alert")).to_contain_text("say where it can be verified")
    expect(page.get_by_role("textbox", name="Where it can be verified")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("What is wrong with them")).to_have_value("There are fewer hives than that.")
    expect(page.get_by_label("Something is wrong, and I can say")).to_be_checked()
    page.get_by_role("textbox", name="Where it can be verified").fill("The beekeepers' own list of April.")
    page.get_by_role("button", name="Send it").click()
    expect(heading(page)).to_have_text("It has arrived")
    receipt = _receipt_of(page)
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="Look up a receipt").click()
    page.get_by_label("Your receipt").fill(receipt)
    page.get_by_role("button", name="Show its state").click()
    expect(heading(page)).to_have_text("Open")
    expect(main_of(page)).to_contain_text("There are fewer hives than that.")
    page.get_by_role("button", name="Take it back").click()
    expect(heading(page)).not_to_have_text("Open")


def test_a_forged_receipt_shows_nothing(visit: Visit) -> None:
    page = visit()
    page.goto("/receipt")
    page.get_by_label("Your receipt").fill("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF")
    with page.expect_response("**/receipt") as answered:
        page.get_by_role("button", name="Show its state").click()
    assert answered.value.status == 404
    expect(page.get_by_text("Nothing here has this receipt")).to_be_visible()


def test_a_right_is_claimed_without_an_account(visit: Visit) -> None:
    page = visit()
    open_report(page, "School canteen cooks")
    page.get_by_role("link", name="Claim a right").click()
    expect(page.get_by_role("heading", name="Before you start")).to_be_visible()
    page.get_by_label("Copyright in the text").check()
    page.get_by_label("What do you claim, and why?").fill("Two paragraphs are mine.")
    page.get_by_label("The work or right, described").fill("A letter to the parents, February 2026")
    page.get_by_label("The work's text").fill("The kitchen was shut for the winter, and the children brought bread.")
    page.get_by_label("Your name").fill("Hanne Lerch")
    page.get_by_label("Your e-mail address").fill("hanne@lerch.example")
    page.get_by_label("Signed, with your full name").fill("Hanne Lerch")
    page.get_by_label(starting("I believe in good faith")).check()
    page.get_by_label(starting("What I say is accurate")).check()
    page.get_by_role("button", name="Send the claim").click()
    _receipt_of(page)
    page.get_by_role("link", name="See its state").click()
    expect(heading(page)).to_have_text("Open")


def test_a_report_is_submitted_with_consent_and_waits_for_an_editor(visit: Visit) -> None:
    page = visit()
    page.goto("/submit")
    page.get_by_label("Headline").fill("Swimmers open the lido a week early")
    page.get_by_label("Text", exact=True).fill(
        "The lido opened on Saturday. “The water is cold enough,” said Ute Marn."
    )
    page.get_by_label("Your name").fill("Ute Marn")
    page.get_by_label("The credit you want").fill("Lido Friends")
    page.get_by_label(starting("I may send this text")).check()
    page.get_by_role("button", name="Send it").click()
    expect(heading(page)).to_have_text("Your report is in the inbox")
    _receipt_of(page)
    page.get_by_role("link", name="See its state").click()
    expect(heading(page)).to_have_text("An editor will read it")
    editor = visit("editor")
    editor.goto("/desk/?kind=submission")
    editor.get_by_role("link", name="Swimmers open the lido a week early").click()
    expect(heading(editor)).to_have_text("Ute Marn submitted this")
    expect(main_of(editor)).to_contain_text("Lido Friends")
