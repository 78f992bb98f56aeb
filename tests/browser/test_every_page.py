"""Does every page answer, fit a telephone, and read well to those who cannot see it?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response, expect
from tests.browser.conftest import Visit
from tests.browser.crawl import Found, all_screens, broken, crawl
from tests.browser.examine import faults_of
from tests.browser.person import heading, main_of, open_report, take_in, take_in_and_publish, write_report
from tests.browser.served import Desk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

SIDES = {"public": ("", "/", "/log"), "desk": ("admin", "/desk/", "/desk/reports?state=published")}
REPORT_BYTES = 60_000
READ_ALOUD_EACH = 2
Pages = Callable[[str], list[Found]]
DOWNLOADS = {"site:atom", "site:republish_html", "site:republish_txt", "desk:received", "desk:received_version"}
# No link leads to these: they answer a form, or take a secret. Those that show something are opened by hand below.
BEHIND_FORMS = {"site:search", "public:check_result", "desk:taken_in", "desk:invitation", "desk:erase", "first_run"}
ONLY_SENT_TO = {
    *("sign_out", "desk:start_round", "desk:leave_site", "desk:judge_copy", "desk:ask_credit", "desk:write_letters"),
    *("desk:publish_item", "desk:decline_item", "desk:accept_item", "desk:reopen_item", "desk:rebuild_entry"),
    *("desk:accept_case", "desk:decline_case", "desk:hold_claim", "desk:case_note", "desk:drop_letter"),
    *("desk:role", "desk:end_invitation"),
}


@pytest.fixture(scope="module")
def crawled() -> dict[str, list[Found]]:
    """What was found already, by side."""
    return {}


@pytest.fixture
def pages(visit: Visit, desk: Desk, crawled: dict[str, list[Found]]) -> Callable[[str], list[Found]]:
    """``pages("desk")``: the pages of that side."""

    def find(side: str) -> list[Found]:
        role, *starts = SIDES[side]
        if side not in crawled:
            crawled[side] = crawl(visit(role).request, desk.address, *starts)
        return crawled[side]

    return find


@pytest.mark.parametrize("side", SIDES)
def test_every_page_answers_fits_and_is_legible_to_all(visit: Visit, pages: Pages, side: str) -> None:
    page, found, faults = visit(SIDES[side][0]), pages(side), []
    counted: Counter[str] = Counter()
    assert broken(found) == []
    for one in found:
        counted[one.screen] += 1
        page.goto(one.address)
        faults += faults_of(page, has_axe=counted[one.screen] <= READ_ALOUD_EACH)
    assert faults == []


@pytest.mark.parametrize("side", SIDES)
def test_every_screen_fits_from_right_to_left(visit: Visit, pages: Pages, side: str) -> None:
    page, faults = visit(SIDES[side][0], locale="ar"), []
    for one in {one.screen: one for one in pages(side)}.values():
        page.goto(one.address)
        faults += faults_of(page, dir="rtl", has_axe=False)
    assert faults == []


def test_links_lead_to_every_screen(pages: Pages) -> None:
    seen = {one.screen for side in SIDES for one in pages(side)}
    assert all_screens() - seen - DOWNLOADS - BEHIND_FORMS - ONLY_SENT_TO == set()


def test_pages_that_answer_a_stranger_hold_too(visit: Visit, desk: Desk) -> None:
    page, faults = visit(), []

    def look(words: str) -> None:
        expect(heading(page)).to_contain_text(re.compile(words))
        faults.extend(faults_of(page))

    page.goto("/search?q=ferry")
    look("hold")
    page.goto("/search?q=zeppelin")
    look("No report holds")
    page.goto("/check")
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look("Check a copy")
    page.get_by_label("Or give an address").fill(f"{desk.site_address('northbank-mail')}/tram-to-the-meadows.html")
    page.get_by_role("button", name="Check it").click()
    look("of a report from here")
    page.goto(page.get_by_role("link", name="/check/").inner_text())
    look("of a report from here")
    open_report(page, "Path Commissioner Edda Marlow")
    page.get_by_role("link", name="Report an error").click()
    page.get_by_label("Something is inaccurate").check()
    page.get_by_label("What is wrong with them").fill("A word " * 40 + "w" * 90)
    page.get_by_label("Your name").fill("Sten Long")
    page.get_by_role("button", name="Send it").click()
    look("It has arrived")
    page.get_by_role("link", name="See its state").click()
    look("Open")
    page.goto("/nowhere")
    look("There is nothing here")
    assert faults == []


def test_pages_that_answer_the_desk_hold_too(visit: Visit) -> None:
    page, faults = visit("chief"), []

    def look(words: str) -> None:
        expect(heading(page)).to_contain_text(re.compile(words))
        faults.extend(faults_of(page))

    take_in_and_publish(page, write_report("Lanterns along the quay are lit by hand"))
    take_in(page, write_report("Lanterns along the quay go out"))
    look("named in this text|sources")
    page.get_by_role("link", name="Mend what was read").click()
    look("read")
    page.goto("/desk/take-in")
    main_of(page).get_by_label("Text", exact=True).fill(" ")
    page.get_by_role("button", name="Read it").click()
    look("Put a report on the record")
    page.goto("/desk/reports?q=lanterns+lit")
    main_of(page).get_by_role("link", name="Lanterns along the quay are lit by hand").click()
    report = page.url
    page.get_by_role("link", name="Correct", exact=True).click()
    text = page.get_by_label("Text", exact=True)
    text.fill(text.input_value().replace("more time", "more money"))
    page.get_by_label("Note for readers").fill("Nobody had asked for more money.")
    page.get_by_role("button", name="Look at the difference").click()
    look("This is what readers will see changed")
    page.goto(f"{report}/withdraw")
    look("Take the report back")
    page.get_by_role("radio").first.check()
    page.get_by_label("Reason", exact=True).select_option(index=1)
    page.get_by_role("textbox").first.fill("The lanterns are not lit by hand.")
    page.get_by_role("button", name="Go on").click()
    look("This is what will happen")
    page.get_by_role("button", name="Withdraw it now").click()
    page.goto(report)
    look("^Withdrawn")
    admin = visit("admin")
    admin.goto(f"{report}/erase")
    expect(heading(admin)).to_contain_text("will be gone")
    faults += faults_of(admin)
    assert faults == []


def test_an_invitation_is_taken_up_by_a_stranger(visit: Visit) -> None:
    admin, newcomer = visit("admin"), visit()
    admin.goto("/desk/people")
    admin.get_by_label("E-mail address").fill("gunn@relay.merrowby.example")
    admin.get_by_label("Role").last.select_option("reporter")
    admin.get_by_role("button", name=re.compile("[Ii]nvit")).click()
    address = re.search(r"http://\S+/invitation/\S+", main_of(admin).inner_text())
    assert address is not None
    newcomer.goto(address[0])
    assert faults_of(newcomer) == []
    newcomer.get_by_label(re.compile("[Uu]ser ?name")).fill("gunn")
    for field in newcomer.get_by_label(re.compile("[Pp]assword")).all():
        field.fill("a grey goose waits")
    main_of(newcomer).get_by_role("button").click()
    newcomer.goto("/desk/")
    expect(heading(newcomer)).to_contain_text("for you")


def test_a_report_page_weighs_little_at_the_first_visit(visit: Visit, pages: Pages) -> None:
    found = [one for one in pages("public") if one.screen == "site:report"]
    assert found
    heavy = []
    for one in found:
        weight = _weigh(visit(), one.address)
        assert weight > 0
        if weight > REPORT_BYTES:
            heavy.append(f"{one.address} weighs {weight} bytes")
    assert heavy == []


def _weigh(page: Page, address: str) -> int:
    """Bytes that come over the line until the page is whole, its style and scripts among them."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    return sum(answer.request.sizes()["responseBodySize"] for answer in answers)


def test_what_is_wrong_with_a_page_is_seen(visit: Visit) -> None:
    page = visit()
    page.goto("/")
    page.evaluate("""() => {
        document.body.insertAdjacentHTML("beforeend", "<h1>Two</h1><input><p class=wide>out</p>");
        const wide = document.querySelector(".wide");
        wide.style.setProperty("inline-size", "1400px");
        document.title = "";
    }""")
    faults = " ".join(faults_of(page, dir="rtl"))
    for fault in ("no title", "2 h1", "dir=ltr", "wider than 360 px", "wider than 1280 px", "critical label"):
        assert fault in faults
