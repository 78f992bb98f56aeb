"""Who is let in where: every screen of copies, sites, cases, letters and people, with its stranger and its roles."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from tests import factories

from stemma.actions import Opened, correct, invite, open_case, start_round, watch_site
from stemma.record.models import Copy, Invitation, Letter, Member
from stemma.record.models.newsroom import Role

pytestmark = pytest.mark.django_db
ROLES = ("reporter", "editor", "chief", "admin")

# path, method, least role
SCREENS = [
    ("/desk/copies", "get", "reporter"),
    ("/desk/reports/{report}/copies", "get", "reporter"),
    ("/desk/reports/{report}/letters", "post", "editor"),
    ("/desk/copies/{copy}", "get", "reporter"),
    ("/desk/copies/{copy}/judge", "post", "editor"),
    ("/desk/copies/{copy}/ask-credit", "post", "editor"),
    ("/desk/sites", "get", "reporter"),
    ("/desk/sites/{site}/leave", "post", "editor"),
    ("/desk/rounds/start", "post", "reporter"),
    ("/desk/rounds/{round}", "get", "reporter"),
    ("/desk/cases", "get", "reporter"),
    ("/desk/cases/{case}", "get", "reporter"),
    ("/desk/cases/{case}/hold", "post", "chief"),
    ("/desk/cases/{case}/note", "post", "chief"),
    ("/desk/cases/{case}/decline", "post", "chief"),
    ("/desk/cases/{case}/accept", "post", "chief"),
    ("/desk/letters", "get", "reporter"),
    ("/desk/letters/{letter}", "get", "reporter"),
    ("/desk/letters/{letter}", "post", "editor"),
    ("/desk/letters/{letter}/drop", "post", "editor"),
    ("/desk/people", "get", "reporter"),
    ("/desk/people", "post", "admin"),
    ("/desk/people/{user}/role", "post", "admin"),
    ("/desk/people/invitations/{invitation}/end", "post", "admin"),
    ("/desk/newsroom", "get", "admin"),
    ("/desk/check", "get", "reporter"),
]
VALUES = {"verdict": "copy", "note": "n", "to": "a@b.example", "subject": "s", "body": "b", "email": "x@y.example"}
VALUES |= {"role": "editor", "decline-reasons": "No.", "accept-reasons": "Yes.", "accept-note": "Gone."}
VALUES |= {"accept-reason": "copyright"}


@pytest.fixture
def filled(newsroom, actor) -> dict[str, str]:
    """One of everything, by the name that the paths use."""
    report = factories.make_published(newsroom)
    copy = factories.make_copy(report, factories.TEXT)
    text = report.current.text.replace("4,200", "2,400")
    correct(actor("editor"), report.pk, text=text, headline=report.current.headline, note="2,400.")
    factories.run_jobs()
    claim = Opened("claim", "copyright", "Mine.", "Ole", sender_email="o@x.example", work_description="it")
    from dataclasses import replace

    claim = replace(claim, work_text="It is a text.", has_good_faith=True, has_authority=True, signature="Ole")
    open_case(actor("stranger"), report.pk, claim)
    site = watch_site(actor("editor"), "https://a.example/")
    job = start_round(actor("reporter"))
    invite(actor("admin"), "n@x.example", "editor")
    ids = {"report": report, "copy": copy, "letter": Letter.objects.get(), "case": report.cases.get(), "site": site}
    known = {name: str(row.pk) for name, row in (ids | {"round": job}).items()}
    member = Member.objects.filter(role="reporter").first()
    return known | {"invitation": str(Invitation.objects.get().pk), "user": str(member.user_id)}


def ask(client: Client, path: str, method: str):
    return client.get(path) if method == "get" else client.post(path, VALUES)


@pytest.mark.parametrize(("path", "method", "least"), SCREENS)
def test_a_stranger_is_sent_to_sign_in_and_changes_nothing(filled, stranger_client, path, method, least) -> None:
    path = path.format(**filled)
    before = (Copy.objects.get().judgements.count(), Letter.objects.get().state)
    answer = ask(stranger_client, path, method)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in?next=/desk/")
    if method == "get":
        assert answer["Location"] == f"/sign-in?next={quote(path)}"
    assert (Copy.objects.get().judgements.count(), Letter.objects.get().state) == before


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("path", "method", "least"), SCREENS)
def test_each_role_may_what_the_table_says(filled, client_as, path, method, least, role) -> None:
    path = path.format(**filled)
    answer = ask(client_as(role), path, method)
    if ROLES.index(role) < ROLES.index(least):
        assert answer.status_code == 403
        assert f"takes the role “{Role(least).label}”" in answer.content.decode()
    else:
        assert answer.status_code in (200, 302, 409), answer.content.decode()[-2000:]


@pytest.mark.parametrize(("path", "method", "least"), SCREENS)
def test_what_is_not_there_is_not_found(filled, client_as, path, method, least) -> None:
    if "{" not in path:
        return
    unknown = dict.fromkeys(filled, str(factories.new_uuid()))
    assert ask(client_as("admin"), path.format(**unknown), method).status_code == 404


@pytest.mark.parametrize("path", ["/desk/copies/{copy}/judge", "/desk/letters/{letter}/drop", "/desk/rounds/start"])
def test_nothing_is_changed_by_following_a_link(filled, client_as, path) -> None:
    assert client_as("admin").get(path.format(**filled)).status_code == 405


def test_somebody_who_left_the_desk_is_a_stranger_from_then_on(newsroom, client_as) -> None:
    from stemma.shapes import clock

    client = client_as("chief")
    assert client.get("/desk/cases").status_code == 200
    Member.objects.filter(role="chief").update(ended_at=clock.now())
    assert client.get("/desk/cases").status_code == 403


def test_after_an_expired_sign_in_one_comes_back_to_the_form(filled, stranger_client) -> None:
    case = f"/desk/cases/{filled['case']}"
    home = {"Referer": f"http://testserver{case}?a=1"}
    answer = stranger_client.post(f"{case}/accept", VALUES, headers=home)
    assert answer["Location"] == f"/sign-in?next={quote(case)}%3Fa%3D1"
    for away in (
        "https://evil.example/desk/",
        "//evil.example",
        "javascript:alert(1)",
        "http://testserver.evil.example/",
    ):
        answer = stranger_client.post(f"{case}/accept", VALUES, headers={"Referer": away})
        assert answer["Location"] == "/sign-in?next=/desk/"
