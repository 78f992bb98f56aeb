"""What every test in the browser stands on: one desk a process, Debian's chromium, and visitors to send there.

The tests share the desk and run in any order, so each works on a report of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, StorageState, expect, sync_playwright
from tests.browser.served import Desk, serve_desk

from stemma.sample.people import PASSWORD

CHROMIUM = Path("/usr/bin/chromium")
_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_SOON_MS = 20_000
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def has_chromium() -> None:
    """Without chromium the tests are skipped with one line, and fail under CI=true."""
    if CHROMIUM.exists():
        return
    if os.environ.get("CI") == "true":
        pytest.fail("There is no chromium here; on Debian: apt-get install chromium", pytrace=False)
    pytest.skip("Debian's chromium is not installed")


@pytest.fixture(scope="session")
def desk(has_chromium: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The sample newsroom, its first round done."""
    with serve_desk(tmp_path_factory.mktemp("desk")) as served:
        yield served


@pytest.fixture(scope="module")
def chromium(has_chromium: None) -> Iterator[Browser]:
    """A browser for one file of tests: Playwright's loop in this thread would keep Django's tests from their database."""
    expect.set_options(timeout=_SOON_MS)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in() -> dict[str, StorageState]:
    """The cookies of who has signed in already, by role."""
    return {}


@pytest.fixture
def visit(desk: Desk, chromium: Browser, signed_in: dict[str, StorageState]) -> Iterator[Visit]:
    """``visit()``: a stranger's page; ``visit("editor")``: one of somebody signed in; options as for a browser's context.

    What a page's console complains of (a refused style or script among it) fails the test.
    """
    complaints: list[str] = []
    contexts = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(f"{message.location.get('url')}: {message.text}")

    def begin(role: str = "", **options: Any) -> Page:
        if role and role not in signed_in:
            signed_in[role] = _sign_in(chromium, desk, role)
        state = {"storage_state": signed_in[role]} if role else {}
        context = chromium.new_context(**{"base_url": desk.address, "locale": "en-GB", **state, **options})
        context.set_default_timeout(_SOON_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        return page

    yield begin
    for context in contexts:
        context.close()
    assert complaints == []


def _sign_in(chromium: Browser, desk: Desk, role: str) -> StorageState:
    context = chromium.new_context(base_url=desk.address)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Username").fill(role)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk/")
    state = context.storage_state()
    context.close()
    return state
