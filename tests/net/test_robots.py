"""What a robots.txt lets Stemma do (RFC 9309)."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest

from stemma.net import Policy, Robots
from stemma.shapes import AddressRefusedError, clock


def test_rules_for_everyone_are_kept_to(web) -> None:
    web.answer("/robots.txt", b"User-agent: *\nDisallow: /private/\nAllow: /private/open\n")
    robots = Robots()
    assert robots.may_fetch(web.at("/a"), policy=web.policy())
    assert not robots.may_fetch(web.at("/private/a"), policy=web.policy())
    assert robots.may_fetch(web.at("/private/open"), policy=web.policy())


def test_rules_for_stemma_stand_before_those_for_everyone(web) -> None:
    web.answer("/robots.txt", b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n\nUSER-AGENT: Stemma/1.0\nDisallow: /no\n")
    robots = Robots()
    assert robots.may_fetch(web.at("/yes"), policy=web.policy())
    assert not robots.may_fetch(web.at("/no"), policy=web.policy())


def test_rules_for_others_are_not_ours(web) -> None:
    web.answer("/robots.txt", b"User-agent: s\nUser-agent: Stem\nUser-agent: stemmatic\nDisallow: /\n")
    assert Robots().may_fetch(web.at("/a"), policy=web.policy())


@pytest.mark.parametrize(
    ("status", "may"), [(404, True), (403, True), (410, True), (429, False), (500, False), (503, False)]
)
def test_none_is_yes_and_a_failing_server_is_not_now(web, status: int, may: bool) -> None:
    web.answer("/robots.txt", status=status)
    robots = Robots()
    assert robots.may_fetch(web.at("/a"), policy=web.policy()) is may
    assert robots.is_silent(web.at("/a"), policy=web.policy()) is not may


def test_an_unreachable_site_is_not_now() -> None:
    policy = Policy(max_seconds=2, allowed=frozenset({"127.0.0.1:1"}))
    assert not Robots().may_fetch("http://127.0.0.1:1/a", policy=policy)
    assert Robots().is_silent("http://127.0.0.1:1/a", policy=policy)


def test_a_no_of_the_site_itself_is_no_silence(web) -> None:
    web.answer("/robots.txt", b"User-agent: *\nDisallow: /a\n")
    robots = Robots()
    assert not robots.may_fetch(web.at("/a"), policy=web.policy())
    assert not robots.is_silent(web.at("/a"), policy=web.policy())


def test_a_private_site_is_refused_and_a_redirect_there_is_not_now(web) -> None:
    with pytest.raises(AddressRefusedError):
        Robots().may_fetch("http://10.0.0.1/a", policy=web.policy())
    web.redirect("/robots.txt", "http://10.0.0.1/robots.txt")
    assert not Robots().may_fetch(web.at("/a"), policy=web.policy())


def test_what_a_site_says_is_kept_for_a_day(web, monkeypatch: pytest.MonkeyPatch) -> None:
    robots = Robots()
    robots.may_fetch(web.at("/a"), policy=web.policy())
    robots.may_fetch(web.at("/b"), policy=web.policy())
    assert len(web.asked) == 1
    later = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: later)
    robots.may_fetch(web.at("/c"), policy=web.policy())
    assert len(web.asked) == 2


def test_a_large_file_is_read_from_its_beginning(web) -> None:
    web.answer("/robots.txt", b"User-agent: *\nDisallow: /no\n" + b"# padding\n" * 200_000)
    robots = Robots()
    assert not robots.may_fetch(web.at("/no"), policy=web.policy())
    assert robots.may_fetch(web.at("/yes"), policy=web.policy())


def test_many_agents_with_many_rules_take_no_long_time(web) -> None:
    agents = b"".join(b"User-agent: a%d\n" % number for number in range(12_000))
    web.answer("/robots.txt", agents + b"".join(b"Disallow: /%d\n" % number for number in range(12_000)))
    began = time.monotonic()
    assert Robots().may_fetch(web.at("/1"), policy=web.policy())
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("body", [b"", b"\0\xff\xfe", b"<html>no rules</html>", b"Disallow: /", b"User-agent\n:\n*"])
def test_what_is_no_robots_file_forbids_nothing(web, body: bytes) -> None:
    web.answer("/robots.txt", body)
    assert Robots().may_fetch(web.at("/a"), policy=web.policy())
