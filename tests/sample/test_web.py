"""The sample web: eight sites of plain files that a person can edit."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from stemma.sample.report import REPORTS, bytes_of_report, paragraphs_of
from stemma.sample.web import SITES, SampleWeb, files_of_site, serve
from stemma.sample.web.story import paragraphs_of_story
from stemma.shapes import InputError

ADDRESSES = {site.folder: f"http://127.0.0.1:{8101 + place}" for place, site in enumerate(SITES)}
STORIES = [(site, story) for site in SITES for story in site.stories]


def ask(web: SampleWeb, site: str, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    place = web.addresses[site].removeprefix("http://")
    connection = http.client.HTTPConnection(place, timeout=5)
    connection.putrequest(method, path)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_there_are_eight_sites_with_a_trick_and_a_look_each() -> None:
    assert len(SITES) == 8
    assert len({site.trick for site in SITES}) == 8
    pages = {files_of_site(site, ADDRESSES)["index.html"].split(b"<body")[0].split(b"<style>")[-1] for site in SITES}
    assert len(pages) == 8


def test_every_site_has_reports_and_pages_of_its_own() -> None:
    for site in SITES:
        assert sum(story.report is not None for story in site.stories) >= 2, site.name
        assert any(story.report is None for story in site.stories), site.name


@pytest.mark.parametrize(("site", "story"), STORIES, ids=[f"{site.folder}/{story.path}" for site, story in STORIES])
def test_every_page_holds_its_words_and_its_front_page_links_to_it(site, story) -> None:
    files = files_of_site(site, ADDRESSES)
    assert f"/{story.path}.html".encode() in files["index.html"]
    page = files[f"{story.path}.html"].decode(site.encoding)
    assert paragraphs_of_story(story)[0].split("“")[0][:40] in page
    assert "$" not in page
    assert "{quayside-digest}" not in page


def test_a_report_of_every_format_has_paragraphs() -> None:
    for report in REPORTS:
        if report.is_published:
            paragraphs = paragraphs_of(report.name)
            assert len(paragraphs) >= 5, report.name
            assert not any("<" in one for one in paragraphs), report.name


def test_reports_are_between_200_and_600_words() -> None:
    for report in REPORTS:
        if report.name.endswith(".txt"):
            assert 200 <= len(bytes_of_report(report.name).split()) <= 600, report.name


def test_a_page_comes_with_marks_and_is_not_sent_twice(web: SampleWeb) -> None:
    first = ask(web, "sallow-brief", "/in-brief.html")
    assert first.status == 200
    assert first.headers["Content-Type"] == "text/html"
    again = ask(web, "sallow-brief", "/in-brief.html", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    since = ask(web, "sallow-brief", "/in-brief.html", If_Modified_Since=first.headers["Last-Modified"])
    assert since.status == 304
    other = ask(web, "sallow-brief", "/in-brief.html", If_None_Match='"another"')
    assert other.status == 200


def test_an_edited_page_is_another_page(web: SampleWeb) -> None:
    before = ask(web, "sallow-brief", "/in-brief.html")
    path = web.folder / "sallow-brief" / "in-brief.html"
    path.write_text(path.read_text().replace("Two kittens", "Three kittens"))
    after = ask(web, "sallow-brief", "/in-brief.html", If_None_Match=before.headers["ETag"])
    assert after.status == 200
    assert b"Three kittens" in after.body


@pytest.mark.parametrize(
    "path",
    [
        "/../ports.json",
        "/%2e%2e/ports.json",
        "/..%2fports.json",
        "//etc/passwd",
        "/%00",
        "/nowhere",
        "/in-brief.html/x",
        "/" + "a" * 5000,
    ],
)
def test_nothing_outside_of_the_folder_is_answered(web: SampleWeb, path: str) -> None:
    assert ask(web, "sallow-brief", path).status == 404


def test_a_link_out_of_the_folder_is_not_followed(web: SampleWeb, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (web.folder / "sallow-brief" / "way.txt").symlink_to(tmp_path / "secret.txt")
    assert ask(web, "sallow-brief", "/way.txt").status == 404


def test_a_head_has_no_body_and_a_post_is_refused(web: SampleWeb) -> None:
    head = ask(web, "plain-pages", "/", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert ask(web, "plain-pages", "/", method="POST").status == 501


def test_a_page_in_another_charset_says_so(web: SampleWeb) -> None:
    page = ask(web, "plain-pages", "/brunnen.html").body
    assert b"charset=windows-1252" in page
    assert "Mühlenried".encode("windows-1252") in page


def test_a_second_start_keeps_ports_and_edits(tmp_path: Path) -> None:
    folder = tmp_path / "web"
    with serve(folder, 0) as web:
        first = dict(web.addresses)
        page = folder / "coast-collector" / "shells.html"
        page.write_text("mine now")
    with serve(folder, 0) as web:
        assert dict(web.addresses) == first
        assert ask(web, "coast-collector", "/shells.html").body == b"mine now"


def test_taken_ports_are_stepped_over_at_first_and_told_later(tmp_path: Path) -> None:
    with serve(tmp_path / "web", 0) as web:
        first = int(next(iter(web.addresses.values())).rsplit(":", 1)[1])
        with serve(tmp_path / "other", first) as other:
            assert not set(web.places) & set(other.places)
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", first))
        taken.listen()
        with pytest.raises(InputError, match=f"port {first}, which is taken"), serve(tmp_path / "web", 0):
            pass


def test_the_sample_web_needs_no_django() -> None:
    code = "import sys, stemma.sample.web; print('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
