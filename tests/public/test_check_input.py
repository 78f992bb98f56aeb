"""Check a copy, given what nobody should give it: one clear line each, and nothing typed is lost."""

from __future__ import annotations

import gzip
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests import factories

from stemma.record.models import Check

pytestmark = pytest.mark.django_db

BAD_FILES = {
    "empty": (b"", "a.txt", 400),
    "blank": (b" \n\t ", "a.txt", 400),
    "binary": (bytes(range(256)) * 40, "a.bin", 400),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), "a.png", 400),
    "twelve megabytes": (b"word " * 2_400_000, "a.txt", 413),
    "a name with slashes and control characters": (b"", "../../etc/\x00pa\x1bss\nwd", 400),
    "deep nesting": (b"<div>" * 200_000 + b"x" + b"</div>" * 200_000, "a.html", None),
    "gzip bomb": (gzip.compress(b"0" * 60_000_000, mtime=0), "a.html", None),
}
GOOD_FILES = {
    "latin-1": "Die Fähre fährt ab Montag öfter, sagte das Amt gestern.".encode("latin-1"),
    "utf-16": "Die Fähre fährt ab Montag öfter, sagte das Amt gestern.".encode("utf-16"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_gets_one_clear_line(newsroom, stranger_client, name: str) -> None:
    data, file_name, status = BAD_FILES[name]
    answer = stranger_client.post("/check", {"file": SimpleUploadedFile(file_name, data), "other_text": "kept words"})
    page = answer.content.decode()
    assert answer.status_code == status or (status is None and answer.status_code in (200, 400, 413))
    if answer.status_code not in (200, 413):  # a 413 is a page of its own, with its one sentence
        summary = re.search(r'id="error-summary".*?<ul>(.*?)</ul>', page, re.DOTALL)
        assert summary and summary[1].count("<li>") == 1
        assert "Traceback" not in page and "kept words" in page
    assert Check.objects.count() == (1 if answer.status_code == 200 else 0)


@pytest.mark.parametrize("name", GOOD_FILES)
def test_other_encodings_are_read(newsroom, stranger_client, name: str) -> None:
    answer = stranger_client.post("/check", {"file": SimpleUploadedFile("a.txt", GOOD_FILES[name])})
    assert answer.status_code == 200
    assert "Fähre" in answer.content.decode()


def test_mixed_encodings_are_read_as_far_as_they_go(newsroom, stranger_client) -> None:
    mixed = "Die Fähre fährt. ".encode() + "Das Amt erklärt es täglich neu.".encode("latin-1")
    answer = stranger_client.post("/check", {"file": SimpleUploadedFile("a.txt", mixed)})
    assert answer.status_code == 200
    assert "Das Amt erklärt es täglich neu." in answer.content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"text": "   "},
        {"text": "some words", "address": "https://a.example/"},
        {"text": "some words", "other_text": "a", "other_address": "https://a.example/"},
        {"address": "file:///etc/passwd"},
        {"address": "http://127.0.0.1:8000/"},
        {"address": "http://169.254.169.254/latest/meta-data"},
        {"address": "no address"},
        {"text": "some words", "other_address": "http://[::1]/"},
    ],
)
def test_bad_input_keeps_what_was_typed(newsroom, stranger_client, given: dict[str, str]) -> None:
    answer = stranger_client.post("/check", given)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert 'id="error-summary"' in page
    for value in given.values():
        assert value.strip() in page


def test_more_than_a_form_may_carry_is_answered_413(newsroom, stranger_client) -> None:
    answer = stranger_client.post("/check", {"text": "word " * 2_400_000})
    assert answer.status_code == 413
    assert "send less" in answer.content.decode()


def test_surrogates_nuls_and_marks_break_nothing(newsroom, stranger_client) -> None:
    factories.make_published(newsroom)
    text = factories.TEXT.replace("Mara", "Ma\u202era\u0301\U0001f6a2") + "\ufeff\u200b\n"
    assert stranger_client.post("/check", {"text": text}).status_code == 200
    assert stranger_client.post("/check", {"text": "a\x00b" + factories.TEXT}).status_code == 400, "Django refuses NULs"


def test_asked_too_often_says_so_and_keeps_what_was_typed(newsroom, stranger_client, client_as, monkeypatch) -> None:
    from stemma.public import asker

    monkeypatch.setitem(asker.PER_HOUR, "check", 2)
    for _ in range(2):
        assert stranger_client.post("/check", {"text": "some words"}).status_code == 200
    answer = stranger_client.post("/check", {"text": "words that stay"}, headers={"X-Forwarded-For": "1.2.3.4"})
    assert answer.status_code == 429
    assert "words that stay" in answer.content.decode()
    assert client_as("reporter").post("/desk/check", {"text": "some words"}).status_code == 200
