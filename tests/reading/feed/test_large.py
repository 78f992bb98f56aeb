"""Feeds over 10 MB: entry by entry, in bounded memory, with what the feed says of all of them."""

import io
import tracemalloc

import pytest

from stemma.reading import read_all
from stemma.shapes.failed import Failed

WORDS = "The town of Lindenau opened its rebuilt bridge on Friday, two years after the flood. " * 4
TALE = "<p>" + "It has two lanes. " * 3_000 + "</p>"


class Pieces(io.RawIOBase):
    """A stream that makes its bytes as they are asked for."""

    def __init__(self, pieces):
        self.pieces, self.left = iter(pieces), b""

    def readable(self):
        return True

    def readinto(self, buffer):
        while not self.left and (piece := next(self.pieces, None)):
            self.left = piece
        data, self.left = self.left[: len(buffer)], self.left[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def rss(count, end="</channel></rss>", size=TALE):
    yield b"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Harbour Wire</title><language>en</language>"
    for number in range(count):
        text = size.replace("<", "&lt;") if number % 40 else "&lt;p&gt;" + WORDS + "&lt;/p&gt;"
        yield f"<item><guid>urn:h:{number}</guid><title>Bridge {number}</title><description>{text}</description></item>".encode()
    yield end.encode()


def test_a_large_feed_is_read_entry_by_entry():
    items = list(read_all(Pieces(rss(300)), id="wire"))
    assert [item.id for item in items] == [f"urn:h:{number}" for number in range(300)]
    assert items[40].text.startswith("The town of Lindenau")
    assert {(hop.role, hop.name) for hop in items[299].hops} == {("origin", "Harbour Wire")}
    assert items[299].lang == "en"


def test_the_atom_of_a_large_feed_keeps_its_namespaces_and_tombstones():
    head = b"<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'><title>Harbour Wire</title>"
    entries = (
        f"<entry><id>urn:h:{n}</id><title>B</title><content type='text'>{WORDS * 200}</content></entry>".encode()
        for n in range(200)
    )
    gone = b"<at:deleted-entry ref='urn:h:gone' when='2024-05-03T10:00:00Z'/></feed>"
    items = list(read_all(Pieces([head, *entries, gone]), id="wire"))
    assert len(items) == 201
    assert items[-1].signals == ("deleted",)


@pytest.mark.long
def test_memory_stays_bounded(monkeypatch):
    monkeypatch.setattr("stemma.reading.measured.annotate_within", lambda document, agencies=None: document)
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_all(Pieces(rss(900)), id="wire"))  # 48 MB
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 900
    assert peak < 150_000_000


def test_a_large_feed_that_is_cut_gives_what_stands_before():
    items = list(read_all(Pieces(rss(300, end="<item><title>cut")), id="wire"))
    assert sum(not isinstance(item, Failed) for item in items) >= 300


@pytest.mark.parametrize("head", [b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel>"])
def test_entities_in_a_large_feed_are_refused(head):
    (item,) = read_all(Pieces([head, *rss(250)]), id="wire", media_type="application/rss+xml")
    assert isinstance(item, Failed)
    assert "entities" in item.error
