from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from tests import factories
from tests.publishing.site import desk

from stemma.compare import check_credit
from stemma.reading import read, read_text
from stemma.record.models import Newsroom
from stemma.record.queries.document import document_of


def package_on(page: str) -> str:
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert found
    return html.unescape(found.group(1)).replace("\r\n", "\n").lstrip("\n")


def test_the_page_has_both_forms_of_the_package_and_is_not_indexed(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.relayed(newsroom)
    answer = stranger_client.get(f"/r/{report.pk}/republish")
    page = answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in page
    address = f"{desk.BASE}/r/{report.pk}/{report.slug}"
    assert f'<link rel="canonical" href="{address}">' in page
    assert answer["Link"] == f'<{address}>; rel="canonical"'
    assert package_on(page).startswith("<article")
    text = stranger_client.get(f"/r/{report.pk}/republish?as=text").content.decode()
    assert package_on(text).startswith("Harbour chief Lind")
    assert "Cite every source of the chain" in page
    assert stranger_client.get(f"/r/{report.pk}/republish?as=nonsense").status_code == 200


def test_what_is_copied_from_the_page_passes_the_credit_check(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.relayed(newsroom)
    document = document_of(report.current)
    pasted = package_on(stranger_client.get(f"/r/{report.pk}/republish").content.decode())
    text = package_on(stranger_client.get(f"/r/{report.pk}/republish?as=text").content.decode())
    pages = [
        read(f"<html><body>{pasted}</body></html>".encode(), media_type="text/html"),
        read(stranger_client.get(f"/r/{report.pk}/republish.html").content, media_type="text/html"),
        read_text(text),
        read(stranger_client.get(f"/r/{report.pk}/republish.txt").content, media_type="text/plain"),
    ]
    for page in pages:
        checks = check_credit(page, document)
        assert checks and not [check for check in checks if check.state == "missing"]


@pytest.mark.parametrize("ending", ["html", "txt"])
def test_a_download_is_a_file_and_never_a_page_of_this_desk(
    newsroom: Newsroom, stranger_client: Client, ending: str
) -> None:
    report = factories.make_published(newsroom)
    answer = stranger_client.get(f"/r/{report.pk}/republish.{ending}")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "charset=utf-8" in answer["Content-Type"]


def test_a_home_elsewhere_is_the_canonical_address_and_cannot_break_the_header(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    report = desk.mended(
        newsroom, factories.make_published(newsroom), home='https://weekly.example/a>; rel="x"\r\nX: y'
    )
    answer = stranger_client.get(f"/r/{report.pk}/republish")
    assert answer["Link"].count('rel="') == 2 or answer["Link"].count(">; rel=") == 1
    assert "X" not in answer.headers


def test_an_arabic_package_is_offered_from_right_to_left(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.arabic(newsroom)
    package = package_on(stranger_client.get(f"/r/{report.pk}/republish").content.decode())
    assert package.startswith('<article lang="ar" dir="rtl">')
    assert f"{desk.BASE}/r/{report.pk}" in package
