from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.index.block import Entry, find_entry, pack_entries, unpack_block

name = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
number = st.integers(1, (1 << 32) - 1)
entries = st.lists(
    st.builds(Entry, number, number, name, name, st.none() | name, st.binary(max_size=60)),
    min_size=1,
    max_size=12,
    unique_by=lambda entry: entry.document,
)


@given(entries)
def test_every_document_comes_out_of_a_block_as_it_was_put(given_entries: list[Entry]) -> None:
    data = pack_entries(given_entries)
    assert unpack_block(data) == given_entries
    assert [find_entry(data, entry.document) for entry in given_entries] == given_entries
    assert find_entry(data, 0) is None


@given(entries, st.data())
def test_a_damaged_block_is_told(given_entries: list[Entry], data: st.DataObject) -> None:
    whole = pack_entries(given_entries)
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    with pytest.raises(ValueError, match=r"."):
        unpack_block(cut)
