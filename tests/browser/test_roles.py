"""Does a reporter see an editor's buttons, and would they work if one pressed them all the same?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.browser.person import FERRY, heading, main_of, open_at_desk, take_in, write_report

pytestmark = pytest.mark.browser

EDITORS = re.compile(
    "^(Publish|Decline|Decline it|Correct|Accept|I have sent it|Do not send it|Write .* letters?|Make the invitation"
    "|Hold it beside the report|Withdraw|Stop watching|Watch it)$"
)
# What the forms would need to be accepted, so that nothing but the role can be what refuses them.
FILLED = {
    "accept-reasons": "So.",
    "decline-reasons": "So.",
    "reasons": "So.",
    "note": "So.",
    "reason": "So.",
    "to": "a@post.example",
    "subject": "So",
    "body": "So.",
    "username": "o",
    "role": "chief",
    "email": "b@post.example",
}


def _editors_places(page: Page) -> list[str]:
    """Where the forms of the open page are sent."""
    found = main_of(page).locator("form[method=post]").evaluate_all("forms => forms.map(form => form.action)")
    return [str(place) for place in found]


def _sees_none(page: Page) -> None:
    main = main_of(page)
    seen = [*main.get_by_role("button").all_inner_texts(), *main.get_by_role("link").all_inner_texts()]
    assert [words for words in seen if EDITORS.match(words.strip())] == [], page.url


def test_a_reporter_sees_no_editors_button_and_cannot_press_one(visit: Visit) -> None:
    editor, reporter = visit("editor"), visit("reporter")
    headline = "Night trains stop for owls"
    take_in(reporter, write_report(headline))
    item = reporter.url
    open_at_desk(editor, "School canteen cooks")
    report = editor.url
    editor.goto("/desk/cases")
    main_of(editor).get_by_role("link", name=re.compile("^You write that the tram company")).click()
    case = editor.url
    editor.goto("/desk/letters")
    main_of(editor).get_by_role("link", name=re.compile("^Withdrawn: “Sports hall")).click()
    letter = editor.url

    refused: dict[str, int] = {}
    for place in (item, report, case, letter, "/desk/", "/desk/people", "/desk/copies", f"{report}/copies"):
        editor.goto(place)
        reporter.goto(place)
        for target in sorted(set(_editors_places(editor)) - set(_editors_places(reporter))):
            token = reporter.locator("[name=csrfmiddlewaretoken]").first.input_value()
            answer = reporter.request.post(
                target,
                form={"csrfmiddlewaretoken": token, **FILLED},
                headers={"Referer": reporter.url},
                max_redirects=0,
            )
            refused[target] = answer.status
    for end in ("publish", "decline", "/accept"):
        assert any(target.endswith(end) for target in refused), (end, refused)
    assert set(refused.values()) == {403}, refused

    for place in (item, report, case, letter, "/desk/"):
        reporter.goto(place)
        _sees_none(reporter)
    reporter.goto(item)
    expect(main_of(reporter)).to_contain_text("You may mend it; an editor publishes or declines it.")
    expect(reporter.get_by_role("link", name="Mend what was read")).to_be_visible()
    for place in (f"{report}/correct", f"{report}/withdraw", "/desk/newsroom"):
        shown = reporter.goto(place)
        assert shown is not None
        assert shown.status == 403, place
        expect(heading(reporter)).to_have_text("You may not do this")
    editor.goto("/desk/")
    expect(main_of(editor).get_by_role("link", name=headline)).to_be_visible()


def test_a_stranger_is_led_from_every_desk_page_to_the_sign_in_and_back(visit: Visit) -> None:
    stranger, editor = visit(), visit("editor")
    open_at_desk(editor, FERRY)
    for place in ("/desk/", "/desk/copies", "/desk/cases", "/desk/letters", "/desk/people", "/desk/check", editor.url):
        stranger.goto(place)
        expect(heading(stranger)).to_have_text("Sign in to the desk")
        assert "next=" in stranger.url
