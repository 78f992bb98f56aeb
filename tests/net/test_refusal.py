"""What is never connected to, however it is spelled, named or redirected to."""

from __future__ import annotations

import socket

import pytest

from stemma.net import Policy, fetch
from stemma.shapes import AddressRefusedError, FetchError

SPELLINGS = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "127.1",
    "0",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "[fe80::1]",
    "localhost",
    "169.254.169.254",
    "10.1.2.3",
]


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_a_private_host_is_connected_to(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(self: socket.socket, address: object) -> None:
        raise AssertionError(f"connected to {address}")

    monkeypatch.setattr(socket.socket, "connect", never)
    with pytest.raises(AddressRefusedError) as caught:
        fetch(f"http://{host}/", policy=Policy(max_seconds=5))
    assert caught.value.permanent


@pytest.mark.parametrize("host", SPELLINGS[:13])
def test_another_port_than_the_allowed_one_is_refused_in_every_spelling(host: str, web) -> None:
    with pytest.raises(AddressRefusedError):
        fetch(f"http://{host}/", policy=web.policy())
    with pytest.raises(AddressRefusedError):
        fetch(f"http://{host}:{web.port ^ 1}/", policy=web.policy())
    assert web.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "data:text/plain,a",
        "javascript:1",
        "example.org/a",
        "//example.org/a",
        "",
        "http://",
        "http:///a",
        "http://.../",
        "http://user@example.org/",
        "http://user:word@example.org/",
        "http://example.org\\@127.0.0.1/",
        "http://exa mple.org/",
        "http://exam\nple.org/",
        "http://exam\x00ple.org/",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://example.org:abc/",
        "http://[fe80::1%25eth0]/",
        "http://[::1/",
        "http://\ud800/",
        "http://example.org/" + "a" * 9000,
    ],
)
def test_what_is_no_address_of_the_web_is_refused_in_one_line(address: str) -> None:
    with pytest.raises(AddressRefusedError) as caught:
        fetch(address)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400
    assert caught.value.permanent


def test_a_password_in_an_address_is_not_repeated() -> None:
    with pytest.raises(AddressRefusedError) as caught:
        fetch("http://someone:sesame@example.org/")
    assert "sesame" not in str(caught.value)


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_other_ports_of_public_hosts_are_refused(port: int) -> None:
    with pytest.raises(AddressRefusedError, match=f"port {port}"):
        fetch(f"http://example.org:{port}/", policy=Policy(resolve=lambda host, at: ["1.1.1.1"]))


def test_an_allowed_port_opens_no_other_host() -> None:
    policy = Policy(allowed=frozenset({"127.0.0.1:8080"}), resolve=lambda host, at: ["1.1.1.1"])
    with pytest.raises(AddressRefusedError, match="port 8080"):
        fetch("http://example.org:8080/", policy=policy)


@pytest.mark.parametrize("hidden", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:192.168.0.1", "fd00::1"])
def test_a_name_that_resolves_to_a_private_address_is_refused(hidden: str) -> None:
    with pytest.raises(AddressRefusedError, match="public internet only"):
        fetch("http://news.example/", policy=Policy(resolve=lambda host, port: [hidden]))


def test_one_private_address_among_public_ones_refuses_all() -> None:
    with pytest.raises(AddressRefusedError):
        fetch("http://news.example/", policy=Policy(resolve=lambda host, port: ["1.1.1.1", "10.0.0.1"]))


def test_a_name_is_asked_for_once_so_that_a_second_answer_changes_nothing(web) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    asked: list[str] = []

    def rebind(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    web.answer("/a", b"checked")
    fetched = fetch(f"http://news.example:{web.port}/a", policy=web.policy(resolve=rebind))
    assert fetched.body == b"checked"
    assert asked == ["news.example"]
    assert web.asked[0][1]["host"] == f"news.example:{web.port}"


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://2130706433/",
        "//10.0.0.1/",
        "file:///etc/passwd",
        "http://user:word@example.org/",
        "http://127.0.0.1:22/",
    ],
)
def test_a_redirect_to_a_closed_place_is_refused(web, location: str) -> None:
    web.redirect("/away", location)
    with pytest.raises(AddressRefusedError):
        fetch(web.at("/away"), policy=web.policy())
    assert [path for path, _ in web.asked] == ["/away"]


def test_a_redirect_to_a_name_that_resolves_to_a_private_address_is_refused(web) -> None:
    web.redirect("/away", "http://inside.example/")
    names = {"inside.example": "192.168.0.9", "127.0.0.1": "127.0.0.1"}
    with pytest.raises(AddressRefusedError, match=r"192\.168\.0\.9"):
        fetch(web.at("/away"), policy=web.policy(resolve=lambda host, port: [names[host]]))


def test_an_unknown_name_is_permanent_and_a_failing_lookup_is_not() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    def failing(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "again")

    with pytest.raises(FetchError, match="could not be looked up") as caught:
        fetch("http://nowhere.example/", policy=Policy(resolve=unknown))
    assert caught.value.permanent
    with pytest.raises(FetchError) as caught:
        fetch("http://nowhere.example/", policy=Policy(resolve=failing))
    assert not caught.value.permanent


def test_a_proxy_of_the_environment_is_not_used(web, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    web.answer("/a", b"direct")
    assert fetch(web.at("/a"), policy=web.policy()).body == b"direct"
