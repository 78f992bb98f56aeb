from __future__ import annotations

from typing import get_args

import pytest

from stemma.publishing.formats.words import words_in
from stemma.shapes import Duty, Role


@pytest.mark.parametrize("tongue", ["en", "de", "es", "ar"])
def test_every_language_has_every_word_with_the_same_places_to_fill(tongue: str) -> None:
    english, words = words_in("en"), words_in(tongue)
    assert set(words) == set(english)
    assert set(get_args(Role)) <= set(words)
    assert set(get_args(Duty)) - {"non_endorsement"} <= set(words)
    for name, word in words.items():
        assert word.strip()
        assert word.count("{") == english[name].count("{"), name
