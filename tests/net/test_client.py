"""What comes back from an address, and what ends a call that should end."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib

import pytest

from stemma.net import DEFAULT, Policy, fetch, name_agent
from stemma.shapes import FetchError, TooLargeError


def test_an_answer_tells_its_body_type_and_marks(web) -> None:
    web.answer("/a", "ü".encode(), Content_Type="text/HTML; charset=utf-8", ETag='"1"', Last_Modified="yesterday")
    fetched = fetch(web.at("/a#part"), policy=web.policy())
    assert (fetched.status, fetched.body, fetched.media_type) == (200, "ü".encode(), "text/html")
    assert (fetched.etag, fetched.last_modified, fetched.not_modified) == ('"1"', "yesterday", False)
    assert (fetched.address, fetched.final_address) == (web.at("/a#part"), web.at("/a"))
    assert fetched.headers["content-type"] == "text/HTML; charset=utf-8"
    assert fetched.fetched_at.tzinfo is not None


def test_stemma_says_who_asks_and_how_to_reach_its_operator(web) -> None:
    web.answer("/a")
    fetch(web.at("/a"), policy=web.policy(user_agent=name_agent("desk@news.example")))
    assert web.asked[0][1]["user-agent"].startswith("Stemma/")
    assert "contact: desk@news.example" in web.asked[0][1]["user-agent"]
    assert "\n" not in name_agent("a\r\nX-Evil: 1")


def test_the_contact_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEMMA_CONTACT", "https://news.example/desk")
    assert "https://news.example/desk" in Policy().user_agent


def test_what_has_not_changed_is_not_sent_again(web) -> None:
    web.answer("/a", status=304, ETag='"1"')
    fetched = fetch(web.at("/a"), policy=web.policy(), etag='"1"', modified="Mon, 01 Jan 2024 00:00:00 GMT")
    assert fetched.not_modified
    assert fetched.body == b""
    assert web.asked[0][1]["if-none-match"] == '"1"'
    assert web.asked[0][1]["if-modified-since"] == "Mon, 01 Jan 2024 00:00:00 GMT"


def test_a_mark_from_outside_cannot_become_a_header(web) -> None:
    web.answer("/a")
    fetch(web.at("/a"), policy=web.policy(), etag='"1"\r\nX-Evil: 1\x00\ud800')
    assert "x-evil" not in web.asked[0][1]


def test_no_cookie_is_kept(web) -> None:
    web.answer("/a", status=302, Location="/b", Set_Cookie="a=b")
    web.answer("/b", Set_Cookie="c=d")
    fetch(web.at("/a"), policy=web.policy())
    fetch(web.at("/b"), policy=web.policy())
    assert all("cookie" not in headers for _, headers in web.asked)


@pytest.mark.parametrize("status", [404, 410, 451])
def test_a_page_that_is_gone_is_an_answer(web, status: int) -> None:
    web.answer("/a", b"removed", status=status)
    fetched = fetch(web.at("/a"), policy=web.policy())
    assert (fetched.status, fetched.body) == (status, b"removed")


@pytest.mark.parametrize(
    ("status", "permanent"), [(400, True), (403, True), (429, False), (408, False), (500, False), (503, False)]
)
def test_other_failures_say_whether_to_try_again(web, status: int, permanent: bool) -> None:
    web.answer("/a", status=status)
    with pytest.raises(FetchError, match=f"status {status}") as caught:
        fetch(web.at("/a"), policy=web.policy())
    assert (caught.value.permanent, caught.value.status) == (permanent, status)


def test_the_body_of_a_failure_is_not_read(web) -> None:
    web.answer("/a", b"x" * 5000, status=500)
    with pytest.raises(FetchError, match="status 500"):
        fetch(web.at("/a"), policy=web.policy(max_bytes=100))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_every_hop_is_told(web, status: int) -> None:
    web.redirect("/a/b", "../c?x=1#part", status)
    web.answer("/c?x=1", b"there")
    fetched = fetch(web.at("/a/b"), policy=web.policy())
    assert fetched.body == b"there"
    assert fetched.final_address == web.at("/c?x=1")
    assert fetched.hops == (web.at("/a/b"), web.at("/c?x=1"))


def test_five_redirects_are_followed_and_a_sixth_is_not(web) -> None:
    for step in range(6):
        web.redirect(f"/{step}", f"/{step + 1}")
    web.answer("/6", b"end")
    assert fetch(web.at("/1"), policy=web.policy()).body == b"end"
    with pytest.raises(FetchError, match="more than 5 times") as caught:
        fetch(web.at("/0"), policy=web.policy())
    assert caught.value.permanent


def test_a_circle_is_named(web) -> None:
    web.redirect("/a", "/b")
    web.redirect("/b", "/a")
    with pytest.raises(FetchError, match="in a circle") as caught:
        fetch(web.at("/a"), policy=web.policy())
    assert f"{web.at('/a')} → {web.at('/b')} → {web.at('/a')}" in str(caught.value)
    assert caught.value.permanent


def test_a_redirect_to_nowhere_is_told(web) -> None:
    web.answer("/a", status=302)
    with pytest.raises(FetchError, match="does not say where to"):
        fetch(web.at("/a"), policy=web.policy())


def test_gzip_and_deflate_are_unpacked(web) -> None:
    raw = zlib.compressobj(wbits=-15)
    web.answer(
        "/gzip", gzip.compress(b"one ", mtime=0) + gzip.compress(b"two", mtime=0) + b"\0\0", Content_Encoding="gzip"
    )
    web.answer("/zlib", zlib.compress(b"three"), Content_Encoding="deflate")
    web.answer("/raw", raw.compress(b"four") + raw.flush(), Content_Encoding="deflate")
    web.answer("/same", b"five", Content_Encoding="identity")
    assert fetch(web.at("/gzip"), policy=web.policy()).body == b"one two"
    assert fetch(web.at("/zlib"), policy=web.policy()).body == b"three"
    assert fetch(web.at("/raw"), policy=web.policy()).body == b"four"
    assert fetch(web.at("/same"), policy=web.policy()).body == b"five"


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_bomb_is_refused_before_it_is_unpacked(web, packing: str) -> None:
    zeros = b"\0" * 200_000_000
    web.answer(
        "/bomb",
        gzip.compress(zeros, 9, mtime=0) if packing == "gzip" else zlib.compress(zeros, 9),
        Content_Encoding=packing,
    )
    began = time.monotonic()
    with pytest.raises(TooLargeError, match="larger than 1 MB"):
        fetch(web.at("/bomb"), policy=web.policy(max_bytes=1_000_000))
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "compress"])
def test_a_packing_that_was_not_asked_for_is_refused(web, packing: str) -> None:
    web.answer("/a", b"packed", Content_Encoding=packing)
    with pytest.raises(FetchError, match="which was not asked for") as caught:
        fetch(web.at("/a"), policy=web.policy())
    assert caught.value.permanent


def test_broken_and_cut_gzip_are_told_apart(web) -> None:
    packed = gzip.compress(bytes(range(256)) * 50, mtime=0)
    web.answer("/broken", b"no gzip at all", Content_Encoding="gzip")
    web.answer("/cut", packed[:-12], Content_Encoding="gzip")
    with pytest.raises(FetchError, match="and is not"):
        fetch(web.at("/broken"), policy=web.policy())
    with pytest.raises(FetchError, match="before all of it had come") as caught:
        fetch(web.at("/cut"), policy=web.policy())
    assert not caught.value.permanent


def test_a_body_over_the_limit_is_refused_with_and_without_its_length(web) -> None:
    web.answer("/told", b"x" * 3000)
    web.raw("/untold", lambda send: send(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 3000))
    for path in ("/told", "/untold"):
        with pytest.raises(TooLargeError):
            fetch(web.at(path), policy=web.policy(max_bytes=2999))
        assert len(fetch(web.at(path), policy=web.policy(max_bytes=3000)).body) == 3000


def test_a_body_without_end_is_ended(web) -> None:
    def pour(send) -> None:
        send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            send(b"1000\r\n" + b"x" * 4096 + b"\r\n")

    web.raw("/a", pour)
    with pytest.raises(TooLargeError):
        fetch(web.at("/a"), policy=web.policy(max_bytes=50_000))


def test_a_slow_drip_ends_with_the_whole_call(web) -> None:
    def drip(send) -> None:
        send(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(100):
            send(b"x")
            time.sleep(0.1)

    web.raw("/a", drip)
    began = time.monotonic()
    with pytest.raises(FetchError, match=r"within 0\.5 seconds") as caught:
        fetch(web.at("/a"), policy=web.policy(max_seconds=0.5))
    assert time.monotonic() - began < 1.5
    assert not caught.value.permanent


def test_headers_that_drip_end_too(web) -> None:
    def drip(send) -> None:
        send(b"HTTP/1.1 200 OK\r\n")
        for _ in range(100):
            send(b"A: b\r\n")
            time.sleep(0.1)

    web.raw("/a", drip)
    with pytest.raises(FetchError, match=r"within 0\.5 seconds"):
        fetch(web.at("/a"), policy=web.policy(max_seconds=0.5))


def test_a_server_that_never_answers_ends_the_call(web) -> None:
    web.raw("/a", lambda send: time.sleep(2))
    began = time.monotonic()
    with pytest.raises(FetchError, match="try again later"):
        fetch(web.at("/a"), policy=web.policy(max_seconds=0.4))
    assert time.monotonic() - began < 1.5


def test_the_time_of_all_redirects_counts_together(web) -> None:
    def slow(step: int):
        def write(send) -> None:
            time.sleep(0.3)
            send(f"HTTP/1.1 302 Found\r\nLocation: /{step + 1}\r\nContent-Length: 0\r\n\r\n".encode())

        return write

    for step in range(5):
        web.raw(f"/{step}", slow(step))
    with pytest.raises(FetchError, match=r"within 0\.7 seconds"):
        fetch(web.at("/0"), policy=web.policy(max_seconds=0.7))


def test_a_name_lookup_that_hangs_ends_too() -> None:
    def hang(host: str, port: int) -> list[str]:
        time.sleep(2)
        return ["1.1.1.1"]

    began = time.monotonic()
    with pytest.raises(FetchError, match=r"within 0\.3 seconds"):
        fetch("http://slow.example/", policy=Policy(max_seconds=0.3, resolve=hang))
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("headers", [b"A: " + b"x" * 90_000 + b"\r\n", b"A: bcd\r\n" * 9_000, b"A: " + b"x" * 300_000])
def test_headers_over_the_limit_are_refused(web, headers: bytes) -> None:
    web.raw("/a", lambda send: send(b"HTTP/1.1 200 OK\r\n" + headers + b"\r\nhello"))
    with pytest.raises((TooLargeError, FetchError)):
        fetch(web.at("/a"), policy=web.policy())


def test_interim_answers_without_end_are_ended(web) -> None:
    def pour(send) -> None:
        while True:
            send(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)

    web.raw("/a", pour)
    with pytest.raises(TooLargeError, match="headers"):
        fetch(web.at("/a"), policy=web.policy(max_bytes=1000))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0\1\2",
        b"HTTP/1.1 200",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"220 mail.example ESMTP\r\n",
    ],
)
def test_what_is_no_http_is_a_failure_that_may_pass(web, answer: bytes) -> None:
    web.raw("/a", lambda send: send(answer))
    with pytest.raises(FetchError) as caught:
        fetch(web.at("/a"), policy=web.policy())
    assert not caught.value.permanent
    assert "\n" not in str(caught.value)


def test_a_closed_port_is_a_failure_that_may_pass(web) -> None:
    with pytest.raises(FetchError, match="cannot be connected to") as caught:
        fetch("http://127.0.0.1:1/", policy=Policy(allowed=frozenset({"127.0.0.1:1"})))
    assert not caught.value.permanent


def test_the_default_policy_allows_no_private_place() -> None:
    assert DEFAULT.allowed == frozenset()
    assert DEFAULT.max_redirects == 5


def test_an_allowed_place_of_version_six_is_written_in_brackets() -> None:
    def answer(listening: socket.socket) -> None:
        accepted, _ = listening.accept()
        with accepted:
            hosts.append(accepted.recv(4096).split(b"Host: ")[1].split(b"\r\n")[0])
            accepted.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nsix")

    hosts: list[bytes] = []
    try:
        listening = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")
    with listening:
        place = f"[::1]:{listening.getsockname()[1]}"
        thread = threading.Thread(target=answer, args=(listening,), daemon=True)
        thread.start()
        policy = Policy(max_seconds=5, allowed=frozenset({place}))
        assert fetch(f"http://{place}/", policy=policy).body == b"six"
        thread.join()
    assert hosts == [place.encode()]


def test_the_next_address_of_a_name_is_tried_when_the_first_does_not_answer(web) -> None:
    web.answer("/a", b"second")
    policy = Policy(
        max_seconds=5,
        allowed=frozenset({f"127.0.0.2:{web.port}", web.place}),
        resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"],
    )
    assert fetch(f"http://news.example:{web.port}/a", policy=policy).body == b"second"
