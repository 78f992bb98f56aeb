"""Taking in through the screen."""

from __future__ import annotations

import gzip
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import factories

from stemma.actions import TakenIn
from stemma.record.models import InboxItem, Received, Report
from stemma.shapes import AddressRefusedError, FetchError

PASTE, UPLOAD, ADDRESS = (f"/desk/take-in?way={way}" for way in ("paste", "upload", "address"))
LONG = "The bridge opens on Monday at nine in the morning, the town said. " * 3


def text(answer) -> str:
    return answer.content.decode()


def file(name: str, data: bytes, media_type: str = "text/plain") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, media_type)


def test_a_stranger_is_sent_to_sign_in_and_nothing_is_taken(stranger_client, newsroom) -> None:
    assert stranger_client.get(PASTE).status_code == 302
    assert stranger_client.post(PASTE, {"text": LONG}).status_code == 302
    assert stranger_client.get("/desk/take-in/result").status_code == 302
    assert not Report.objects.exists()


def test_the_three_ways_say_their_limits_before_the_start(client_as, settings) -> None:
    client = client_as("reporter")
    for address in (PASTE, UPLOAD, ADDRESS, "/desk/take-in?way=bad"):
        page = text(client.get(address))
        assert "at most 10 MB" in page and "Before you start" in page


def test_one_pasted_text_opens_at_once_as_an_item(client_as) -> None:
    answer = client_as("reporter").post(PASTE, {"text": factories.TEXT, "headline": ""}, follow=True)
    item = InboxItem.objects.get()
    assert answer.redirect_chain == [(f"/desk/inbox/{item.pk}", 302)]
    assert "Taken in." in text(answer)
    assert Received.objects.get().way == "paste"


def test_the_headline_that_was_typed_is_the_reports(client_as) -> None:
    client_as("reporter").post(PASTE, {"text": factories.TEXT, "headline": "Twenty minutes  to Holm"})
    version = Report.objects.get().versions.get()
    assert (version.headline, version.text) == ("Twenty minutes to Holm", factories.TEXT)


def test_a_headline_typed_beside_a_page_without_one_is_kept(client_as) -> None:
    page = f"<div><script>1</script><p>{factories.TEXT}</p></div>"
    client_as("reporter").post(PASTE, {"text": page, "headline": "Typed  beside it"})
    assert Report.objects.get().versions.get().headline == "Typed beside it"


def test_the_same_again_is_here_already_and_leads_to_it(client_as) -> None:
    client = client_as("reporter")
    client.post(PASTE, {"text": factories.TEXT})
    page = text(client.post(PASTE, {"text": factories.TEXT}, follow=True))
    assert "All of it is here already" in page
    assert f"/desk/reports/{Report.objects.get().pk}" in page


def test_of_several_files_each_is_told_and_a_bad_one_does_not_stop_the_rest(client_as) -> None:
    files = [file("a.txt", LONG.encode()), file("b.txt", b"  "), file("c.txt", factories.TEXT.encode())]
    page = text(client_as("reporter").post(UPLOAD, {"files": files}, follow=True))
    assert "2 new items wait for you, 1 could not be read" in page
    assert "b.txt" in page and "not taken in" in page
    assert Report.objects.count() == 2


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 80, b"%PDF-1.7 \x00\x01\x02"])
def test_what_cannot_be_read_is_said_and_leaves_nothing(client_as, data: bytes) -> None:
    answer = client_as("reporter").post(UPLOAD, {"files": file("thing.bin", data, "application/octet-stream")})
    assert answer.status_code == 400
    assert not Report.objects.exists()


def test_an_empty_form_is_sent_back(client_as) -> None:
    client = client_as("reporter")
    for address in (PASTE, UPLOAD, ADDRESS):
        assert client.post(address, {}).status_code == 400
    assert client.post(ADDRESS, {"address": "not an address at all"}).status_code == 400


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (AddressRefusedError("http://127.0.0.1/ is in a private network; give a public address."), 400),
        (FetchError("https://slow.example/ did not answer within 20 seconds; try later.", permanent=False), 502),
    ],
)
def test_an_address_that_cannot_be_fetched_is_kept_in_the_form(client_as, monkeypatch, error, status) -> None:
    def refuse(actor, address):
        raise error

    monkeypatch.setattr("stemma.desk.take_in.views.take_in_address", refuse)
    answer = client_as("reporter").post(ADDRESS, {"address": "https://news.example/page"})
    assert answer.status_code == status
    assert str(error) in text(answer) and "https://news.example/page" in text(answer)


def test_a_private_address_is_refused_for_real(client_as) -> None:
    answer = client_as("reporter").post(ADDRESS, {"address": "http://127.0.0.1:1/"})
    assert answer.status_code == 400 and "127.0.0.1" in text(answer)


def test_a_feed_of_many_entries_is_listed(client_as, monkeypatch) -> None:
    taken = [TakenIn("new", factories.new_uuid(), factories.new_uuid(), f"Entry {n}") for n in range(700)]
    monkeypatch.setattr("stemma.desk.take_in.views.take_in_address", lambda actor, address: taken)
    page = text(client_as("reporter").post(ADDRESS, {"address": "https://news.example/feed"}, follow=True))
    assert "700 new items wait for you" in page and "200 more are in the inbox" in page


def test_a_text_over_the_limit_is_refused_on_one_clear_page(client_as, settings) -> None:
    settings.MAX_DOCUMENT_BYTES = 2_000_000
    answer = client_as("reporter").post(PASTE, {"text": "a" * 2_100_000, "headline": "Kept"})
    assert answer.status_code == 413
    assert "more than 2 MB" in text(answer) and 'value="Kept"' in text(answer)


def test_a_form_that_django_itself_refuses_is_a_413_page_too(client_as, settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    answer = client_as("reporter").post(PASTE, {"text": "a" * 5_000})
    assert answer.status_code == 413 and "Nothing was taken in" in text(answer)


def test_a_body_over_everything_is_refused_before_it_is_read(client_as, settings) -> None:
    settings.MAX_DOCUMENT_BYTES = 1_000
    answer = client_as("reporter").post(UPLOAD, {"files": file("big.txt", b"a" * 1_100_000)})
    assert answer.status_code == 413 and "stemma add" in text(answer)
    assert not Received.objects.exists()


def test_one_file_too_long_among_others_is_said(client_as, settings) -> None:
    settings.MAX_DOCUMENT_BYTES = 1_000_000
    files = [file("long.txt", b"a " * 600_000), file("short.txt", LONG.encode())]
    page = text(client_as("reporter").post(UPLOAD, {"files": files}, follow=True))
    assert "long.txt has more than 1 MB" in page and "1 new item waits for you" in page


def test_too_many_files_are_refused(client_as) -> None:
    files = [file(f"{n}.txt", b"x") for n in range(51)]
    answer = client_as("reporter").post(UPLOAD, {"files": files})
    assert answer.status_code == 400 and "51 files" in text(answer)
    answer = client_as("reporter").post(UPLOAD, {"files": [*files, *(file(f"b{n}.txt", b"x") for n in range(60))]})
    assert answer.status_code == 413


def test_a_gzip_bomb_is_refused(client_as) -> None:
    data = io.BytesIO()
    with gzip.GzipFile(fileobj=data, mode="wb") as packed:
        packed.write(b"\0" * 60_000_000)
    answer = client_as("reporter").post(UPLOAD, {"files": file("bomb.gz", data.getvalue(), "application/gzip")})
    assert answer.status_code in (400, 413)
    assert not Report.objects.exists()


def test_a_forged_form_is_refused(newsroom) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.make_user(newsroom, "reporter"), "django.contrib.auth.backends.ModelBackend")
    assert client.post(PASTE, {"text": LONG}).status_code == 403
    assert not Report.objects.exists()


def test_names_with_slashes_and_control_characters_do_no_harm(client_as) -> None:
    answer = client_as("reporter").post(UPLOAD, {"files": file("../../etc/\x07<b>.txt", LONG.encode())}, follow=True)
    assert answer.status_code == 200 and "<b>.txt" not in text(answer)
    assert Report.objects.count() == 1


def test_an_empty_result_leads_to_the_form(client_as) -> None:
    assert client_as("reporter").get("/desk/take-in/result")["Location"] == "/desk/take-in"


def test_one_file_that_cannot_be_read_is_named(client_as, newsroom) -> None:
    file = SimpleUploadedFile("morning.bin", bytes(range(256)) * 20, "application/octet-stream")
    answer = client_as("reporter").post("/desk/take-in?way=upload", {"way": "upload", "files": [file]})
    assert answer.status_code == 400
    assert "morning.bin" in answer.content.decode() and "is binary" in answer.content.decode()
    assert not Report.objects.exists()
