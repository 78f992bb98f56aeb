# ruff: noqa: E501 (pages and feeds stand here as they come)
import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stemma.reading.source as source_module
from stemma.reading import MAX_DOCUMENT_BYTES, read, read_all, read_text
from stemma.shapes import Document, InputError, TooLargeError, UnknownFormatError
from stemma.shapes.failed import Failed

STORY = (
    "Bridge opens after two years\n\nLINDENAU, May 3 (Harbour Wire) - The town of Lindenau opened its rebuilt bridge on Friday.\n"
    '"We are glad," said Mayor Ines Vogt.\r\n'
)
PAGE = (
    b"<!doctype html><html><head><title>Bridge</title></head><body><nav><a href=/>Home</a></nav><article><h1>Bridge opens</h1>"
    b"<p>The town of Lindenau opened its <a href='/old'>rebuilt bridge</a> on Friday, two years after the flood.</p>"
    b"<ul><li>Cost: four million<li>Length: 120 metres</ul></article><script>alert(1)</script></body></html>"
)


def is_sentence(text: str) -> bool:
    return "\n" not in text and text.endswith(".") and len(text) < 500


class Endless(io.RawIOBase):
    """A stream of text without end, which counts what was taken of it."""

    def __init__(self, piece: bytes) -> None:
        self.piece, self.taken = piece, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        data = (self.piece * (len(buffer) // len(self.piece) + 1))[: len(buffer)]
        buffer[:] = data
        self.taken += len(data)
        return len(data)


def test_the_text_of_a_plain_input_is_the_text_as_given(tmp_path):
    file = tmp_path / "bridge.txt"
    file.write_bytes(b"\xef\xbb\xbf" + STORY.encode())
    document = read(file)
    assert document.text == STORY
    assert (document.id, document.format, document.lang) == ("bridge.txt", "plain", "en")
    assert not document.has_links


def test_the_id_is_the_given_one_else_the_address_else_the_name_else_the_hash(tmp_path):
    file = tmp_path / "bridge.txt"
    file.write_text(STORY)
    assert read(file, id="b1", address="https://a.example/b").id == "b1"
    assert read(file, address="https://a.example/b").id == "https://a.example/b"
    assert read(file).id == "bridge.txt"
    nameless = read(STORY.encode())
    assert nameless.id == nameless.received_sha256[:16]


def test_bytes_a_path_and_a_stream_that_cannot_seek_give_the_same(tmp_path):
    file = tmp_path / "b.html"
    file.write_bytes(PAGE)

    class Pipe(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *_):
            raise OSError

    assert read(PAGE, id="x") == read(file, id="x") == read(Pipe(PAGE), id="x")


def test_a_given_stream_stays_open_and_an_opened_file_is_closed(tmp_path):
    stream = io.BytesIO(PAGE)
    read(stream)
    assert not stream.closed


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "nothing but blanks"),
        (gzip.compress(b"", mtime=0), "empty"),
        (b"<html><body></body></html>", "shows no text"),
        (b"<html><body><script>document.write('x')</script></body></html>", "shows no text"),
        (gzip.compress(gzip.compress(STORY.encode()), mtime=0), "twice"),
        (gzip.compress(STORY.encode() * 20, mtime=0)[:-30], "damaged"),
        (b"\x1f\x8b\x08garbage", "damaged"),
        (b'{"a": 1}', "without a"),
        (b'{"text": ', "not valid JSON"),
        (b'{"a":' * 100_000, "nested too deep"),
        (b'<?xml version="1.0"?><catalogue><book/></catalogue>', "root is <catalogue>"),
    ],
)
def test_each_bad_input_gets_one_sentence(data, said):
    with pytest.raises(InputError) as caught:
        read(data)
    assert said in str(caught.value)
    assert is_sentence(str(caught.value))


def office_file() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<w/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (office_file(), "a spreadsheet (XLSX)"),
        (b"PK\x03\x04" + b"\0" * 40, "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG picture"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "a JPEG picture"),
        (b"ID3\x04" + bytes(64), "a sound file"),
        (b"\x7fELF\x02\x01" + bytes(64), "a program"),
        (bytes(range(256)) * 8, "binary"),
        (b"\0" * 1000, "binary"),
        (gzip.compress(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), mtime=0), "a PNG picture"),
    ],
)
def test_what_is_no_text_is_named_with_the_next_step(data, said):
    with pytest.raises(UnknownFormatError) as caught:
        read(data)
    assert said in str(caught.value)
    assert is_sentence(str(caught.value))


def test_a_hundred_megabytes_are_refused_before_they_are_all_read():
    stream = Endless(b"The town met. ")
    with pytest.raises(TooLargeError) as caught:
        read(stream)
    assert is_sentence(str(caught.value))
    assert stream.taken < MAX_DOCUMENT_BYTES + 2_000_000


def test_a_gzip_bomb_is_refused_after_one_documents_worth():
    bomb = gzip.compress(b"a " * 30_000_000, mtime=0)
    with pytest.raises(TooLargeError):
        read(bomb)


def test_a_bulk_file_that_swells_beyond_reason_is_left_there(monkeypatch):
    monkeypatch.setattr(source_module, "FREE_EXPANSION_BYTES", 1_000_000)
    bomb = gzip.compress(b'{"id": "a", "text": "x"}\n' + b" \n" * 20_000_000, mtime=0)
    items = list(read_all(bomb))
    assert isinstance(items[0], Document)
    assert "unpacks to more than" in items[-1].error


def test_a_gzipped_page_is_read_and_its_hash_is_of_what_was_received():
    packed = gzip.compress(PAGE, mtime=0)
    assert read(packed, id="x").text == read(PAGE, id="x").text
    assert read(packed).received_sha256 != read(PAGE).received_sha256


def test_a_missing_file_a_folder_and_odd_names_get_one_sentence(tmp_path):
    odd = "a\nb\x1b[31m\udcff"
    for path in (tmp_path / "none.txt", tmp_path, tmp_path / odd, Path("a\0b")):
        with pytest.raises(InputError) as caught:
            read(path)
        assert is_sentence(str(caught.value))
        str(caught.value).encode()


def test_a_str_is_no_file():
    with pytest.raises(TypeError, match="read_text"):
        read(STORY)


def test_a_stream_opened_as_text_is_refused():
    with pytest.raises(InputError, match="binary"):
        read(io.StringIO(STORY))


def test_read_all_gives_what_fails_as_an_item_and_raises_nothing(tmp_path):
    for data in (b"", b"%PDF-1.7", b"\0" * 99):
        (item,) = read_all(data, id="x")
        assert isinstance(item, Failed)
        assert is_sentence(item.error)
    (item,) = read_all(tmp_path / "none.txt")
    assert isinstance(item, Failed)


def test_a_file_of_several_items_is_for_read_all():
    lines = b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'
    with pytest.raises(InputError, match="read_all"):
        read(lines)
    assert [item.id for item in read_all(lines)] == ["a", "b"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=300),
    st.sampled_from([None, "text/html", "text/plain", "application/rss+xml", "application/json"]),
)
def test_any_bytes_give_a_document_or_one_sentence(data, media_type):
    try:
        document = read(data, media_type=media_type)
    except InputError as error:
        assert is_sentence(str(error))
    else:
        document.text.encode()
        assert document.text.strip()


_BITS = st.sampled_from(
    ["<", ">", '"', "'", "</p>", "<p>", "<div>", "</article>", "<table>", "<td>", "<li>", "<!--", "-->", "<script>", "&amp;", "&#0;", "&#xD800;",
     "<a href='", "<br><br>", "<svg>", "<math>", "<title>", "\0", "é", "<pre>", "</ul>", "<h1>", "<figure><figcaption>", "<base href='http://[':>"]
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(PAGE)), st.integers(0, 40), _BITS), max_size=12))
def test_a_mangled_page_gives_a_document_or_one_sentence(changes):
    page = PAGE.decode()
    for place, cut, bit in changes:
        page = page[:place] + bit + page[place + cut :]
    try:
        document = read(page.encode(), media_type="text/html", address="https://lindenau.example/bridge")
    except InputError as error:
        assert is_sentence(str(error))
    else:
        document.text.encode()
        for link in document.links:
            if link.begin is not None:
                assert document.text[link.begin : link.end] == link.text


@pytest.mark.parametrize(
    "data",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><text>Hi</text></svg>',
        b'<!-- drawn --><svg:svg xmlns:svg="x"><text>Hi</text></svg:svg>',
        b'<opml version="2.0"><body><outline text="x"/></body></opml>',
        b"<!DOCTYPE note><note>The bridge is open.</note>",
    ],
)
def test_xml_of_another_kind_is_refused_without_its_declaration_too(data):
    with pytest.raises(UnknownFormatError, match="XML of a kind"):
        read(data)


@pytest.mark.parametrize("root", ["lolz", "rss", "html", "newsItem", "svg"])
@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0"?>\n'])
def test_a_doctype_that_defines_entities_is_told_as_that(root, declaration):
    data = f'{declaration}<!DOCTYPE {root} [<!ENTITY a "b">]><{root}><p>The bridge is &a; open.</p></{root}>'
    with pytest.raises(InputError, match="entities of its own"):
        read(data.encode())


def test_a_text_that_begins_with_a_word_in_angle_brackets_is_a_text():
    assert read(b"<project> is what the town calls it.").format == "plain"


@pytest.mark.parametrize("tail", ["junk", "cut"])
def test_a_damaged_packed_file_is_told_in_plain_words(tail):
    packed = gzip.compress(STORY.encode() * 50, mtime=0)
    with pytest.raises(InputError) as raised:
        read(packed + b"junk" if tail == "junk" else packed[:-20])
    assert "b'" not in str(raised.value)
    assert ("not packed" if tail == "junk" else "ends before") in str(raised.value)


def test_read_text_says_what_it_takes():
    with pytest.raises(TypeError, match="not bytes"):
        read_text(b"x")
