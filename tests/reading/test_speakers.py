"""Whom a pronoun, a surname or a post means, in invented reports."""

from __future__ import annotations

import pytest

from stemma.reading.plain import read_text
from stemma.reading.statements import find_statements


def speakers(*paragraphs: str, lang: str = "en", author: str | None = None) -> list[str | None]:
    """The names of those who say something, paragraph by paragraph."""
    text = "\n\n".join(paragraphs)
    body, at = [], 0
    for paragraph in paragraphs:
        body.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return [one.speaker_name for one in find_statements(text, None, body, lang, author=author)]


OPENING = "“The mill is old,” said Clara Benn, who runs it. “It creaks.”"


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("Rolf Ekdal, who has ground the flour since spring, came on foot. “I like the noise,” he said.", "Rolf Ekdal"),
        ("Rolf Ekdal is forty and grinds the flour. “I like the noise,” he said.", "Rolf Ekdal"),
        ("The miller, Rolf Ekdal, came on foot. “I like the noise,” he said.", "Rolf Ekdal"),
        ("On Friday, Rolf Ekdal came on foot. “I like the noise,” he said.", "Rolf Ekdal"),
        ("Rolf Ekdal ground the flour. Benn swept. “I like the noise,” she said.", "Clara Benn"),
        ("Wenna Tull ground the flour. “I like the noise,” she said.", "Wenna Tull"),  # a name that tells nothing
        ("The river was low. “I like the noise,” she said.", "Clara Benn"),
    ],
)
def test_a_pronoun_means_the_nearest_subject_that_it_can_mean(paragraph: str, name: str) -> None:
    assert speakers(OPENING, paragraph) == ["Clara Benn", name]


def test_a_pronoun_skips_a_subject_of_the_other_gender() -> None:
    told = speakers("Peter Ahl met Clara Benn at the mill on Friday.", "Peter Ahl left early. “I stayed,” she said.")
    assert told == ["Clara Benn"]


def test_a_pronoun_that_was_led_back_once_tells_the_gender_from_then_on() -> None:
    told = speakers(
        "Wenna Tull ground the flour. “I like the noise,” she said.",
        "Rolf Ekdal swept. Tull looked on. “I do not,” he said.",
    )
    assert told == ["Wenna Tull", "Rolf Ekdal"]


def test_somebody_unnamed_is_nobody_whom_the_text_named_before() -> None:
    assert speakers(OPENING, "My grandmother had a mill too. “It never stood still,” she said.") == ["Clara Benn", None]


def test_people_named_inside_a_quotation_are_no_subjects() -> None:
    told = speakers("Rolf Ekdal came late. “Peter Ahl is to blame.” It rained. “He knows it,” he said.")
    assert told[-1] == "Rolf Ekdal"


def test_a_place_is_no_person_and_lends_no_surname() -> None:
    told = speakers(
        "The boat to Fern Voss leaves at noon. Passengers on Fern Voss wait in a shed.",
        "“It is dry in there,” said Iver Voss, who keeps the shed. “Mostly,” added Voss.",
        "The boats stay in Fern Voss all winter, said Voss.",
    )
    assert set(told) == {"Iver Voss"}


def test_another_persons_first_name_is_kept() -> None:
    assert speakers("Clara Benn said that the mill is old.", "Tom Benn said that it is not.") == [
        "Clara Benn",
        "Tom Benn",
    ]


def test_a_post_and_the_name_after_it_are_one_speaker() -> None:
    text = "“They waved,” said the driver, Nan Osker. “All of them,” said one of them, Piet Lund."
    found = find_statements(text, None, [(0, len(text))], "en")
    assert [one.speaker_name for one in found] == ["Nan Osker", "Piet Lund"]
    assert [text[slice(*one.speaker[0])] for one in found] == ["the driver, Nan Osker", "one of them, Piet Lund"]


def test_finding_no_fault_is_no_saying() -> None:
    assert speakers("The saddler, Jory Blint, found no fault in it. “It will hold,” he said.") == ["Jory Blint"]


def test_a_relative_clause_belongs_to_the_speaker_to_its_end() -> None:
    text = "“It is warm,” said Ida Moll, who looks after the town's ovens. “Too warm.”"
    (found,) = find_statements(text, None, [(0, len(text))], "en")
    assert text[slice(*found.speaker[0])] == "Ida Moll, who looks after the town's ovens"


def test_who_says_i_in_a_speech_is_its_author_and_in_an_article_nobody() -> None:
    words = "When I was six I asked why the clock had stopped. I hope that it will go again."
    assert speakers(words, author="Ruth Calder") == ["Ruth Calder", "Ruth Calder"]
    assert speakers(words) == [None, None]
    speech = f"Speech at the town clock\n\nBy Ruth Calder, mayor of Quill\n\nFriends,\n\n{words}\n"
    document = read_text(speech)
    assert document.item_kind == "speech" and document.authors == ("Ruth Calder",)
    assert {one.speaker_name for one in document.statements} == {"Ruth Calder"}
    said_by = [document.text[slice(*one.speaker[0])] for one in document.statements]
    assert said_by == ["I", "I"]


def test_the_not_of_what_was_asked_is_part_of_it() -> None:
    text = "The society asks everybody not to mow the strip along the fence."
    (found,) = find_statements(text, None, [(0, len(text))], "en")
    assert text[slice(*found.content[0])] == "not to mow the strip along the fence"


def test_a_number_with_a_comma_is_one_word() -> None:
    (name,) = speakers("According to the clerk, 2,300 people came and 1,100 stayed for the soup.")
    assert name == "clerk"


def test_a_phrase_that_begins_with_a_name_is_kept_whole() -> None:
    assert speakers("Handball players said that the floor is hard.") == ["Handball players"]
    assert speakers("The keepers of Fern Quay said that the hives are full.") == ["keepers of Fern Quay"]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("de", "Am Montag kam die Müllerin Karla Wendt den Weg herauf.\n\n„Es mahlt“, sagte Wendt.", "Karla Wendt"),
        ("de", "„Es mahlt wieder“, sagte der Schreiner Bruno Pahl.", "Bruno Pahl"),
        ("es", "Carmen Prado abrió la puerta.\n\n«Hace frío», dijo ella.", "Carmen Prado"),
        ("ar", "وقال حارس البرج سليم الخوري: «الباب مفتوح للجميع».", "سليم الخوري"),
    ],
)
def test_names_are_told_from_posts_in_other_languages(lang: str, text: str, name: str) -> None:
    assert speakers(*text.split("\n\n"), lang=lang) == [name]


def test_a_title_tells_which_of_two_of_one_surname_is_meant() -> None:
    told = speakers(
        "Anna Benn and Peter Benn came on foot.", "Mr. Benn said that it was far.", "Ms. Benn said it was not."
    )
    assert told == ["Peter Benn", "Anna Benn"]


def test_whose_book_it_is_is_not_who_a_sentence_is_about() -> None:
    assert speakers("Rolf Ekdal read aloud. Peter Ahl's book lay open. “I like it,” he said.") == ["Rolf Ekdal"]


def test_days_and_counts_are_no_names() -> None:
    assert speakers("Many Growers came, and many growers said that the frost was late.") != ["Many Growers"]
    assert speakers("The Quill Monday began. The clerk said on Monday that it was over.") == ["clerk"]
