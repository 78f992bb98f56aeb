from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from tests import factories
from tests.publishing.site import desk

from stemma.record.models import Newsroom, Version


def page_of(client: Client, report: object) -> str:
    answer = client.get(f"/r/{report.pk}", follow=True)  # type: ignore[attr-defined]
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_address_without_the_slug_and_any_other_slug_lead_to_the_right_one(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    report = factories.make_published(newsroom)
    right = f"/r/{report.pk}/ferry-to-run-every-twenty-minutes"
    for path in (f"/r/{report.pk}", f"/r/{report.pk}/wrong"):
        answer = stranger_client.get(path)
        assert (answer.status_code, answer["Location"]) == (301, right)
    assert stranger_client.get(right).status_code == 200


def test_a_slug_of_older_days_does_not_hide_the_report(newsroom: Newsroom, stranger_client: Client) -> None:
    report = factories.make_published(newsroom)
    report.slug = "republish"
    report.save()
    assert stranger_client.get(f"/r/{report.pk}")["Location"] == f"/r/{report.pk}/republish-report"
    assert stranger_client.get(f"/r/{report.pk}/republish-report").status_code == 200


def test_what_is_not_public_is_not_there_for_a_stranger(newsroom: Newsroom, stranger_client: Client) -> None:
    waiting = factories.make_report(newsroom)
    for path in [*desk.addresses_of(waiting), f"/r/{factories.new_uuid()}"]:
        answer = stranger_client.get(path)
        assert answer.status_code == 404, path
        assert "Ferry" not in answer.content.decode()


def test_a_headline_that_reads_like_one_of_our_addresses_does_not_hide_the_report(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    for headline in ("History", "Republish", "Claim"):
        report = factories.make_published(newsroom, headline=headline, text=f"{headline} begins.\n\n{factories.TEXT}")
        answer = stranger_client.get(f"/r/{report.pk}", follow=True)
        assert answer.status_code == 200
        assert answer.redirect_chain[0][0].endswith(f"/{headline.lower()}-report")
        assert f'<h1 class="headline" lang="en" dir="ltr">{headline}</h1>' in answer.content.decode()


def test_the_page_names_every_source_and_says_where_a_link_cannot_be_told(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    page = page_of(stranger_client, desk.relayed(newsroom))
    for name in ("Coast News Agency", "IslandReader", "Coast Relay Network", "SeafordIslandRelay"):
        assert name in page
    assert "cannot tell whether there was a link" in page
    assert "plain text, which has no links" in page


def test_the_column_has_the_body_and_the_credits_and_no_residue(newsroom: Newsroom, stranger_client: Client) -> None:
    page = page_of(stranger_client, desk.relayed(newsroom))
    column = page[page.index('class="voice rail"') : page.index("captions-title")]
    plain = " ".join(re.sub(r"<[^>]+>", "", column).split())
    assert "The ferry to Holm Island" in plain
    assert "Submitted by IslandReader" in plain
    assert ", , ," not in plain
    assert "do not necessarily subscribe" not in plain


def test_captions_disclaimer_terms_and_people_have_places_of_their_own(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    page = page_of(stranger_client, desk.relayed(newsroom))
    assert "14/05/2019: The Tern" in page and "archive picture" in page
    assert "do not necessarily subscribe" in page[page.index("disclaimer-title") :]
    assert "Cite every source of the chain" in page and ">asked<" in page
    assert "Olaf Reim" in page


def test_a_quotation_of_the_headline_that_the_body_has_not_is_shown_without_a_verdict(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    page = page_of(stranger_client, desk.relayed(newsroom))
    assert "they stand nowhere in the body word for word" in page
    assert "The island has waited long enough for its boats" in page[page.index("seen-title") :]
    assert "says nothing about who is right" in page
    for word in ("fake", "false", "mislead", "propaganda", "biased"):
        assert word not in re.sub(r"<[^>]+>", "", page[page.index("<main") :]).lower()


def test_corrections_and_updates_stand_above_the_text_with_their_notes(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    report = desk.corrected(newsroom)
    page = page_of(stranger_client, report)
    text_begins = page.index('class="voice rail"')
    for words in ("Corrected", "The vote was 15 votes to 2", "Updated", "The Tern has been seen."):
        assert words in page[:text_begins]
    assert f"/r/{report.pk}/difference/1/2" in page
    assert all(f"/r/{report.pk}/v/{number}" in page for number in (1, 2, 3))


def test_the_structured_data_reads_back_and_points_to_the_page(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.corrected(newsroom)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page_of(stranger_client, report))
    assert found
    data = json.loads(found.group(1))
    assert data["@id"] == f"{desk.BASE}/r/{report.pk}/{report.slug}"
    assert data["version"] == "3" and len(data["correction"]) == 1


def test_a_report_with_its_home_elsewhere_says_so_and_is_not_indexed_here(
    newsroom: Newsroom, stranger_client: Client
) -> None:
    home = "https://weekly.example/library"
    report = desk.mended(newsroom, factories.make_published(newsroom), home=home)
    page = page_of(stranger_client, report)
    assert f'<link rel="canonical" href="{home}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "This report lives elsewhere" in page
    plain = page_of(stranger_client, factories.make_published(newsroom, headline="Another one"))
    assert "noindex" not in plain


def test_a_script_as_home_is_no_link(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.mended(newsroom, factories.make_published(newsroom), home="javascript:alert(1)")
    page = page_of(stranger_client, report)
    assert "javascript:" not in page


def test_an_arabic_report_has_its_own_language_and_direction(newsroom: Newsroom, stranger_client: Client) -> None:
    report = desk.arabic(newsroom)
    page = page_of(stranger_client, report)
    assert '<h1 class="headline" lang="ar" dir="rtl">المدينة تفتح ثلاث حدائق جديدة قبل الصيف</h1>' in page
    assert '<div class="voice rail" lang="ar" dir="rtl">' in page
    assert '<html lang="en" dir="ltr">' in page


def test_scripts_in_a_report_stay_words(newsroom: Newsroom, stranger_client: Client) -> None:
    evil = "</script><script>alert(1)</script>"
    report = factories.make_published(newsroom, text=f"{evil} said the man.\n\n{factories.TEXT}", headline=f"He {evil}")
    for path in desk.addresses_of(report)[:-1]:
        assert "<script>alert" not in stranger_client.get(path, follow=True).content.decode()


def test_a_usual_report_page_is_under_sixty_kilobytes(newsroom: Newsroom, stranger_client: Client) -> None:
    long = "\n\n".join(
        f"The council of town number {n} said on Tuesday that it will open its library on Sundays from May. "
        f"“We have waited {n} years,” said Ida Holm, who heads the library of the town."
        for n in range(25)
    )
    report = factories.make_published(newsroom, text=long, headline="Libraries open on Sundays")
    assert len(page_of(stranger_client, report).encode()) < 60_000


def test_an_unchanged_page_is_not_sent_twice_and_a_changed_one_is(newsroom: Newsroom, stranger_client: Client) -> None:
    report = factories.make_published(newsroom)
    path = f"/r/{report.pk}/{report.slug}"
    first = stranger_client.get(path)
    assert "no-cache" in first["Cache-Control"]
    again = stranger_client.get(path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    desk.mended(newsroom, report, authors=("Ada Brandt",))
    assert stranger_client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_withdrawn_page_is_never_answered_as_unchanged(newsroom: Newsroom, stranger_client: Client) -> None:
    from stemma.actions import Removal, withdraw

    report = factories.make_published(newsroom)
    etag = stranger_client.get(f"/r/{report.pk}/{report.slug}")["ETag"]
    withdraw(factories.make_actor(newsroom, "chief"), report.pk, Removal("kill", "wrong", "It never happened."))
    assert stranger_client.get(f"/r/{report.pk}/{report.slug}", headers={"If-None-Match": etag}).status_code == 410


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_pages_only_read(newsroom: Newsroom, stranger_client: Client, method: str) -> None:
    report = factories.make_published(newsroom)
    for path in ["/", "/search", "/log", "/policy", "/feed.atom", *desk.addresses_of(report)]:
        assert getattr(stranger_client, method)(path).status_code == 405, path


def test_the_real_page_shows_its_whole_chain(newsroom: Newsroom, stranger_client: Client, shared: object) -> None:
    text = (shared / "samples" / "relayed_report.txt").read_text()  # type: ignore[operator]
    page = page_of(stranger_client, factories.make_published(newsroom, text, ""))
    for words in ("Syrian Arab News Agency", "SyrianPatriots", "War Press Info Network", "SyrianFreePress"):
        assert words in page
    assert "This sentence was perhaps added on the way:" in page
    assert "archive picture" in page
    assert len(page.encode()) < 60_000


def test_a_report_without_a_headline_is_named_all_the_same(newsroom: Newsroom, stranger_client: Client) -> None:
    report = factories.make_published(newsroom, f"{factories.TEXT} No headline.", "")
    Version.objects.filter(report=report).update(headline="")
    page = page_of(stranger_client, report)
    assert "<title>Report without a headline" in page
    assert re.search(r"<h1[^>]*>Report without a headline</h1>", page)
    for address in (f"/r/{report.pk}/v/1", f"/r/{report.pk}/history", f"/r/{report.pk}/republish"):
        assert "Report without a headline" in stranger_client.get(address).content.decode()
    package = stranger_client.get(f"/r/{report.pk}/republish.html").content.decode()
    assert "<h1></h1>" not in package and "<title></title>" not in package
