"""Errors are answered by one page with one sentence, or one JSON shape."""

from __future__ import annotations

import json

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/r/not-an-id",
        "/desk/nowhere",
        "/r/<script>alert(1)</script>",
        "/%00",
        "/..%2f..%2fetc/passwd",
        "/é",
    ],
)
def test_an_address_that_is_none_is_answered_by_a_page(newsroom, path) -> None:
    answer = Client().get(path)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "nothing" in page and "<script>alert" not in page
    assert "Go to the front page" in page


def test_whoever_asks_for_json_gets_json(newsroom) -> None:
    answer = Client().get("/nowhere", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert set(json.loads(answer.content)["error"]) == {"status", "message"}


def test_too_many_fields_are_too_much(newsroom) -> None:
    answer = Client().post("/submit", {f"field{n}": "x" for n in range(600)})
    assert answer.status_code == 413
    assert "send less" in answer.content.decode()


def test_an_unknown_host_is_a_bad_request(newsroom) -> None:
    assert Client().get("/", headers={"Host": "evil.example"}).status_code == 400


def test_a_fault_of_ours_is_said_plainly(newsroom, monkeypatch) -> None:
    from stemma.public import receipt

    def fail(*_: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(receipt, "hash_receipt", fail)
    answer = Client(raise_request_exception=False).get("/receipt?token=x")
    assert answer.status_code == 500
    assert "secret" not in answer.content.decode() and "on our side" in answer.content.decode()


def test_every_page_forbids_what_others_might_put_into_it(newsroom) -> None:
    answer = Client().get("/check")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("path", ["/check", "/submit", "/receipt", "/sign-in", "/desk/check"])
def test_what_is_too_large_is_refused_by_a_page_before_it_is_parsed(newsroom, settings, path) -> None:
    length = str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 600_000)
    answer = Client().generic("POST", path, b"", "multipart/form-data; boundary=x", CONTENT_LENGTH=length)
    assert answer.status_code == 413
    assert "send less" in answer.content.decode()


def test_an_address_that_only_takes_forms_is_a_page_to_whoever_opens_it(client_as) -> None:
    answer = client_as("editor").get("/desk/rounds/start")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Go to" in answer.content.decode()


def test_the_staff_meet_an_error_in_the_frame_of_the_desk(newsroom, client_as) -> None:
    page = client_as("reporter").get("/desk/people/nowhere").content.decode()
    assert "Go to the inbox" in page and 'href="/desk/copies"' in page
    assert "Go to the front page" in Client().get("/desk/nowhere").content.decode()
    assert "Go to the front page" in client_as("reporter").get("/nowhere").content.decode()
