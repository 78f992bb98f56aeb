"""Unpacking in steps gives what unpacking at once gives."""

from __future__ import annotations

import gzip
import zlib

from hypothesis import given
from hypothesis import strategies as st

from stemma.net.deadline import Deadline
from stemma.net.unpack import unpack


@given(st.lists(st.binary(max_size=300), max_size=4), st.integers(1, 40), st.booleans())
def test_chunks_of_any_size_unpack_to_the_same(members: list[bytes], size: int, is_gzip: bool) -> None:
    whole = b"".join(members)
    packed = b"".join(gzip.compress(member, mtime=0) for member in members) if is_gzip else zlib.compress(whole)
    chunks = [packed[place : place + size] for place in range(0, len(packed), size)]
    steps = unpack(chunks, "gzip" if is_gzip else "deflate", Deadline(5, "here"), "here")
    assert b"".join(steps) == whole


@given(st.integers(65_000, 66_200), st.integers(1, 3))
def test_a_body_as_long_as_a_step_is_whole(length: int, times: int) -> None:
    whole = b"a" * (length * times)
    assert b"".join(unpack([gzip.compress(whole, mtime=0)], "gzip", Deadline(5, "here"), "here")) == whole
