"""Taking a report back, and erasing one."""

from __future__ import annotations

import pytest
from tests import factories

from stemma.record.models import Report, Version

SENT = {"kind": "kill", "reason": "wrong", "note": "It was not so.", "step": "review"}


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def report(newsroom) -> Report:
    return factories.make_published(newsroom)


@pytest.mark.parametrize("verb", ["withdraw", "erase"])
def test_only_a_chief_may(stranger_client, client_as, report, verb: str) -> None:
    address = f"/desk/reports/{report.pk}/{verb}"
    assert stranger_client.get(address).status_code == 302
    for role in ("reporter", "editor"):
        assert client_as(role).get(address).status_code == 403
        assert client_as(role).post(address, SENT | {"step": "confirm", "word": "ERASE"}).status_code == 403
    report.refresh_from_db()
    assert report.state == "published"


def test_it_says_what_will_happen_and_then_does_it(client_as, newsroom, report) -> None:
    factories.make_copy(report, factories.TEXT)
    client = client_as("chief")
    address = f"/desk/reports/{report.pk}/withdraw"
    page = text(client.get(address))
    assert "answers 410" in page and "1 live copy is known" in page and "cannot be undone" in page
    review = text(client.post(address, SENT))
    assert "This is what will happen" in review and "It was not so." in review and 'value="confirm"' in review
    report.refresh_from_db()
    assert report.state == "published"
    answer = client.post(address, SENT | {"step": "confirm"}, follow=True)
    assert "Withdrawn; 1 copy is still live" in text(answer)
    report.refresh_from_db()
    assert (report.state, report.withdrawal.http_status) == ("withdrawn", 410)


def test_a_legal_demand_is_a_takedown_that_names_who_demanded_it(client_as, report) -> None:
    client = client_as("chief")
    address = f"/desk/reports/{report.pk}/withdraw"
    legal = SENT | {"is_legal": "on", "step": "confirm"}
    assert "A legal demand makes it a takedown." in text(client.post(address, legal | {"demanded_by": "Court"}))
    answer = client.post(address, legal | {"kind": "takedown"})
    assert answer.status_code == 400 and "Name who demanded it." in text(answer)
    client.post(address, legal | {"kind": "takedown", "demanded_by": "Court of Brenna", "law": "§ 12"})
    report.refresh_from_db()
    assert report.withdrawal.http_status == 451


@pytest.mark.parametrize("bad", [{"note": " "}, {"kind": "joke"}, {"reason": "boredom"}])
def test_what_cannot_be_is_sent_back(client_as, report, bad) -> None:
    answer = client_as("chief").post(f"/desk/reports/{report.pk}/withdraw", SENT | {"step": "confirm"} | bad)
    assert answer.status_code == 400
    report.refresh_from_db()
    assert report.state == "published"


def test_nothing_is_withdrawn_twice_and_nothing_erased_that_stands(client_as, newsroom, report) -> None:
    client = client_as("chief")
    assert client.get(f"/desk/reports/{report.pk}/erase").status_code == 409
    client.post(f"/desk/reports/{report.pk}/withdraw", SENT | {"step": "confirm"})
    assert client.post(f"/desk/reports/{report.pk}/withdraw", SENT | {"step": "confirm"}).status_code == 409


def test_erasing_takes_the_word(client_as, report) -> None:
    client = client_as("chief")
    client.post(f"/desk/reports/{report.pk}/withdraw", SENT | {"step": "confirm"})
    address = f"/desk/reports/{report.pk}/erase"
    assert "Nobody can bring it back" in text(client.get(address))
    assert client.post(address, {"word": "erase"}).status_code == 400
    assert Version.objects.get().text
    answer = client.post(address, {"word": "ERASE"}, follow=True)
    assert "Erased." in text(answer) and "ferry" not in text(answer).lower()
    assert not Version.objects.get().text
    assert client.get(f"/desk/reports/{report.pk}/v/1/received").status_code == 404
    assert client.get("/desk/reports").status_code == 200


def test_scripts_in_the_note_are_shown_and_never_run(client_as, report) -> None:
    evil = "<script>alert(1)</script>"
    client = client_as("chief")
    address = f"/desk/reports/{report.pk}/withdraw"
    for answer in (
        client.post(address, SENT | {"note": evil}),
        client.post(address, SENT | {"note": evil, "step": "confirm"}, follow=True),
    ):
        assert evil not in text(answer) and "&lt;script&gt;" in text(answer)
