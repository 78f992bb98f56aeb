"""Signing in: where it leads, whom it lets in, and how often it may be tried."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


@pytest.fixture
def name(newsroom) -> str:
    return factories.make_user(newsroom, "editor").username


def sign_in(name: str, password: str = PASSWORD, to: str = "", client: Client | None = None):
    return (client or Client()).post(f"/sign-in?next={quote(to)}", {"username": name, "password": password, "next": to})


def test_the_way_leads_to_the_inbox_or_back_to_where_one_was_going(name) -> None:
    assert sign_in(name)["Location"] == "/desk/"
    assert sign_in(name, to="/desk/copies?sort=host")["Location"] == "/desk/copies?sort=host"


@pytest.mark.parametrize(
    "away",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "http://testserver@evil.example/",
        "\thttps://evil.example",
        "/\t/evil.example",
    ],
)
def test_the_way_never_leads_elsewhere(name, away) -> None:
    assert sign_in(name, to=away)["Location"] == "/desk/"
    page = Client().get("/sign-in", {"next": away}).content.decode()
    assert f'value="{away}"' not in page or "evil" not in page


def test_what_stands_in_next_is_no_markup(newsroom) -> None:
    page = Client().get("/sign-in", {"next": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_a_wrong_password_keeps_the_name_and_the_way_and_tells_nothing_more(name) -> None:
    known = sign_in(name, "wrong", "/desk/cases").content.decode()
    unknown = sign_in("nobody-here", "wrong", "/desk/cases").content.decode()
    assert f'value="{name}"' in known and 'value="/desk/cases"' in known
    assert "wrong" not in known
    line = "Please enter a correct username and password"
    assert line in known and line in unknown


def test_somebody_who_was_deactivated_does_not_get_in(newsroom) -> None:
    user = factories.make_user(newsroom, "editor")
    user.is_active = False
    user.save()
    assert sign_in(user.username).status_code == 200


def test_whoever_is_in_is_not_asked_again(name) -> None:
    client = Client()
    sign_in(name, client=client)
    assert client.get("/sign-in")["Location"] == "/desk/"


def test_signing_out_takes_a_press_and_not_a_link(name) -> None:
    client = Client()
    sign_in(name, client=client)
    assert client.get("/sign-out").status_code == 405
    assert client.get("/desk/cases").status_code == 200
    assert client.post("/sign-out")["Location"] == "/"
    assert client.get("/desk/cases").status_code == 302


def test_whoever_tries_too_often_waits(name, settings) -> None:
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 3
    answers = [sign_in(name, "wrong") for _ in range(4)]
    assert answers[-1].status_code in (403, 429)
    assert sign_in(name).status_code in (403, 429), "the right password does not help meanwhile"


def test_a_form_that_stood_open_too_long_is_told_and_nothing_is_done(name) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/sign-in", {"username": name, "password": PASSWORD})
    assert answer.status_code == 403
    assert "open too long" in answer.content.decode()
