from __future__ import annotations

from django.test import Client
from tests import factories
from tests.publishing.site import desk

from stemma.actions import Opened, decline_case, open_case
from stemma.record.models import Case, Newsroom, User


def test_the_history_tells_what_happened_in_words_and_links_to_it(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.corrected(newsroom)
    page = stranger_client.get(f"/r/{report.pk}/history").content.decode()
    for words in (
        "Taken in: pasted at the desk",
        "Published as version 1",
        "Corrected: version 2",
        "Updated: version 3",
    ):
        assert words in page
    assert f"/r/{report.pk}/difference/2/3" in page
    assert "Changed 2 times since it was published" in page


def test_the_history_names_no_person_and_no_open_case(newsroom: Newsroom, stranger_client: Client) -> None:
    report = factories.make_published(newsroom)
    opened = Opened("complaint", "inaccurate", "It is not so.", "Zacharias Sender")
    open_case(factories.make_actor(newsroom, "stranger"), report.pk, opened)
    page = stranger_client.get(f"/r/{report.pk}/history").content.decode()
    assert "complaint" not in page.lower().replace("complaints", "")
    decline_case(factories.make_actor(newsroom, "editor"), Case.objects.get().pk, "It is so.")
    page = stranger_client.get(f"/r/{report.pk}/history").content.decode()
    assert "A complaint was declined" in page
    assert "Zacharias" not in page and "It is not so." not in page
    assert not [user for user in User.objects.all() if user.username in page or str(user.pk) in page]


def test_what_was_read_anew_is_told(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.mended(newsroom, factories.make_published(newsroom), authors=("Ada Brandt",))
    page = stranger_client.get(f"/r/{report.pk}/history").content.decode()
    assert "What was read from version 1 was put right" in page
