"""What a person does again and again: find a report, take a text in, publish it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

from stemma.sample.report import paragraphs_of, text_of_report

FERRY = "Harbour ferry to run every twenty minutes from Monday"
RELAYED = "Path Commissioner Edda Marlow: “A coast belongs to whoever walks it with open eyes”"


def starting(words: str) -> re.Pattern[str]:
    """A name that begins so."""
    return re.compile("^" + re.escape(words))


def main_of(page: Page) -> Locator:
    """The page without its frame."""
    return page.get_by_role("main")


def heading(page: Page) -> Locator:
    """What the page says it found."""
    return page.get_by_role("heading", level=1)


def open_report(page: Page, headline: str) -> None:
    """By the search box of the public pages, as a stranger finds it."""
    page.goto("/")
    page.get_by_role("searchbox", name="Search the reports").fill(headline)
    page.keyboard.press("Enter")
    main_of(page).get_by_role("link", name=headline).first.click()
    page.wait_for_url("**/r/**")


def open_at_desk(page: Page, headline: str) -> None:
    """By the desk's list of reports."""
    page.goto("/desk/reports")
    page.get_by_role("searchbox", name="Words").fill(headline)
    page.keyboard.press("Enter")
    main_of(page).get_by_role("link", name=headline).first.click()
    page.wait_for_url("**/desk/reports/**")


def write_report(headline: str, *, lead: str = "") -> str:
    """A little report of a newsroom that has nothing to do with the others on the desk."""
    lead = lead or f"the town clerk said on Friday that “{headline.lower()}” is now settled"
    return (
        f"{headline}\n\nBy Runa Dahl\n\nMERROWBY, 8 May 2026 (Merrowby Relay) – For {headline.lower()}, {lead}.\n\n"
        f"Nobody at the meeting about {headline.lower()} had asked for more time, the clerk added.\n\n"
        "Republish this report for free. You must credit Merrowby Relay."
    )


def take_in(page: Page, text: str) -> None:
    """By pasting; the item is open then."""
    page.goto("/desk/take-in")
    main_of(page).get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/desk/inbox/**")


def take_in_and_publish(page: Page, text: str) -> None:
    """The report is public then."""
    take_in(page, text)
    main_of(page).get_by_role("button", name="Publish").click()
    page.wait_for_load_state()


def paragraph_of(report: str, words: str) -> str:
    """The paragraph of a sample report that holds these words."""
    return next(paragraph for paragraph in paragraphs_of(report) if words in paragraph)


def relayed_text(headline: str) -> str:
    """The sample's relayed report under another headline and about other people, so that it is a report of its own."""
    text = text_of_report("relayed.txt").replace("A coast belongs to whoever walks it with open eyes", headline)
    return text.replace("Marlow", "Farrow").replace("Bray", "Hollis").replace("12 March 2026", "14 March 2026")
