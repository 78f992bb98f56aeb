"""The sample newsroom: founded once, and everything that its web does with the reports is found for what it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from tests import factories

from stemma.record.models import Case, Copy, InboxItem, Letter, Newsroom, Page, Report, Site
from stemma.sample.newsroom import found_sample
from stemma.sample.people import PASSWORD, ROLES
from stemma.sample.web import SampleWeb
from stemma.shapes import Match, StateError, from_plain


def counts() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in apps.get_app_config("record").get_models()}


def match_at(web: SampleWeb, site: str, path: str, headline: str) -> tuple[Copy, Match]:
    address = f"{web.addresses[site]}/{path}.html"
    copy = Copy.objects.select_related("matched", "report__current").get(
        page__address=address, report__current__headline__startswith=headline
    )
    return copy, from_plain(Match, copy.matched.match)


def duties(match: Match, state: str) -> set[str]:
    return {check.duty for check in match.credit if check.state == state}


def changed_words(match: Match) -> set[str]:
    return {edit.page_text for one in match.drift if one.state == "changed" for edit in one.edits}


def test_the_sample_has_what_there_is_to_show(sample: SampleWeb, client: Any) -> None:
    assert Report.objects.filter(state="published").count() == 13
    assert Report.objects.get(state="withdrawn").current.headline == "Sports hall floor to be laid in May"
    assert set(Report.objects.filter(state="published").values_list("item_kind", flat=True)) == {
        "article",
        "speech",
        "comment",
    }
    assert {"ar", "de", "es", "en"} <= set(Report.objects.values_list("versions__lang", flat=True))
    assert sorted(InboxItem.objects.filter(state="waiting").values_list("kind", flat=True)) == [
        "new",
        "new",
        "submission",
    ]
    assert sorted(Case.objects.filter(state="open").values_list("kind", flat=True)) == ["claim", "complaint"]
    assert Case.objects.get(kind="correction").state == "accepted"
    assert Site.objects.count() == 8
    assert not Site.objects.exclude(problem="").exists()
    for role in ROLES:
        assert client.login(username=role, password=PASSWORD)


def test_a_second_founding_changes_nothing(sample: SampleWeb) -> None:
    before = counts()
    assert not found_sample(sample.addresses).is_new
    assert factories.run_jobs() == 0
    assert counts() == before


def test_a_desk_of_another_newsroom_is_left_alone(newsroom: Newsroom, web: SampleWeb) -> None:
    before = counts()
    with pytest.raises(StateError, match="--data"):
        found_sample(web.addresses)
    assert counts() == before


def test_a_founding_that_breaks_leaves_nothing(db: None, web: SampleWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemma.sample.newsroom.HALL_NOTE", "")
    with pytest.raises(Exception, match="note"):
        found_sample(web.addresses)
    assert set(counts().values()) == {0}


def test_every_sites_trick_is_found_for_what_it_is(sample: SampleWeb) -> None:
    copy, match = match_at(sample, "tarn-holm-herald", "ferry-timetable", "Harbour ferry")
    assert copy.version_number == 2
    assert {"credit", "link"} <= duties(match, "kept")
    copy, match = match_at(sample, "tarn-holm-herald", "library-roof", "Library roof")
    assert copy.credit_state == "kept"
    assert {"credit", "link", "licence"} <= duties(match, "kept")
    copy, match = match_at(sample, "tarn-holm-herald", "path-wardens", "Path Commissioner")
    assert not duties(match, "missing")
    assert match_at(sample, "tarn-holm-herald", "maktaba", "مكتبة")[1].kept_share > 0.9

    for path, headline in (("canteen", "School canteen"), ("tram", "Line 4")):
        copy, match = match_at(sample, "quayside-digest", path, headline)
        assert "link" in duties(match, "missing")
        assert "credit" in duties(match, "kept")
    kinds = {match_at(sample, "quayside-digest", "week", one)[0].match_kind for one in ("Beekeepers", "Library")}
    assert kinds == {"merged"}

    copy, match = match_at(sample, "northbank-mail", "ferry-every-twenty-minutes", "Harbour ferry")
    assert changed_words(match) == {"far too long", "2,400"}
    assert copy.version_number == 2
    assert changed_words(match_at(sample, "northbank-mail", "slates", "Library")[1]) == {"anywhere"}
    assert [
        one.speaker_name
        for one in match_at(sample, "northbank-mail", "tram-to-the-meadows", "Line 4")[1].drift
        if one.state == "changed"
    ] == ["Selma Brook"]

    for path, headline in (("canteen-in-brief", "School"), ("clock-in-brief", "Market hall"), ("bees-in-brief", "Bee")):
        copy, match = match_at(sample, "sallow-brief", path, headline)
        assert copy.match_kind == "trimmed"
        assert copy.kept_share < 0.7

    for path, headline in (("the-honest-clock", "Market hall"), ("bees-and-me", "Beekeepers")):
        copy, match = match_at(sample, "lamplight-notes", path, headline)
        assert any(edit.kind == "added" for edit in match.edits)
        assert any(one.whose == "page" for one in match.blame)
    copy, match = match_at(sample, "lamplight-notes", "benches", "Full text")
    assert (copy.match_kind, copy.credit_state) == ("quotation", "not due")
    draft = Page.objects.get(address__endswith="/drafts/unfinished.html")
    assert "robots.txt" in draft.sightings.get().problem

    for path, headline in (("lunch-is-back", "School canteen"), ("line-4", "Line 4")):
        copy, match = match_at(sample, "coast-collector", path, headline)
        assert {"credit", "link"} <= duties(match, "missing")

    copy, match = match_at(sample, "old-harbour-post", "ferry", "Harbour ferry")
    assert copy.version_number == 1
    copy, match = match_at(sample, "old-harbour-post", "sports-hall", "Sports hall")
    assert copy.report.state == "withdrawn"
    assert Page.objects.get(address__endswith="/regatta.html").state == "removed"
    assert sorted(Letter.objects.values_list("about", flat=True)) == ["correction", "withdrawal"]

    for path, headline in (("tram4", "Line 4"), ("brunnen", "Der Marktbrunnen"), ("mercado", "El mercado")):
        copy, match = match_at(sample, "plain-pages", path, headline)
        assert copy.kept_share > 0.9
        assert not changed_words(match)


def test_pages_of_their_own_are_copies_of_nothing(sample: SampleWeb) -> None:
    own = ("island-choir", "tides", "lost-umbrella", "in-brief", "shells", "moorings", "about")
    for path in own:
        assert not Copy.objects.filter(page__address__endswith=f"/{path}.html").exists(), path


def test_an_edited_page_is_seen_by_the_next_round(sample: SampleWeb) -> None:
    from stemma.actions import start_round

    path = sample.folder / "old-harbour-post" / "ferry.html"
    path.write_text(
        path.read_text().replace("costs 2.40 crowns, as before", "costs 2.60 crowns, up from 2.40 last year")
    )
    (sample.folder / "quayside-digest" / "canteen.html").unlink()
    start_round(factories.make_actor(Newsroom.objects.get(), "editor"))
    factories.run_jobs()
    copy, _ = match_at(sample, "old-harbour-post", "ferry", "Harbour ferry")
    assert copy.version_number == 2
    assert list(copy.changes.order_by("created_at").values_list("kind", flat=True)) == ["found", "corrected"]
    gone, _ = match_at(sample, "quayside-digest", "canteen", "School canteen")
    assert not gone.is_live
    still, _ = match_at(sample, "northbank-mail", "slates", "Library")
    assert still.changes.count() == 1
