from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from stemma.publishing.formats.escape import as_html, as_script_json, web_address, writable

ANYTHING = st.text(alphabet=st.characters(codec=None))


@given(st.dictionaries(ANYTHING, st.lists(ANYTHING), max_size=4))
def test_json_in_a_script_reads_back_the_same_and_cannot_end_the_script(value: dict[str, list[str]]) -> None:
    text = as_script_json({"value": list(value.values())})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"value": [[writable(item) for item in items] for items in value.values()]}
    text.encode()


@given(ANYTHING)
def test_escaped_text_holds_no_markup_and_can_be_encoded(text: str) -> None:
    escaped = as_html(text)
    assert not set("<>\"'") & set(escaped)
    escaped.encode()


def test_only_addresses_of_the_web_are_links() -> None:
    assert web_address(" https://a.example/x ") == "https://a.example/x"
    for bad in (
        None,
        "",
        "javascript:alert(1)",
        "//a.example",
        "https://",
        "data:text/html,x",
        "http://[",
        "ftp://a.example",
    ):
        assert web_address(bad) is None
