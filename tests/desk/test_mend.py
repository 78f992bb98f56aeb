"""Putting right what was read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factories

from stemma.actions import accept_upstream, correct, mend_reading
from stemma.desk.mend.occurrence import find_words
from stemma.record.models import Event, InboxItem, Reading, Report
from stemma.record.queries.document import document_of
from stemma.shapes import Document

TEXT = """(Coast News Agency, 3 March 2026) The mill in Brenna reopens on Monday, the council said.

“We have the flour,” said Ida Holm, the miller. The council said that bread will cost less.

(Valley Relay)
"""
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def report(newsroom) -> Report:
    return factories.make_report(newsroom, TEXT, "The mill reopens")


def text(answer) -> str:
    return answer.content.decode()


def read_now(report: Report) -> Document:
    version = report.versions.order_by("-number").first()
    assert version is not None
    return document_of(version)


def base_of(report: Report) -> str:
    return str(Reading.objects.get(version=report.versions.order_by("-number").first(), ended_at__isnull=True).pk)


def send(client, report: Report, do: str, **values):
    return client.post(f"/desk/reports/{report.pk}/mend/1", {"base": base_of(report), "do": do} | values)


def hop(key: str, **values: str) -> dict[str, str]:
    return {f"{key}-{name}": value for name, value in ({"role": "relay", "name": "Harbour Relay"} | values).items()}


def test_a_stranger_is_sent_to_sign_in(stranger_client, report) -> None:
    address = f"/desk/reports/{report.pk}/mend/1"
    assert stranger_client.get(address).status_code == 302
    assert stranger_client.post(address, {"do": "remove:hops:0"}).status_code == 302
    assert read_now(report).hops


def test_a_wrong_hop_goes_with_one_click_and_comes_back_with_another(client_as, report) -> None:
    client = client_as("reporter")
    before, name = read_now(report), read_now(report).hops[0].name
    answer = send(client, report, "remove:hops:0")
    assert name not in [one.name for one in read_now(report).hops]
    page = text(client.get(answer["Location"]))
    assert f"Taken out: {name}" in page
    undo = Reading.objects.order_by("created_at").first()
    assert f"take_up:{undo.pk}" in page
    send(client, report, f"take_up:{undo.pk}")
    assert read_now(report) == before
    assert Event.objects.filter(verb="mended").count() == 2


def test_from_the_item_the_way_leads_back_to_the_item(client_as, report) -> None:
    item = InboxItem.objects.get()
    client = client_as("reporter")
    address = f"/desk/inbox/{item.pk}"
    assert 'value="remove:statements:0"' in text(client.get(address))
    answer = send(client, report, "remove:statements:0", back=address)
    assert answer["Location"].startswith(f"{address}?undo=")
    assert "Undo" in text(client.get(answer["Location"]))
    elsewhere = send(client, report, "remove:statements:0", back="//evil.example/desk/inbox/")
    assert elsewhere["Location"].startswith(f"/desk/reports/{report.pk}/mend/1")


def test_a_hop_is_added_with_words_whose_place_is_found(client_as, report) -> None:
    answer = send(
        client_as("reporter"),
        report,
        "save:add-hops",
        **hop("add-hops", words="Valley  relay", link="https://valley.example/a", at="2026-03"),
    )
    assert answer.status_code == 302
    added = read_now(report).hops[-1]
    assert (added.name, added.role, added.known_by, added.sure) == ("Harbour Relay", "relay", "editor", 1.0)
    assert (added.link, added.at) == ("https://valley.example/a", "2026-03")
    assert added.printed[0].text == "Valley Relay"
    assert added.position == max(one.position for one in read_now(report).hops)


def test_words_that_stand_twice_ask_which_are_meant(client_as, report) -> None:
    client = client_as("reporter")
    answer = send(client, report, "save:add-hops", **hop("add-hops", words="council said"))
    assert answer.status_code == 400
    page = text(answer)
    assert "These words stand at 2 places" in page and "Harbour Relay" in page
    second = read_now(report).text.rindex("council said")
    place = f"{second}:{second + 12}"
    assert f'value="{place}"' in page
    send(client, report, "save:add-hops", **hop("add-hops", words="council said", place=place))
    assert read_now(report).hops[-1].printed[0].begin == second


def test_words_that_stand_nowhere_are_refused_and_kept(client_as, report) -> None:
    answer = send(client_as("reporter"), report, "save:add-hops", **hop("add-hops", words="Mountain Herald"))
    assert answer.status_code == 400
    assert "do not stand in the text" in text(answer) and "Mountain Herald" in text(answer)
    assert Reading.objects.count() == 1


@pytest.mark.parametrize(
    "bad", [{"role": "king"}, {"name": " "}, {"link": "javascript:alert(1)"}, {"at": "yesterday"}, {"name": "a\x00b"}]
)
def test_a_hop_that_cannot_be_is_refused(client_as, report, bad) -> None:
    assert send(client_as("reporter"), report, "save:add-hops", **hop("add-hops", **bad)).status_code == 400
    assert Reading.objects.count() == 1


def test_hops_move_in_the_chain(client_as, report) -> None:
    client = client_as("reporter")
    send(client, report, "save:add-hops", **hop("add-hops"))
    last = len(read_now(report).hops) - 1
    send(client, report, f"up:{last}")
    names = [one.name for one in sorted(read_now(report).hops, key=lambda one: one.position)]
    assert names.index("Harbour Relay") == last - 1
    assert [one.position for one in read_now(report).hops] == list(range(last + 1))
    at = [one.name for one in read_now(report).hops].index("Harbour Relay")
    send(client, report, f"down:{at}")
    assert read_now(report).hops[-1].name == "Harbour Relay"


def test_a_printed_credit_that_is_not_theirs_is_dropped(client_as, report) -> None:
    old = read_now(report).hops[0]
    place = f"{old.printed[0].begin}:{old.printed[0].end}"
    send(client_as("reporter"), report, "save:hops-0", **hop("hops-0", role=old.role, name=old.name, gone=place))
    assert place not in [f"{one.begin}:{one.end}" for one in read_now(report).hops[0].printed]


def test_what_holds_for_the_whole_item_is_put_right(client_as, report) -> None:
    values = {
        "item_kind": "comment",
        "authors": "Ann Vale\r\n\r\n Tom  Arden ",
        "lang": "en",
        "dir": "ltr",
        "home": "https://brenna.example/mill",
        "words": "(Coast News Agency, 3 March 2026)",
        "dateline_agency": "Coast",
        "dateline_place": "Brenna",
        "dateline_date": "2026-03-03",
    }
    send(client_as("reporter"), report, "save:about", **{f"about-{name}": value for name, value in values.items()})
    now = read_now(report)
    assert (now.item_kind, now.authors, now.home) == (
        "comment",
        ("Ann Vale", "Tom Arden"),
        "https://brenna.example/mill",
    )
    assert now.dateline and (now.dateline.agency, now.dateline.place) == ("Coast", "Brenna")
    report.refresh_from_db()
    assert (report.item_kind, report.home) == ("comment", "https://brenna.example/mill")


def test_statements_captions_terms_people_and_what_is_set_aside_are_added_and_changed(client_as, report) -> None:
    client = client_as("reporter")
    send(
        client,
        report,
        "save:add-statements",
        **{
            "add-statements-words": "bread will cost less",
            "add-statements-kind": "reported",
            "add-statements-speaker_name": "The council",
            "add-statements-speaker": "The council",
            "add-statements-cue": "said",
        },
    )
    said = next(one for one in read_now(report).statements if one.speaker_name == "The council")
    body = read_now(report).text
    assert body[slice(*said.content[0])] == "bread will cost less" and body[slice(*said.speaker[0])] == "The council"
    index = read_now(report).statements.index(said)
    send(
        client,
        report,
        f"save:statements-{index}",
        **{f"statements-{index}-kind": "direct", f"statements-{index}-speaker_name": "Mayor Lund"},
    )
    assert (read_now(report).statements[index].kind, read_now(report).statements[index].speaker_name) == (
        "direct",
        "Mayor Lund",
    )
    send(
        client,
        report,
        "save:add-captions",
        **{
            "add-captions-words": "“We have the flour,” said Ida Holm, the miller.",
            "add-captions-on": "2020-01",
            "add-captions-is_archive": "on",
        },
    )
    assert (read_now(report).captions[-1].on, read_now(report).captions[-1].is_archive) == ("2020-01", True)
    last = len(read_now(report).captions) - 1
    send(client, report, f"save:captions-{last}", **{f"captions-{last}-credit": "Foto Lund"})
    assert (read_now(report).captions[-1].credit, read_now(report).captions[-1].is_archive) == ("Foto Lund", False)
    send(
        client,
        report,
        "save:add-terms",
        **{"add-terms-duty": "link", "add-terms-force": "required", "add-terms-target": "https://brenna.example"},
    )
    assert (read_now(report).terms[-1].duty, read_now(report).terms[-1].force) == ("link", "required")
    send(
        client,
        report,
        "save:add-people",
        **{"add-people-name": "Ida Holm", "add-people-post": "miller", "add-people-words": "Ida Holm, the miller"},
    )
    assert read_now(report).people[-1].post == "miller"
    send(
        client,
        report,
        "save:add-set_aside",
        **{"add-set_aside-words": "(Valley Relay)", "add-set_aside-why": "furniture"},
    )
    assert read_now(report).set_aside[-1].why == "furniture"
    assert Reading.objects.filter(ended_at__isnull=True).count() == 1


@pytest.mark.parametrize(
    "do",
    [
        "",
        "remove:hops:99",
        "remove:text:0",
        "remove:hops:-1",
        "remove:hops:x",
        "up:99",
        "save:hops-99",
        "save:add-text",
        "save:text-0",
        "take_up:x",
        "drop:all",
        "remove:hops:" + "9" * 40,
    ],
)
def test_what_cannot_be_mended_changes_nothing(client_as, report, do: str) -> None:
    assert send(client_as("reporter"), report, do).status_code == 400
    assert Reading.objects.count() == 1


def test_a_reading_of_another_report_is_not_taken_up(client_as, newsroom, report) -> None:
    other = factories.make_report(newsroom, TEXT + "More.", "Another")
    assert send(client_as("reporter"), report, f"take_up:{base_of(other)}").status_code == 404


def test_two_who_mend_at_once_do_not_undo_each_other(client_as, report) -> None:
    stale = base_of(report)
    send(client_as("reporter"), report, "remove:hops:0")
    answer = client_as("reporter").post(
        f"/desk/reports/{report.pk}/mend/1",
        {"base": stale, "do": "save:add-hops"} | hop("add-hops", name="My typed name"),
    )
    assert answer.status_code == 409
    assert "Somebody mended" in text(answer) and "My typed name" in text(answer)
    assert f'name="base" value="{base_of(report)}"' in text(answer)


def test_the_readings_are_listed_with_who_and_why(client_as, report) -> None:
    client = client_as("reporter")
    name = read_now(report).hops[0].name
    send(client, report, "remove:hops:0")
    page = text(client.get(f"/desk/reports/{report.pk}/mend/1"))
    assert "Read by the program" in page and "in force" in page and f"Taken out: {name}" in page
    assert "differs from the one before in:" in page and "take up again" in page


def test_scripts_in_hops_are_shown_and_never_run(client_as, report) -> None:
    client = client_as("editor")
    send(client, report, "save:add-hops", **hop("add-hops", name=EVIL))
    item = InboxItem.objects.get()
    for address in (f"/desk/reports/{report.pk}/mend/1", f"/desk/inbox/{item.pk}", "/desk/"):
        page = text(client.get(address))
        assert EVIL not in page and "&lt;script&gt;" in page


def test_what_an_editor_took_out_stays_out_when_the_text_is_corrected(client_as, newsroom, report) -> None:
    editor = factories.make_actor(newsroom, "editor")
    factories.publish(editor, report.pk)
    old = read_now(report)
    mend_reading(editor, report.pk, 1, {"statements": old.statements[1:]})
    gone = old.text[slice(*old.statements[0].content[0])]
    assert len(old.statements) >= 2
    correct(editor, report.pk, text=old.text.replace("Monday", "Tuesday"), headline=old.headline, note="The day.")
    new = read_now(report)
    said = [new.text[slice(*one.content[0])] for one in new.statements]
    assert said and gone not in said
    assert all(new.text[b:e] for one in new.statements for b, e in one.content)


def test_what_an_editor_wrote_stays_when_the_source_changes_its_text(newsroom) -> None:
    from dataclasses import replace

    from tests.desk.test_inbox import changed_upstream

    item = changed_upstream(newsroom, published=False)
    editor = factories.make_actor(newsroom, "editor")
    hops = tuple(replace(one, name="Brenna Post and Mail", known_by="editor") for one in read_now(item.report).hops)
    mend_reading(editor, item.report_id, 1, {"hops": hops})
    accept_upstream(editor, item.pk, "")
    assert read_now(item.report).text.count("10 June") == 1
    assert [one.name for one in read_now(item.report).hops] == ["Brenna Post and Mail"]


def test_an_erased_version_has_nothing_to_mend(client_as, newsroom, report) -> None:
    from stemma.actions import Removal, erase, withdraw

    chief = factories.make_actor(newsroom, "chief")
    factories.publish(chief, report.pk)
    withdraw(chief, report.pk, Removal("kill", "wrong", "Gone."))
    erase(chief, report.pk)
    assert client_as("reporter").get(f"/desk/reports/{report.pk}/mend/1").status_code == 409


def test_there_is_no_such_version(client_as, report) -> None:
    assert client_as("reporter").get(f"/desk/reports/{report.pk}/mend/9").status_code == 404


def test_words_are_found_whatever_their_white_space_and_case() -> None:
    assert find_words("A mill\n in Brenna. A MILL", "mill in  Brenna") == [(2, 17)]
    assert find_words("A mill. A MILL", "MILL") == [(10, 14)]
    assert find_words("a a a", "a") == [(0, 1), (2, 3), (4, 5)]
    assert find_words("text", " \n") == []


@given(st.text(max_size=80), st.text(max_size=30))
def test_every_place_that_is_found_lies_in_the_text(body: str, words: str) -> None:
    for begin, end in find_words(body, words):
        assert 0 <= begin < end <= len(body)


def test_hostile_words_take_no_time() -> None:
    assert len(find_words("a " * 200_000, "a " * 9_000 + "b")) == 0
