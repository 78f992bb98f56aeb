"""The screens of people, invitations and the newsroom."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests import factories

from stemma.actions import end_invitation, invite
from stemma.record.models import Invitation, Member, Newsroom, User
from stemma.shapes import clock

pytestmark = pytest.mark.django_db
ACCOUNT = {"username": "newcomer", "password": "a quay at low tide"}


def invited(client) -> str:
    page = client.post("/desk/people", {"email": "new@x.example", "role": "editor"}).content.decode()
    found = re.search(r"http://testserver(/desk/invitation/[\w-]+)", page)
    assert found
    return found[1]


def test_an_invitation_makes_an_account_in_its_role_once(newsroom, client_as) -> None:
    address = invited(client_as("admin"))
    guest = Client()
    assert "invites you as Editor" in guest.get(address).content.decode()
    assert guest.post(address, ACCOUNT)["Location"] == "/desk/"
    user = User.objects.get(username="newcomer")
    assert Member.objects.get(user=user).role == "editor"
    assert guest.get("/desk/cases").status_code == 200, "signed in at once"
    assert Client().get(address).status_code == 404
    assert Client().post(address, ACCOUNT | {"username": "second"}).status_code == 404
    assert not User.objects.filter(username="second").exists()


def test_only_the_hash_of_an_invitation_is_kept_and_the_address_is_shown_once(newsroom, client_as) -> None:
    admin = client_as("admin")
    token = invited(admin).rsplit("/", 1)[1]
    assert token not in repr(Invitation.objects.values())
    assert token not in admin.get("/desk/people").content.decode()


@pytest.mark.parametrize("how", ["forged", "ended", "expired"])
def test_an_invitation_that_does_not_hold_is_not_found(newsroom, client_as, actor, monkeypatch, how) -> None:
    address = invited(client_as("admin"))
    if how == "forged":
        address += "x"
    elif how == "ended":
        end_invitation(actor("admin"), Invitation.objects.get().pk)
    else:
        now = clock.now()
        monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=8))
    assert Client().get(address).status_code == 404
    assert Client().post(address, ACCOUNT).status_code == 404


@pytest.mark.parametrize(
    ("account", "says"),
    [
        ({"username": "newcomer", "password": "xq7"}, "too short"),
        ({"username": "newcomer", "password": "password123"}, "too common"),
        ({"username": "new comer<script>", "password": "a quay at low tide"}, "valid username"),
        ({"username": "TAKEN", "password": "a quay at low tide"}, "is taken"),
        ({"username": "", "password": "a quay at low tide"}, "required"),
    ],
)
def test_an_account_that_will_not_do_is_refused_and_the_invitation_still_holds(
    newsroom, client_as, account, says
) -> None:
    User.objects.create(username="taken")
    address = invited(client_as("admin"))
    answer = Client().post(address, account)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert says in page and "<script>" not in page.split("stemma.js")[1]
    assert not account["password"] or account["password"] not in page
    assert Client().post(address, ACCOUNT).status_code == 302


@pytest.mark.parametrize(
    "values", [{"email": "no address", "role": "editor"}, {"email": "a@b.example", "role": "king"}]
)
def test_an_invitation_that_will_not_do_keeps_what_was_typed(newsroom, client_as, values) -> None:
    answer = client_as("admin").post("/desk/people", values)
    assert answer.status_code == 400
    assert values["email"] in answer.content.decode()
    assert not Invitation.objects.exists()


def test_roles_are_changed_and_people_leave(newsroom, client_as) -> None:
    admin = client_as("admin")
    user = factories.make_user(newsroom, "reporter")
    admin.post(f"/desk/people/{user.pk}/role", {"role": "chief"})
    assert Member.objects.get(user=user, ended_at__isnull=True).role == "chief"
    admin.post(f"/desk/people/{user.pk}/role", {"role": "off"})
    assert not Member.objects.filter(user=user, ended_at__isnull=True).exists()
    assert Member.objects.filter(user=user).count() == 2, "what was is kept"


@pytest.mark.parametrize("role", ["", "king", None])
def test_a_role_that_is_none_changes_nothing(newsroom, client_as, role) -> None:
    user = factories.make_user(newsroom, "reporter")
    answer = client_as("admin").post(
        f"/desk/people/{user.pk}/role", {} if role is None else {"role": role}, follow=True
    )
    assert "A role is one of" in answer.content.decode()
    assert Member.objects.get(user=user).ended_at is None


@pytest.mark.parametrize("role", ["off", "reporter"])
def test_the_last_administrator_stays_one(newsroom, client_as, role) -> None:
    admin = client_as("admin")
    member = Member.objects.get(role="admin")
    answer = admin.post(f"/desk/people/{member.user_id}/role", {"role": role}, follow=True)
    assert "last administrator" in answer.content.decode()
    other = factories.make_user(newsroom, "admin")
    admin.post(f"/desk/people/{other.pk}/role", {"role": role})
    assert Member.objects.filter(role="admin", ended_at__isnull=True).count() == 1


def test_an_invitation_is_ended_from_the_list(newsroom, actor, client_as) -> None:
    invite(actor("admin"), "a@b.example", "editor")
    admin = client_as("admin")
    row = Invitation.objects.get()
    page = admin.post(f"/desk/people/invitations/{row.pk}/end", follow=True).content.decode()
    assert "The invitation has ended." in page and "a@b.example" not in page
    assert admin.post(f"/desk/people/invitations/{row.pk}/end").status_code == 404


def test_the_newsroom_tells_of_itself(newsroom, client_as) -> None:
    admin = client_as("admin")
    values = {"name": "Holm Relay", "lang": "de", "address": "https://holm.example", "terms_text": "Free for all."}
    assert admin.post("/desk/newsroom", values).status_code == 302
    room = Newsroom.objects.get()
    assert (room.name, room.lang, room.terms_text) == ("Holm Relay", "de", "Free for all.")
    answer = admin.post("/desk/newsroom", {"name": " ", "lang": "xx", "address": "nowhere", "about": "kept words"})
    assert answer.status_code == 400
    assert "kept words" in answer.content.decode()
    assert Newsroom.objects.get().name == "Holm Relay"


def test_the_number_of_queries_does_not_grow_with_people(newsroom, client_as) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    admin = client_as("admin")
    admin.get("/desk/people")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            admin.get("/desk/people")
        counts.append(len(captured))
        for role in ("reporter", "editor", "chief"):
            factories.make_user(newsroom, role)
    assert counts[0] == counts[1]
