# ruff: noqa: E501 (pages and feeds stand here as they come)
import gzip
import io

import pytest

import stemma.reading.archive.warc as warc_module
from stemma.reading import read, read_all
from stemma.shapes import Document, InputError
from stemma.shapes.failed import Failed

PAGE = "<html><body><article><p>The town of Lindenau opened its <a href='/old'>bridge</a> number {} on Friday, at last.</p></article></body></html>"


def record(
    address: str,
    block: bytes,
    *,
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    length: int | None = None,
) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{abs(hash(address)):032x}>\r\nWARC-Date: 2024-05-03T08:00:00Z\r\n"
        f"WARC-Target-URI: {address}\r\nContent-Type: {content_type}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(
    address: str, body: bytes, *, media_type: str = "text/html; charset=utf-8", status: str = "200 OK", extra: str = ""
) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{extra}\r\n"
    return record(address, head.encode() + body)


def pack(*records: bytes, packed: bool = True) -> bytes:
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


def archive(packed: bool, pages: int = 3) -> bytes:
    info = record("urn:info", b"software: test\r\n", kind="warcinfo", content_type="application/warc-fields")
    return pack(
        info, *(response(f"https://lindenau.example/{n}", PAGE.format(n).encode()) for n in range(pages)), packed=packed
    )


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_of_an_archive_is_a_document_under_its_address(packed):
    items = list(read_all(archive(packed)))
    assert [item.id for item in items] == [f"https://lindenau.example/{number}" for number in range(3)]
    assert {item.format for item in items} == {"warc-html"}
    assert items[1].text == "The town of Lindenau opened its bridge number 1 on Friday, at last."
    assert items[1].links[0].href == "https://lindenau.example/old"
    assert len({item.received_sha256 for item in items}) == 3


def test_other_records_are_passed_over():
    data = pack(
        response("https://a.example/404", b"<p>not here at all</p>", status="404 Not Found"),
        response("https://a.example/x.png", b"\x89PNG", media_type="image/png"),
        response("https://a.example/plain", b"The ferry stays.\r\nUntil autumn.", media_type="text/plain"),
        record(
            "https://a.example/",
            b"GET / HTTP/1.1\r\n\r\n",
            kind="request",
            content_type="application/http; msgtype=request",
        ),
    )
    (item,) = read_all(data)
    assert (item.id, item.format, item.text) == (
        "https://a.example/plain",
        "plain",
        "The ferry stays.\r\nUntil autumn.",
    )


def test_a_wet_file_gives_plain_texts():
    document = read(
        pack(
            record(
                "https://a.example/1", "Die Brücke ist offen.".encode(), kind="conversion", content_type="text/plain"
            )
        )
    )
    assert (document.id, document.format, document.text) == ("https://a.example/1", "plain", "Die Brücke ist offen.")


@pytest.mark.parametrize("packed", [True, False])
def test_a_half_written_archive_gives_what_it_holds_and_then_says_where_it_ends(packed):
    whole = archive(packed)
    *pages, last = read_all(whole[: int(len(whole) * 0.8)], id="half.warc")
    assert pages
    assert all(isinstance(page, Document) for page in pages)
    assert isinstance(last, Failed)
    assert "byte" in last.error
    assert "\n" not in last.error


@pytest.mark.parametrize("packed", [True, False])
def test_no_cut_and_no_flipped_byte_crashes(packed):
    whole = archive(packed, pages=2)
    for place in range(1, len(whole), max(1, len(whole) // 60)):
        flipped = bytearray(whole)
        flipped[place] ^= 0x55
        for data in (whole[:place], bytes(flipped)):
            for item in read_all(data):
                assert isinstance(item, Document | Failed)


def test_a_bad_page_among_good_ones_is_a_failed_with_its_address():
    data = pack(
        response("https://a.example/1", PAGE.format(1).encode()),
        response("https://a.example/empty", b" "),
        response("https://a.example/binary", bytes(range(256)) * 4),
        response("https://a.example/2", PAGE.format(2).encode()),
    )
    first, empty, binary, last = read_all(data)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (empty.id, binary.id) == ("https://a.example/empty", "https://a.example/binary")
    assert isinstance(empty, Failed)
    assert "binary" in binary.error


def test_a_page_packed_by_its_server_is_unpacked_within_the_limit(monkeypatch):
    zipped = "Content-Encoding: gzip\r\n"
    data = pack(
        response("https://a.example/1", gzip.compress(PAGE.format(1).encode(), mtime=0), extra=zipped),
        response("https://a.example/bomb", gzip.compress(b"<p>a</p>" * 500_000, mtime=0), extra=zipped),
        response("https://a.example/2", PAGE.format(2).encode()),
    )
    monkeypatch.setattr(warc_module, "MAX_DOCUMENT_BYTES", 1_000_000)
    first, bomb, last = read_all(data)
    assert "number 1" in first.text
    assert isinstance(bomb, Failed)
    assert "over 1 MB" in bomb.error
    assert "number 2" in last.text


def test_a_record_of_another_length_than_declared_is_said_and_nothing_is_printed(capsys):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.format(1).encode()
    data = record("https://a.example/1", body, length=len(body) - 30) + response(
        "https://a.example/2", PAGE.format(2).encode()
    )
    items = list(read_all(data))
    assert any(isinstance(item, Failed) and "declared length" in item.error for item in items)
    assert capsys.readouterr() == ("", "")


def test_a_file_named_warc_that_is_none_gets_one_sentence(tmp_path):
    file = tmp_path / "x.warc"
    file.write_text("The town met.")
    with pytest.raises(InputError, match="does not begin as one"):
        read(file)


def test_records_are_streamed():
    class Slow(io.BytesIO):
        taken = 0

        def read(self, size=-1):
            data = super().read(size)
            self.taken += len(data)
            return data

    stream = Slow(archive(False, pages=2_000))
    next(read_all(stream))
    assert stream.taken < 300_000


def test_a_record_without_an_address_is_told_in_words():
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>Words.</p></body></html>"
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    (failed,) = read_all(head + b"Content-Length: %d\r\n\r\n" % len(body) + body + b"\r\n\r\n")
    assert isinstance(failed, Failed)
    assert "lacks a header that the format asks for, such as WARC-Target-URI" in failed.error
