from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.compare.address import fold_address, is_same_address, printed_addresses


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/news/bridge",
        "http://www.courier.example/news/bridge/",
        "//courier.example/news/bridge#comments",
        "courier.example/news/bridge?utm_source=x&fbclid=1",
        "HTTPS://Courier.Example:443/news/bridge",
    ],
)
def test_one_page_has_one_folded_address(address: str) -> None:
    assert fold_address(address) == "courier.example/news/bridge"


@pytest.mark.parametrize(
    "other",
    [
        "https://courier.example/news/tunnel",
        "https://other.example/news/bridge",
        "https://courier.example/news/bridge?id=2",
    ],
)
def test_another_page_has_another_address(other: str) -> None:
    assert not is_same_address("https://courier.example/news/bridge", other)


@pytest.mark.parametrize(
    "text", ["", "mailto:a@b.example", "javascript:alert(1)", "no address", "http://[::1", "http://"]
)
def test_what_is_no_web_address_folds_to_nothing(text: str) -> None:
    assert fold_address(text) == ""
    assert not is_same_address(text, text)


def test_addresses_spelled_out_in_a_text_are_found() -> None:
    text = "Read it at https://courier.example/news/bridge, they say."
    assert printed_addresses(text) == {"courier.example/news/bridge": (11, 46)}


@given(st.text(max_size=60))
def test_folding_takes_anything_and_stays(text: str) -> None:
    folded = fold_address(text)
    assert folded == "" or fold_address(folded) in (folded, "") or folded.startswith(("www", "m.", "amp."))
