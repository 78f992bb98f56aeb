import json

import pytest

import stemma.reading.jsonl.line as line_module
from stemma.reading import read, read_all
from stemma.shapes import Document, InputError, to_plain
from stemma.shapes.failed import Failed

TEXT = 'LINDENAU, May 3 (Harbour Wire) - The town opened its bridge.\n\n"We are glad," said Mayor Ines Vogt.'


def lines(*items: object) -> bytes:
    return b"".join((item if isinstance(item, bytes) else json.dumps(item).encode()) + b"\n" for item in items)


def test_a_line_of_id_and_text_is_a_plain_document_with_its_annotations():
    first, second = read_all(lines({"id": "a", "text": TEXT}, {"text": "Two."}), id="x")
    assert (first.id, first.text, first.format) == ("a", TEXT, "plain")
    assert first.hops
    assert second.id.endswith(":2")


def test_what_read_wrote_is_read_back_the_same():
    document = next(read_all(lines({"id": "a", "text": TEXT})))
    assert next(read_all(lines(to_plain(document)))) == document


def test_a_line_with_links_can_have_links_missing():
    link = {"begin": 0, "end": 3, "text": "One", "href": "https://a.example"}
    (document,) = read_all(lines({"id": "a", "text": "One two three.", "links": [link]}))
    assert (document.format, document.has_links) == ("jsonl", True)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"not json", "not valid JSON"),
        ({"id": "b"}, 'without a "text"'),
        ({"id": "b", "text": "  "}, "empty text"),
        ({"id": "b", "text": 3}, 'a "text" that is a whole number'),
        ({"id": "b", "text": "x", "hops": "none"}, "no Document"),
        ({"id": "b", "text": "x", "headline_span": [0, 99]}, "[0, 99]"),
        ({"id": "b", "text": "x", "terms": [{"duty": "credit", "force": "asked", "begin": 5, "end": 2}]}, "[5, 2]"),
        (
            {"id": "b", "text": "x", "statements": [{"kind": "direct", "speaker": [[0, 7]], "cue": [], "content": []}]},
            "[0, 7]",
        ),
        ('{"id": "b", "text": "Brücke"}'.encode("latin-1"), "not UTF-8"),
        (b'{"id":"b","text":' + b"[" * 5_000 + b"]" * 5_000 + b"}", ""),
        (b"[1, 2]", 'without a "text"'),
    ],
)
def test_a_bad_line_is_failed_with_its_number_and_the_rest_goes_on(bad, said):
    first, failed, last = read_all(lines({"id": "a", "text": "One."}, bad, {"id": "c", "text": "Three."}))
    assert (first.id, last.id) == ("a", "c")
    assert isinstance(failed, Failed)
    assert "line 2" in failed.error
    assert said in failed.error
    assert "\n" not in failed.error


def test_a_line_over_the_limit_is_stepped_over_without_holding_it(monkeypatch):
    monkeypatch.setattr(line_module, "MOST_LINE_BYTES", 10_000)
    first, failed, last = read_all(
        lines({"id": "a", "text": "One."}, {"id": "b", "text": "x" * 50_000}, {"id": "c", "text": "Three."})
    )
    assert (first.id, last.id) == ("a", "c")
    assert "line 2" in failed.error.lower()


def test_lone_surrogates_and_nuls_become_replacement_characters():
    (document,) = read_all(b'{"id": "a", "text": "One \\ud800 and \\u0000 two \\ud83d\\ude00."}')
    assert document.text == "One \ufffd and \ufffd two 😀."


def test_one_object_over_several_lines_is_one_document():
    assert read(json.dumps({"id": 5, "text": "One."}, indent=2).encode()).id == "5"
    assert read(b'\xef\xbb\xbf{"id": "a", "text": "One."}').id == "a"


def test_blank_lines_and_a_missing_last_newline_do_no_harm():
    items = list(read_all(b'\n{"id": "a", "text": "One."}\n\n\r\n{"id": "b", "text": "Two."}'))
    assert [item.id for item in items] == ["a", "b"]


def test_a_text_that_begins_with_a_brace_is_still_a_text():
    assert read(b"{Updated} The bridge is open.").format == "plain"
    assert read(b"[Updated] The bridge is open.").format == "plain"


def test_a_removal_needs_no_text():
    (document,) = read_all(lines({"id": "a", "text": "", "signals": ["deleted"]}))
    assert isinstance(document, Document)


def test_read_raises_what_read_all_gives():
    with pytest.raises(InputError, match="line 1"):
        read(lines({"id": "a"}))


def test_lines_without_an_id_are_told_by_the_path_that_was_given_so_that_files_of_one_name_do_not_collide(tmp_path):
    ids = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        file = tmp_path / folder / "x.jsonl"
        file.write_bytes(lines({"text": "One."}, b"bad"))
        ids += [item.id for item in read_all(file, id=f"{folder}/x.jsonl")]
    assert ids == ["a/x.jsonl:1", "a/x.jsonl:2", "b/x.jsonl:1", "b/x.jsonl:2"]
    assert next(read_all(lines({"text": "One."}), id="-")).id == "-:1"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"text": 5}, 'has a "text" that is a whole number'),
        ({"text": None}, 'has a "text" that is null'),
        (b'{"text": "x", "n": ' + b"1" * 9_000 + b"}", "a number of too many digits"),
        (
            {"text": "x", "hops": [{"position": float("inf"), "role": "origin", "name": "x"}]},
            "a whole number was expected",
        ),
        ({"text": "x", "hops": ["a"]}, "this is a string"),
        ({"text": "x", "lang": 5}, "a string was expected where 5 stands"),
        ({"text": "x", "hops": [{"position": 0}]}, "it has no role and no name"),
        (b'{"text": "x",', "character 1"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_in_the_words_of_json_and_not_of_python(bad, said):
    (failed,) = read_all(lines(bad))
    assert isinstance(failed, Failed)
    assert said in failed.error
    assert not any(word in failed.error.split() for word in ("int", "str", "inf", "dict", "NoneType", "argument:"))
    assert "__init__" not in failed.error and "sys." not in failed.error
