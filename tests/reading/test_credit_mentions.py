"""What can be a name, what words do, and what is printed around a name: the ground of the reader of credits."""

from __future__ import annotations

import pytest

from stemma.reading.agency import table_of
from stemma.reading.credits.model import Ground, cut_words
from stemma.reading.credits.model.cue import kinds_of
from stemma.reading.credits.model.grid import KINDS, MARKS, lay_grid
from stemma.reading.credits.model.mention import find_mentions
from stemma.reading.credits.model.printed import link_of, name_of, widen
from stemma.reading.line import cut_lines


def ground_of(text: str) -> Ground:
    lines = cut_lines(text)
    return Ground(cut_words(lines), len(lines), table_of(None))


def names(text: str) -> set[str]:
    ground = ground_of(text)
    return {name_of(text, ground, mention) for mention in find_mentions(ground.words, ground.agencies)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Reprinted by the Quill Tribune on Monday.", "Quill Tribune"),
        ("By A. B. Writer of the Harbour Post", "Harbour Post"),
        ("It first ran in The Third Bell.", "Third Bell"),
        ("via heute in auenfurt", "heute in auenfurt"),
        ("passed on via the weir-friends list", "weir-friends list"),
        ("(Text: kiosk 9)", "kiosk 9"),
        ("Avec l'AFP", "AFP"),
        ("repris de La Petite Gazette du canal", "La Petite Gazette du canal"),
        ("von dpa und APA", "Deutsche Presse-Agentur"),
        ("（来源：清河晚报）", "清河晚报"),
        ("نقلا عن مجلة البيدر عبر موقع نسائم", "مجلة البيدر"),
        ("See https://www.quill.example/a/1", "quill.example"),
        ("the Ministry of Roads and Bridges said", "Ministry of Roads and Bridges"),
        ("Cross-posted at Growers' Corner.", "Growers' Corner"),
        ("Smith's Post of 3 May", "Smith's Post"),
    ],
)
def test_a_name_is_among_the_mentions(text: str, name: str) -> None:
    found = names(text)
    assert name in found or (name == "Deutsche Presse-Agentur" and "dpa" in found)


def test_an_article_a_mail_address_and_a_mark_are_no_part_of_a_name() -> None:
    found = names("The Associated Press. Ask desk@quill.example or The Quill.")
    assert "Associated Press" in found and "Quill" in found
    assert not any(name.startswith("The ") or "@" in name or name.endswith(".") for name in found)


def test_words_of_all_languages_do_the_same() -> None:
    for word in ("reprinted", "nachgedruckt", "reproduit", "reproducido", "перепечатано", "ripreso", "转载"):
        assert "AGAIN" in kinds_of(word), word


def test_a_credit_is_printed_with_its_words_and_its_bracket() -> None:
    for text, printed in (
        ("Submitted by Rita Moor", "Submitted by Rita Moor"),
        ("Prose (Quill Post) and more", "(Quill Post)"),
        ("It is said that Quill Post did it", "Quill Post"),
    ):
        ground = ground_of(text)
        name = "Rita Moor" if "Rita" in text else "Quill Post"
        mention = next(m for m in find_mentions(ground.words, ground.agencies) if name_of(text, ground, m) == name)
        assert text[slice(*widen(ground, mention))] == printed


def test_an_address_after_a_name_is_its_link() -> None:
    text = "First in Quill Post (https://quill.example/7)."
    ground = ground_of(text)
    mention = next(m for m in find_mentions(ground.words, ground.agencies) if name_of(text, ground, m) == "Quill Post")
    assert link_of(ground, mention) == "https://quill.example/7"


def test_a_grid_has_a_row_for_every_word_and_every_line() -> None:
    text = "Quill bridge opens\n\nReprinted by the Quill Post"
    ground = ground_of(text)
    mentions = find_mentions(ground.words, ground.agencies)
    grid = lay_grid(ground, mentions, {"by": 2})
    assert len(grid.words) == len(ground.words) + 3 and grid.flags.shape == (len(grid.words), len(KINDS) + len(MARKS))
    assert list(grid.words[:4]) == [1, 0, 1, 1] and 2 in grid.words  # names are not known, whatever they are


@pytest.mark.parametrize(
    "text", ["", "\n", "a", "A " * 5_000, "(" * 3_000, "\u202e\ud800 X", "1 " * 4_000, "文" * 9_000]
)
def test_any_text_is_taken(text: str) -> None:
    ground = ground_of(text)
    mentions = find_mentions(ground.words, ground.agencies)
    lay_grid(ground, mentions, {})
    assert all(0 <= begin < end <= len(ground.words) for begin, end in mentions)
