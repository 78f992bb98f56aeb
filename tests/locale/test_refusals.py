"""Refusals speak the reader's language: translated where they are raised, in every room that knows of one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from tests import factories

from stemma.record.models import InboxItem

SOURCE = Path(__file__).resolve().parents[2] / "src" / "stemma"
ROOMS = ("actions", "record", "desk", "public", "publishing/site")
# No form of ours can cause these: whoever reads them has made the request by hand, or is mending the program.
FORGED = (
    "A reading has no ",
    "The place ",
    "A change is a correction or an update, ",
    "A copy is judged ",
    "A newsroom has no ",
    "A role is one of ",
    "A withdrawal is a kill or a takedown, ",
    "This case is a ",
)
REFUSALS = [
    ("de", "Dafür braucht es die Rolle", "publish"),
    ("es", "Para esto hace falta el papel", "decline"),
    ("ar", "يتطلّب هذا دور", "publish"),
]


def sentences() -> Iterator[tuple[str, str]]:
    """Where an error of ours is raised, and its words as far as they stand in the code and are not translated."""
    for room in ROOMS:
        for path in sorted((SOURCE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if not (isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args):
                    continue
                name = node.exc.func.id if isinstance(node.exc.func, ast.Name) else ""
                words = node.exc.args[0]
                if isinstance(words, ast.JoinedStr):
                    words = words.values[0]
                if name.endswith("Error") and name != "ValueError" and isinstance(words, ast.Constant):
                    yield f"{path.relative_to(SOURCE)}:{node.lineno}", str(words.value)


def test_every_refusal_that_a_form_can_cause_is_translated() -> None:
    english = [f"{place} {words}" for place, words in sentences() if not words.startswith(FORGED) and words != "A "]
    assert english == []


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words", "deed"), REFUSALS)
def test_whoever_may_not_is_told_so_in_their_language(newsroom, client_as, language, words, deed) -> None:
    factories.make_report(newsroom)
    client, item = client_as("reporter"), InboxItem.objects.get()
    answer = client.post(f"/desk/inbox/{item.pk}/{deed}", headers={"Accept-Language": language})
    assert answer.status_code == 403
    with translation.override(language):
        assert str(translation.gettext("Editor")) in answer.content.decode()
    assert words in answer.content.decode()


@pytest.mark.django_db
def test_a_stranger_whose_form_is_refused_is_told_why_in_their_language(newsroom) -> None:
    report = factories.make_published(newsroom)
    values = {"about": "correction", "what": "Falsch.", "sender_name": "Ida"}
    page = Client().post(f"/r/{report.pk}/report-an-error", values, headers={"Accept-Language": "de"}).content.decode()
    assert "Eine Korrektur wird geprüft, bevor ihr stattgegeben wird" in page
