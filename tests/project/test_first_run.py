"""The first-run page: only whoever started the desk founds its newsroom, and only once."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.test import Client

from stemma.project.sign_in import first_run_code
from stemma.record.models import Member, Newsroom, User

pytestmark = pytest.mark.django_db
VALUES = {
    "name": "Holm Relay",
    "contact": "desk@holm.example",
    "lang": "de",
    "username": "anna",
    "password": "a quay at low tide",
}


@pytest.mark.parametrize("path", ["/", "/desk/", "/check", "/sign-in", "/r/x", "/feed.atom"])
def test_an_empty_desk_sends_everybody_to_the_first_run_page(path) -> None:
    answer = Client().get(path)
    assert answer.status_code == 302
    assert answer["Location"] == "/first-run"


@pytest.mark.parametrize("code", ["", "wrong", "\ufffd\x00", "é" * 50])
def test_without_the_code_nothing_is_founded(code) -> None:
    first_run_code()
    for answer in (Client().get("/first-run", {"code": code}), Client().post("/first-run", VALUES | {"code": code})):
        assert answer.status_code == 403
        assert "stemma serve" in answer.content.decode()
    assert not Newsroom.objects.exists()


def test_the_code_is_made_once_and_only_its_owner_can_read_it(data_folder: Path) -> None:
    assert first_run_code() == first_run_code()
    assert stat.S_IMODE((data_folder / "first-run-code").stat().st_mode) == 0o600


def test_with_the_code_the_newsroom_and_its_administrator_are_made_and_signed_in(data_folder: Path) -> None:
    client, code = Client(), first_run_code()
    assert client.get("/first-run", {"code": code}).status_code == 200
    answer = client.post("/first-run", VALUES | {"code": code})
    assert answer["Location"] == "/desk/"
    assert Newsroom.objects.get().name == "Holm Relay"
    assert Member.objects.get().role == "admin"
    assert User.objects.get().check_password(VALUES["password"])
    assert client.get("/desk/people").status_code == 200
    assert not (data_folder / "first-run-code").exists()


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"username": "a b"}, {"username": ""}, {"password": "1234567890"}, {"lang": "xx"}]
)
def test_what_will_not_do_keeps_what_was_typed_and_founds_nothing(wrong) -> None:
    answer = Client().post("/first-run", VALUES | wrong | {"code": first_run_code()})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "desk@holm.example" in page and 'id="error-summary"' in page
    assert VALUES["password"] not in page
    assert not Newsroom.objects.exists() and not User.objects.exists()


def test_once_there_is_a_newsroom_the_page_is_gone(newsroom) -> None:
    code = first_run_code()
    assert Client().get("/first-run", {"code": code}).status_code == 404
    assert Client().post("/first-run", VALUES | {"code": code}).status_code == 404
    assert Newsroom.objects.count() == 1


def test_a_password_that_will_not_do_is_told_beside_it() -> None:
    page = Client().post("/first-run", VALUES | {"code": first_run_code(), "password": "short"}).content.decode()
    assert 'id="id_password-error"' in page and 'href="#id_password"' in page
    page = Client().post("/first-run", VALUES | {"code": first_run_code(), "username": "a b"}).content.decode()
    assert 'id="id_username-error"' in page


def test_without_a_newsroom_no_way_out_leads_in_a_circle() -> None:
    assert "Go to the front page" not in Client().get("/first-run").content.decode()
